/** Principles and assumptions. */
import type { Declaration, EvasionWay, Name, Statement } from "../ast.ts";
import { CitationToken, Colon, Comma, Name as NameToken, NumberToken, TextToken, words } from "../tokens.ts";
import { numberOf, typeIs } from "./parts.ts";
import type { Alternatives, Rule } from "./reading.ts";
import { RuleReader } from "./rules.ts";

const evasionWays: readonly EvasionWay[] = ["splitting", "delaying", "reordering"];

export abstract class PrincipleReader extends RuleReader {
  private readonly chooseLowest: Rule<Statement> = this.rule("chooseLowest", () => {
    const { startOffset: start } = this.consume(0, words.choose);
    this.phrase(words.the, words.lowest, words.adequate, words.power, words.on);
    const track = this.name(0, "a track");
    return { kind: "choose-lowest", start, end: this.here(), track };
  });

  private readonly neverWeaker: Rule<Statement> = this.rule("neverWeaker", () => {
    const { startOffset: start } = this.consume(0, words.worse);
    const all = this.accept(0, words.facts) !== undefined;
    const fact = all ? undefined : this.name(0);
    this.need(0, words.never);
    const track = this.leadToWeaker();
    return { kind: "never-weaker", start, end: this.here(), fact, track };
  });

  /** What worse facts, or evasion, never do. */
  private leadToWeaker(): Name | undefined {
    if (this.accept(1, words.lead) === undefined) this.need(0, words.leads);
    this.phrase(words.to, words.a, words.weaker, words.power, words.on);
    return this.name(1, "a track");
  }

  private readonly neverChanges: Rule<Statement> = this.rule("neverChanges", () => {
    const start = this.nextStart();
    const facts = this.subrule(0, this.names);
    this.need(0, words.never);
    if (this.accept(0, words.change) === undefined) this.need(0, words.changes);
    this.phrase(words.the, words.outcome);
    const end = this.here();
    return { kind: "never-changes", start: Math.min(start, end), end, facts };
  });

  private readonly noCliffEdge: Rule<Statement> = this.rule("noCliffEdge", () => {
    const { startOffset: start } = this.consume(0, words.one);
    this.phrase(words.step, words.worse, words.moves);
    const track = this.name(0, "a track");
    this.phrase(words.by, words.at, words.most);
    const figure = this.need(0, NumberToken, "a number of steps");
    if (this.accept(0, words.steps) === undefined) this.need(1, words.step);
    const steps = figure === undefined ? undefined : numberOf(figure, undefined);
    return { kind: "no-cliff-edge", start, end: this.here(), track, steps };
  });

  private readonly neverEvaded: Rule<Statement> = this.rule("neverEvaded", () => {
    const start = this.nextStart();
    const ways: EvasionWay[] = [];
    const way = (index: number) => {
      const { image } = this.or(index, [
        { ALT: () => this.consume(index, words.splitting) },
        { ALT: () => this.consume(index, words.delaying) },
        { ALT: () => this.consume(index, words.reordering) },
      ]);
      const said = evasionWays.find((one) => one === image);
      if (said !== undefined && !ways.includes(said)) ways.push(said);
    };
    way(0);
    this.many(0, () => {
      this.or(2, [{ ALT: () => this.consume(0, Comma) }, { ALT: () => this.consume(0, words.or) }]);
      way(1);
    });
    this.phrase(words.events, words.never);
    const track = this.leadToWeaker();
    return { kind: "never-evaded", start, end: this.here(), ways, track };
  });

  /** `splitting, delaying or reordering events …`, and not facts that are called so. */
  private readonly isEvasion = (): boolean => {
    for (let place = 1; evasionWays.some((way) => way === this.LA(place).image); place += 2) {
      const next = this.LA(place + 1);
      if (typeIs(next, words.events)) return true;
      if (!typeIs(next, Comma) && !typeIs(next, words.or)) return false;
    }
    return false;
  };

