/** Checks of clocks: how long they run, from which day, and what stops, renews, caps or meets them. */
import type { ClockDeclaration, Name } from "@remit/grammar";
import { type Binder, report, resolve } from "./binder.ts";
import type { Bound, BoundDeclaration } from "./bound.ts";
import { checkCalendar } from "./check-policy.ts";
import { bindDay, bindDeadline, bindLength } from "./check-powers.ts";
import { condition } from "./expressions.ts";
import type { PolicySymbol } from "./symbols.ts";
import { formatValue } from "./values.ts";

export function checkClock(b: Binder, clock: ClockDeclaration): BoundDeclaration {
  const { renewed, cap, suspended, metBy, rollsForward, calendar } = clock;
  checkCalendar(b, calendar);
  const event = (name: Name | undefined): PolicySymbol | undefined => resolve(b, name, ["event"]);
  const runs = clock.runs.flatMap((run) => bindDeadline(b, run) ?? []);
  const length = cap?.length && bindLength(b, cap.length);
  const renewedBy = event(renewed?.event);
  const from = event(suspended?.from);
  const until = event(suspended?.until);
  const met = event(metBy?.event);
  if (renewed?.most !== undefined && !(Number.isInteger(renewed.most.value) && renewed.most.value >= 1))
    report(b, "renewal-bound", renewed.most, { name: clock.name?.text ?? "" });
  for (const { amount } of runs)
    if (cap?.length !== undefined && cap.unless === undefined && length && isLess(length, amount))
      report(b, "cap-below-period", cap.length, {
        name: clock.name?.text ?? "",
        cap: formatBound(length),
        period: formatBound(amount),
      });
  return {
    kind: "clock",
    runs,
    pick: clock.pick?.which ?? "earliest",
    renewed: renewedBy && { event: renewedBy, most: renewed?.most?.value },
    cap: length && { length, unless: cap?.unless && condition(b, cap.unless) },
    suspended: from && until && { from, until },
    notBefore: bindDay(b, clock.notBefore),
    rollsForward: rollsForward !== undefined,
    metBy: met && { event: met, receipt: metBy?.receipt === true },
    calendar: calendar?.text,
    complete: clock.runs.length === runs.length,
  };
}

/** Whether both are written times in the same unit, and the first is the shorter. */
function isLess(one: Bound, other: Bound): boolean {
  if (one.kind !== "constant" || other.kind !== "constant") return false;
  if (one.type.kind !== "duration" || other.type.kind !== "duration") return false;
  return one.type.base === other.type.base && one.value < other.value;
}

function formatBound(bound: Bound): string {
  return bound.kind === "constant" ? formatValue(bound.type, bound.value) : "";
}
