/**
 * The tree: what a text says, without what it means.
 *
 * Every node is plain data with `kind`, `start` and `end`, relative to its declaration (see span.ts).
 * What error recovery can lose is optional: the type tells the truth. Clauses are fields, whatever order they
 * were written in; the printer puts them in the canonical one.
 */
import type { Span } from "./span.ts";

// ── Small parts ────────────────────────────────────────────────────────────────────────────────────────────────

/** A name where it is declared or used. */
export interface Name extends Span {
  readonly kind: "name";
  readonly text: string;
}

/** A quoted text; `value` is without the quotes and with `\"` and `\\` resolved. */
export interface Text extends Span {
  readonly kind: "text";
  readonly value: string;
}

/** `[source locator]`, with the words relied on, when quoted. */
export interface Citation extends Span {
  readonly kind: "citation";
  readonly source: Name | undefined;
  /** What follows the source's name: `3B`, `s31(2)`; empty when absent. */
  readonly locator: string;
  readonly quoting: Text | undefined;
}

/** What every declaration with a name starts with: `NAME "Title" [citation] …`. */
export interface Heading {
  readonly name: Name | undefined;
  readonly title: Text | undefined;
  readonly citations: readonly Citation[];
  /** `note "…"`: a remark for the reader, shown in hovers and explanations. */
  readonly note: Text | undefined;
}

// ── Literals and expressions ───────────────────────────────────────────────────────────────────────────────────

export interface NumberLiteral extends Span {
  readonly kind: "number";
  readonly value: number;
  /** How many digits stand behind the point. */
  readonly decimals: number;
  /** `£` for money, `%` for a percentage, else the word that follows, or nothing. */
  readonly unit: Name | undefined;
}

export type DurationUnit = "days" | "working days" | "weeks" | "months" | "years";

export interface DurationLiteral extends Span {
  readonly kind: "duration";
  readonly amount: number;
  readonly unit: DurationUnit;
}

export interface DateLiteral extends Span {
  readonly kind: "date";
  /** As written, `YYYY-MM-DD`; whether that day exists is checked in semantics. */
  readonly text: string;
}

/** `yes`, `no` or `unknown`. */
export interface WordLiteral extends Span {
  readonly kind: "word";
  readonly word: "yes" | "no" | "unknown";
}

export type Literal = NumberLiteral | DurationLiteral | DateLiteral | WordLiteral;

/** `a and b and c`. `mixed` marks the first operator of the other kind in the same run: an error with a fix. */
export interface Logic extends Span {
  readonly kind: "logic";
  readonly op: "and" | "or";
  readonly operands: readonly Expression[];
  readonly mixed: Span | undefined;
}

export interface Not extends Span {
  readonly kind: "not";
  readonly operand: Expression;
}

/** `all of (…)`, `any of (…)`, `at least N of (…)`. */
export interface Count extends Span {
  readonly kind: "count";
  readonly quantity: "all" | "any" | "at least";
  /** Only for `at least`. */
  readonly number: NumberLiteral | undefined;
  readonly operands: readonly Expression[];
}

export type ComparisonOperator =
  | "is"
  | "at least"
  | "at most"
  | "above"
  | "below"
  | "between"
  | "one of"
  | "known"
  | "unknown"
  /** `THRESHOLD is met` */
  | "met"
  /** `ACTION is due DATE` */
  | "due";

/**
 * `left is [not] OPERATOR operands`: one operand, two for `between`, any number for `one of`, none for `known`,
 * `unknown` and `met`. `R3 is selected by R2` keeps the rule in `by`. Positions (`selected`, `required`, `not
 * addressed` is written `not-addressed`) and outcome classes stand as a name on the right.
 */
export interface Comparison extends Span {
  readonly kind: "comparison";
  readonly left: Expression;
  readonly op: ComparisonOperator;
  readonly negated: boolean;
  readonly operands: readonly Expression[];
  readonly by: readonly Name[];
}

