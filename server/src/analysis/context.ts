/** What every check works with: the policy as formulas over all its cases, and what can be asked of them. */
import { type CaseSpace, createCaseSpace } from "../compile/case-space.ts";
import type { Setting } from "../compile/conditions.ts";
import { asksOf, inputsOf } from "../compile/expressions.ts";
import { type PolicyCases, policyCases, settingFor } from "../compile/policy.ts";
import type { Answer, Limits, Point } from "../regions/answer.ts";
import type { Interruption } from "../regions/budget.ts";
import { createFormulas, FALSE, type Formula, type Formulas, not, TRUE } from "../regions/formula.ts";
import { createMemory, type Memory, type World } from "../regions/regions.ts";
import type { Assumption, Expr, Input, Model } from "../semantics/model.ts";
import { expressionsIn } from "../semantics/parts.ts";
import { type Frame, frameOf } from "./frame.ts";
import { absentOnce, idleIn, unknownOnce, waitingIsKnown } from "./once.ts";
import { variableOrder } from "./order.ts";
import { usualPoint } from "./usual.ts";

export interface Context {
  readonly model: Model;
  readonly cases: CaseSpace;
  readonly formulas: Formulas;
  readonly policy: PolicyCases;
  readonly setting: Setting;
  readonly world: World;
  /** The mildest case, by variable. */
  readonly usual: Point;
  /** The variables that make a case: facts, judgements, and whether those are known that may be unknown. */
  readonly counted: readonly number[];
  /** By place in the world's axioms: the assumption it is; undefined for what always holds. */
  readonly assumptions: readonly (Assumption | undefined)[];
  /** By place in the world's axioms: what holds between measures and clocks, whatever happened. */
  readonly relations: ReadonlyMap<number, Expr>;
  /** Inputs that no case needs to tell: see idleIn. */
  readonly idle: readonly number[];
  /** First and last period of the decision date. */
  readonly periods: Periods;
  readonly variant: Variant;
  readonly frame: Frame;
}

/**
 * The policy over the same cases, looked at otherwise. `key`: how; `of`: what it is about, if anything. `make` gets
 * the same of an earlier version, where there is one, to take over what it can.
 */
export type Variant = (
  key: string,
  of: object | undefined,
  make: (previous: PolicyCases | undefined) => PolicyCases,
) => PolicyCases;

export interface Periods {
  readonly first: number;
  readonly last: number;
}

interface Axiom {
  readonly holds: Formula;
  readonly assumption?: Assumption;
  readonly relation?: Expr;
}

/** What one analysis leaves for the next of the same policy, or of a later version of it. */
export interface Kept {
  readonly memory: Memory;
  readonly cases: CaseSpace;
  readonly key: string;
  /** The policy of the last version, by how it is looked at. */
  readonly policies: Map<string, { readonly of: object | undefined; readonly policy: PolicyCases }>;
  /** That of the last version. */
  readonly frames: { latest: Frame | undefined };
  /** How many formulas there were after the first analysis; unknown before that. */
  readonly begun: { formulas: number | undefined };
  /** Whether the work that is going on is still wanted. */
  readonly interruption: Interruption;
}

/** What has piled up over many versions is forgotten once there is so much more of it than one version needs. */
const GROWN = 2;
const GROWN_AT_LEAST = 12_000;
/** Beyond this all is forgotten in any case. */
const FORGET = 600_000;

export function createContext(
  model: Model,
  limits: Limits,
  previous: Kept | undefined,
  isWanted: () => boolean = () => true,
): { readonly context: Context; readonly kept: Kept } {
  const kept = keptFor(model, previous);
  kept.interruption.isWanted = isWanted;
  const { memory, cases } = kept;
  const { formulas } = memory;
  const periods = periodsOf(model, cases);
  const setting = settingIn(formulas, cases, periods);
  // Definitions and rules are looked up by the model's own objects, so the space has to speak of this model.
  const variant: Variant = (key, of, make) => {
    const before = kept.policies.get(key);
    const policy = make(before?.of === of ? before?.policy : undefined);
    kept.policies.set(key, { of, policy });
    return policy;
  };
  const policy = variant("as it is", undefined, (previous) =>
    policyCases(formulas, { ...cases, model }, setting, previous),
  );
  const during = formulas.variableBetween(cases.on, { min: periods.first, max: periods.last });
  const assumed = model.assumptions.map((assumption) => ({
    assumption,
    holds: not(policy.conditions.truth(assumption.condition).no),
  }));
  const related = model.relations.map((relation) => ({
    relation,
    holds: not(policy.conditions.truth(relation).no),
  }));
  const idle = idleIn(model);
  const once = [
    ...unknownOnce(formulas, cases, memory.usual),
    ...absentOnce(model, policy, memory.usual),
    ...waitingIsKnown(model, policy),
    ...idle.map((index) => formulas.variableIs(index, memory.usual[index] ?? 0)),
  ];
  // Where the conduct picks the edition, it is conduct in the days of the policy, as decisions are else.
  const force = model.policy?.transition.day === undefined ? undefined : model.policy.force;
  const valid = force === undefined ? [] : [not(policy.conditions.truth(force).no)];
  const always = [during, ...valid, ...once].map((holds) => ({ holds }));
  const axioms: readonly Axiom[] = [...always, ...related, ...assumed].filter(({ holds }) => holds !== TRUE);
  const world = memory.world(
    axioms.map(({ holds }) => holds),
    limits,
  );
  const frame = frameOf(
    {
      conditions: policy.conditions,
      world,
      parts: [
        ...model.inputs,
        ...model.measures,
        ...model.clocks,
        ...axioms.map(({ assumption, relation }) => assumption ?? relation),
      ],
    },
    kept.frames.latest,
  );
  kept.frames.latest = frame;
  const context = {
    model,
    cases: policy.cases,
    formulas,
    policy,
    setting,
    usual: memory.usual,
    world,
    counted: [
      ...model.inputs.map(({ index }) => index),
      ...cases.known.filter((variable) => variable !== undefined),
    ],
    assumptions: axioms.map(({ assumption }) => assumption),
    relations: new Map(axioms.flatMap(({ relation }, place) => (relation ? [[place, relation]] : []))),
    idle,
    periods,
    variant,
    frame,
  };
  return { context, kept };
}

