/** Types of the model that have names: scales, choices, and the stages of processes. */
import { entriesOf, type Version } from "./lower-declared.ts";
import { namedOf } from "./lower-named.ts";
import type { Model } from "./model.ts";

export function lowerTypes(version: Version): Model["types"] {
  const types = entriesOf(version, "scale", "choice", "process").flatMap(({ symbol }) => {
    const { type, members, kind } = symbol;
    const titles = members.map(({ title }) => title);
    const levelTitles = kind === "process" ? ["Not in the process", ...titles] : titles;
    return type === undefined ? [] : [{ ...namedOf(version.whole, symbol), type, levelTitles }];
  });
  return version.over.same("types", types);
}