export interface Arithmetic extends Span {
  readonly kind: "arithmetic";
  readonly op: "+" | "-" | "*";
  readonly left: Expression;
  readonly right: Expression;
}

/** Which powers: `urgent power at least restrict on civil`. */
export interface PowerSet extends Span {
  readonly kind: "power-set";
  /** A word from the powers' own `kind` clauses. */
  readonly powerKind: Name | undefined;
  readonly atLeast: Name | undefined;
  readonly track: Name | undefined;
}

/** `some urgent power is available`, `no power on civil is selected`, `every formal power is closed`. */
export interface Quantified extends Span {
  readonly kind: "quantified";
  readonly quantifier: "some" | "no" | "every";
  readonly powers: PowerSet;
  readonly negated: boolean;
  readonly position: Name | undefined;
}

/** `R2 applies`, `R2 does not apply`; in expectations and principles. */
export interface Applies extends Span {
  readonly kind: "applies";
  readonly rule: Name;
  readonly negated: boolean;
}

/** `first-aware would decide`, `a, b would decide` is written `a and b would decide`; in expectations. */
export interface WouldDecide extends Span {
  readonly kind: "would-decide";
  readonly facts: readonly Given[];
}

/** `outcome is gap`, `outcome on civil is open-to-discretion`: the left side of a comparison; in expectations. */
export interface OutcomeClass extends Span {
  readonly kind: "outcome";
  readonly track: Name | undefined;
}

/** `lead of provider-concerns`, `next stage of provider-concerns`. */
export interface ProcessValue extends Span {
  readonly kind: "process-value";
  readonly what: "lead" | "next stage";
  readonly process: Name | undefined;
}

/** `end of CLOCK`: its last day. */
export interface ClockEnd extends Span {
  readonly kind: "clock-end";
  readonly clock: Name | undefined;
}

/** `( … )`, kept because the printer keeps brackets. */
export interface Group extends Span {
  readonly kind: "group";
  readonly inner: Expression;
}

/** A place where an expression was expected and none could be read; its message is among the syntax errors. */
export interface Missing extends Span {
  readonly kind: "missing";
}

/** `in the last 24 months`, `since DATE`, `before DATE`, `within 28 days after DATE`, `between DATE and DATE`. */
export interface Window extends Span {
  readonly kind: "window";
  readonly form: "last" | "since" | "before" | "within" | "between";
  /** For `last` and `within`. */
  readonly length: DurationLiteral | Name | undefined;
  /** The day from which it counts; the first of two for `between`. */
  readonly from: Expression | undefined;
  /** For `between`. */
  readonly to: Expression | undefined;
}

/**
 * What is asked of the events of a case: `count of breach distinct by regulation where severity is high in the last
 * 24 months`, `count of consecutive visit where …`, `latest breach`, `receipt of latest notice`, `severity of latest
 * breach`, `time since latest breach`.
 */
export interface Measure extends Span {
  readonly kind: "measure";
  readonly what: "count" | "consecutive" | "date" | "receipt" | "field" | "time since";
  /** Which event is meant; `latest` for those that count. */
  readonly which: "latest" | "earliest";
  /** The field that is read, or by which events are told apart. */
  readonly field: Name | undefined;
  readonly event: Name | undefined;
  readonly where: Expression | undefined;
  readonly window: Window | undefined;
}

export type Expression =
  | Name
  | Measure
  | Literal
  | Logic
  | Not
  | Count
  | Comparison
  | Arithmetic
  | Quantified
  | Applies
  | WouldDecide
  | OutcomeClass
  | ProcessValue
  | ClockEnd
  | Group
  | Missing;

