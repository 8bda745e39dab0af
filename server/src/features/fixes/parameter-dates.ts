import { type Fix, rewrite, written } from "./fix.ts";

/** The newest value first. Two values from one day cannot be put in order. */
export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "parameter") return [];
  const { values } = declaration;
  const dates = values.map(({ from }) => from?.text ?? "");
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || new Set(dates).size < dates.length) return [];
  const inOrder = [...values].sort((a, b) => ((a.from?.text ?? "") < (b.from?.text ?? "") ? 1 : -1));
  const text = inOrder
    .map(({ value, from }) => written(fault, { start: value.start, end: from?.end ?? value.end }))
    .join(", was ");
  const whole = { start: first.value.start, end: last.from?.end ?? last.value.end };
  return [{ title: "Put the newest value first", changes: [rewrite(fault, whole, text)], preferred: true }];
};
