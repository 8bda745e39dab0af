/** What a timeline leaves behind, kept from day to day: which duties arose and what became of them. */
import type { Duty, Outcome } from "../protocol/outcome.ts";
import type { ScenarioDuty } from "../protocol/scenario.ts";
import { dutyStatusOn, dutyText } from "../scenario/on-day.ts";
import { dateText, dayOf } from "../semantics/dates.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { EffectModel } from "../semantics/model.ts";
import type { Prepared } from "./prepare.ts";

type Entry = { -readonly [K in keyof ScenarioDuty]: ScenarioDuty[K] };

export interface Ledger {
  /** Takes down what an outcome says on its day; answers the places of the duties that are new. */
  readonly note: (day: number, outcome: Outcome) => number[];
  /** The days after those on which something is due that was not done; those that are past are among them. */
  readonly turns: () => readonly number[];
  /** What its day has passed undone, a sentence each. */
  readonly missedOn: (day: number) => readonly string[];
  /** What is no longer owed from a day on, though it was not done, a sentence each. */
  readonly endedOn: (day: number) => string[];
  /** In the order in which they arose, as they stand on the last day. */
  readonly duties: (until: number) => ScenarioDuty[];
}

export function ledgerOf(prepared: Prepared): Ledger {
  const entries: Entry[] = [];
  /** What is owed, by what makes a duty one and the same. */
  let owed = new Map<string, Entry>();
  /** By the day after the one on which they are due. */
  const dueBefore = new Map<number, Entry[]>();
  /** The last day on which it was done that is taken down already. */
  const done = new Map<string, string>();

  const note = (day: number, { duties, positions }: Outcome): number[] => {
    const on = dateText(day);
    const still = new Map<string, Entry>();
    const fresh: number[] = [];
    for (const duty of duties) {
      if (duty.status === "ended") continue;
      const effect = effectOf(prepared, duty);
      const key = keyIn(still, effect === undefined ? duty.what : dutyKey(effect));
      const known = owed.get(key);
      // What was done before the duty could be seen to arise leaves nothing to do.
      if (known === undefined && duty.status === "done" && (duty.doneOn ?? on) < on) continue;
      const { doneOn } = duty;
      if (known !== undefined && doneOn !== undefined && doneOn >= known.arose && doneOn !== done.get(key))
        known.doneOn ??= doneOn;
      if (doneOn !== undefined) done.set(key, doneOn);
      const entry = known === undefined ? undefined : carriedOn(known, duty, effect, on);
      if (entry !== undefined) entry.certain = duty.certain;
      const kept = entry ?? entryOf(duty, positions, on);
      if (entry === undefined) {
        fresh.push(entries.push(kept) - 1);
        const turn = kept.due === undefined ? undefined : (dayOf(kept.due) ?? 0) + 1;
        if (turn !== undefined) dueBefore.set(turn, [...(dueBefore.get(turn) ?? []), kept]);
      }
      still.set(key, kept);
    }
    for (const [key, entry] of owed) if (!still.has(key) && entry.doneOn === undefined) entry.endedOn ??= on;
    owed = still;
    return fresh;
  };

  return {
    note,
    turns: () => [...dueBefore].flatMap(([day, held]) => (held.some(isOwed) ? day : [])),
    missedOn: (day) =>
      (dueBefore.get(day) ?? []).flatMap((entry) => {
        const status = dutyStatusOn(entry, dateText(day));
        if (status === "overdue") return [`${dutyText(entry)}: it is overdue`];
        return status === "passed" ? [`${dutyText(entry)}: it was due the day before`] : [];
      }),
    endedOn: (day) => {
      const on = dateText(day);
      const ended = entries.filter((entry) => entry.endedOn === on && dutyStatusOn(entry, on) === "ended");
      return ended.map((entry) => `${dutyText(entry)}: it is no longer owed`);
    },
    duties: (until) =>
      entries.map((entry) => ({ ...entry, status: dutyStatusOn(entry, dateText(until)) ?? "open" })),
  };
}

function isOwed({ doneOn, endedOn }: Entry): boolean {
  return doneOn === undefined && endedOn === undefined;
}

/** The effect that lays it down, as far as that makes a difference to what it is. */
function effectOf({ rulesByName }: Prepared, { rule, what, modality }: Duty): EffectModel | undefined {
  for (const { effects } of rulesByName.get(rule) ?? [])
    for (const effect of effects)
      if (effect.target.name === what && (effect.modality === "should") === (modality === "should"))
        return effect;
  return undefined;
}

/** Of two that can't be told apart, each keeps its place. */
function keyIn(taken: ReadonlyMap<string, Entry>, key: string): string {
  let free = key;
  while (taken.has(free)) free += "+";
  return free;
}

/**
 * The entry where the duty is still the same; undefined where another has begun: it has to be
 * done again, or the date from which it counts is another. A duty counted from the day of the decision is due as it
 * was when it arose.
 */
function carriedOn(
  entry: Entry,
  { due, doneOn, every, dischargedBy }: Duty,
  effect: EffectModel | undefined,
  on: string,
): Entry | undefined {
  const isPast = entry.due !== undefined && entry.due < on;
  const goesOn = every !== undefined && (doneOn !== undefined || (dischargedBy === undefined && isPast));
  const isFixed = effect?.deadline?.anchor !== undefined;
  if (entry.due === due || !(isFixed || goesOn)) return entry;
  if (entry.doneOn === undefined && !isPast) entry.endedOn = on;
  return undefined;
}

function entryOf(duty: Duty, positions: Outcome["positions"], arose: string): Entry {
  const { what, title, modality, actor, rule, certain, due, computed, every, until, dischargedBy } = duty;
  const kind = positions.find(({ name }) => name === what)?.kind ?? "action";
  const entry: Entry = { what, kind, modality, rule, certain, arose, status: "open" };
  if (title !== undefined) entry.title = title;
  if (actor !== undefined) entry.actor = actor;
  if (due !== undefined) entry.due = due;
  if (computed !== undefined) entry.computed = computed;
  if (every !== undefined) entry.every = every;
  if (until !== undefined) entry.until = until;
  if (dischargedBy !== undefined) entry.dischargedBy = dischargedBy;
  if (duty.status === "done" && duty.doneOn !== undefined) entry.doneOn = duty.doneOn;
  return entry;
}
