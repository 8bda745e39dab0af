/** Parts of a policy that can be decided without the rest: the rules and definitions that a question rests on. */
import type { Definition, Rule, Target } from "../semantics/model.ts";
import { definitionsIn, type Prepared } from "./prepare.ts";
import { silences } from "./rules.ts";

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

const made = new WeakMap<Prepared, Map<string, Slice>>();

function kept(prepared: Prepared, key: string, make: () => Slice): Slice {
  const slices = made.get(prepared) ?? new Map<string, Slice>();
  made.set(prepared, slices);
  const slice = slices.get(key) ?? make();
  slices.set(key, slice);
  return slice;
}

export function wholeSlice(prepared: Prepared): Slice {
  return kept(prepared, "", () => ({
    tiers: prepared.tiers,
    order: prepared.order,
    looksBack: prepared.looksBack,
    definitions: prepared.model.definitions,
    targets: prepared.model.targets.map(({ index }) => index),
    gated: prepared.model.targets.filter(({ openWhen }) => openWhen !== undefined),
    tracks: new Set(prepared.tracks.keys()),
  }));
}

/** What the position of one target rests on. */
export function targetSlice(prepared: Prepared, target: number): Slice {
  return kept(prepared, `target ${target}`, () =>
    sliceOf(prepared, speakingOf(prepared, [target]), [target], []),
  );
}

/** What the selection on a track rests on, and the positions of its powers. */
export function trackSlice(prepared: Prepared, track: number): Slice {
  const powers = prepared.tracks[track]?.powers ?? [];
  return kept(prepared, `track ${track}`, () =>
    sliceOf(prepared, speakingOf(prepared, powers), powers, [track]),
  );
}

/** What the status of one rule rests on. */
export function ruleSlice(prepared: Prepared, rule: number): Slice {
  return kept(prepared, `rule ${rule}`, () => sliceOf(prepared, [rule], [], []));
}

/** What the value of one definition rests on. */
export function definitionSlice(prepared: Prepared, definition: Definition): Slice {
  return kept(prepared, `definition ${definition.index}`, () => ({
    ...sliceOf(prepared, [], [], []),
    definitions: inOrder(
      prepared,
      definitionsIn([{ kind: "definition", type: definition.type, definition }]),
    ),
  }));
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
  if (!rule.otherwise) return overriders;
  return [...overriders, ...prepared.order.filter((other) => silences(prepared, other, rule))];
}
