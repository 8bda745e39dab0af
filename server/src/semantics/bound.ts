/** Bound declarations: what the tree says once its names are resolved and its expressions typed. The model is made
 * of these. */
import type {
  EvasionWay,
  EveryStates,
  Measure,
  Modality,
  Occasion,
  Span,
  Stage,
  Stated,
  Window,
} from "@remit/grammar";
import type { Band, OutcomeClassName, PositionWord } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Type } from "./types.ts";

/** An expression or a claim about the outcome. `span`: of a condition, in its declaration. */
export type Bound = BoundForm & { readonly span?: Span };

/** `unresolved` has been reported where it stands. */
type BoundForm =
  | { readonly kind: "constant"; readonly type: Type; readonly value: number }
  /** A fact, judgement, parameter, definition, matrix or threshold. */
  | { readonly kind: "symbol"; readonly type: Type; readonly symbol: PolicySymbol }
  /** What is asked of the events of a case. */
  | { readonly kind: "measure"; readonly type: Type; readonly measure: BoundMeasure }
  /** In a condition on events: the place of what an entry says, `upheld` and `withdrawn` before the fields. */
  | { readonly kind: "field"; readonly type: Type; readonly name: string; readonly slot: number }
  | { readonly kind: "not"; readonly operand: Bound }
  | { readonly kind: "and" | "or"; readonly operands: readonly Bound[] }
  | { readonly kind: "count"; readonly atLeast: number; readonly operands: readonly Bound[] }
  | { readonly kind: "compare"; readonly op: CompareOp; readonly left: Bound; readonly right: Bound }
  | { readonly kind: "known"; readonly operand: Bound }
  | {
      readonly kind: "add" | "subtract" | "multiply";
      readonly type: Type;
      readonly left: Bound;
      readonly right: Bound;
    }
  | {
      readonly kind: "add-months";
      readonly type: Type;
      readonly date: Bound;
      readonly months: Bound;
      readonly sign: 1 | -1;
    }
  | {
      readonly kind: "position";
      readonly target: PolicySymbol;
      readonly position: PositionWord;
      readonly by: readonly PolicySymbol[];
    }
  | {
      readonly kind: "quantified";
      readonly quantifier: "some" | "no" | "every";
      readonly powers: BoundPowers;
      readonly position: PositionWord;
    }
  | { readonly kind: "outcome"; readonly track: PolicySymbol | undefined; readonly outcome: OutcomeClassName }
  | { readonly kind: "applies"; readonly rule: PolicySymbol }
  /** Facts, judgements, and what is asked of events. */
  | { readonly kind: "would-decide"; readonly facts: readonly BoundFact[] }
  | { readonly kind: "due"; readonly target: PolicySymbol; readonly on: number }
  /** The last day of a clock. */
  | { readonly kind: "clock-end"; readonly type: Type; readonly symbol: PolicySymbol }
  | Unresolved;

/** Something that a case can give: by its name or, of events and clocks, as it is written. */
export interface BoundFact {
  readonly name: string;
  readonly asked: Bound | undefined;
}

export interface BoundMeasure {
  /** As the printer writes it: the name of its value. */
  readonly text: string;
  readonly type: Type;
  readonly what: Measure["what"];
  readonly which: Measure["which"];
  readonly event: PolicySymbol;
  readonly field: PolicySymbol | undefined;
  readonly where: Bound | undefined;
  readonly window: BoundWindow | undefined;
  /** Whether events that were withdrawn are looked at too. */
  readonly seesWithdrawn: boolean;
  /** For what is asked of one event: how many there are to ask it of. */
  readonly presence: BoundMeasure | undefined;
}

export interface BoundWindow {
  readonly form: Window["form"];
  readonly length: Bound | undefined;
  readonly from: Bound | undefined;
  readonly to: Bound | undefined;
}

export interface Unresolved {
  readonly kind: "unresolved";
}
export const unresolved: Unresolved = { kind: "unresolved" };

export type CompareOp = "=" | "<" | "<=" | ">" | ">=";

/** Which powers: of a kind, on a track, from a step upwards (its index). */
export interface BoundPowers {
  readonly powerKind: string | undefined;
  readonly track: PolicySymbol | undefined;
  readonly atLeast: number | undefined;
}

