import type { Type } from "../../semantics/types.ts";
import { type Fix, insert } from "./fix.ts";

/** More would bury the one that is meant. */
const MOST = 5;

/** Each value that the matrix can have. */
export const fix: Fix = (fault) => {
  const { item, checked, problem } = fault;
  const { declaration } = item;
  if (declaration.kind !== "matrix" || declaration.name === undefined) return [];
  const at = problem.start - item.start;
  const cell = declaration.body
    .flatMap(({ cells }) => cells)
    .find(({ start, end, value }) => value === undefined && start <= at && at <= end);
  if (cell === undefined) return [];
  return valuesOf(checked.symbol(declaration.name.text)?.type)
    .slice(0, MOST)
    .map((value) => ({ title: `Write \`${value}\``, changes: [insert(fault, cell.start, `${value} `)] }));
};

function valuesOf(type: Type | undefined): readonly string[] {
  if (type?.kind === "yes/no") return ["no", "yes"];
  return type?.kind === "scale" || type?.kind === "choice" ? type.levels : [];
}
