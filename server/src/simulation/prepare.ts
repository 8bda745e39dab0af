/** What of a model is the same for every case: who overrides whom, which effects meet where. Worked out once. */

import { dutyKey } from "../semantics/duty-key.ts";
import type {
  Definition,
  EffectModel,
  Expr,
  Input,
  Model,
  Parameter,
  Rule,
  Target,
} from "../semantics/model.ts";
import { overridersOf, rulesByName } from "../semantics/overriders.ts";
import { operandsOf, partsOf } from "../semantics/parts.ts";

/** Bits of what rules say of a target. */
export const MUST = 1;
export const MUST_NOT = 2;
export const SHOULD = 4;
export const MAY = 8;

export interface PreparedEffect {
  readonly effect: EffectModel;
  /** `Target.index` */
  readonly target: number;
  readonly bit: number;
  /** Equal for effects that lay down the same duty, whichever rule does; -1 where there is none. */
  readonly duty: number;
}

export interface PreparedTrack {
  readonly name: string;
  readonly oneAtATime: boolean;
  readonly chooseLowest: boolean;
  /** Indexes of its powers, the mildest first. */
  readonly powers: readonly number[];
  /** The step of each, in the same order. */
  readonly steps: readonly number[];
}

export interface Prepared {
  readonly model: Model;
  /** By rule: indexes of the rules that override it. */
  readonly overriders: readonly (readonly number[])[];
  /**
   * Rules in the order they are decided: those with conditions, `otherwise` on a track, `otherwise` overall; in
   * each, those that override before those they override.
   */
  readonly tiers: readonly (readonly number[])[];
  /** All rules, those that override first. */
  readonly order: readonly number[];
  /** Whether an `otherwise` rule overrides a rule of an earlier tier. */
  readonly looksBack: boolean;
  /** By rule. */
  readonly effects: readonly (readonly PreparedEffect[])[];
  /** By `PreparedEffect.duty`: the effects that lay it down, and their rules. */
  readonly duties: readonly (readonly { readonly rule: number; readonly effect: PreparedEffect }[])[];
  /** The last days of duties that have one. */
  readonly lastDays: readonly Expr[];
  /** By target: which rules speak of it, and what they say. */
  readonly spoken: readonly (readonly { readonly rule: number; readonly bit: number }[])[];
  /** By rule: whether it requires, recommends or permits anything. */
  readonly answers: readonly boolean[];
  /** By rule: the tracks on which it does. */
  readonly answersOn: readonly ReadonlySet<string>[];
  readonly tracks: readonly PreparedTrack[];
  /** By target: the index of its track; undefined where it stands on none. */
  readonly trackOf: readonly (number | undefined)[];
  readonly targetByName: ReadonlyMap<string, Target>;
  /** Everything with a value, by name. */
  readonly valued: ReadonlyMap<string, Input | Parameter | Definition>;
  /** All editions of each rule. */
  readonly rulesByName: ReadonlyMap<string, readonly Rule[]>;
  /** By rule: of one that says `otherwise`, those that it makes way for; of others, none. */
  readonly silencers: readonly (readonly number[])[];
  /** Definitions that are told of: of what has editions, what they come to. */
  readonly shown: readonly Definition[];
  /** Pairs of targets that exclude each other, each once. */
  readonly excluded: readonly (readonly [number, number])[];
  /** Definitions that the conditions of rules rest on. */
  readonly usedByRules: ReadonlySet<Definition>;
  /** By target: those that its gate and its adequacy rest on. */
  readonly usedByTarget: readonly ReadonlySet<Definition>[];
  /** What holds between measures, as far as one value of each group that is alike can show it: see alike.ts. */
  readonly relations: readonly Expr[];
  /** Those that assumptions rest on, each after those it reads. */
  readonly assumptionDefinitions: readonly Definition[];
  /** Targets, tracks and duties by name: what is looked through in this order hangs on no order of declarations. */
  readonly inTurn: {
    readonly targets: readonly number[];
    readonly tracks: readonly number[];
    readonly duties: readonly number[];
  };
  /** Indexes of the inputs of which `is known` is asked, directly or of what is worked out from them. */
  readonly askedKnown: readonly number[];
  /** Indexes of the inputs in the order of their names, which that of declarations does not change. */
  readonly inputsByName: readonly number[];
  /** Indexes of the inputs that are judgements. */
  readonly judgements: readonly number[];
}