export interface BoundDeadline {
  readonly amount: Bound;
  readonly counting: "after" | "beginning with";
  readonly anchor: BoundDay | undefined;
  /** Of its own, where it names one. */
  readonly calendar: string | undefined;
}

/** A value of type date, and how it is written. */
export interface BoundDay {
  readonly value: Bound;
  readonly text: string;
}

export interface BoundEffect {
  readonly actor: PolicySymbol | undefined;
  readonly modality: Modality;
  readonly targets: readonly PolicySymbol[];
  readonly deadline: BoundDeadline | undefined;
  /** How often it has to be done again. */
  readonly every: Bound | undefined;
  /** A day, or a condition. */
  readonly until: (BoundDay & { readonly isDay: boolean }) | undefined;
  /** The event that shows that it is done. */
  readonly dischargedBy: PolicySymbol | undefined;
  readonly provedBy: string | undefined;
  /** The event that shows that it was done. */
  readonly proof: PolicySymbol | undefined;
}

export type BoundStatement =
  | { readonly kind: "choose-lowest"; readonly track: PolicySymbol }
  | { readonly kind: "never-weaker"; readonly worse: PolicySymbol | undefined; readonly track: PolicySymbol }
  | { readonly kind: "never-changes"; readonly facts: readonly PolicySymbol[] }
  | { readonly kind: "never-evaded"; readonly ways: readonly EvasionWay[]; readonly track: PolicySymbol }
  | { readonly kind: "no-cliff-edge"; readonly track: PolicySymbol; readonly steps: number }
  | { readonly kind: "whenever"; readonly when: Bound; readonly then: Bound }
  | { readonly kind: "never"; readonly condition: Bound }
  | {
      readonly kind: "every-states";
      readonly powers: BoundPowers;
      readonly stated: readonly Stated[];
      readonly node: EveryStates;
    };

export interface BoundGiven {
  /** Of the fact, judgement or clock; of what is asked of events or of a clock, how it is written. */
  readonly name: string;
  /** What is asked of events or of a clock. */
  readonly asked: Bound | undefined;
  /** Undefined for `unknown`. */
  readonly value: number | undefined;
  readonly because: string | undefined;
}

export interface BoundExpectation {
  readonly claim: Bound;
  readonly span: Span;
}

export interface BoundEntry {
  readonly event: PolicySymbol;
  readonly on: number;
  /** By `PolicySymbol.index` of the field. */
  readonly fields: readonly (number | undefined)[];
  readonly received: number | undefined;
  readonly upheld: number | undefined;
  readonly withdrawn: number | undefined;
  readonly because: string | undefined;
  readonly span: Span;
}

export interface BoundTimeline {
  readonly events: readonly BoundEntry[];
  /** Events of which there was none. */
  readonly none: readonly PolicySymbol[];
}

export interface BoundRow {
  /** Its own title, if the table has a column for titles. */
  readonly title: string | undefined;
  readonly on: number | undefined;
  readonly given: readonly BoundGiven[];
  readonly timeline: BoundTimeline | undefined;
  readonly expect: readonly BoundExpectation[];
  readonly because: string | undefined;
  readonly complete: boolean;
  readonly span: Span;
}

export interface BoundLead {
  readonly actor: PolicySymbol;
  /** Undefined for `otherwise`. */
  readonly when: Bound | undefined;
  /** The leads that give way to it. */
  readonly overrides: readonly PolicySymbol[];
}

export interface BoundMove {
  readonly to: PolicySymbol;
  readonly when: Bound | undefined;
  readonly bypassing: readonly PolicySymbol[];
  readonly span: Span;
}

export interface BoundDuties {
  readonly occasion: Occasion;
  readonly every: Bound | undefined;
  readonly effects: readonly BoundEffect[];
}

export interface BoundStage {
  readonly symbol: PolicySymbol;
  readonly node: Stage;
  /** Whether the process can begin here. */
  readonly entered: boolean;
  readonly entryWhen: Bound | undefined;
  readonly duties: readonly BoundDuties[];
  readonly moves: readonly BoundMove[];
}

