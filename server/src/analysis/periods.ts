/** Times that count from the same day, so that one is surely over before the other. */
import type { DeadlineModel, Run } from "../semantics/model.ts";

type Period = DeadlineModel | Run;

/** Whether two times are written alike: so long after, or beginning with, the same day. */
export function isSamePeriod(one: Period, other: Period): boolean {
  const [first, second] = [lastOf(one), lastOf(other)];
  return countsAlike(one, other) && first !== undefined && first === second;
}

/** Whether the first ends earlier than the second, whatever the day from which both count. */
export function endsEarlier(one: Period, other: Period): boolean {
  const [first, second] = [lastOf(one), lastOf(other)];
  return countsAlike(one, other) && first !== undefined && second !== undefined && first < second;
}

function countsAlike(one: Period, other: Period): boolean {
  const calendar = (period: Period) => ("calendar" in period ? period.calendar : undefined);
  return (
    one.anchor !== undefined &&
    one.anchor.name === other.anchor?.name &&
    one.unit === other.unit &&
    (one.unit === "days" || one.counting === other.counting) &&
    (one.unit !== "working days" || calendar(one) === calendar(other))
  );
}

/** A written time; with days, the first of which may count, how many days after the first its last is. */
function lastOf({ amount, unit, counting }: Period): number | undefined {
  if (amount.kind !== "constant") return undefined;
  return unit === "days" && counting === "beginning with" ? amount.value - 1 : amount.value;
}
