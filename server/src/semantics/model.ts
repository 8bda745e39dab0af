/**
 * The model: what a policy means, with every name resolved and every expression typed. It is what simulation,
 * analysis and diff work on; nothing in it refers to the tree but for places to show.
 *
 * A declaration with an error is left out or its broken part is `{ kind: "unresolved" }`, which is unknown in every
 * case; `complete` says whether that happened anywhere.
 */
import type { EvasionWay, Modality, Span, Stated } from "@remit/grammar";
import type { Days } from "./editions.ts";
import type { Type, Value } from "./types.ts";

/** Where something is declared: the file and the offsets in it. */
export interface Place extends Span {
  readonly uri: string;
}

/** Where something stands in its declaration. It says the same wherever that moves to; `placeOf` tells where it is. */
export interface LocalPlace {
  /** Its number; see Homes. */
  readonly declaration: number;
  readonly span: Span;
}

/**
 * Where each declaration begins, by its number, which it keeps from one version of a policy to the next. When it is there
 * no more, another may get the number.
 */
export interface Homes {
  readonly uris: readonly string[];
  /** Of each number the place of its file in `uris`, and where the declaration begins; -1 where it is not there. */
  readonly places: Int32Array;
}

export interface Source {
  readonly name: string;
  readonly title: string | undefined;
  readonly authority: "statute" | "regulator" | "partner" | "commentary" | undefined;
  readonly file: string | undefined;
  readonly address: string | undefined;
  readonly readOn: number | undefined;
  readonly place: Place;
}

export interface Cited {
  readonly source: string;
  readonly locator: string;
  readonly quoting: string | undefined;
}

/** What everything with a name has in common. */
export interface Named {
  readonly name: string;
  readonly title: string | undefined;
  readonly note: string | undefined;
  readonly citations: readonly Cited[];
  readonly place: LocalPlace;
}

/**
 * A fact or a judgement, which a case gives; or a measure, which a case gives or which is worked out from what
 * happened in it. `index` is its slot in a case's values; a field has the slot it takes while one event is looked at.
 */
export interface Input extends Named {
  readonly kind: "fact" | "judgement" | "measure";
  readonly index: number;
  readonly type: Type;
  /** 1 if more of it is worse, -1 if less is, 0 if neither. */
  readonly worse: 1 | -1 | 0;
  readonly question: string | undefined;
  /** Who answers a judgement. */
  readonly by: string | undefined;
  readonly guidedBy: string | undefined;
  /** Constants it is compared with, ascending: where its values stop being alike. Undefined where arithmetic or a
   * comparison with another value makes every value count. */
  readonly breakpoints: readonly number[] | undefined;
}

export interface Parameter extends Named {
  readonly kind: "parameter";
  readonly index: number;
  readonly type: Type;
  /** Newest first; `from` is a day number, undefined for "always". */
  readonly values: readonly { readonly value: number; readonly from: number | undefined }[];
}

// ── What happens ──────────────────────────────────────────────────────────────────────────────────────────────

/** Something that happens on a day. */
export interface EventKind extends Named {
  readonly kind: "event";
  readonly index: number;
  /** In order; their slots are those behind `upheld` and `withdrawn`, behind the values of a case. */
  readonly fields: readonly Input[];
  /** The bound of every count of it. */
  readonly most: number;
  /** 1 if more of it is worse, -1 if less is, 0 if neither. */
  readonly worse: 1 | -1 | 0;
  /** How long after its day it counts as received, where nobody says when it was. */
  readonly deemed: Length | undefined;
  /** Whether it is a move of the process of that name. */
  readonly isProcess: boolean;
}

/** A length of time. */
export interface Length {
  readonly amount: Expr;
  readonly unit: "days" | "working days" | "months";
}

/** Which events count, by their day. */
export interface Window {
  /**
   * `last`: later than so long before the decision; `since`, `before` a day; `within` so long after a day, its last
   * included; `between` two days, both included.
   */
  readonly form: "last" | "since" | "before" | "within" | "between";
  readonly length: Length | undefined;
  readonly from: Expr | undefined;
  readonly to: Expr | undefined;
  /** That there are the events from which it counts; where there are none, nothing is in it. */
  readonly exists: Expr | undefined;
}

