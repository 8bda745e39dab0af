/** What no timeline has: why what is asked of events and clocks can't be so together. */
import { inputsOf } from "../compile/expressions.ts";
import type { Formula } from "../regions/formula.ts";
import { isSameWindow } from "../semantics/among.ts";
import type { ClockMeasure, Expr, Measure } from "../semantics/model.ts";
import type { Context } from "./context.ts";
import { relationText } from "./expression-text.ts";

export interface Timeless {
  /** What contradicts each other, in a word: `windows`, `counts`, `clocks`. */
  readonly parts: string;
  /** What holds in every timeline, in words. */
  readonly why: string;
  /** The inputs that it is about. */
  readonly inputs: ReadonlySet<number>;
}

/** Undefined where there is such a case, or there would be none either if any numbers could stand side by side. */
export function timelessIn(
  { world, model, relations, formulas }: Context,
  formula: Formula,
): Timeless | undefined {
  const answer = world.find([formula]);
  if (answer.kind !== "none") return undefined;
  const all = [...relations.keys()];
  if (world.find([formula], undefined, { without: all }).kind !== "some") return undefined;
  const suffice = (some: readonly number[]): boolean => {
    const without = all.filter((place) => !some.includes(place));
    return world.find([formula], undefined, { without }).kind === "none";
  };
  // What holds between the very things that are asked for says it best.
  const asked = [...relations].filter(([, relation]) =>
    [...inputsOf(relation)].every((input) => formulas.reads(formula, input)),
  );
  const direct = asked.map(([place]) => place);
  let needed = suffice(direct) ? direct : answer.axioms.filter((place) => relations.has(place));
  for (const place of needed) {
    const fewer = needed.filter((other) => other !== place);
    if (suffice(fewer)) needed = fewer;
  }
  const found = needed.flatMap((place) => relations.get(place) ?? []);
  const inputs = new Set(found.flatMap((relation) => [...inputsOf(relation)]));
  const about = model.measures.filter(({ input }) => inputs.has(input.index));
  return { parts: partsOf(about), why: whyOf(found), inputs };
}

function partsOf(about: readonly (Measure | ClockMeasure)[]): string {
  if (about.some((measure) => "clock" in measure)) return "clocks";
  const events = about.filter((measure) => "event" in measure);
  if (!events.every(({ window }) => isSameWindow(window, events[0]?.window))) return "windows";
  return events.every(({ what }) => what === "count" || what === "consecutive")
    ? "counts"
    : "conditions on events";
}

const whyOf = (relations: readonly Expr[]): string => relations.map(relationText).join(", and ");
