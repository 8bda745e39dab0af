/**
 * Models made by hand, for tests of what stands behind the text: random models, and models too large to write.
 * A sketch takes declarations one by one and gives the model with all indexes set.
 */
import { inForceOn } from "@remit/server/semantics/editions.ts";
import type {
  Assumption,
  DeadlineModel,
  DefineBranch,
  Definition,
  EffectModel,
  Expr,
  Input,
  Model,
  Named,
  Parameter,
  PolicyInfo,
  Rule,
  Target,
  Track,
} from "@remit/server/semantics/model.ts";
import type { Choice, Numeric, Scale, Type } from "@remit/server/semantics/types.ts";

const place = { declaration: 0, span: { start: 0, end: 0 } };

function named(name: string): Named {
  return { name, title: undefined, note: undefined, citations: [], place };
}

export const yesNo: Type = { kind: "yes/no" };
export const dateType: Type = { kind: "date" };

export function scale(name: string, levels: readonly string[], worse: 1 | -1 | 0 = 1): Scale {
  return { kind: "scale", name, levels, worse };
}

export function choice(name: string, levels: readonly string[]): Choice {
  return { kind: "choice", name, levels };
}

export function numbers(min: number, max: number, unit?: string, decimals = 0): Numeric {
  return { kind: "number", unit, min, max, decimals };
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────

type Valued = Input | Parameter | Definition;

export function value(of: Valued): Expr {
  switch (of.kind) {
    case "fact":
    case "judgement":
    case "measure":
      return { kind: "input", type: of.type, input: of };
    case "parameter":
      return { kind: "parameter", type: of.type, parameter: of };
    default:
      return { kind: "definition", type: of.type, definition: of };
  }
}

export function constant(type: Type, amount: number): Expr {
  return { kind: "constant", type, value: amount };
}

export type Op = Extract<Expr, { kind: "compare" }>["op"];

/** Holds a value against a constant of its type, or against another value. */
export function compare(left: Valued, op: Op, right: number | Valued): Expr {
  const other = typeof right === "number" ? constant(left.type, right) : value(right);
  return { kind: "compare", op, left: value(left), right: other };
}

export const both = (...operands: readonly Expr[]): Expr => ({ kind: "and", operands });
export const either = (...operands: readonly Expr[]): Expr => ({ kind: "or", operands });
export const no = (operand: Expr): Expr => ({ kind: "not", operand });
export const known = (of: Valued): Expr => ({ kind: "known", operand: value(of) });

// ── Declarations ───────────────────────────────────────────────────────────────────────────────────────────────

export type RuleSketch = Partial<
  Pick<Rule, "when" | "unless" | "from" | "until" | "otherwiseOn" | "overrides" | "because">
> & {
  readonly otherwise?: boolean;
  readonly then: readonly (readonly [EffectModel["modality"], Target, Partial<EffectModel>?])[];
};

export interface Sketch {
  policy(info: Partial<PolicyInfo>): void;
  fact(name: string, type: Type, breakpoints?: readonly number[]): Input;
  judgement(name: string, type: Type): Input;
  /** Newest first. */
  parameter(name: string, type: Type, values: Parameter["values"]): Parameter;
  define(name: string, type: Type, expr: Expr): Definition;
  branches(name: string, type: Type, branches: readonly DefineBranch[]): Definition;
  threshold(name: string, expr: Expr): Definition;
  /** `cells[row][column]`, one row for each level of `rows`, one column for each of `columns`. */
  matrix(
    name: string,
    type: Type,
    rows: Valued,
    columns: Valued,
    cells: readonly (readonly (number | undefined)[])[],
  ): Definition;
  track(
    name: string,
    steps: readonly string[],
    more?: Partial<Pick<Track, "oneAtATime" | "chooseLowest">>,
  ): Track;
  power(
    name: string,
    more?: Partial<Pick<Target, "track" | "step" | "openWhen" | "adequateWhen" | "excludes" | "kinds">>,
  ): Target;
  action(name: string, more?: Partial<Pick<Target, "openWhen" | "excludes">>): Target;
  rule(name: string, rule: RuleSketch): void;
  assume(condition: Expr, name?: string): void;
  model(): Model;
}

export function sketch(): Sketch {
  let policy: PolicyInfo | undefined;
  const inputs: Input[] = [];
  const parameters: Parameter[] = [];
  const definitions: Definition[] = [];
  const tracks: Track[] = [];
  const targets: Target[] = [];
  const rules: Rule[] = [];
  const assumptions: Assumption[] = [];

  function kept<T>(list: T[], made: T): T {
    list.push(made);
    return made;
  }
  function input(kind: Input["kind"], name: string, type: Type, breakpoints?: readonly number[]): Input {
    const worse = type.kind === "scale" ? type.worse : 0;
    const about = { question: undefined, by: undefined, guidedBy: undefined };
    return kept(inputs, { ...named(name), ...about, kind, index: inputs.length, type, worse, breakpoints });
  }
  function target(kind: Target["kind"], name: string, more: Partial<Target>): Target {
    return kept(targets, {
      ...named(name),
      kind,
      index: targets.length,
      heldBy: undefined,
      track: undefined,
      step: undefined,
      kinds: [],
      openWhen: undefined,
      adequateWhen: undefined,
      excludes: [],
      representations: undefined,
      states: {},
      ...more,
    });
  }
  const definition = (name: string, type: Type) => ({
    ...named(name),
    index: definitions.length,
    type,
    worse: 0 as const,
  });

  return {
    policy(info) {
      const empty = {
        title: undefined,
        edition: undefined,
        from: undefined,
        until: undefined,
        decidedBy: undefined,
      };
      const transition = { by: undefined, start: undefined, end: undefined, day: undefined };
      const days = { from: info.from, until: info.until };
      const force = inForceOn(undefined, days);
      policy = {
        name: "sketch",
        ...empty,
        force,
        transition,
        calendar: undefined,
        note: undefined,
        place,
        ...info,
      };
    },
    fact: (name, type, breakpoints) => input("fact", name, type, breakpoints),
    judgement: (name, type) => input("judgement", name, type),
    parameter: (name, type, values) =>
      kept(parameters, { ...named(name), kind: "parameter", index: parameters.length, type, values }),
    define: (name, type, expr) =>
      kept(definitions, { ...definition(name, type), kind: "define", value: expr }),
    branches: (name, type, list) =>
      kept(definitions, { ...definition(name, type), kind: "branches", branches: list }),
    threshold: (name, expr) =>
      kept(definitions, { ...definition(name, yesNo), kind: "threshold", value: expr, because: undefined }),
    matrix(name, type, rows, columns, cells) {
      const keys = (count: number) =>
        Array.from({ length: count }, (_, level) => ({ from: level, to: level }));
      return kept(definitions, {
        ...definition(name, type),
        kind: "matrix",
        rows: value(rows),
        columns: value(columns),
        rowKeys: keys(cells.length),
        columnKeys: keys(cells[0]?.length ?? 0),
        cells,
      });
    },
    track: (name, steps, more = {}) =>
      kept(tracks, {
        ...named(name),
        kind: "track",
        steps,
        oneAtATime: false,
        chooseLowest: undefined,
        ...more,
      }),
    power: (name, more = {}) => target("power", name, more),
    action: (name, more = {}) => target("action", name, more),
    rule(name, { then, otherwise = false, ...more }) {
      const plain = {
        from: undefined,
        until: undefined,
        when: undefined,
        otherwiseOn: undefined,
        unless: undefined,
      };
      rules.push({
        ...named(name),
        ...plain,
        force: inForceOn(undefined, { from: more.from, until: more.until }),
        kind: "rule",
        index: rules.length,
        otherwise,
        overrides: [],
        because: undefined,
        ...more,
        effects: then.map(([modality, target, effect = {}]) => ({
          actor: undefined,
          deadline: undefined,
          every: undefined,
          until: undefined,
          dischargedBy: undefined,
          provedBy: undefined,
          proof: undefined,
          ...effect,
          modality,
          target,
        })),
      });
    },
    assume: (condition, name) => void assumptions.push({ name, condition, because: undefined, place }),
    model: () => ({
      homes: { uris: ["file:///sketch.remit"], places: Int32Array.of(0, 0) },
      policy,
      sources: [],
      actors: [],
      types: [],
      inputs,
      events: [],
      clocks: [],
      measures: [],
      relations: [],
      parameters,
      definitions,
      tracks,
      targets,
      rules,
      processes: [],
      principles: [],
      assumptions,
      cases: [],
      complete: true,
    }),
  };
}

/** A deadline: an amount after (or beginning with) the date of a fact, or the decision date. */
export function deadline(
  amount: number,
  unit: DeadlineModel["unit"],
  anchor?: Input,
  counting: DeadlineModel["counting"] = "after",
): DeadlineModel {
  const type: Type = { kind: "duration", base: unit, unit, min: amount, max: amount };
  return {
    amount: constant(type, amount),
    unit,
    counting,
    anchor: anchor === undefined ? undefined : { value: value(anchor), exists: undefined, name: anchor.name },
    calendar: undefined,
  };
}