/** What is asked of the events of a case up to the day of the decision; its value is that of `input`. */
export interface Measure {
  readonly input: Input;
  /** `date`, `receipt`, `field` and `time since` ask of one event: the latest or the earliest. */
  readonly what: "count" | "consecutive" | "date" | "receipt" | "field" | "time since";
  readonly which: "latest" | "earliest";
  readonly event: EventKind;
  /** The field that is read, or by which events are told apart. */
  readonly field: Input | undefined;
  /** Reads the fields in their slots. */
  readonly where: Expr | undefined;
  readonly window: Window | undefined;
  /** Whether events that were withdrawn count as well. */
  readonly seesWithdrawn: boolean;
  /** For what is asked of one event: how many there are. Where there is none, the value means nothing. */
  readonly presence: Input | undefined;
  /** Its value where there is no such event, if that is one. */
  readonly none: number | undefined;
}

/** A day from which something counts, and how it is written. */
export interface Day {
  readonly value: Expr;
  /** That there are the events of which it is asked; where there are none, there is no such day. */
  readonly exists: Expr | undefined;
  readonly name: string;
}

/** So long after a day, or beginning with it. */
export interface Run extends Length {
  readonly counting: "after" | "beginning with";
  readonly anchor: Day;
}

/** A period that runs from a day, and what moves its end. */
export interface Clock extends Named {
  readonly kind: "clock";
  readonly index: number;
  readonly runs: readonly Run[];
  /** Which end counts, where there are several. */
  readonly pick: "earliest" | "latest";
  /** What lengthens it by its period, and how often at most. */
  readonly renewed: { readonly event: EventKind; readonly most: number | undefined } | undefined;
  /** The longest it takes in all, but where the condition holds. */
  readonly cap: { readonly length: Length; readonly unless: Expr | undefined } | undefined;
  /** Between these events it stands still. */
  readonly suspended: { readonly from: EventKind; readonly until: EventKind } | undefined;
  readonly notBefore: Day | undefined;
  readonly rollsForward: boolean;
  readonly metBy: { readonly event: EventKind; readonly receipt: boolean } | undefined;
  /** Its own, or the policy's. */
  readonly calendar: string | undefined;
}

/** What is asked of a clock; its value is that of `input`. */
export interface ClockMeasure {
  readonly input: Input;
  readonly what: "clock state" | "clock end";
  readonly clock: Clock;
  /** For its end: its state. Where it has not started, the end means nothing. */
  readonly presence: Input | undefined;
}

/** What happened in a case. Days are day numbers. */
export interface Happened {
  readonly event: EventKind;
  readonly on: number;
  /** In the order of the event's fields. */
  readonly fields: readonly Value[];
  readonly received: number | undefined;
  readonly upheld: number | undefined;
  readonly withdrawn: number | undefined;
  readonly because: string | undefined;
}