const cache = new WeakMap<Model, Prepared>();

export function prepare(model: Model): Prepared {
  const found = cache.get(model);
  if (found !== undefined) return found;
  const made = make(model);
  cache.set(model, made);
  return made;
}

function make(model: Model): Prepared {
  const { rules, targets, tracks, inputs } = model;
  const targetByName = new Map(targets.map((target) => [target.name, target]));
  const overriders = overridersOf(model);
  const order = overridersFirst(overriders);
  const tierOf = rules.map(({ otherwise, otherwiseOn }) =>
    otherwise ? (otherwiseOn === undefined ? 2 : 1) : 0,
  );
  const dutyNumbers = new Map<string, number>();
  const effects = rules.map((rule) => rule.effects.map((effect) => prepareEffect(effect, dutyNumbers)));
  const duties: { rule: number; effect: PreparedEffect }[][] = [...dutyNumbers].map(() => []);
  for (const [rule, list] of effects.entries())
    for (const effect of list) duties[effect.duty]?.push({ rule, effect });
  const assumed = definitionsIn(model.assumptions.map(({ condition }) => condition));
  const positive = effects.map((list) => list.filter(({ bit }) => bit !== MUST_NOT));
  const answers = positive.map((list) => list.length > 0);
  const answersOn = positive.map(
    (list) =>
      new Set(list.flatMap(({ effect: { target } }) => (target.track === undefined ? [] : [target.track]))),
  );
  return {
    model,
    overriders,
    tiers: [0, 1, 2].map((tier) => order.filter((rule) => tierOf[rule] === tier)),
    order,
    looksBack: overriders.some((list, rule) => list.some((by) => (tierOf[by] ?? 0) > (tierOf[rule] ?? 0))),
    effects,
    duties,
    lastDays: rules.flatMap((rule) =>
      rule.effects.flatMap(({ until }) => (until?.isDay === true ? until.value : [])),
    ),
    spoken: targets.map(({ index }) =>
      effects.flatMap((list, rule) =>
        list.filter(({ target }) => target === index).map(({ bit }) => ({ rule, bit })),
      ),
    ),
    answers,
    answersOn,
    silencers: rules.map((rule) => order.filter((other) => silences(rules[other], rule, answers, answersOn))),
    shown: model.definitions.filter(({ edition }) => edition === undefined),
    tracks: tracks.map(({ name, oneAtATime, chooseLowest }) => {
      const powers = targets
        .filter((target) => target.kind === "power" && target.track === name)
        .map(({ index, step }) => ({ index, step: step ?? Number.POSITIVE_INFINITY }))
        .sort((a, b) => a.step - b.step || a.index - b.index);
      return {
        name,
        oneAtATime,
        chooseLowest: chooseLowest !== undefined,
        powers: powers.map(({ index }) => index),
        steps: powers.map(({ step }) => step),
      };
    }),
    trackOf: targets.map(({ kind, track }) => {
      const index = kind === "power" ? tracks.findIndex(({ name }) => name === track) : -1;
      return index < 0 ? undefined : index;
    }),
    targetByName,
    valued: new Map(
      [...inputs, ...model.parameters, ...model.definitions].map((value) => [value.name, value]),
    ),
    rulesByName: rulesByName(rules),
    excluded: excludedPairs(targets, targetByName),
    usedByRules: definitionsIn(rules.flatMap(({ when, unless }) => [when, unless])),
    usedByTarget: targets.map(({ openWhen, adequateWhen }) => definitionsIn([openWhen, adequateWhen])),
    relations: model.relations.filter((relation) => !hasSum(relation)),
    assumptionDefinitions: model.definitions.filter((definition) => assumed.has(definition)),
    inTurn: {
      targets: placesByName(targets.map(({ name }) => name)),
      tracks: placesByName(tracks.map(({ name }) => name)),
      duties: placesByName([...dutyNumbers.keys()]),
    },
    askedKnown: askedKnown(model),
    inputsByName: inputs
      .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .map(({ index }) => index),
    judgements: inputs.filter(({ kind }) => kind === "judgement").map(({ index }) => index),
  };
}