// ── Types ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface YesNoType extends Span {
  readonly kind: "yes-no-type";
}
/** A scale or a choice, by name; or `date`. */
export interface NamedType extends Span {
  readonly kind: "named-type";
  readonly name: Name;
}
export interface DateType extends Span {
  readonly kind: "date-type";
}
/** `0..20 notices`, `£0..£50,000`, `0%..100%`, `0..90 days`. The unit may stand on one bound or both. */
export interface RangeType extends Span {
  readonly kind: "range-type";
  readonly from: NumberLiteral | DurationLiteral;
  readonly to: NumberLiteral | DurationLiteral | undefined;
}
export type TypeNode = YesNoType | NamedType | DateType | RangeType;

/** `, worsens` or `, improves`: which way more of it goes. */
export type Direction = "worsens" | "improves";

// ── Declarations ───────────────────────────────────────────────────────────────────────────────────────────────

/** `in force from D until D` (both days included). */
export interface InForce extends Span {
  readonly kind: "in-force";
  readonly from: DateLiteral | undefined;
  readonly until: DateLiteral | undefined;
}

/** `conduct FACT`, or `conduct from FACT until FACT` for conduct that lasts: the facts that date what is judged. */
export interface Conduct extends Span {
  readonly kind: "conduct";
  /** Undefined for conduct of one day. */
  readonly from: Name | undefined;
  readonly until: Name | undefined;
}

/** `applies by date of conduct`, `applies split at editions`: which day picks the edition that counts. */
export interface Transition extends Span {
  readonly kind: "transition";
  readonly by: "decision" | "conduct" | "start of conduct" | "split" | undefined;
}

export interface PolicyDeclaration extends Span, Heading {
  readonly kind: "policy";
  readonly edition: Text | undefined;
  readonly inForce: InForce | undefined;
  readonly conduct: Conduct | undefined;
  readonly applies: Transition | undefined;
  readonly decidedBy: Name | undefined;
  /** The working-day calendar: `scotland`. */
  readonly calendar: Name | undefined;
}

export interface UseDeclaration extends Span {
  readonly kind: "use";
  readonly path: Text | undefined;
}

export interface SourceDeclaration extends Span, Heading {
  readonly kind: "source";
  readonly file: Text | undefined;
  readonly address: Text | undefined;
  /** A known authority is one of statute, regulator, partner, commentary. */
  readonly authority: Name | undefined;
  readonly readOn: DateLiteral | undefined;
}

export interface ActorDeclaration extends Span, Heading {
  readonly kind: "actor";
}

export interface Level extends Span {
  readonly kind: "level";
  readonly name: Name;
  readonly title: Text | undefined;
}

/** `worsens none < low`: rightwards is worse; `improves`: rightwards is better; neither: only ordered. */
export interface ScaleDeclaration extends Span, Heading {
  readonly kind: "scale";
  readonly direction: Direction | undefined;
  readonly levels: readonly Level[];
}

export interface ChoiceDeclaration extends Span, Heading {
  readonly kind: "choice";
  readonly alternatives: readonly Level[];
}

export interface FactDeclaration extends Span, Heading {
  readonly kind: "fact";
  readonly type: TypeNode | undefined;
  readonly direction: Direction | undefined;
  readonly question: Text | undefined;
}

/** `severity: harm`; without a type, the scale or choice of its own name. */
export interface EventField extends Span {
  readonly kind: "event-field";
  readonly name: Name;
  readonly type: TypeNode | undefined;
}

/** `event NAME with FIELD: TYPE, FIELD at most 20 worsens deemed received 2 working days after` */
export interface EventDeclaration extends Span, Heading {
  readonly kind: "event";
  readonly fields: readonly EventField[];
  /** The bound of every count of it. */
  readonly most: NumberLiteral | undefined;
  readonly direction: Direction | undefined;
  /** How long after its day it counts as received. */
  readonly deemed: DurationLiteral | Name | undefined;
}

export interface JudgementDeclaration extends Span, Heading {
  readonly kind: "judgement";
  readonly type: TypeNode | undefined;
  readonly direction: Direction | undefined;
  readonly by: Name | undefined;
  readonly guidedBy: Text | undefined;
  readonly question: Text | undefined;
}