  private readonly whenever: Rule<Statement> = this.rule("whenever", () => {
    const { startOffset: start } = this.consume(0, words.whenever);
    const when = this.condition(0);
    const comma = this.need(0, Comma, "`,` and what then holds");
    const hasThen = this.RECORDING_PHASE || comma !== undefined || this.startsValue(this.LA(1));
    const then = hasThen ? this.condition(1) : undefined;
    return { kind: "whenever", start, end: this.here(), when, then };
  });

  private readonly never: Rule<Statement> = this.rule("never", () => {
    const { startOffset: start } = this.consume(0, words.never);
    const condition = this.condition(0);
    return { kind: "never", start, end: this.here(), condition };
  });

  private readonly everyStates: Rule<Statement> = this.rule("everyStates", () => {
    const { startOffset: start } = this.consume(0, words.every);
    const powers = this.subrule(0, this.powerSet);
    this.need(0, words.states);
    const stated = this.subrule(0, this.names);
    this.many(0, () => {
      this.consume(0, words.and);
      this.addTo(stated, this.name(0));
    });
    return { kind: "every-states", start, end: this.here(), powers, stated };
  });

  private readonly statement = (index: number, rule: Rule<Statement>) => ({
    ALT: () => {
      this.lost = false;
      this.draft.statements.push(this.subrule(index, rule));
    },
  });

  /** A fact may have the name of a clause: `worse never changes the outcome`. */
  private readonly isStatementHere = (): boolean => {
    const second = this.LA(2);
    return !typeIs(second, Comma) && !typeIs(second, words.never);
  };

  private readonly principleClauses: Alternatives = [
    { GATE: this.isStatementHere, ...this.statement(0, this.chooseLowest) },
    { GATE: this.isStatementHere, ...this.statement(0, this.neverWeaker) },
    { GATE: this.isStatementHere, ...this.statement(0, this.noCliffEdge) },
    { GATE: this.isStatementHere, ...this.statement(0, this.whenever) },
    { GATE: this.isStatementHere, ...this.statement(0, this.never) },
    { GATE: this.isStatementHere, ...this.statement(0, this.everyStates) },
    { GATE: this.isEvasion, IGNORE_AMBIGUITIES: true, ...this.statement(0, this.neverEvaded) },
    this.becauseClause,
    this.citationClause,
    { GATE: () => this.tokenIs(this.LA(2), TextToken), ...this.noteClause },
    this.statement(0, this.neverChanges),
  ];

  protected readonly readPrinciple: Rule<Declaration> = this.rule("readPrinciple", () => {
    this.heading(words.principle);
    this.clauses("principle", this.principleClauses);
    const { statements, because } = this.draft;
    this.require(statements.length > 0, "a statement such as `whenever …` or `never …`");
    return { kind: "principle", ...this.headed(), statements, because };
  });

  private readonly assumeClauses: Alternatives = [this.becauseClause, ...this.common];
  protected readonly readAssume: Rule<Declaration> = this.rule("readAssume", () => {
    this.consume(0, words.assume);
    if (this.RECORDING_PHASE || this.hasHeading()) {
      this.subrule(0, this.assumeHeading);
    }
    this.draft.condition = this.condition(0);
    this.clauses("assume", this.assumeClauses);
    const { condition, because } = this.draft;
    this.require(because !== undefined, "`because` and the reason");
    return { kind: "assume", ...this.headed(), condition, because };
  });

  private readonly assumeHeading: Rule<void> = this.rule("assumeHeading", () => {
    this.draft.name = this.name(0);
    this.title();
    this.many(0, () => this.or(0, this.common));
    this.need(0, Colon);
  });

  /** Whether a colon ends a heading in front of the condition. */
  private hasHeading(): boolean {
    if (!this.next(NameToken)) return false;
    for (let i = 2; ; i++) {
      const token = this.LA(i);
      if (typeIs(token, Colon)) return true;
      const isPartOfHeading =
        this.tokenIs(token, TextToken) ||
        this.tokenIs(token, CitationToken) ||
        typeIs(token, words.quoting) ||
        typeIs(token, words.note);
      if (!isPartOfHeading) return false;
    }
  }
}
