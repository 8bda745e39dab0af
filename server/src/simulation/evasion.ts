/**
 * Looks for a way around a policy: two timelines of which the second is made of the same events, one of them split in
 * two smaller ones, delayed, or in another order, and ends in a weaker power. The decision is taken on the day of the
 * last event. What is looked at are short timelines, in which days lie as far apart as the policy's own windows are
 * long; that none is found proves nothing.
 */
import type { Evasion } from "../protocol/evasion.ts";
import type { Happened, Model, NeverEvadedModel } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { domainOf } from "../semantics/types.ts";
import { valuesOf } from "./case-values.ts";
import { decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { type Entry, gapsOf, LONGEST, timelines } from "./evasion-timelines.ts";
import { changes } from "./evasion-ways.ts";
import type { Kase } from "./kase.ts";
import { evaluate } from "./kleene.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { caseDataOf } from "./read-case.ts";

/** How many decisions are taken. */
const BUDGET = 30_000;
/** So many at a time. */
const TURN = 200;

interface Search {
  readonly prepared: Prepared;
  readonly track: number;
  readonly start: number;
  /** By what is known of the facts, and then by timeline. */
  readonly known: Map<string, Strength | undefined>;
  tried: number;
}

export function* searchForEvasion(
  model: Model,
  { ways, track }: NeverEvadedModel,
): Generator<undefined, Evasion> {
  const prepared = prepare(model);
  const gaps = gapsOf(model);
  const search: Search = {
    prepared,
    track: model.tracks.findIndex(({ name }) => name === track),
    start: startOf(model),
    known: new Map(),
    tried: 0,
  };
  const days = (LONGEST - 1) * Math.max(0, ...gaps);
  const answer = (found: Evasion["found"]): Evasion => ({
    found,
    tried: search.tried,
    events: LONGEST,
    days,
  });
  const facts = factsOf(model);
  let turn = TURN;
  for (const entries of timelines(model, gaps))
    for (const values of facts) {
      const before = strength(search, entries, values);
      if (search.tried > BUDGET) return answer(undefined);
      if (search.tried > turn) {
        turn = search.tried + TURN;
        yield undefined;
      }
      if (before === undefined) continue;
      for (const { entries: changed, how } of changes(entries, ways, gaps)) {
        const after = strength(search, changed, values);
        if (after === undefined || (after.lowest >= before.lowest && after.highest >= before.highest))
          continue;
        const [from, to] = [stepText(model, track, before), stepText(model, track, after)];
        return answer({
          how: `${how} takes \`${track}\` from ${from} to ${to}`,
          first: caseDataOf(model, kaseOf(search, entries, values)),
          second: caseDataOf(model, kaseOf(search, changed, values)),
        });
      }
    }
  return answer(undefined);
}

// ── Outcomes ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Steps of the track, -1 for nothing. */
interface Strength {
  readonly lowest: number;
  readonly highest: number;
}

/** Undefined where the case can't happen, or its outcome is not settled. */
function strength(search: Search, entries: readonly Entry[], values: readonly Value[]): Strength | undefined {
  const key = JSON.stringify([values, entries.map(({ event, fields, gap }) => [event.index, fields, gap])]);
  if (search.known.has(key)) return search.known.get(key);
  const found = decided(search, kaseOf(search, entries, values));
  search.known.set(key, found);
  search.tried++;
  return found;
}

function decided({ prepared, track }: Search, kase: Kase): Strength | undefined {
  const { model, tracks } = prepared;
  const frame = frameOf(model, valuesOf(model, kase), kase.on);
  if (model.assumptions.some(({ condition }) => evaluate(condition, frame) === 0)) return undefined;
  const { selections, open } = decideIn(prepared, frame);
  const selection = selections[track];
  const place = tracks[track];
  if (open || selection === undefined || place === undefined) return undefined;
  const chosen = selection.selected.length > 0 ? selection.selected : selection.options;
  const isNothing = selection.how === "inadequate" || selection.how === "nothing";
  const steps = isNothing ? [] : chosen.map((power) => place.steps[place.powers.indexOf(power)] ?? -1);
  return steps.length === 0
    ? { lowest: -1, highest: -1 }
    : { lowest: Math.min(...steps), highest: Math.max(...steps) };
}

function kaseOf(
  { prepared: { model }, start }: Search,
  entries: readonly Entry[],
  values: readonly Value[],
): Kase {
  let on = start;
  const events = entries.map(({ event, fields, gap }): Happened => {
    on += gap;
    return {
      event,
      on,
      fields,
      received: undefined,
      upheld: undefined,
      withdrawn: undefined,
      because: undefined,
    };
  });
  const none = model.events.filter((event) => !events.some((one) => one.event === event));
  return { on, values, timeline: { events, none } };
}

/** The newest state of the policy: later than everything in it that changes with the day. */
function startOf({ policy, parameters, rules }: Model): number {
  const days = [
    policy?.from,
    ...rules.map(({ from }) => from),
    ...parameters.flatMap(({ values }) => values.map(({ from }) => from)),
  ];
  return Math.max(SOME_DAY, ...days.filter((day) => day !== undefined));
}

/** 2025-01-01: for policies that mention no day at all. */
const SOME_DAY = 20_089;

/** Facts at their mildest, at their worst, and the two by turns. */
function factsOf(model: Model): readonly (readonly Value[])[] {
  const at = (isWorst: (index: number) => boolean) =>
    model.inputs.map(({ kind, type, worse, index }): Value => {
      if (kind === "measure") return undefined;
      const { min, max } = domainOf(type) ?? { min: startOf(model), max: startOf(model) };
      return isWorst(index) === (worse !== -1) ? max : min;
    });
  const all = [
    at(() => false),
    at(() => true),
    at((index) => index % 2 === 0),
    at((index) => index % 2 === 1),
  ];
  return [...new Map(all.map((values) => [values.join(), values])).values()];
}

function stepText({ tracks }: Model, name: string, { lowest, highest }: Strength): string {
  const steps = tracks.find((track) => track.name === name)?.steps ?? [];
  if (highest < 0) return "nothing";
  const [low, high] = [lowest, highest].map((step) => `\`${steps[step] ?? ""}\``);
  return low === high ? `${low}` : `${low} to ${high}`;
}
