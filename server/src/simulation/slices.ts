/** Parts of a policy that can be decided without the rest: the rules and definitions that a question rests on. */
import type { Definition, Rule, Target } from "../semantics/model.ts";
import { definitionsIn, type Prepared } from "./prepare.ts";

export interface Slice {
  /** Rules in the order they are decided; see Prepared. */
  readonly tiers: readonly (readonly number[])[];
  readonly order: readonly number[];
  readonly looksBack: boolean;
  /** In an order in which each stands after those it reads. */
  readonly definitions: readonly Definition[];
  /** Indexes. */
  readonly targets: readonly number[];
  /** Those of the targets that have a gate. */
  readonly gated: readonly Target[];
  /** Places in `Model.tracks`. */
  readonly tracks: ReadonlySet<number>;
}

/** Those of a policy, by what they are of: filled in as they are asked for. */
interface Slices {
  readonly whole: Slice;
  readonly targets: Slice[];
  readonly tracks: Slice[];
  readonly rules: Slice[];
  readonly definitions: Slice[];
}

const made = new WeakMap<Prepared, Slices>();

function slicesOf(prepared: Prepared): Slices {
  const known = made.get(prepared);
  if (known !== undefined) return known;
  const { model, tiers, order, looksBack, tracks } = prepared;
  const whole = {
    tiers,
    order,
    looksBack,
    definitions: model.definitions,
    targets: model.targets.map(({ index }) => index),
    gated: model.targets.filter(({ openWhen }) => openWhen !== undefined),
    tracks: new Set(tracks.keys()),
  };
  const slices = { whole, targets: [], tracks: [], rules: [], definitions: [] };
  made.set(prepared, slices);
  return slices;
}

export function wholeSlice(prepared: Prepared): Slice {
  return slicesOf(prepared).whole;
}

/** What the position of one target rests on. */
export function targetSlice(prepared: Prepared, target: number): Slice {
  const { targets } = slicesOf(prepared);
  targets[target] ??= sliceOf(prepared, speakingOf(prepared, [target]), [target], []);
  return targets[target];
}

/** What the selection on a track rests on, and the positions of its powers. */
export function trackSlice(prepared: Prepared, track: number): Slice {
  const { tracks } = slicesOf(prepared);
  const powers = prepared.tracks[track]?.powers ?? [];
  tracks[track] ??= sliceOf(prepared, speakingOf(prepared, powers), powers, [track]);
  return tracks[track];
}

/** What the status of one rule rests on. */
export function ruleSlice(prepared: Prepared, rule: number): Slice {
  const { rules } = slicesOf(prepared);
  rules[rule] ??= sliceOf(prepared, [rule], [], []);
  return rules[rule];
}

/** What the value of one definition rests on. */
export function definitionSlice(prepared: Prepared, definition: Definition): Slice {
  const { definitions } = slicesOf(prepared);
  const { index } = definition;
  definitions[index] ??= {
    ...sliceOf(prepared, [], [], []),
    definitions: inOrder(
      prepared,
      definitionsIn([{ kind: "definition", type: definition.type, definition }]),
    ),
  };
  return definitions[index];
}

/** The rules that speak of any of the targets. */
export function speakingOf({ spoken }: Prepared, targets: readonly number[]): readonly number[] {
  return [...new Set(targets.flatMap((target) => (spoken[target] ?? []).map(({ rule }) => rule)))];
}

function sliceOf(
  prepared: Prepared,
  start: readonly number[],
  targets: readonly number[],
  tracks: readonly number[],
): Slice {
  const { model, tiers, order, looksBack } = prepared;
  const rules = reachedFrom(prepared, start);
  const those = targets.flatMap((target) => model.targets[target] ?? []);
  const conditions = [
    ...model.rules.filter(({ index }) => rules.has(index)).flatMap(({ when, unless }) => [when, unless]),
    ...those.flatMap(({ openWhen, adequateWhen }) => [openWhen, adequateWhen]),
  ];
  return {
    tiers: tiers.map((tier) => tier.filter((rule) => rules.has(rule))),
    order: order.filter((rule) => rules.has(rule)),
    looksBack,
    definitions: inOrder(prepared, definitionsIn(conditions)),
    targets,
    gated: those.filter(({ openWhen }) => openWhen !== undefined),
    tracks: new Set(tracks),
  };
}

/** The assumptions are looked at wherever unknowns are filled. */
function inOrder(
  { model, assumptionDefinitions }: Prepared,
  used: ReadonlySet<Definition>,
): readonly Definition[] {
  const all = new Set([...used, ...assumptionDefinitions]);
  return model.definitions.filter((definition) => all.has(definition));
}

function reachedFrom(prepared: Prepared, start: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>(start);
  // A set can grow while it is gone through, and what was added comes up in turn.
  for (const index of reached) {
    const rule = prepared.model.rules[index];
    for (const other of rule === undefined ? [] : restsOn(prepared, rule)) reached.add(other);
  }
  return reached;
}

/** The rules that another rests on directly: those that override it, and those that `otherwise` makes way for. */
export function restsOn(prepared: Prepared, rule: Rule): readonly number[] {
  const overriders = prepared.overriders[rule.index] ?? [];
  return [...overriders, ...(prepared.silencers[rule.index] ?? [])];
}
