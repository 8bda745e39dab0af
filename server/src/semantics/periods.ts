/** Times that count from the same day, so that one is surely over before the other. */
import { amountsOf, daysOf, type Range } from "./among.ts";
import { isSame } from "./exclusive.ts";
import type { DeadlineModel } from "./model.ts";

/** `calendar`: undefined for the policy's. */
export type Period = Pick<DeadlineModel, "amount" | "unit" | "counting" | "anchor" | "calendar">;

/** Whether two times end on the same day, whatever the day from which both count. */
export function isSamePeriod(one: Period, other: Period): boolean {
  return endsBy(one, other) && endsBy(other, one);
}

/** Whether the first ends no later than the second, whatever the day from which both count. */
export function endsBy(one: Period, other: Period): boolean {
  if (one.anchor === undefined || one.anchor.name !== other.anchor?.name) return false;
  if (countsAlike(one, other) && isSame(one.amount, other.amount)) return true;
  return isOver(one, other, "no later");
}

/** Whether the first ends earlier than the second, whatever the day from which both count. */
export function endsEarlier(one: Period, other: Period): boolean {
  if (one.anchor === undefined || one.anchor.name !== other.anchor?.name) return false;
  return isOver(one, other, "earlier");
}

function isOver(one: Period, other: Period, when: "earlier" | "no later"): boolean {
  const lengthOf = (period: Period) => (countsAlike(one, other) ? counted(period, when) : lastDays(period));
  const [first, second] = [lengthOf(one), lengthOf(other)];
  if (first === undefined || second === undefined) return false;
  return when === "earlier" ? first.max < second.min : first.max <= second.min;
}

/**
 * Of how much of its unit a time is. Beginning with a day, no days end as one day does; no working days end as one
 * does where that day is one, and else before it.
 */
function counted(period: Period, when: "earlier" | "no later"): Range | undefined {
  const amounts = amountsOf(period);
  const { unit, counting } = period;
  const isNoneOne =
    counting === "beginning with" && (unit === "days" || (unit === "working days" && when === "earlier"));
  if (amounts === undefined || !isNoneOne) return amounts;
  return { min: Math.max(1, amounts.min), max: Math.max(1, amounts.max) };
}

/** Whether more of the one's amount is a later end, and as much of the other's the same. */
function countsAlike(one: Period, other: Period): boolean {
  return (
    one.unit === other.unit &&
    one.counting === other.counting &&
    (one.unit !== "working days" || one.calendar === other.calendar)
  );
}

/** How many days after its first day a time ends, at least and at most. */
export function lastDays(period: Period): Range | undefined {
  const amounts = amountsOf(period);
  if (amounts === undefined) return undefined;
  const less = period.counting === "after" ? 0 : 1;
  const from = (days: number) => Math.max(0, days - less);
  if (period.unit === "working days")
    return { min: from(leastFor(amounts.min)), max: Number.POSITIVE_INFINITY };
  const days = daysOf(period);
  return days && { min: from(days.min), max: from(days.max) };
}

/** So many working days take so many days at least, as there are five in a week; at most, the holidays would say. */
const leastFor = (working: number): number =>
  working === 0 ? 0 : 7 * Math.floor((working - 1) / 5) + ((working - 1) % 5) + 1;