function keptFor(model: Model, previous: Kept | undefined): Kept {
  const asked = asksOf(model);
  const twins = twinsOf(model);
  const cases = createCaseSpace(model, {
    mayBeUnknown: (input) => asked.has(input.index),
    asksApart: false,
    mayBeUndated: false,
    hasTwin: (input) => twins.has(input.index),
    isGiven: ({ name }) => isMoved(model, name),
  });
  const periods = periodsOf(model, cases);
  const usual = usualPoint(model, cases, periods);
  const key = JSON.stringify([cases.space.variables, cases.turns, cases.grids, periods, usual]);
  if (previous !== undefined && previous.key === key && !isOvergrown(previous)) return previous;
  const interruption = { isWanted: () => true };
  const formulas = createFormulas(cases.space, interruption);
  const memory = createMemory(formulas, {
    usual,
    order: (asked) => variableOrder(asked, cases),
    opaque: cases.opaque,
    interruption,
  });
  return {
    memory,
    cases,
    key,
    policies: new Map(),
    frames: { latest: undefined },
    begun: { formulas: undefined },
    interruption,
  };
}

function isOvergrown({ memory, begun }: Kept): boolean {
  const count = memory.formulas.nodeCount();
  begun.formulas ??= count;
  return memory.size() > FORGET || count > GROWN * begun.formulas + GROWN_AT_LEAST;
}

/** The facts and judgements of which two cases are compared with different values. */
function twinsOf(model: Model): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { statements } of model.principles)
    for (const statement of statements)
      if (statement.kind === "never-changes")
        for (const name of statement.names) {
          const input = inputNamed(model, name);
          if (input !== undefined) found.add(input.index);
        }
  for (const definition of model.definitions)
    if (isMoved(model, definition.name)) for (const expr of expressionsIn(definition)) inputsOf(expr, found);
  return found;
}

/** Whether a principle speaks of a definition getting worse. */
function isMoved(model: Model, name: string): boolean {
  return model.principles.some(({ statements }) =>
    statements.some((statement) => statement.kind === "never-weaker" && statement.worse === name),
  );
}

/** The periods in which the policy is in force; where it does not say, those in which its parameters have values. */
function periodsOf(model: Model, { turns }: CaseSpace): Periods {
  const { from, until } = model.policy ?? {};
  const start = (day: number) => turns.indexOf(day) + 1;
  const starts = model.parameters.map(({ values }) => {
    const days = values.map((value) => value.from);
    return days.includes(undefined) ? 0 : Math.min(...days.map((day) => start(day ?? 0)));
  });
  const first = from === undefined ? Math.max(0, ...starts) : start(from);
  const last = until === undefined ? turns.length : start(until + 1) - 1;
  return { first, last: Math.max(first, last) };
}

function settingIn(formulas: Formulas, cases: CaseSpace, { first, last }: Periods): Setting {
  const whole = settingFor(formulas, cases);
  const during = (from: number, to: number): Formula => {
    const [low, high] = [Math.max(from, first), Math.min(to, last)];
    if (low > high) return FALSE;
    if (low === first && high === last) return TRUE;
    return formulas.variableBetween(cases.on, {
      min: low === first ? 0 : low,
      max: high === last ? cases.turns.length : high,
    });
  };
  return { ...whole, dated: TRUE, during };
}

/** The assumptions that an answer rests on. */
export function assumptionsBehind({ assumptions, model }: Context, answer: Answer): readonly Assumption[] {
  if (answer.kind !== "none" || model.assumptions.length === 0) return [];
  return answer.axioms.flatMap((place) => assumptions[place] ?? []);
}

export const inputNamed = ({ inputs }: Model, name: string): Input | undefined =>
  inputs.find((input) => input.name === name);