/** The record of an event is complete where it is listed, or said not to have happened; else it is unknown. */
export interface Timeline {
  readonly events: readonly Happened[];
  readonly none: readonly EventKind[];
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────

export type Position = "required" | "recommended" | "permitted" | "prohibited" | "not-addressed" | "closed";
/** What can be said of a power in a principle or an expectation. `available`: permitted, recommended or required,
 * and open. */
export type PositionWord = Position | "selected" | "available";
export type OutcomeClassName =
  | "settled"
  | "settled-after-judgement"
  | "open-to-discretion"
  | "undecided"
  | "gap"
  | "conflict";

/** `span`: of a condition, where it stands, relative to the start of its declaration. */
export type Expr = ExprForm & { readonly span?: Span };

type ExprForm =
  | { readonly kind: "constant"; readonly type: Type; readonly value: number }
  | { readonly kind: "input"; readonly type: Type; readonly input: Input }
  | { readonly kind: "parameter"; readonly type: Type; readonly parameter: Parameter }
  /** A definition, matrix or threshold; a threshold is yes/no. */
  | { readonly kind: "definition"; readonly type: Type; readonly definition: Definition }
  | { readonly kind: "not"; readonly operand: Expr }
  | { readonly kind: "and" | "or"; readonly operands: readonly Expr[] }
  | { readonly kind: "count"; readonly atLeast: number; readonly operands: readonly Expr[] }
  | {
      readonly kind: "compare";
      readonly op: "=" | "<" | "<=" | ">" | ">=";
      readonly left: Expr;
      readonly right: Expr;
    }
  /** True if the value is known; never unknown itself. */
  | { readonly kind: "known"; readonly operand: Expr }
  | {
      readonly kind: "add" | "subtract" | "multiply";
      readonly type: Type;
      readonly left: Expr;
      readonly right: Expr;
    }
  /** A date moved by months (clamped to the month's end); days are plain `add`. */
  | {
      readonly kind: "add-months";
      readonly type: Type;
      readonly date: Expr;
      readonly months: Expr;
      readonly sign: 1 | -1;
    }
  /** The decision date lies in these days, both included. */
  | ({ readonly kind: "in-force" } & Days)
  | { readonly kind: "unresolved" };

/** Conditions that may also speak of the outcome: in principles and expectations. */
export type Claim =
  | { readonly kind: "fact"; readonly condition: Expr }
  | { readonly kind: "not"; readonly operand: Claim }
  | { readonly kind: "and" | "or"; readonly operands: readonly Claim[] }
  | { readonly kind: "count"; readonly atLeast: number; readonly operands: readonly Claim[] }
  | {
      readonly kind: "position";
      readonly target: Target;
      readonly position: PositionWord;
      readonly by: readonly string[];
    }
  | {
      readonly kind: "quantified";
      readonly quantifier: "some" | "no" | "every";
      readonly powers: PowerFilter;
      readonly position: PositionWord;
    }
  | { readonly kind: "outcome"; readonly track: string | undefined; readonly outcome: OutcomeClassName }
  | { readonly kind: "applies"; readonly rule: string }
  | { readonly kind: "would-decide"; readonly facts: readonly string[] }
  | { readonly kind: "due"; readonly target: string; readonly on: number }
  | { readonly kind: "unresolved" };

export interface PowerFilter {
  readonly powerKind: string | undefined;
  /** Index of the lowest step, with `track`. */
  readonly atLeast: number | undefined;
  readonly track: string | undefined;
}

export interface DefineBranch {
  readonly value: Expr;
  /** Undefined for `otherwise`. */
  readonly when: Expr | undefined;
}

/** One key of a matrix axis: all values from `from` to `to`, both included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

export type Definition = Named & {
  readonly index: number;
  readonly type: Type;
  readonly worse: 1 | -1 | 0;
  /** Of one edition of something: its days, and that it is in force. Its name tells the days. */
  readonly edition?: Days & { readonly force: Expr | undefined };
  /**
   * Of something with editions, the oldest first: what it comes to is what the edition of the day comes to. Empty
   * for a parameter whose value is that of the day of the conduct.
   */
  readonly editions?: readonly Definition[];
} & (
    | { readonly kind: "define"; readonly value: Expr }
    /** Branches have no order: the one whose condition is true counts; `otherwise` if none is. */
    | { readonly kind: "branches"; readonly branches: readonly DefineBranch[] }
    | { readonly kind: "threshold"; readonly value: Expr; readonly because: string | undefined }
    | {
        readonly kind: "matrix";
        readonly rows: Expr;
        readonly columns: Expr | undefined;
        readonly rowKeys: readonly Band[];
        readonly columnKeys: readonly Band[];
        /** `cells[row][column]`; undefined where empty. One column if one-way. */
        readonly cells: readonly (readonly (number | undefined)[])[];
      }
  );

// ── What can be done ───────────────────────────────────────────────────────────────────────────────────────────

export interface Track extends Named {
  readonly kind: "track";
  readonly oneAtATime: boolean;
  /** From the mildest to the strongest. */
  readonly steps: readonly string[];
  /** Whether a principle says `choose the lowest adequate power on` it, and which one. */
  readonly chooseLowest: string | undefined;
}

export interface DeadlineModel extends Length {
  readonly counting: "after" | "beginning with";
  /** Undefined for the decision date. */
  readonly anchor: Day | undefined;
  /** Of its own; undefined for the policy's. */
  readonly calendar: string | undefined;
}

