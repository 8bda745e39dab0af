/** Parameters of the model, and what those with dates come to. */
import { entriesOf, type Version } from "./lower-declared.ts";
import { namedOf } from "./lower-named.ts";
import type { Parameter } from "./model.ts";

/** A parameter without one good value is left out. */
export function lowerParameters(version: Version): readonly Parameter[] {
  const { whole, over } = version;
  return entriesOf(version, "parameter").flatMap(({ symbol, bound }, index): Parameter[] => {
    const { name, type } = symbol;
    if (type === undefined || bound.kind !== "parameter") return [];
    const values = bound.values.flatMap(({ value, from }) => (value === undefined ? [] : [{ value, from }]));
    if (values.length === 0) return [];
    return [
      over.same(`parameter ${name}`, { ...namedOf(whole, symbol), kind: "parameter", index, type, values }),
    ];
  });
}

/** Whether its values count from days. */
export const isDated = ({ values }: Parameter): boolean => values.some(({ from }) => from !== undefined);