export interface DatedValue extends Span {
  readonly kind: "dated-value";
  readonly value: Expression;
  readonly from: DateLiteral | undefined;
}

/** `parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04`; newest first. */
export interface ParameterDeclaration extends Span, Heading {
  readonly kind: "parameter";
  /** Needed only where the value alone does not tell: a level of a scale. */
  readonly type: TypeNode | undefined;
  readonly values: readonly DatedValue[];
}

/** `VALUE when CONDITION` or `VALUE otherwise`. */
export interface Branch extends Span {
  readonly kind: "branch";
  readonly value: Expression;
  readonly when: Expression | undefined;
  readonly otherwise: boolean;
}

/** `define x: TYPE is EXPRESSION`, or with branches `is high when …, low otherwise`. Exactly one of both. */
export interface DefineDeclaration extends Span, Heading {
  readonly kind: "define";
  readonly inForce: InForce | undefined;
  readonly type: TypeNode | undefined;
  readonly direction: Direction | undefined;
  readonly value: Expression | undefined;
  readonly branches: readonly Branch[];
}

/** A value, or a range `0..2` (for an axis of numbers). Undefined where the cell is empty. */
export interface Cell extends Span {
  readonly kind: "cell";
  readonly value: Expression | undefined;
  /** The upper end, both included, of a band `A..B`. */
  readonly to: Expression | undefined;
}

export interface MatrixRow extends Span {
  readonly kind: "matrix-row";
  readonly key: Cell | undefined;
  readonly cells: readonly Cell[];
}

/**
 * `matrix NAME: TYPE by ROWS and COLUMNS` with a header row of column keys; or `by ROWS` alone with two columns
 * and no header.
 */
export interface MatrixDeclaration extends Span, Heading {
  readonly kind: "matrix";
  readonly inForce: InForce | undefined;
  readonly type: TypeNode | undefined;
  readonly rows: Name | undefined;
  readonly columns: Name | undefined;
  readonly header: readonly Cell[];
  readonly body: readonly MatrixRow[];
}

export interface ThresholdDeclaration extends Span, Heading {
  readonly kind: "threshold";
  readonly inForce: InForce | undefined;
  readonly when: Expression | undefined;
  readonly because: Text | undefined;
}

export interface TrackDeclaration extends Span, Heading {
  readonly kind: "track";
  readonly oneAtATime: boolean;
  readonly steps: readonly Level[];
}

/** `none`, or `within 28 days after service`, or a text. */
export interface Route extends Span {
  readonly kind: "route";
  readonly none: boolean;
  /** For `appeal to BODY`. */
  readonly body: Name | undefined;
  readonly limit: Deadline | undefined;
  readonly text: Text | undefined;
}

/** `2 working days after DATE`, `6 weeks beginning with DATE` */
interface Period {
  readonly within: DurationLiteral | Name | undefined;
  readonly counting: "after" | "beginning with";
  /** A value of type date; or a word for an event outside the policy, in routes (`service`). */
  readonly anchor: Expression | undefined;
}

/** `within 2 working days [in scotland] [after DATE]`; without an anchor, after the decision date. */
export interface Deadline extends Span, Period {
  readonly kind: "deadline";
  /** A calendar of its own for its working days. */
  readonly calendar: Name | undefined;
}

/** A period that a clock runs, or one of several. */
export interface Run extends Span, Period {
  readonly kind: "run";
}

/** `renewed by EVENT at most 1 time` */
export interface Renewal extends Span {
  readonly kind: "renewal";
  readonly event: Name | undefined;
  readonly most: NumberLiteral | undefined;
}

/** `at most 12 weeks in all unless CONDITION` */
export interface Cap extends Span {
  readonly kind: "cap";
  readonly length: DurationLiteral | Name | undefined;
  readonly unless: Expression | undefined;
}

/** `suspended from EVENT until EVENT` */
export interface Suspension extends Span {
  readonly kind: "suspension";
  readonly from: Name | undefined;
  readonly until: Name | undefined;
}