/**
 * Whether a rule is one of those that an `otherwise` rule makes way for: it requires, recommends or permits anything (on
 * the other's track, if that names one). Those that say `otherwise` on a track look at those with conditions; those that
 * say it overall look at both.
 */
function silences(
  one: Rule | undefined,
  { otherwise, otherwiseOn }: Rule,
  answers: Prepared["answers"],
  answersOn: Prepared["answersOn"],
): boolean {
  if (one === undefined || !otherwise) return false;
  if (otherwiseOn !== undefined) return !one.otherwise && answersOn[one.index]?.has(otherwiseOn) === true;
  return (!one.otherwise || one.otherwiseOn !== undefined) && answers[one.index] === true;
}

function placesByName(names: readonly string[]): readonly number[] {
  const nameOf = (place: number) => names[place] ?? "";
  return [...names.keys()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a - b));
}

/** Of sums, what is alike for each part need not be alike for the whole. */
function hasSum(expr: Expr): boolean {
  return expr.kind === "add" || operandsOf(expr).some(hasSum);
}

/** Overrides form no cycle in a sound policy; in one with that mistake, what is left comes in the order given. */
function overridersFirst(overriders: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const state = overriders.map(() => "new" as "new" | "open" | "done");
  for (let start = 0; start < overriders.length; start++) {
    const stack = [start];
    while (stack.length > 0) {
      const rule = stack.at(-1) ?? start;
      const next = state[rule] === "new" ? (overriders[rule] ?? []).filter((by) => state[by] === "new") : [];
      if (state[rule] === "new") state[rule] = "open";
      if (next.length > 0) stack.push(...next);
      else {
        stack.pop();
        if (state[rule] !== "done") order.push(rule);
        state[rule] = "done";
      }
    }
  }
  return order;
}

function prepareEffect(effect: EffectModel, duties: Map<string, number>): PreparedEffect {
  return { effect, target: effect.target.index, bit: bitOf(effect), duty: dutyOf(effect, duties) };
}

function bitOf({ modality }: EffectModel): number {
  switch (modality) {
    case "must":
      return MUST;
    case "must not":
      return MUST_NOT;
    case "should":
      return SHOULD;
    case "may":
      return MAY;
  }
}

/** The number of the duty that it lays down; -1 for what is none. */
function dutyOf(effect: EffectModel, duties: Map<string, number>): number {
  if (effect.modality !== "must" && effect.modality !== "should") return -1;
  const key = dutyKey(effect);
  const known = duties.get(key) ?? duties.size;
  duties.set(key, known);
  return known;
}

function excludedPairs(
  targets: readonly Target[],
  byName: ReadonlyMap<string, Target>,
): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  for (const { index, excludes } of targets)
    for (const name of excludes) {
      const other = byName.get(name)?.index;
      if (other === undefined || other === index) continue;
      const pair = [Math.min(index, other), Math.max(index, other)] as const;
      pairs.set(pair.join(), pair);
    }
  return [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function askedKnown({ definitions, rules, targets, assumptions }: Model): readonly number[] {
  const asked = new Set<number>();
  const visit = (expr: Expr | undefined, known: boolean): void => {
    if (expr === undefined) return;
    if (known && expr.kind === "input") asked.add(expr.input.index);
    if (known && expr.kind === "definition") for (const part of partsOf(expr.definition)) visit(part, true);
    for (const operand of operandsOf(expr)) visit(operand, known || expr.kind === "known");
  };
  for (const definition of definitions) for (const part of partsOf(definition)) visit(part, false);
  for (const { when, unless } of rules) for (const condition of [when, unless]) visit(condition, false);
  for (const { openWhen, adequateWhen } of targets)
    for (const condition of [openWhen, adequateWhen]) visit(condition, false);
  for (const { condition } of assumptions) visit(condition, false);
  return [...asked].sort((a, b) => a - b);
}

/** With those that they rest on in turn. */
export function definitionsIn(conditions: readonly (Expr | undefined)[]): ReadonlySet<Definition> {
  const found = new Set<Definition>();
  const visit = (expr: Expr): void => {
    for (const operand of operandsOf(expr)) visit(operand);
    if (expr.kind !== "definition" || found.has(expr.definition)) return;
    found.add(expr.definition);
    for (const part of partsOf(expr.definition)) visit(part);
  };
  for (const condition of conditions) if (condition !== undefined) visit(condition);
  return found;
}