export interface BoundProcess {
  readonly kind: "process";
  readonly leads: readonly BoundLead[];
  readonly stages: readonly BoundStage[];
}

export type BoundDeclaration =
  | { readonly kind: "plain" }
  | {
      readonly kind: "policy";
      readonly decidedBy: PolicySymbol | undefined;
      readonly conduct: { readonly start: PolicySymbol | undefined; readonly end: PolicySymbol | undefined };
    }
  | { readonly kind: "event"; readonly deemed: Bound | undefined }
  | { readonly kind: "judgement"; readonly by: PolicySymbol | undefined }
  | {
      readonly kind: "parameter";
      readonly values: readonly { readonly value: number | undefined; readonly from: number | undefined }[];
    }
  | { readonly kind: "define"; readonly value: Bound }
  | {
      readonly kind: "branches";
      readonly branches: readonly { readonly value: Bound; readonly when: Bound | undefined }[];
    }
  | { readonly kind: "threshold"; readonly when: Bound }
  | {
      readonly kind: "matrix";
      readonly rows: Bound;
      readonly columns: Bound | undefined;
      readonly rowKeys: readonly Band[];
      readonly columnKeys: readonly Band[];
      readonly cells: readonly (readonly (number | undefined)[])[];
    }
  | BoundClock
  | {
      readonly kind: "target";
      readonly heldBy: PolicySymbol | undefined;
      readonly track: PolicySymbol | undefined;
      readonly step: number | undefined;
      readonly openWhen: Bound | undefined;
      readonly adequateWhen: Bound | undefined;
      readonly excludes: readonly PolicySymbol[];
      readonly representations: BoundDeadline | undefined;
      readonly appealTo: PolicySymbol | undefined;
    }
  | {
      readonly kind: "rule";
      readonly when: Bound | undefined;
      readonly otherwiseOn: PolicySymbol | undefined;
      readonly unless: Bound | undefined;
      readonly effects: readonly BoundEffect[];
      readonly overrides: readonly PolicySymbol[];
    }
  | { readonly kind: "principle"; readonly statements: readonly BoundStatement[] }
  | { readonly kind: "assume"; readonly condition: Bound }
  | BoundProcess
  | { readonly kind: "case"; readonly row: BoundRow }
  | { readonly kind: "cases"; readonly rows: readonly BoundRow[] };

export interface BoundClock {
  readonly kind: "clock";
  readonly runs: readonly BoundDeadline[];
  /** Which end counts, where there are several. */
  readonly pick: "earliest" | "latest";
  readonly renewed: { readonly event: PolicySymbol; readonly most: number | undefined } | undefined;
  readonly cap: { readonly length: Bound; readonly unless: Bound | undefined } | undefined;
  readonly suspended: { readonly from: PolicySymbol; readonly until: PolicySymbol } | undefined;
  readonly notBefore: BoundDay | undefined;
  readonly rollsForward: boolean;
  readonly metBy: { readonly event: PolicySymbol; readonly receipt: boolean } | undefined;
  readonly calendar: string | undefined;
  /** Whether every period it runs could be resolved. */
  readonly complete: boolean;
}

/** Visits an expression and all its parts. */
export function walkBound(bound: Bound, visit: (part: Bound) => void): void {
  visit(bound);
  switch (bound.kind) {
    case "not":
    case "known":
      walkBound(bound.operand, visit);
      return;
    case "and":
    case "or":
    case "count":
      for (const operand of bound.operands) walkBound(operand, visit);
      return;
    case "would-decide":
      for (const { asked } of bound.facts) if (asked !== undefined) walkBound(asked, visit);
      return;
    case "compare":
    case "add":
    case "subtract":
    case "multiply":
      walkBound(bound.left, visit);
      walkBound(bound.right, visit);
      return;
    case "add-months":
      walkBound(bound.date, visit);
      walkBound(bound.months, visit);
      return;
    case "measure": {
      const { where, window } = bound.measure;
      for (const part of present(where, window?.length, window?.from, window?.to)) walkBound(part, visit);
      return;
    }
    default:
      return;
  }
}

