/** What a timeline leaves behind, kept from day to day: which duties arose and what became of them. */
import type { Duty, Outcome } from "../protocol/outcome.ts";
import type { DutyStatus, ScenarioDuty } from "../protocol/scenario.ts";
import { dutyStatusOn, dutyText } from "../scenario/on-day.ts";
import { dateText, dayOf } from "../semantics/dates.ts";
import type { Model } from "../semantics/model.ts";

type Entry = { -readonly [K in keyof ScenarioDuty]: ScenarioDuty[K] };

export interface Ledger {
  /** Takes down what an outcome says on its day; answers the places of the duties that are new. */
  readonly note: (day: number, outcome: Outcome) => number[];
  /** Days on which something of it changes by itself, those that are past among them. */
  readonly nextDays: () => readonly number[];
  /** What is overdue from a day on, a sentence each. */
  readonly missedOn: (day: number) => readonly string[];
  /** In the order in which they arose, as they stand on the last day. */
  readonly duties: (until: number) => ScenarioDuty[];
}

export function ledgerOf(model: Model): Ledger {
  const entries: Entry[] = [];
  /** What is owed, by what makes a duty one and the same. */
  let owed = new Map<string, Entry>();

  const note = (day: number, { duties, positions }: Outcome): number[] => {
    const on = dateText(day);
    const still = new Map<string, Entry>();
    const fresh: number[] = [];
    for (const duty of duties) {
      const key = keyOf(model, duty);
      let entry = owed.get(key) ?? still.get(key);
      if (entry === undefined) {
        entry = entryOf(duty, positions, on);
        fresh.push(entries.push(entry) - 1);
      }
      entry.certain = duty.certain;
      still.set(key, entry);
    }
    for (const [key, entry] of owed) if (!still.has(key)) entry.endedOn = on;
    owed = still;
    return fresh;
  };

  return {
    note,
    nextDays: () => [...owed.values()].flatMap(({ due }) => (due === undefined ? [] : (dayOf(due) ?? 0) + 1)),
    missedOn: (day) => {
      const due = dateText(day - 1);
      const missed = [...owed.values()].filter((entry) => entry.due === due);
      return missed.map((entry) => `${dutyText(entry)} ${missedWords(dutyStatusOn(entry, dateText(day)))}`);
    },
    duties: (until) =>
      entries.map((entry) => ({ ...entry, status: dutyStatusOn(entry, dateText(until)) ?? "open" })),
  };
}

function missedWords(status: DutyStatus | undefined): string {
  return status === "overdue" ? "is overdue" : "was due the day before";
}

/**
 * A duty counted from the day of the decision is the same from day to day, due as it was when it arose; one counted
 * from another date is another where that date is.
 */
function keyOf({ rules }: Model, { what, modality, actor, rule, due }: Duty): string {
  const effect = rules
    .find(({ name }) => name === rule)
    ?.effects.find(({ target, deadline }) => target.name === what && deadline !== undefined);
  const isFixed = effect?.deadline?.anchor !== undefined;
  return [what, modality, actor, isFixed ? due : undefined].join("|");
}

function entryOf(duty: Duty, positions: Outcome["positions"], arose: string): Entry {
  const { what, title, modality, actor, rule, certain, due, computed } = duty;
  const kind = positions.find(({ name }) => name === what)?.kind ?? "action";
  const entry: Entry = { what, kind, modality, rule, certain, arose, status: "open" };
  if (title !== undefined) entry.title = title;
  if (actor !== undefined) entry.actor = actor;
  if (due !== undefined) entry.due = due;
  if (computed !== undefined) entry.computed = computed;
  return entry;
}
