/** A declaration while it is read. */
import type {
  Assignment,
  Branch,
  Cap,
  CaseRow,
  Cell,
  Citation,
  Conduct,
  DatedValue,
  DateLiteral,
  Direction,
  DurationLiteral,
  Effect,
  Enter,
  EventField,
  Expression,
  Given,
  InForce,
  Lead,
  Level,
  Meeting,
  Move,
  Name,
  NumberLiteral,
  Publication,
  Renewal,
  Route,
  Run,
  StageDuties,
  Statement,
  Suspension,
  Text,
  TimelineEntry,
  Transition,
  TypeNode,
} from "../ast.ts";
import type { Span } from "../span.ts";
import type { Clause } from "./clauses.ts";

/** The declaration at hand. Its clauses fill it in, in the order in which they are written. */
export class Draft {
  start = 0;
  end = 0;
  readonly said: Clause[] = [];
  name: Name | undefined;
  title: Text | undefined;
  readonly citations: Citation[] = [];
  note: Text | undefined;
  edition: Text | undefined;
  inForce: InForce | undefined;
  conduct: Conduct | undefined;
  applies: Transition | undefined;
  decidedBy: Name | undefined;
  calendar: Name | undefined;
  file: Text | undefined;
  address: Text | undefined;
  authority: Name | undefined;
  readOn: DateLiteral | undefined;
  type: TypeNode | undefined;
  direction: Direction | undefined;
  question: Text | undefined;
  by: Name | undefined;
  guidedBy: Text | undefined;
  levels: Level[] = [];
  fields: EventField[] = [];
  most: NumberLiteral | undefined;
  deemed: DurationLiteral | Name | undefined;
  values: DatedValue[] = [];
  value: Expression | undefined;
  branches: Branch[] = [];
  rows: Name | undefined;
  columns: Name | undefined;
  readonly table: Row[] = [];
  when: Expression | undefined;
  because: Text | undefined;
  runs: Run[] = [];
  pick: (Span & { readonly which: "earliest" | "latest" }) | undefined;
  renewed: Renewal | undefined;
  cap: Cap | undefined;
  suspended: Suspension | undefined;
  notBefore: Expression | undefined;
  rollsForward: Span | undefined;
  metBy: Meeting | undefined;
  oneAtATime = false;
  heldBy: Name | undefined;
  openWhen: Expression | undefined;
  adequateWhen: Expression | undefined;
  excludes: Name[] = [];
  representations: Route | undefined;
  appeal: Route | undefined;
  publish: Publication | undefined;
  step: Name | undefined;
  track: Name | undefined;
  kinds: Name[] = [];
  otherwiseAt: Span | undefined;
  otherwiseOn: Name | undefined;
  effects: Effect[] = [];
  unless: Expression | undefined;
  overrides: Name[] = [];
  readonly statements: Statement[] = [];
  condition: Expression | undefined;
  on: DateLiteral | undefined;
  given: Assignment[] = [];
  timeline: TimelineEntry[] = [];
  expect: Expression[] = [];
  header: readonly Given[] = [];
  readonly caseRows: CaseRow[] = [];
  enter: Enter | undefined;
  leads: readonly Lead[] = [];
  readonly stages: StageDraft[] = [];
}

/** A stage of a process while it is read. */
export class StageDraft {
  start = 0;
  end = 0;
  name: Name | undefined;
  title: Text | undefined;
  readonly citations: Citation[] = [];
  note: Text | undefined;
  final = false;
  entryWhen: Expression | undefined;
  readonly duties: StageDuties[] = [];
  readonly moves: Move[] = [];
}

export interface Row extends Span {
  readonly cells: readonly Cell[];
}
