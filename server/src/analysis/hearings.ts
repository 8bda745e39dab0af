/** When representations about a power can surely still be made, as far as the policy asks anything that tells. */
import { areSame } from "../semantics/among.ts";
import { stateIs } from "../semantics/lower-clocks.ts";
import { isPresent } from "../semantics/lower-expressions.ts";
import type { ClockMeasure, Expr, LocalPlace, Measure, Target } from "../semantics/model.ts";
import { endsBy, isSamePeriod, lastDays, type Period } from "../semantics/periods.ts";
import { isProlonged, periodsOf } from "../semantics/relations-of-clocks.ts";
import type { Context } from "./context.ts";

export interface Hearing {
  /** What tells: a clock, or how long ago something was. */
  readonly by: string;
  /** That they can still be made. */
  readonly open: Expr;
  /** The same in words, and its opposite. */
  readonly said: string;
  readonly over: string;
  /** Where the clock is declared. */
  readonly place: LocalPlace | undefined;
}

/** Those first that are of just that time. */
export function hearingsOf({ model }: Context, { representations }: Target): readonly Hearing[] {
  if (representations === undefined) return [];
  const calendar = representations.calendar ?? model.policy?.calendar;
  const time: Period = { ...representations, calendar };
  const clocks = model.measures.filter((measure): measure is ClockMeasure => measure.what === "clock state");
  const since = model.measures.filter((measure): measure is Measure => measure.what === "time since");
  const isSame = ({ clock }: ClockMeasure) => periodsOf(clock).some((period) => isSamePeriod(period, time));
  return [
    ...[...clocks].sort((a, b) => Number(isSame(b)) - Number(isSame(a))).flatMap((one) => ofClock(one, time)),
    ...since.flatMap((one) => ofDaysSince(model.measures, one, time)),
  ];
}

/** A clock that runs for just that time; or surely no longer, so that while it runs they can be made. */
function ofClock({ clock, input }: ClockMeasure, time: Period): readonly Hearing[] {
  const [own, another] = periodsOf(clock);
  if (own === undefined || another !== undefined) return [];
  if (!isSamePeriod(own, time) && (isProlonged(clock) || !endsBy(own, time))) return [];
  return [
    {
      by: clock.name,
      open: stateIs(input, "running"),
      said: `\`${clock.name}\` is running`,
      over: `\`${clock.name}\` is not running`,
      place: clock.place,
    },
  ];
}

/** How long ago the event was from which that time counts. */
function ofDaysSince(
  measures: readonly (Measure | ClockMeasure)[],
  { input, presence, ...measure }: Measure,
  time: Period,
): readonly Hearing[] {
  const day = time.anchor?.value;
  const anchor = measures.find((one) => day?.kind === "input" && one.input === day.input);
  const days = lastDays(time);
  if (anchor?.what !== "date" || presence === undefined || days === undefined) return [];
  if (anchor.event !== measure.event || anchor.which !== measure.which) return [];
  if (!areSame(anchor, { ...measure, input, presence })) return [];
  const { type } = input;
  const within: Expr = {
    kind: "compare",
    op: "<=",
    left: { kind: "input", type, input },
    right: { kind: "constant", type, value: days.min },
  };
  const written = `${days.min} ${days.min === 1 ? "day" : "days"}`;
  return [
    {
      by: input.name,
      open: { kind: "and", operands: [isPresent(presence), within] },
      said: `\`${input.name}\` is at most ${written}`,
      over: `\`${input.name}\` is above ${written}`,
      place: undefined,
    },
  ];
}