/** `met by EVENT`, `met by receipt of EVENT` */
export interface Meeting extends Span {
  readonly kind: "meeting";
  readonly event: Name | undefined;
  /** Whether the day of its receipt counts, and not its own. */
  readonly receipt: boolean;
}

/** `clock NAME runs 28 days beginning with DATE`, or `runs to the earliest of (…)`, and what moves its end. */
export interface ClockDeclaration extends Span, Heading {
  readonly kind: "clock";
  readonly runs: readonly Run[];
  /** Which end counts, and where the brackets around the periods stand; undefined for a clock that runs one. */
  readonly pick: (Span & { readonly which: "earliest" | "latest" }) | undefined;
  readonly renewed: Renewal | undefined;
  readonly cap: Cap | undefined;
  readonly suspended: Suspension | undefined;
  readonly notBefore: Expression | undefined;
  /** Where `rolls forward` stands, if it does. */
  readonly rollsForward: Span | undefined;
  readonly metBy: Meeting | undefined;
  readonly calendar: Name | undefined;
}

/** `publish always`, `publish never`, `publish after representations`, or a text. */
export interface Publication extends Span {
  readonly kind: "publication";
  readonly when: "always" | "never" | "after representations" | Text;
}

interface Steps {
  readonly inForce: InForce | undefined;
  readonly heldBy: Name | undefined;
  readonly openWhen: Expression | undefined;
  readonly excludes: readonly Name[];
  readonly representations: Route | undefined;
  readonly appeal: Route | undefined;
  readonly publish: Publication | undefined;
}

export interface PowerDeclaration extends Span, Heading, Steps {
  readonly kind: "power";
  readonly step: Name | undefined;
  readonly track: Name | undefined;
  /** `kind urgent, formal`: words that principles pick powers by. */
  readonly kinds: readonly Name[];
  readonly adequateWhen: Expression | undefined;
}

export interface ActionDeclaration extends Span, Heading, Steps {
  readonly kind: "action";
}

export type Modality = "must" | "should" | "may" | "must not";

/** `ACTOR must use POWER, POWER within 2 working days`, `chair must ACTION`. */
export interface Effect extends Span {
  readonly kind: "effect";
  readonly actor: Name | undefined;
  readonly modality: Modality;
  readonly modalitySpan: Span;
  /** Whether `use` was written: powers are used, actions are done. */
  readonly use: boolean;
  readonly targets: readonly Name[];
  readonly deadline: Deadline | undefined;
  /** `every 2 months`: how often it has to be done again. */
  readonly every: DurationLiteral | Name | undefined;
  /** `until DATE` or `until CONDITION`: when it need not be done any more. */
  readonly until: Expression | undefined;
  /** `discharged by EVENT`: what happens when it is done. */
  readonly dischargedBy: Name | undefined;
  /** `proved by "…"` or `proved by EVENT`: what shows that it was done. */
  readonly provedBy: Text | Name | undefined;
}

export interface RuleDeclaration extends Span, Heading {
  readonly kind: "rule";
  readonly inForce: InForce | undefined;
  readonly when: Expression | undefined;
  readonly otherwise: boolean;
  /** `otherwise on TRACK`. */
  readonly otherwiseOn: Name | undefined;
  readonly effects: readonly Effect[];
  readonly unless: Expression | undefined;
  readonly overrides: readonly Name[];
  readonly because: Text | undefined;
}

