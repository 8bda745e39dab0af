import { dateText } from "../../semantics/dates.ts";
import { type Fix, insert } from "./fix.ts";

/** The newest day from which a value of the policy holds: the case is then decided by the policy as it is now. */
export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  if ((declaration.kind !== "case" && declaration.kind !== "cases") || declaration.title === undefined)
    return [];
  const days = fault.checked
    .model()
    .parameters.flatMap(({ values }) => values.flatMap(({ from }) => from ?? []));
  if (days.length === 0) return [];
  const date = dateText(Math.max(...days));
  const at = Math.max(declaration.title.end, ...declaration.citations.map(({ end }) => end));
  return [{ title: `Decide it on ${date}`, changes: [insert(fault, at, ` on ${date}`)] }];
};
