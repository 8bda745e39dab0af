import { formatValue } from "../../semantics/values.ts";
import { type FindingFix, faultAt, inFile } from "./finding-fix.ts";
import { argument, insert } from "./fix.ts";

/** More would bury the one that is meant. */
const MOST = 5;

/** `VALUE otherwise`, for each value there is; in a matrix, the value in every cell that is empty. */
export const fix: FindingFix = (fault) => {
  const definition = fault.model.definitions.find(({ name }) => name === argument(fault, "name"));
  const own = definition && faultAt(fault, definition.place);
  const declaration = own?.item.declaration;
  if (definition === undefined || own === undefined) return [];
  const { type } = definition;
  const values =
    "levels" in type ? type.levels.map((_, level) => level) : type.kind === "yes/no" ? [0, 1] : [];
  return values.slice(0, MOST).flatMap((value) => {
    const text = formatValue(type, value);
    if (declaration?.kind === "define") {
      const last = declaration.branches.at(-1);
      if (last === undefined) return [];
      const change = inFile(own, insert(own, last.end, `, ${text} otherwise`));
      return [{ title: `Let it be \`${text}\` otherwise`, changes: [change] }];
    }
    if (declaration?.kind !== "matrix") return [];
    const empty = declaration.body.flatMap(({ cells }) => cells.filter((cell) => cell.value === undefined));
    if (empty.length === 0) return [];
    const changes = empty.map((cell) => inFile(own, insert(own, cell.end, `${text} `)));
    return [{ title: `Write \`${text}\` in the empty cells`, changes }];
  });
};