/** `choose the lowest adequate power on TRACK` */
export interface ChooseLowest extends Span {
  readonly kind: "choose-lowest";
  readonly track: Name | undefined;
}
/** `worse facts never lead to a weaker power on TRACK`; with a name, `worse NAME never leads to …`. */
export interface NeverWeaker extends Span {
  readonly kind: "never-weaker";
  readonly fact: Name | undefined;
  readonly track: Name | undefined;
}
/** `service never changes the outcome`, `a, b never change the outcome` */
export interface NeverChanges extends Span {
  readonly kind: "never-changes";
  readonly facts: readonly Name[];
}
/** `one step worse moves TRACK by at most N steps` */
export interface NoCliffEdge extends Span {
  readonly kind: "no-cliff-edge";
  readonly track: Name | undefined;
  readonly steps: NumberLiteral | undefined;
}
/** What may be done to events so that they weigh less. */
export type EvasionWay = "splitting" | "delaying" | "reordering";
/** `splitting, delaying or reordering events never leads to a weaker power on TRACK` */
export interface NeverEvaded extends Span {
  readonly kind: "never-evaded";
  readonly ways: readonly EvasionWay[];
  readonly track: Name | undefined;
}
/** `whenever CONDITION, CONDITION` */
export interface Whenever extends Span {
  readonly kind: "whenever";
  readonly when: Expression;
  readonly then: Expression | undefined;
}
/** `never CONDITION` */
export interface Never extends Span {
  readonly kind: "never";
  readonly condition: Expression;
}
/** What a power can be asked to state. */
export type Stated = "holder" | "basis" | "representations" | "appeal" | "publication";
/** `every formal power at least restrict states basis, appeal and publication` */
export interface EveryStates extends Span {
  readonly kind: "every-states";
  readonly powers: PowerSet;
  readonly stated: readonly (Name & { readonly text: Stated | (string & {}) })[];
}
export type Statement =
  | ChooseLowest
  | NeverWeaker
  | NeverChanges
  | NoCliffEdge
  | NeverEvaded
  | Whenever
  | Never
  | EveryStates;

export interface PrincipleDeclaration extends Span, Heading {
  readonly kind: "principle";
  readonly statements: readonly Statement[];
  readonly because: Text | undefined;
}

/** `assume NAME: CONDITION because "…"`; the name is optional. */
export interface AssumeDeclaration extends Span, Heading {
  readonly kind: "assume";
  readonly condition: Expression | undefined;
  readonly because: Text | undefined;
}

/** What a case gives: a fact or a judgement by name, or what is asked of events or of a clock. */
export type Given = Name | Measure | ClockEnd;

/** `NAME is VALUE because "…"`; a measure or the end of a clock may stand for the name. */
export interface Assignment extends Span {
  readonly kind: "assignment";
  readonly name: Given;
  readonly value: Expression | undefined;
  readonly because: Text | undefined;
}

/** `severity high`, in a timeline. */
export interface FieldValue extends Span {
  readonly kind: "field-value";
  readonly name: Name;
  readonly value: Expression | undefined;
}

/** `2025-11-05 breach regulation r9 severity low withdrawn 2026-01-02 because "…"`, or `no breach`. */
export interface TimelineEntry extends Span {
  readonly kind: "timeline-entry";
  /** Undefined for `no EVENT`. */
  readonly on: DateLiteral | undefined;
  readonly none: boolean;
  readonly event: Name | undefined;
  readonly fields: readonly FieldValue[];
  readonly received: DateLiteral | undefined;
  readonly upheld: DateLiteral | undefined;
  readonly withdrawn: DateLiteral | undefined;
  readonly because: Text | undefined;
}

export interface CaseDeclaration extends Span, Heading {
  readonly kind: "case";
  readonly on: DateLiteral | undefined;
  readonly given: readonly Assignment[];
  readonly timeline: readonly TimelineEntry[];
  readonly expect: readonly Expression[];
}

export interface CaseRow extends Span {
  readonly kind: "case-row";
  readonly cells: readonly CaseCell[];
}
/** A cell of a table of cases: one value under a fact; any number of expectations under `expect`. */
export interface CaseCell extends Span {
  readonly kind: "case-cell";
  readonly values: readonly (Expression | Text)[];
}

/** Columns are facts, judgements and what is asked of events, and `expect`; `case` (a title), `on` (a date) and `because` are optional. */
export interface CasesDeclaration extends Span, Heading {
  readonly kind: "cases";
  readonly on: DateLiteral | undefined;
  readonly given: readonly Assignment[];
  readonly timeline: readonly TimelineEntry[];
  readonly header: readonly Given[];
  readonly rows: readonly CaseRow[];
}

