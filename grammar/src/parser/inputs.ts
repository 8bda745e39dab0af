/** What a case consists of: scales, choices, facts, judgements and events. */
import type { Declaration, EventField, Level } from "../ast.ts";
import { Colon, Comma, Less, Name as NameToken, NumberToken, TextToken, words } from "../tokens.ts";
import { numberOf, typeIs } from "./parts.ts";
import { PolicyReader } from "./policies.ts";
import type { Alternative, Alternatives, Rule } from "./reading.ts";

export abstract class InputReader extends PolicyReader {
  /** `none "No harm" < low < high` */
  private readonly levels: Rule<Level[]> = this.rule("levels", () =>
    this.list(0, Less, (place) => this.subrule(place, this.level)),
  );

  private readonly level: Rule<Level | undefined> = this.rule("level", () => {
    const name = this.name(0);
    const token = this.accept(0, TextToken);
    if (name === undefined) return undefined;
    const title = token === undefined ? undefined : this.textFrom(token);
    return { kind: "level", start: name.start, end: title?.end ?? name.end, name, title };
  });

  private directedLevels(clause: "worsens" | "improves", index: number): void {
    this.begin(clause, this.consume(0, words[clause]));
    this.draft.direction ??= clause;
    if (this.draft.levels.length === 0 || this.next(NameToken)) this.addLevels(index);
  }

  protected addLevels(index: number): void {
    const levels = this.subrule(index, this.levels);
    if (this.draft.levels.length === 0) this.draft.levels = levels;
  }

  /** A level may have the name of a clause. */
  private readonly isClauseHere = (): boolean => !typeIs(this.LA(2), Less);

  private readonly scaleClauses: Alternatives = [
    { GATE: this.isClauseHere, ALT: () => this.directedLevels("worsens", 0) },
    { GATE: this.isClauseHere, ALT: () => this.directedLevels("improves", 1) },
    this.citationClause,
    { GATE: () => this.next(words.note) && this.tokenIs(this.LA(2), TextToken), ...this.noteClause },
    { ALT: () => this.addLevels(2) },
  ];

  protected readonly readScale: Rule<Declaration> = this.rule("readScale", () => {
    this.heading(words.scale);
    this.clauses("scale", this.scaleClauses);
    const { direction, levels } = this.draft;
    this.require(levels.length > 0, "the levels");
    return { kind: "scale", ...this.headed(), direction, levels };
  });

  private readonly choiceClauses: Alternatives = [
    {
      ALT: () => {
        this.begin(":", this.consume(0, Colon));
        const alternatives = this.list(1, Comma, (place) => this.subrule(place, this.level));
        if (this.draft.levels.length === 0) this.draft.levels = alternatives;
      },
    },
    ...this.common,
  ];

  protected readonly readChoice: Rule<Declaration> = this.rule("readChoice", () => {
    this.heading(words.choice);
    this.clauses("choice", this.choiceClauses);
    const { levels: alternatives } = this.draft;
    this.require(alternatives.length > 0, "`:` and the alternatives");
    return { kind: "choice", ...this.headed(), alternatives };
  });

  private readonly factClauses: Alternatives = [
    this.typeClause,
    this.directionClause,
    this.questionClause,
    ...this.common,
  ];

  protected readonly readFact: Rule<Declaration> = this.rule("readFact", () => {
    this.heading(words.fact);
    this.clauses("fact", this.factClauses);
    const { type, direction, question } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    return { kind: "fact", ...this.headed(), type, direction, question };
  });

  private readonly eventField: Rule<EventField | undefined> = this.rule("eventField", () => {
    const name = this.name(0, "a field");
    const hasType = this.accept(0, Colon) !== undefined || this.RECORDING_PHASE;
    const type = hasType ? this.subrule(0, this.type) : undefined;
    if (name === undefined) return undefined;
    return { kind: "event-field", start: name.start, end: type?.end ?? name.end, name, type };
  });

  private eventDirection(direction: "worsens" | "improves"): Alternative<void> {
    return {
      ALT: () => {
        this.begin(direction, this.consume(0, words[direction]));
        this.draft.direction ??= direction;
      },
    };
  }

  private readonly eventClauses: Alternatives = [
    {
      ALT: () => {
        const isFirst = this.begin("with", this.consume(0, words.with));
        const fields = this.list(1, Comma, (place) => this.subrule(place, this.eventField));
        if (isFirst) this.draft.fields = fields;
      },
    },
    this.clause("at most", "most", () => {
      const figure = this.need(0, NumberToken, "a number");
      return figure === undefined || this.RECORDING_PHASE ? undefined : numberOf(figure, undefined);
    }),
    this.eventDirection("worsens"),
    this.eventDirection("improves"),
    this.clause("deemed received", "deemed", () => {
      const deemed = this.subrule(0, this.length);
      this.need(0, words.after);
      return deemed;
    }),
    ...this.common,
  ];

  protected readonly readEvent: Rule<Declaration> = this.rule("readEvent", () => {
    this.heading(words.event);
    this.clauses("event", this.eventClauses);
    const { fields, most, direction, deemed } = this.draft;
    return {
      kind: "event",
      ...this.headed(),
      fields,
      most,
      direction,
      deemed,
    };
  });

  private readonly judgementClauses: Alternatives = [
    this.typeClause,
    this.directionClause,
    this.clause("by", "by", () => this.name(1)),
    this.clause("guided by", "guidedBy", () => this.textHere(1)),
    this.questionClause,
    ...this.common,
  ];

  protected readonly readJudgement: Rule<Declaration> = this.rule("readJudgement", () => {
    this.heading(words.judgement);
    this.clauses("judgement", this.judgementClauses);
    const { type, direction, by, guidedBy, question } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    return {
      kind: "judgement",
      ...this.headed(),
      type,
      direction,
      by,
      guidedBy,
      question,
    };
  });
}
