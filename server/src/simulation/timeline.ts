/** A case decided on every day on which something changes: what follows from its timeline as a whole. */
import type { Outcome } from "../protocol/outcome.ts";
import type { Scenario, ScenarioEntry, ScenarioStep } from "../protocol/scenario.ts";
import { dateText } from "../semantics/dates.ts";
import { editionDays } from "../semantics/editions.ts";
import type { Happened, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { valuesOf } from "./case-values.ts";
import { changeDays, turningDays } from "./change-days.ts";
import { changeTeller, datesOf, fieldsText, isAlike, type Known } from "./changes.ts";
import { decisionDate, type Kase } from "./kase.ts";
import { ledgerOf } from "./ledger.ts";
import { limitsOf } from "./measures.ts";
import { prepare } from "./prepare.ts";
import { clockRuns, type Stages, stageRuns } from "./runs.ts";
import { outcomeOf } from "./simulate.ts";
import { situationOf } from "./situation.ts";

/**
 * From the first thing that happened, or the decision if that is earlier, to `until`, a day number. Without it: until
 * the last thing that happened or the decision, and on through all that is due or ends after that.
 */
export function simulateTimeline(model: Model, kase: Kase, until?: number): Scenario {
  const happened = kase.timeline?.events ?? [];
  const decided = decisionDate(model, kase);
  const dated = [...happened.map(({ on }) => on), decided ?? []].flat();
  const from = dated.length === 0 ? (until ?? 0) : Math.min(...dated, until ?? Number.POSITIVE_INFINITY);
  const known = until ?? Math.max(from, ...dated);

  const days = dayQueue(changeDays(model, kase, from, known));
  const outcomeOn = decider(model, kase);
  const changes = changeTeller(model, happened);
  const [ledger, clocks] = [ledgerOf(prepare(model)), clockRuns()];
  const steps: ScenarioStep[] = [];
  const stages: Stages[] = [];
  let before: Day | undefined;
  /** Days on which something changes by itself, as far as they are known. */
  const turning = new Set<number>();
  const turn = (next: readonly number[]) => {
    for (const day of next) {
      turning.add(day);
      days.add(day);
    }
  };
  const visit = (day: number) => {
    const now = outcomeOn(day, turning.has(day));
    const isNew = now.outcome !== before?.outcome;
    const fresh = isNew ? ledger.note(day, now.outcome) : [];
    const told = [
      ...changes(day, before, now),
      ...(isNew ? clocks.note(day, now.outcome.clocks) : []),
      ...ledger.missedOn(day),
    ];
    // What falls away follows from what else is told; where nothing is, it is told itself.
    const because = told.length > 0 ? told : ledger.endedOn(day);
    if (before === undefined || because.length > 0 || fresh.length > 0)
      steps.push(stepOf(day, now.outcome, because, fresh));
    if (isNew) stages.push({ day, stages: now.outcome.stages });
    before = now;
    turn(fresh.length > 0 ? ledger.turns() : []);
    turn(clocks.turns());
    turn(turningDays(model, { ...kase, on: day, values: now.values }));
  };

  const visitUntil = (end: number) => {
    for (let day = days.next(end); day !== undefined; day = days.next(end)) visit(day);
  };
  visitUntil(known);
  // What is due or ends after the last thing that is known to happen is told of as well.
  const last = until ?? Math.max(known, ...ledger.turns(), ...clocks.turns());
  for (const day of changeDays(model, kase, known, last).slice(1)) days.add(day);
  visitUntil(last);

  return {
    ...(model.policy === undefined ? {} : { policy: model.policy.name }),
    ...(kase.title === undefined ? {} : { title: kase.title }),
    ...(decided === undefined ? {} : { on: dateText(decided) }),
    from: dateText(from),
    until: dateText(last),
    entries: happened.map(entryOf),
    steps,
    clocks: clocks.all(),
    duties: ledger.duties(last),
    stages: stageRuns(stages),
  };
}

/** How the case stands on a day. */
interface Day extends Known {
  readonly outcome: Outcome;
}

/**
 * Asked for day after day. `turns`: whether something changes by itself. Where nothing happens, nothing
 * comes into force, and nothing that is asked of the events is another, the outcome is that of the day before.
 */
function decider(model: Model, kase: Kase): (day: number, turns: boolean) => Day {
  const eventful = new Set([...editionDays(model), ...(kase.timeline?.events ?? []).flatMap(datesOf)]);
  const decided = (on: number, values: readonly Value[]): Outcome =>
    outcomeOf(situationOf(model, { ...kase, on }, undefined, values), false);
  let last: Day | undefined;
  return (day, turns) => {
    const values = valuesOf(model, { ...kase, on: day });
    const before = last;
    const now = { values, limits: limitsOf(model, { ...kase, on: day }, values) };
    const isSame =
      before !== undefined &&
      !(turns || model.clocks.length > 0 || eventful.has(day)) &&
      model.inputs.every((input) => isAlike(input, before, now));
    last = { ...now, outcome: isSame ? before.outcome : decided(day, values) };
    return last;
  };
}

/** Days in their order, each once; more can be added while they are gone through, but none that is past. */
function dayQueue(first: readonly number[]) {
  const waiting = [...first];
  const known = new Set(first);
  let at = 0;
  return {
    add: (day: number) => {
      const past = waiting[at - 1];
      if (known.has(day) || (past !== undefined && day <= past)) return;
      known.add(day);
      let place = waiting.length;
      while (place > at && (waiting[place - 1] ?? 0) > day) place--;
      waiting.splice(place, 0, day);
    },
    /** The next day, not after `until`. */
    next: (until: number): number | undefined => {
      const day = waiting[at];
      if (day === undefined || day > until) return undefined;
      at++;
      return day;
    },
  };
}

function stepOf(day: number, outcome: Outcome, because: string[], newDuties: number[]): ScenarioStep {
  return {
    on: dateText(day),
    because,
    class: outcome.class,
    summary: outcome.summary,
    stages: outcome.stages.map(({ process, stage }) => ({ process, stage })),
    selected: outcome.tracks.map(({ name, selected }) => ({ track: name, powers: selected })),
    newDuties,
  };
}

function entryOf(happened: Happened): ScenarioEntry {
  const { event, on, received, upheld, withdrawn, because } = happened;
  return {
    on: dateText(on),
    event: event.name,
    ...(event.title === undefined ? {} : { title: event.title }),
    fields: fieldsText(happened),
    ...(received === undefined ? {} : { received: dateText(received) }),
    ...(upheld === undefined ? {} : { upheld: dateText(upheld) }),
    ...(withdrawn === undefined ? {} : { withdrawn: dateText(withdrawn) }),
    ...(because === undefined ? {} : { because }),
  };
}