/** A power or an action as it is on some days. */
export interface TargetEdition extends Days, Pick<Named, "name" | "place"> {
  /** That it is in force; undefined for always. */
  readonly force: Expr | undefined;
  readonly openWhen: Expr | undefined;
  readonly adequateWhen: Expr | undefined;
}

/** A power or an action. Actions have no track, step, kinds or adequacy. */
export interface Target extends Named {
  readonly kind: "power" | "action";
  readonly index: number;
  readonly heldBy: string | undefined;
  readonly track: string | undefined;
  /** Index in the track's steps. */
  readonly step: number | undefined;
  readonly kinds: readonly string[];
  /** Where it has dates, that it is in force belongs to it. */
  readonly openWhen: Expr | undefined;
  readonly adequateWhen: Expr | undefined;
  /** Where it has dates: the oldest first. */
  readonly editions?: readonly TargetEdition[];
  readonly excludes: readonly string[];
  /** Until when representations can be made. Where it counts from something outside the policy, that day has no value. */
  readonly representations: DeadlineModel | undefined;
  /** What it states, for transparency principles; texts are ready to show. */
  readonly states: Readonly<Partial<Record<Stated, string>>>;
}

export interface EffectModel {
  readonly actor: string | undefined;
  readonly modality: Modality;
  readonly target: Target;
  readonly deadline: DeadlineModel | undefined;
  /** How often it has to be done again. */
  readonly every: Length | undefined;
  readonly until: Until | undefined;
  /** What happens when it is done. */
  readonly dischargedBy: EventKind | undefined;
  /** What shows that it was done, in words. */
  readonly provedBy: string | undefined;
  /** The event that this is, if it is one. */
  readonly proof: EventKind | undefined;
}

/** Until when something has to be done: a day, its last included, or a condition that ends it; and how it is written. */
export interface Until {
  readonly value: Expr;
  readonly isDay: boolean;
  readonly text: string;
}

export interface Rule extends Named {
  readonly kind: "rule";
  readonly index: number;
  /** Days, both included. */
  readonly from: number | undefined;
  readonly until: number | undefined;
  /** That it is in force, the policy aside; undefined for always. */
  readonly force: Expr | undefined;
  /** Undefined for `otherwise`. */
  readonly when: Expr | undefined;
  readonly otherwise: boolean;
  readonly otherwiseOn: string | undefined;
  readonly unless: Expr | undefined;
  readonly effects: readonly EffectModel[];
  /** Names of the rules it overrides. */
  readonly overrides: readonly string[];
  /** With `{name}` holes. */
  readonly because: string | undefined;
}

export interface NeverEvadedModel {
  readonly kind: "never-evaded";
  readonly ways: readonly EvasionWay[];
  readonly track: string;
}

export type StatementModel =
  | { readonly kind: "choose-lowest"; readonly track: string }
  | { readonly kind: "never-weaker"; readonly worse: string | undefined; readonly track: string }
  | { readonly kind: "never-changes"; readonly names: readonly string[] }
  | NeverEvadedModel
  | { readonly kind: "no-cliff-edge"; readonly track: string; readonly steps: number }
  | { readonly kind: "whenever"; readonly when: Claim; readonly then: Claim }
  | { readonly kind: "never"; readonly condition: Claim }
  | { readonly kind: "every-states"; readonly powers: PowerFilter; readonly stated: readonly Stated[] };

export interface Principle extends Named {
  readonly kind: "principle";
  readonly statements: readonly StatementModel[];
  readonly because: string | undefined;
}

export interface Assumption {
  readonly name: string | undefined;
  readonly condition: Expr;
  readonly because: string | undefined;
  readonly place: LocalPlace;
}

// ── Cases ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Given {
  readonly input: Input;
  /** Undefined for `unknown`. */
  readonly value: number | undefined;
  readonly because: string | undefined;
}

export interface Expectation {
  readonly claim: Claim;
  /** As written. */
  readonly text: string;
  readonly place: Place;
}

