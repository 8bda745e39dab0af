/** Values outside their bounds: the bound that is nearest. */
import type { Numeric } from "../../semantics/types.ts";
import { formatValue } from "../../semantics/values.ts";
import { type Fix, instead } from "./fix.ts";

export const writeNearestBound: Fix = (fault) => {
  const { checked, document, problem } = fault;
  const expected = checked.expectedAt(document.uri, problem.start);
  if (expected?.kind !== "value") return [];
  const { type } = expected;
  if (type.kind !== "number" && type.kind !== "duration") return [];
  const written = document.tree.text.slice(problem.start, problem.end);
  const value = Number(written.replaceAll(/[\u00A3,%]|[\s\p{L}].*$/gu, ""));
  if (!Number.isFinite(value)) return [];
  const bound = formatValue(type, value < type.min ? type.min : type.max);
  return [
    {
      title: `Write \`${unitAsWritten(bound, written, type.kind === "number" ? type : undefined)}\``,
      changes: [instead(fault, unitAsWritten(bound, written, type.kind === "number" ? type : undefined))],
    },
  ];
};

/** A bare number takes its unit from the other side: it stays bare. */
function unitAsWritten(bound: string, written: string, type: Numeric | undefined): string {
  const bare = /^[\d.,]+$/.test(written.trim());
  return bare && type?.unit !== "£" && type?.unit !== "%" ? (bound.split(" ")[0] ?? bound) : bound;
}
