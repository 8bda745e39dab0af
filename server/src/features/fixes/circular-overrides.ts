import { clauseSpans } from "./clause-spans.ts";
import { argument, type Fix, without, withoutPart } from "./fix.ts";

/** The problem stands at one rule of the circle: that one no longer overrides the next. */
export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "rule") return [];
  const circle = new Set([...argument(fault, "path").matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const { overrides } = declaration;
  return overrides.flatMap((name, at) => {
    if (!circle.has(name.text)) return [];
    const clause = clauseSpans(fault).find(({ head }) => head === "overrides");
    const alone = overrides.length === 1 && clause !== undefined;
    const change = alone ? without(fault, clause) : withoutPart(fault, overrides, at);
    return change === undefined
      ? []
      : [{ title: `Take \`${name.text}\` out of what this rule overrides`, changes: [change] }];
  });
};