/** A case, or one row of a table of cases. */
export interface CaseModel {
  /** `Title`, or for a row `Title › row title` or `Title › row 3`. Unique in the policy. */
  readonly title: string;
  readonly on: number | undefined;
  readonly given: readonly Given[];
  readonly timeline: Timeline | undefined;
  readonly expect: readonly Expectation[];
  readonly citations: readonly Cited[];
  readonly note: string | undefined;
  readonly place: Place;
  /** For a row: its table's title and place. */
  readonly table: { readonly title: string; readonly place: Place } | undefined;
  /** Whether everything in it could be resolved; a case that could not is not run. */
  readonly complete: boolean;
}

// ── Processes ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface StageModel extends Named {
  readonly kind: "stage";
  /** As the process has it for its value. */
  readonly value: number;
  readonly final: boolean;
  /** Whether the process can begin here. */
  readonly entered: boolean;
  readonly entryWhen: Expr | undefined;
  /** What is to be done at it. */
  readonly rules: readonly Rule[];
}

export interface MoveModel {
  /** Undefined where the process begins. */
  readonly from: StageModel | undefined;
  readonly to: StageModel;
  /** What the move itself asks for. */
  readonly when: Expr | undefined;
  /** That, and what the stage that it leads to asks for. */
  readonly asks: readonly Expr[];
  /** That the process is where the move begins, and all that is asked for. */
  readonly open: Expr;
  readonly bypassing: readonly StageModel[];
  readonly place: LocalPlace;
}

/**
 * Stages that a matter goes through. It is made of what there is: the stage is an input, what comes next and who
 * leads are definitions, what is to be done at a stage are rules.
 */
export interface Process extends Named {
  readonly kind: "process";
  /** The stage: 0 before it begins. */
  readonly input: Input;
  readonly next: Definition;
  readonly lead: Definition | undefined;
  /** In the order of the text. */
  readonly stages: readonly StageModel[];
  readonly moves: readonly MoveModel[];
}

/** Which day picks the editions and the values of parameters. */
export interface Transition {
  /** Undefined where the policy does not say; then the day of the decision counts. */
  readonly by: "decision" | "conduct" | "start of conduct" | "split" | undefined;
  /** The first and the last day of the conduct; `start` only where it can last. */
  readonly start: Input | undefined;
  readonly end: Input | undefined;
  /** The day that counts; undefined for the day of the decision. */
  readonly day: Expr | undefined;
}

export interface PolicyInfo {
  readonly name: string;
  readonly title: string | undefined;
  readonly edition: string | undefined;
  readonly from: number | undefined;
  readonly until: number | undefined;
  /** That it is in force; undefined for always. */
  readonly force: Expr | undefined;
  readonly transition: Transition;
  readonly decidedBy: string | undefined;
  readonly calendar: string | undefined;
  readonly note: string | undefined;
  readonly place: LocalPlace;
}

export interface Model {
  readonly homes: Homes;
  readonly policy: PolicyInfo | undefined;
  readonly sources: readonly Source[];
  readonly actors: readonly Named[];
  readonly types: readonly (Named & {
    readonly type: Type;
    readonly levelTitles: readonly (string | undefined)[];
  })[];
  readonly inputs: readonly Input[];
  readonly events: readonly EventKind[];
  readonly clocks: readonly Clock[];
  /** In an order in which each stands after those that it rests on. */
  readonly measures: readonly (Measure | ClockMeasure)[];
  /** What holds between measures in every case that can happen. */
  readonly relations: readonly Expr[];
  readonly parameters: readonly Parameter[];
  /** In an order in which each stands after those it reads. */
  readonly definitions: readonly Definition[];
  readonly tracks: readonly Track[];
  /** Powers and actions. */
  readonly targets: readonly Target[];
  readonly rules: readonly Rule[];
  readonly processes: readonly Process[];
  readonly principles: readonly Principle[];
  readonly assumptions: readonly Assumption[];
  readonly cases: readonly CaseModel[];
  /** False when an error kept something out of the model. */
  readonly complete: boolean;
}

/** Where something stands now. */
export function placeOf({ homes }: Pick<Model, "homes">, { declaration, span }: LocalPlace): Place {
  const uri = homes.uris[homes.places[2 * declaration] ?? -1];
  const home = homes.places[2 * declaration + 1];
  if (uri === undefined || home === undefined)
    throw new Error("a declaration of another policy has no place in this one");
  return { uri, start: home + span.start, end: home + span.end };
}