/** `enter at any stage`, or at the stages that are named. */
export interface Enter extends Span {
  readonly kind: "enter";
  readonly anywhere: boolean;
  readonly stages: readonly Name[];
}

/** One line of who leads: `police when criminal-matter overrides council`, or `council otherwise`. */
export interface Lead extends Span {
  readonly kind: "lead";
  readonly actor: Name | undefined;
  readonly when: Expression | undefined;
  readonly otherwise: boolean;
  /** The leads that give way to this one. */
  readonly overrides: readonly Name[];
}

/** `to STAGE when C bypassing STAGE, STAGE`; without a condition, what opens the stage is enough. */
export interface Move extends Span {
  readonly kind: "move";
  readonly to: Name | undefined;
  readonly when: Expression | undefined;
  readonly bypassing: readonly Name[];
}

export type Occasion = "on entry" | "always" | "review";

/** `on entry chair must meet within 5 working days`; `review every 2 months chair must meet`. */
export interface StageDuties extends Span {
  readonly kind: "stage-duties";
  readonly occasion: Occasion;
  /** How often, for a review. */
  readonly every: DurationLiteral | Name | undefined;
  readonly effects: readonly Effect[];
}

export interface Stage extends Span, Heading {
  readonly kind: "stage";
  readonly final: boolean;
  readonly entryWhen: Expression | undefined;
  readonly duties: readonly StageDuties[];
  readonly moves: readonly Move[];
}

export interface ProcessDeclaration extends Span, Heading {
  readonly kind: "process";
  readonly enter: Enter | undefined;
  readonly leads: readonly Lead[];
  readonly stages: readonly Stage[];
}

/** Text before the first declaration that is not a comment. Its message is among the syntax errors. */
export interface Unreadable extends Span {
  readonly kind: "unreadable";
}

export type Declaration =
  | PolicyDeclaration
  | UseDeclaration
  | SourceDeclaration
  | ActorDeclaration
  | ScaleDeclaration
  | ChoiceDeclaration
  | FactDeclaration
  | EventDeclaration
  | JudgementDeclaration
  | ParameterDeclaration
  | DefineDeclaration
  | MatrixDeclaration
  | ThresholdDeclaration
  | ClockDeclaration
  | TrackDeclaration
  | PowerDeclaration
  | ActionDeclaration
  | RuleDeclaration
  | PrincipleDeclaration
  | AssumeDeclaration
  | CaseDeclaration
  | CasesDeclaration
  | ProcessDeclaration
  | Unreadable;

export type Node =
  | Declaration
  | Expression
  | Text
  | Citation
  | TypeNode
  | Level
  | InForce
  | Conduct
  | Transition
  | DatedValue
  | Branch
  | Cell
  | MatrixRow
  | Route
  | Deadline
  | Run
  | Renewal
  | Cap
  | Suspension
  | Meeting
  | Publication
  | PowerSet
  | Effect
  | Statement
  | Assignment
  | EventField
  | Window
  | FieldValue
  | TimelineEntry
  | CaseRow
  | CaseCell
  | Enter
  | Lead
  | Move
  | StageDuties
  | Stage;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "kind" in value && "start" in value;

/** The direct parts of a node, in the order of the text. */
export function children(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (const value of Object.values(node)) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const part of value) if (isNode(part)) found.push(part);
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Visits a node and everything below it, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of children(node)) walk(child, visit);
}

/** The nodes around an offset (relative to the declaration), outermost first; empty when it lies outside. */
export function pathTo(node: Node, offset: number): readonly Node[] {
  if (offset < node.start || offset > node.end) return [];
  for (const child of children(node)) {
    const path = pathTo(child, offset);
    if (path.length > 0) return [node, ...path];
  }
  return [node];
}