/** Everything that a declaration says in conditions, values and days, its cases and principles included. */
function allExpressionsOf(declaration: BoundDeclaration): readonly Bound[] {
  switch (declaration.kind) {
    case "rule":
    case "process":
      return [...expressionsOf(declaration), ...effectsOf(declaration).flatMap(daysIn)];
    case "principle":
      return declaration.statements.flatMap((statement) => {
        if (statement.kind === "whenever") return [statement.when, statement.then];
        return statement.kind === "never" ? [statement.condition] : [];
      });
    case "case":
      return askedIn(declaration.row);
    case "cases":
      return declaration.rows.flatMap(askedIn);
    default:
      return expressionsOf(declaration);
  }
}

const askedOfTime = new WeakMap<BoundDeclaration, readonly Bound[]>();

/** What a declaration asks of events and of clocks, wherever in it. */
export function timesAskedIn(declaration: BoundDeclaration): readonly Bound[] {
  const before = askedOfTime.get(declaration);
  if (before !== undefined) return before;
  const found: Bound[] = [];
  for (const expression of allExpressionsOf(declaration))
    walkBound(expression, (part) => {
      const isClock = part.kind === "symbol" && part.symbol.kind === "clock";
      if (isClock || part.kind === "measure" || part.kind === "clock-end") found.push(part);
    });
  askedOfTime.set(declaration, found);
  return found;
}

function askedIn({ given, expect }: BoundRow): readonly Bound[] {
  return [...given.flatMap(({ asked }) => asked ?? []), ...expect.map(({ claim }) => claim)];
}

/** The symbols whose values expressions read, each once. */
export function symbolsIn(expressions: readonly Bound[]): readonly PolicySymbol[] {
  const found = new Set<PolicySymbol>();
  for (const expression of expressions)
    walkBound(expression, (part) => {
      if (part.kind === "symbol" || part.kind === "clock-end") found.add(part.symbol);
    });
  return [...found];
}

/** The conditions and values that a declaration is made of, its cases and principles left aside. */
export function expressionsOf(declaration: BoundDeclaration): readonly Bound[] {
  switch (declaration.kind) {
    case "define":
      return [declaration.value];
    case "branches":
      return declaration.branches.flatMap(({ value, when }) =>
        when === undefined ? [value] : [value, when],
      );
    case "threshold":
      return [declaration.when];
    case "matrix":
      return present(declaration.rows, declaration.columns);
    case "target":
      return present(declaration.openWhen, declaration.adequateWhen);
    case "rule":
      return present(declaration.when, declaration.unless, ...declaration.effects.map(untilCondition));
    case "assume":
      return [declaration.condition];
    case "process":
      return [
        ...leadConditions(declaration),
        ...moveConditions(declaration),
        ...present(...effectsOf(declaration).map(untilCondition)),
      ];
    case "clock":
      return present(
        ...declaration.runs.flatMap(({ amount, anchor }) => [amount, anchor?.value]),
        declaration.cap?.length,
        declaration.cap?.unless,
        declaration.notBefore?.value,
      );
    default:
      return [];
  }
}

/** What rules and the stages of a process ask for. */
export function effectsOf(declaration: BoundDeclaration): readonly BoundEffect[] {
  if (declaration.kind === "rule") return declaration.effects;
  if (declaration.kind !== "process") return [];
  return declaration.stages.flatMap(({ duties }) => duties.flatMap(({ effects }) => effects));
}

function untilCondition({ until }: BoundEffect): Bound | undefined {
  return until?.isDay === false ? until.value : undefined;
}

/** The days from which and until which something has to be done. */
function daysIn({ deadline, until }: BoundEffect): readonly Bound[] {
  return present(deadline?.anchor?.value, until?.isDay === true ? until.value : undefined);
}

/** What decides who leads. */
export function leadConditions({ leads }: BoundProcess): readonly Bound[] {
  return present(...leads.map(({ when }) => when));
}

/** What decides where the process goes. */
export function moveConditions({ stages }: BoundProcess): readonly Bound[] {
  return present(...stages.flatMap(({ entryWhen, moves }) => [entryWhen, ...moves.map(({ when }) => when)]));
}

function present(...parts: readonly (Bound | undefined)[]): readonly Bound[] {
  return parts.filter((part) => part !== undefined);
}
