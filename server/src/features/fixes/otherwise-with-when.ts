import { clauseSpans } from "./clause-spans.ts";
import { type Fix, without } from "./fix.ts";

export const fix: Fix = (fault) => {
  const spans = clauseSpans(fault);
  const when = spans.find(({ head }) => head === "when");
  const otherwise = spans.find(({ head }) => head === "otherwise");
  if (when === undefined || otherwise === undefined) return [];
  const word = { start: otherwise.start, end: otherwise.start + "otherwise".length };
  const hasThen = spans.some(({ head }) => head === "then");
  return [
    { title: "Take `when` and its condition out", changes: [without(fault, when)] },
    { title: "Take `otherwise` out", changes: [hasThen ? without(fault, word) : { ...word, text: "then" }] },
  ];
};
