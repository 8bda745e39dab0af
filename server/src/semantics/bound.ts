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
