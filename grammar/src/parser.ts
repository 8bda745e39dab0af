/**
 * The grammar. Its actions build the tree directly; the declaration at hand is collected in a draft, because its
 * clauses may come in any order.
 *
 * A part that is missing is noted once, and reading goes on with what is there: nothing is thrown. What cannot be
 * read is skipped up to the next clause. Lookahead is one token; where a soft word could also be a name, the next
 * token decides.
 */
import { EmbeddedActionsParser, type IOrAlt, type ParserMethod } from "chevrotain";
import type {
  Assignment,
  Branch,
  Cap,
  CaseCell,
  CaseRow,
  Cell,
  ClockEnd,
  ComparisonOperator,
  Conduct,
  DatedValue,
  DateLiteral,
  Deadline,
  Declaration,
  DurationLiteral,
  DurationUnit,
  Effect,
  EvasionWay,
  EventField,
  Expression,
  FieldValue,
  Given,
  InForce,
  Lead,
  Level,
  MatrixRow,
  Measure,
  Meeting,
  Modality,
  Move,
  Name,
  NumberLiteral,
  PowerSet,
  Publication,
  RangeType,
  Renewal,
  Route,
  Run,
  Stage,
  StageDuties,
  Statement,
  Suspension,
  Text,
  TimelineEntry,
  Transition,
  TypeNode,
  Window,
} from "./ast.ts";
import {
  type Clause,
  clauses,
  either,
  hasConditions,
  type Kind,
  restarts,
  show,
  wordType,
} from "./clauses.ts";
import { Draft, type Row, StageDraft } from "./draft.ts";
import {
  afterBareNames,
  afterDeclaredNames,
  afterLeftSides,
  afterNames,
  calendarUnits,
  citationOf,
  endOf,
  endOfLast,
  isNameLike,
  isPower,
  isReservedWord,
  modalities,
  mostDigits,
  nameOf,
  numberOf,
  shorten,
  spanOf,
  startsOperators,
  startsValues,
  textOf,
  typeIs,
  wordOf,
} from "./parts.ts";
import type { Piece, Stray } from "./scan.ts";
import type { Span } from "./span.ts";
import {
  Bar,
  CitationToken,
  Colon,
  Comma,
  CurlyText,
  DateToken,
  EOF,
  Identifier,
  idOf,
  LeftBracket,
  Less,
  Minus,
  Name as NameToken,
  NumberToken,
  Plus,
  Reserved,
  RightBracket,
  RowEnd,
  RowStart,
  TextToken,
  Times,
  To,
  type Token,
  type TokenType,
  UnclosedCitation,
  UnclosedText,
  vocabulary,
  words,
} from "./tokens.ts";
import type { SyntaxCode, SyntaxProblem } from "./tree.ts";
import type { Word } from "./words.ts";

/** What one piece of a text says. */
export interface Reading {
  readonly declaration: Declaration;
  readonly problems: readonly SyntaxProblem[];
}

const evasionWays: readonly EvasionWay[] = ["splitting", "delaying", "reordering"];

/** How deep brackets, `not` and sums may nest. */
const deepest = 60;

export function read(piece: Piece, text: string): Reading {
  return parser.read(piece, text);
}

// ── The grammar ────────────────────────────────────────────────────────────────────────────────────────────────

const aName = "a name";
const aValue = "a value";
const aCondition = "a condition";
const aText = "a text in quotes";
const aDate = "a date such as `2026-04-01`";
const aNamedDate = "a date or the name of one";
const aDuration = "a time such as `28 days`";

type Alternatives = IOrAlt<unknown>[];
type Rule<R> = ParserMethod<[], R>;

class PolicyParser extends EmbeddedActionsParser {
  private problems: SyntaxProblem[] = [];
  private strays: readonly Stray[] = [];
  private comments: readonly Span[] = [];
  private text = "";
  private textStart = 0;
  /** Texts without quotes: what looks stray in them is part of them. */
  private readonly rawTexts: Span[] = [];
  private draft = new Draft();
  /** Set from the first problem of a clause until the next clause: what follows from a mistake is not said. */
  private lost = false;
  /** How many brackets and `not` are open. */
  private depth = 0;
  /** What is missing where an expression is missing. */
  private wanted = aValue;
  private inType = false;
  /** Inside a measure: an event that is named there has no condition or window of its own. */
  private inMeasure = false;
  /** Behind `where`, outside brackets: `count of breach where upheld is 2` compares the count, `+ 1` adds to it. */
  private inWhere = false;
  /** In a timeline, the word after a number is the next field. */
  private inTimeline = false;
  private kind: Kind = "actor";
  /** A number of its own for every second word of a clause, as chevrotain asks. */
  private secondWords = 20;

  constructor(skipValidations: boolean) {
    super(vocabulary, { maxLookahead: 1, recoveryEnabled: false, skipValidations });
    this.performSelfAnalysis();
  }

  private rule<R>(name: string, body: () => R): Rule<R> {
    return this.RULE(name, body);
  }

  read(piece: Piece, text: string): Reading {
    this.problems = [];
    this.strays = piece.strays;
    this.comments = piece.comments;
    this.text = text;
    this.textStart = piece.start;
    this.rawTexts.length = 0;
    this.lost = false;
    this.depth = 0;
    this.wanted = aValue;
    this.inType = false;
    this.inMeasure = false;
    this.inWhere = false;
    this.inTimeline = false;
    const first = piece.tokens[0];
    this.draft = new Draft();
    this.draft.end = Math.max(endOfLast(piece.tokens), piece.strays.at(-1)?.end ?? 0);
    const declaration =
      piece.isDeclaration && first !== undefined
        ? this.declaration(first, piece.tokens)
        : this.unreadable(first);
    const problems =
      this.problems.length < 2
        ? this.problems
        : this.problems.sort((a, b) => a.start - b.start || a.end - b.end);
    return { declaration, problems };
  }

  private declaration(keyword: Token, tokens: Token[]): Declaration {
    this.input = tokens;
    const word = wordOf.get(keyword.tokenTypeIdx);
    if (word !== undefined && word in clauses) this.kind = word as Kind;
    const declaration = this.ruleOf(word).call(this);
    for (const { start, end, found } of this.strays) {
      const isPartOfTitle = this.rawTexts.some((raw) => raw.start <= start && end <= raw.end);
      if (!isPartOfTitle) this.problem("stray-character", { start, end }, { found });
    }
    return declaration;
  }

  private unreadable(first: Token | undefined): Declaration {
    if (first !== undefined) this.problem("not-a-declaration", spanOf(first), { found: first.image });
    else for (const { found, ...span } of this.strays) this.problem("stray-character", span, { found });
    return { kind: "unreadable", start: 0, end: this.draft.end };
  }

  private ruleOf(keyword: Word | undefined): Rule<Declaration> {
    switch (keyword) {
      case "policy":
        return this.readPolicy;
      case "use":
        return this.readUse;
      case "source":
        return this.readSource;
      case "actor":
        return this.readActor;
      case "scale":
        return this.readScale;
      case "choice":
        return this.readChoice;
      case "fact":
        return this.readFact;
      case "event":
        return this.readEvent;
      case "judgement":
        return this.readJudgement;
      case "parameter":
        return this.readParameter;
      case "define":
        return this.readDefine;
      case "matrix":
        return this.readMatrix;
      case "threshold":
        return this.readThreshold;
      case "clock":
        return this.readClock;
      case "track":
        return this.readTrack;
      case "power":
        return this.readPower;
      case "action":
        return this.readAction;
      case "rule":
        return this.readRule;
      case "principle":
        return this.readPrinciple;
      case "assume":
        return this.readAssume;
      case "case":
        return this.readCase;
      case "cases":
        return this.readCases;
      default:
        return this.readProcess;
    }
  }

  // ── Problems ─────────────────────────────────────────────────────────────────────────────────────────────────

  private problem(code: SyntaxCode, { start, end }: Span, args: Readonly<Record<string, string>>): void {
    this.problems.push({ code, start, end, args });
  }

  /** Notes, once in a clause, that something else stands where a part was expected. */
  private fail(expected: string): void {
    if (this.lost || this.RECORDING_PHASE) return;
    this.lost = true;
    const next = this.LA(1);
    const before = this.LA(0);
    const nothingNext = typeIs(next, EOF);
    if (this.isExplained(before, nothingNext ? undefined : next)) return;
    if (nothingNext || typeIs(next, RowEnd)) {
      this.problem("missing-part", spanOf(before), { expected, after: shorten(before.image) });
    } else if (typeIs(next, UnclosedText)) this.problem("unclosed-text", spanOf(next), {});
    else if (typeIs(next, UnclosedCitation)) this.problem("unclosed-citation", spanOf(next), {});
    else this.problem("expected", spanOf(next), { expected, found: shorten(next.image) });
  }

  /** Whether a stray character or a missing quote in front has already said what is wrong here. */
  private isExplained(before: Token, next: Token | undefined): boolean {
    if (typeIs(before, UnclosedText) || typeIs(before, UnclosedCitation)) return true;
    const from = endOf(before);
    const to = next?.startOffset ?? Number.POSITIVE_INFINITY;
    const behind = next === undefined ? -1 : endOf(next);
    return this.strays.some(({ start }) => (start >= from && start < to) || start === behind);
  }

  /** A part without which the declaration says nothing; not asked for when something else is already wrong. */
  private require(present: boolean, expected: string): void {
    if (present || this.RECORDING_PHASE || this.problems.length > 0 || this.strays.length > 0) return;
    const last = this.LA(0);
    this.problem("missing-part", spanOf(last), { expected, after: shorten(last.image) });
  }

  /** Notes the start of a clause, and that it is said twice; only what is said first counts. */
  private begin(clause: Clause, token: Token): boolean {
    if (this.RECORDING_PHASE) return true;
    const { said } = this.draft;
    const isTwice = said.includes(clause);
    if (isTwice && this.lost) return false;
    this.lost = false;
    if (isTwice) this.problem("clause-twice", spanOf(token), { clause });
    else said.push(clause);
    return !isTwice;
  }

  // ── Tokens ───────────────────────────────────────────────────────────────────────────────────────────────────

  private next(type: TokenType): boolean {
    return this.tokenIs(this.LA(1), type);
  }

  private tokenIs(token: Token, type: TokenType): boolean {
    return token.tokenTypeIdx === type.tokenTypeIdx || type.categoryMatchesMap?.[token.tokenTypeIdx] === true;
  }

  private atEnd(): boolean {
    return typeIs(this.LA(1), EOF);
  }

  /** Where the last token that was read ends. */
  private here(): number {
    return this.RECORDING_PHASE ? 0 : endOf(this.LA(0));
  }

  /** Where the next token starts, or where the last one ends when there is none. */
  private nextStart(): number {
    return this.RECORDING_PHASE || this.atEnd() ? this.here() : this.LA(1).startOffset;
  }

  /** What was read from there on; nothing, at the last token, where nothing could be. */
  private since(start: number): Span {
    const end = this.here();
    return { start: Math.min(start, end), end };
  }

  private accept(index: number, type: TokenType): Token | undefined {
    if (this.RECORDING_PHASE) {
      this.option(index, () => this.consume(index, type));
      return undefined;
    }
    return this.next(type) ? this.consume(index, type) : undefined;
  }

  private need(index: number, type: TokenType, expected?: string): Token | undefined {
    if (this.RECORDING_PHASE || this.next(type)) return this.consume(index, type);
    this.fail(expected ?? `\`${wordOf.get(idOf(type)) ?? type.PATTERN}\``);
    return undefined;
  }

  /** One fixed word after the other, as in `choose the lowest adequate power on`. */
  private phrase(...types: readonly TokenType[]): void {
    for (const type of types) this.need(0, type);
  }

  private name(index: number, expected = aName): Name | undefined {
    const misnamed = this.misnamed(afterNames);
    if (misnamed !== undefined) return misnamed;
    const found = this.need(index, NameToken, expected);
    return found === undefined ? undefined : nameOf(found);
  }

  /** A reserved word that stands where a name should, in front of something that makes sense after a name. */
  private misnamed(after: ReadonlySet<number>): Name | undefined {
    const token = this.LA(1);
    if (this.lost || !isReservedWord(token) || !after.has(this.LA(2).tokenTypeIdx)) return undefined;
    this.problem("reserved-word", spanOf(token), { word: token.image });
    this.SKIP_TOKEN();
    return nameOf(token);
  }

  private textHere(index: number): Text | undefined {
    if (!this.RECORDING_PHASE && !this.next(TextToken) && !this.atEnd()) {
      this.missesQuotes();
      return undefined;
    }
    const token = this.need(index, TextToken, aText);
    return token === undefined ? undefined : this.textFrom(token);
  }

  /** A path or a word without quotes is taken up to the next space, with the dots and slashes in it. */
  private missesQuotes(): void {
    const start = this.nextStart();
    const found = /^\S*/.exec(this.slice({ start, end: this.draft.end }))?.[0] ?? "";
    const span = { start, end: start + found.length };
    const isRun = this.strays.some((stray) => stray.start >= span.start && stray.end <= span.end);
    if (!isRun || this.lost) {
      this.fail(aText);
      return;
    }
    this.problem("expected", span, { expected: aText, found: shorten(found) });
    this.lost = true;
    this.rawTexts.push(span);
    while (!this.atEnd() && this.LA(1).startOffset < span.end) this.SKIP_TOKEN();
  }

  private textFrom(token: Token): Text {
    if (typeIs(token, UnclosedText)) this.problem("unclosed-text", spanOf(token), {});
    else if (typeIs(token, CurlyText))
      this.problem("stray-character", spanOf(token), { found: token.image.charAt(0) });
    return textOf(token);
  }

  private date(index: number): DateLiteral | undefined {
    const token = this.need(index, DateToken, aDate);
    return token === undefined ? undefined : this.dateFrom(token);
  }

  private dateFrom(token: Token): DateLiteral {
    const { image: text, startOffset: start } = token;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text) && !this.RECORDING_PHASE && !this.lost)
      this.problem("expected", spanOf(token), { expected: aDate, found: text });
    return { kind: "date", start, end: start + text.length, text };
  }

  private condition(index: number): Expression {
    this.wanted = aCondition;
    const condition = this.subrule(index, this.expression);
    this.wanted = aValue;
    return condition;
  }

  // ── Headings and clauses ─────────────────────────────────────────────────────────────────────────────────────

  /** `NAME "Title"`; citations and notes are read with the clauses. */
  private heading(keyword: TokenType): void {
    this.consume(0, keyword);
    this.draft.name = this.misnamed(afterDeclaredNames) ?? this.name(0);
    this.title();
  }

  private title(): void {
    const token = this.accept(5, TextToken);
    if (token !== undefined) this.draft.title = this.textFrom(token);
  }

  /** Reads clauses up to the end of the declaration; what is none is noted and left out. */
  private clauses(kind: Kind, alternatives: Alternatives): void {
    do this.many(0, () => this.or(0, alternatives));
    while (this.skipToClause(kind));
  }

  private skipToClause(kind: Kind): boolean {
    if (this.RECORDING_PHASE || this.atEnd()) return false;
    if (kind === "rule" && this.missesThen()) return true;
    if (kind === "threshold" && this.missesMet()) return true;
    this.fail(this.hint(kind));
    const starts = restarts.get(kind);
    do {
      this.SKIP_TOKEN();
      const followers = starts?.get(this.LA(1).tokenTypeIdx);
      const restart =
        followers !== undefined &&
        (followers.length === 0 || followers.some((type) => this.tokenIs(this.LA(2), type)));
      if (restart) break;
    } while (!this.atEnd());
    this.lost = false;
    return !this.atEnd();
  }

  /** What could have stood here: the clauses that are not said yet, or what ties two parts together. */
  private hint(kind: Kind): string {
    const { said, levels } = this.draft;
    if (kind === "principle") return "a statement such as `whenever …` or `never …`";
    if (this.next(Comma) && hasConditions.has(kind)) return "`and` or `or`";
    if (levels.length > 0) return `\`${kind === "choice" ? "," : "<"}\``;
    // Most things have no dates: whoever forgot something else is not told of them.
    const open = (clauses[kind] as readonly Clause[]).filter(
      (clause) => !said.includes(clause) && (clause !== "in force" || kind === "policy"),
    );
    if (kind === "rule") return this.hintForRule(open);
    if (kind === "process")
      return this.draft.stages.length === 0 ? "`stage` and its name" : "`to`, `on entry` or another stage";
    const [first, second] = open;
    if (first === undefined) return "the next declaration";
    const comesFirst = first === ":" || first === "by" || first === "met when";
    if (comesFirst) return show(first);
    if (second !== undefined && open.length > 4) return `a clause such as ${show(first)} or ${show(second)}`;
    return either(open.map(show));
  }

  private hintForRule(open: readonly Clause[]): string {
    const { said } = this.draft;
    if (!said.includes("when") && !said.includes("otherwise")) return "`when` or `otherwise`";
    if (!said.includes("then") && !said.includes("otherwise")) return "`then`";
    const rest = open.filter(
      (clause) => clause === "unless" || clause === "overrides" || clause === "because",
    );
    return rest.length === 0 ? "the next declaration" : either(rest.map(show));
  }

  /** A clause of one or two words and one part. */
  private clause<K extends keyof Draft>(clause: Clause, part: K, read: () => Draft[K]): IOrAlt<void> {
    const [first = "", second] = clause.split(" ");
    const type = clause === ":" ? Colon : wordType(first);
    const index = this.secondWords++;
    return {
      ALT: () => {
        const isFirst = this.begin(clause, this.consume(0, type));
        if (second !== undefined) this.need(index, wordType(second));
        const value = read();
        if (isFirst) this.draft[part] = value;
      },
    };
  }

  private readonly citationClause = {
    ALT: () => {
      const token = this.consume(0, CitationToken);
      this.lost = false;
      if (typeIs(token, UnclosedCitation)) this.problem("unclosed-citation", spanOf(token), {});
      let quoting: Text | undefined;
      this.option(9, () => {
        this.consume(0, words.quoting);
        quoting = this.textHere(9);
      });
      this.draft.citations.push(citationOf(token, quoting));
    },
  };

  private readonly noteClause = this.clause("note", "note", () => this.textHere(8));

  private readonly becauseClause = this.clause("because", "because", () => this.textHere(7));

  private readonly inForceClause: IOrAlt<void> = {
    ALT: () => {
      const isFirst = this.begin("in force", this.LA(1));
      const inForce = this.subrule(0, this.inForce);
      if (isFirst) this.draft.inForce = inForce;
    },
  };

  private readonly common = [this.citationClause, this.noteClause];

  // ── Declarations ─────────────────────────────────────────────────────────────────────────────────────────────

  private readonly policyClauses: Alternatives = [
    this.clause("edition", "edition", () => this.textHere(1)),
    this.inForceClause,
    this.clause("conduct", "conduct", () => this.subrule(0, this.conduct)),
    this.clause("applies", "applies", () => this.subrule(0, this.transition)),
    this.clause("decided by", "decidedBy", () => this.name(1)),
    this.clause("calendar", "calendar", () => this.name(2)),
    ...this.common,
  ];
  private readonly readPolicy: Rule<Declaration> = this.rule("readPolicy", () => {
    this.heading(words.policy);
    this.clauses("policy", this.policyClauses);
    const { end, name, title, citations, note, edition, inForce, decidedBy, calendar } = this.draft;
    const { conduct, applies } = this.draft;
    return {
      kind: "policy",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      edition,
      inForce,
      conduct,
      applies,
      decidedBy,
      calendar,
    };
  });

  private readonly readUse: Rule<Declaration> = this.rule("readUse", () => {
    this.consume(0, words.use);
    const path = this.textHere(0);
    if (!this.RECORDING_PHASE && !this.atEnd()) this.skipRest();
    return { kind: "use", start: 0, end: this.draft.end, path };
  });

  /** What follows a declaration that is complete. */
  private skipRest(): void {
    this.fail("the next declaration");
    while (!this.atEnd()) this.SKIP_TOKEN();
  }

  private readonly sourceClauses: Alternatives = [
    this.clause("file", "file", () => this.textHere(1)),
    this.clause("address", "address", () => this.textHere(2)),
    this.clause("authority", "authority", () => this.name(1)),
    this.clause("read", "readOn", () => this.date(0)),
    ...this.common,
  ];
  private readonly readSource: Rule<Declaration> = this.rule("readSource", () => {
    this.heading(words.source);
    this.clauses("source", this.sourceClauses);
    const { end, name, title, citations, note, file, address, authority, readOn } = this.draft;
    return { kind: "source", start: 0, end, name, title, citations, note, file, address, authority, readOn };
  });

  private readonly readActor: Rule<Declaration> = this.rule("readActor", () => {
    this.heading(words.actor);
    this.clauses("actor", this.common);
    const { end, name, title, citations, note } = this.draft;
    return { kind: "actor", start: 0, end, name, title, citations, note };
  });

  /** `none "No harm" < low < high` */
  private readonly levels: Rule<Level[]> = this.rule("levels", () => {
    const levels: Level[] = [];
    this.addTo(levels, this.subrule(0, this.level));
    this.many(0, () => {
      this.consume(0, Less);
      this.addTo(levels, this.subrule(1, this.level));
    });
    return levels;
  });

  private addTo<T>(list: T[], part: T | undefined): void {
    if (part !== undefined && !this.RECORDING_PHASE) list.push(part);
  }

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

  private addLevels(index: number): void {
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
  private readonly readScale: Rule<Declaration> = this.rule("readScale", () => {
    this.heading(words.scale);
    this.clauses("scale", this.scaleClauses);
    const { end, name, title, citations, note, direction, levels } = this.draft;
    this.require(levels.length > 0, "the levels");
    return { kind: "scale", start: 0, end, name, title, citations, note, direction, levels };
  });

  private readonly choiceClauses: Alternatives = [
    {
      ALT: () => {
        this.begin(":", this.consume(0, Colon));
        const alternatives: Level[] = [];
        this.addTo(alternatives, this.subrule(0, this.level));
        this.many(1, () => {
          this.consume(0, Comma);
          this.addTo(alternatives, this.subrule(1, this.level));
        });
        if (this.draft.levels.length === 0) this.draft.levels = alternatives;
      },
    },
    ...this.common,
  ];
  private readonly readChoice: Rule<Declaration> = this.rule("readChoice", () => {
    this.heading(words.choice);
    this.clauses("choice", this.choiceClauses);
    const { end, name, title, citations, note, levels: alternatives } = this.draft;
    this.require(alternatives.length > 0, "`:` and the alternatives");
    return { kind: "choice", start: 0, end, name, title, citations, note, alternatives };
  });

  private readonly typeClause = this.clause(":", "type", () => this.subrule(0, this.type));

  private readonly directionClause = {
    ALT: () => {
      this.begin(",", this.consume(0, Comma));
      const improves = this.accept(7, words.improves);
      if (improves === undefined) this.need(0, words.worsens, "`worsens` or `improves`");
      if (!this.lost) this.draft.direction ??= improves === undefined ? "worsens" : "improves";
    },
  };

  private readonly questionClause = this.clause("question", "question", () => this.textHere(6));

  private readonly factClauses: Alternatives = [
    this.typeClause,
    this.directionClause,
    this.questionClause,
    ...this.common,
  ];
  private readonly readFact: Rule<Declaration> = this.rule("readFact", () => {
    this.heading(words.fact);
    this.clauses("fact", this.factClauses);
    const { end, name, title, citations, note, type, direction, question } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    return { kind: "fact", start: 0, end, name, title, citations, note, type, direction, question };
  });

  private readonly eventField: Rule<EventField | undefined> = this.rule("eventField", () => {
    const name = this.name(0, "a field");
    const hasType = this.accept(0, Colon) !== undefined || this.RECORDING_PHASE;
    const type = hasType ? this.subrule(0, this.type) : undefined;
    if (name === undefined) return undefined;
    return { kind: "event-field", start: name.start, end: type?.end ?? name.end, name, type };
  });

  private eventDirection(direction: "worsens" | "improves"): IOrAlt<void> {
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
        const fields: EventField[] = [];
        this.addTo(fields, this.subrule(0, this.eventField));
        this.many(1, () => {
          this.consume(0, Comma);
          this.addTo(fields, this.subrule(1, this.eventField));
        });
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
  private readonly readEvent: Rule<Declaration> = this.rule("readEvent", () => {
    this.heading(words.event);
    this.clauses("event", this.eventClauses);
    const { end, name, title, citations, note, fields, most, direction, deemed } = this.draft;
    return {
      kind: "event",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
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
  private readonly readJudgement: Rule<Declaration> = this.rule("readJudgement", () => {
    this.heading(words.judgement);
    this.clauses("judgement", this.judgementClauses);
    const { end, name, title, citations, note, type, direction, by, guidedBy, question } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    return {
      kind: "judgement",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      type,
      direction,
      by,
      guidedBy,
      question,
    };
  });

  private readonly parameterClauses: Alternatives = [
    {
      ALT: () => {
        this.begin(":", this.consume(0, Colon));
        const type = this.typeBeforeValue();
        const values: DatedValue[] = [];
        values.push(this.subrule(0, this.datedValue));
        this.many(1, () => {
          this.consume(0, Comma);
          const second = this.LA(2);
          if (!this.next(words.was) || this.startsValue(second)) this.accept(0, words.was);
          values.push(this.subrule(1, this.datedValue));
        });
        this.draft.type ??= type;
        if (this.draft.values.length === 0) this.draft.values = values;
      },
    },
    ...this.common,
  ];

  /** `seriousness is` in front of the value of a parameter. */
  private typeBeforeValue(): TypeNode | undefined {
    if (this.RECORDING_PHASE) {
      this.option(2, () => {
        this.subrule(0, this.type);
        this.consume(0, words.is);
      });
      return undefined;
    }
    const isType =
      this.next(words["yes/no"]) ||
      typeIs(this.LA(2), words.is) ||
      [this.LA(2), this.LA(3), this.LA(4)].some((token) => typeIs(token, To));
    if (!isType) return undefined;
    const type = this.subrule(0, this.type);
    this.need(0, words.is);
    return type;
  }

  private readonly datedValue: Rule<DatedValue> = this.rule("datedValue", () => {
    const value = this.subrule(0, this.value);
    const from = this.accept(0, words.from) === undefined && !this.RECORDING_PHASE ? undefined : this.date(0);
    return { kind: "dated-value", start: value.start, end: from?.end ?? value.end, value, from };
  });

  private readonly readParameter: Rule<Declaration> = this.rule("readParameter", () => {
    this.heading(words.parameter);
    this.clauses("parameter", this.parameterClauses);
    const { end, name, title, citations, note, type, values } = this.draft;
    this.require(values.length > 0, "`:` and a value");
    return { kind: "parameter", start: 0, end, name, title, citations, note, type, values };
  });

  private readonly defineClauses: Alternatives = [
    this.typeClause,
    this.directionClause,
    this.inForceClause,
    {
      ALT: () => {
        this.begin("is", this.LA(1));
        if (this.draft.type === undefined && this.problems.length === 0) this.fail("`:` and a type");
        this.lost = false;
        this.consume(0, words.is);
        const first = this.subrule(0, this.expression);
        if (!this.RECORDING_PHASE && !this.next(words.when) && !this.next(words.otherwise)) {
          this.draft.value ??= first;
          return;
        }
        const branches = [this.branch(first, 0)];
        this.many(1, () => {
          this.consume(1, Comma);
          branches.push(this.branch(this.subrule(1, this.value), 2));
        });
        if (this.draft.branches.length === 0) this.draft.branches = branches;
      },
    },
    ...this.common,
  ];

  private branch(value: Expression, index: number): Branch {
    const otherwise = this.accept(index, words.otherwise) !== undefined;
    let when: Expression | undefined;
    if (!otherwise) {
      this.need(index, words.when, "`when` or `otherwise`");
      when = this.condition(index + 2);
    }
    return { kind: "branch", start: value.start, end: this.here(), value, when, otherwise };
  }

  private readonly readDefine: Rule<Declaration> = this.rule("readDefine", () => {
    this.heading(words.define);
    this.clauses("define", this.defineClauses);
    const { end, name, title, citations, note, inForce, type, direction, value, branches } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    this.require(value !== undefined || branches.length > 0, "`is` and a value");
    return {
      kind: "define",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      inForce,
      type,
      direction,
      value,
      branches,
    };
  });

  private readonly matrixClauses: Alternatives = [
    this.typeClause,
    this.inForceClause,
    {
      ALT: () => {
        this.begin("by", this.consume(0, words.by));
        const rows = this.name(1);
        const hasColumns = this.accept(1, words.and) !== undefined || this.RECORDING_PHASE;
        const columns = hasColumns ? this.name(2) : undefined;
        this.draft.rows ??= rows;
        this.draft.columns ??= columns;
      },
    },
    {
      ALT: () => {
        const row = this.subrule(0, this.matrixRow);
        if (!this.draft.said.includes("|")) this.draft.said.push("|");
        if (!this.RECORDING_PHASE) this.draft.table.push(row);
      },
    },
    ...this.common,
  ];

  private readonly matrixRow: Rule<Row> = this.rule("matrixRow", () => {
    const start = this.consume(0, RowStart).startOffset;
    this.lost = false;
    const cells: Cell[] = [];
    this.addTo(cells, this.subrule(0, this.cell));
    this.many(0, () => {
      this.consume(0, Bar);
      if (this.RECORDING_PHASE || !this.atRowEnd()) cells.push(this.subrule(1, this.cell));
    });
    const end = this.here();
    this.accept(0, RowEnd);
    return { start, end, cells };
  });

  private atRowEnd(): boolean {
    return this.next(RowEnd) || this.atEnd();
  }

  private atCellEnd(): boolean {
    return this.next(Bar) || this.atRowEnd();
  }

  private readonly cell: Rule<Cell> = this.rule("cell", () => {
    const from = this.here();
    if (!this.RECORDING_PHASE && this.atCellEnd())
      return { kind: "cell", start: from, end: from, value: undefined, to: undefined };
    const value = this.subrule(0, this.value);
    let to: Expression | undefined;
    this.option(0, () => {
      this.consume(0, To);
      to = this.subrule(1, this.value);
    });
    this.skipToCellEnd();
    return { kind: "cell", start: value.start, end: to?.end ?? value.end, value, to };
  });

  private skipToCellEnd(): void {
    if (this.RECORDING_PHASE || this.atCellEnd()) return;
    this.fail("`|`");
    while (!this.atCellEnd()) this.SKIP_TOKEN();
  }

  private readonly readMatrix: Rule<Declaration> = this.rule("readMatrix", () => {
    this.heading(words.matrix);
    this.clauses("matrix", this.matrixClauses);
    const { end, name, title, citations, note, inForce, type, rows, columns, table } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    this.require(rows !== undefined, "`by` and what decides the row");
    this.require(table.length > 0, "a table");
    const corner = table[0]?.cells[0];
    const header = columns === undefined ? [] : (table[0]?.cells.slice(1) ?? []);
    if (columns !== undefined && corner?.value !== undefined && corner.value.kind !== "missing")
      this.problem("expected", corner, {
        expected: "nothing in the corner of the table",
        found: this.slice(corner),
      });
    const body = table.slice(columns === undefined ? 0 : 1).map(
      ({ start, end, cells: [key, ...cells] }): MatrixRow => ({
        kind: "matrix-row",
        start,
        end,
        key,
        cells,
      }),
    );
    return {
      kind: "matrix",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      inForce,
      type,
      rows,
      columns,
      header,
      body,
    };
  });

  private slice({ start, end }: Span): string {
    return this.text.slice(this.textStart + start, this.textStart + end);
  }

  private readonly thresholdClauses: Alternatives = [
    this.inForceClause,
    this.clause("met when", "when", () => this.condition(0)),
    this.becauseClause,
    ...this.common,
  ];
  /** Notes that `met` is missing in front of `when`, and reads the condition. */
  private missesMet(): boolean {
    if (this.lost || !this.next(words.when) || this.draft.said.includes("met when")) return false;
    this.fail("`met`");
    this.draft.said.push("met when");
    this.SKIP_TOKEN();
    this.draft.when = this.condition(0);
    return true;
  }

  private readonly readThreshold: Rule<Declaration> = this.rule("readThreshold", () => {
    this.heading(words.threshold);
    this.clauses("threshold", this.thresholdClauses);
    const { end, name, title, citations, note, inForce, when, because } = this.draft;
    this.require(when !== undefined, "`met when` and a condition");
    return { kind: "threshold", start: 0, end, name, title, citations, note, inForce, when, because };
  });

  private readonly run: Rule<Run> = this.rule("run", () => {
    const start = this.nextStart();
    const within = this.subrule(0, this.length);
    let counted: Counted = { counting: "after", anchor: undefined };
    if (this.RECORDING_PHASE || this.next(words.after) || this.next(words.beginning))
      counted = this.subrule(0, this.counted);
    else this.fail("`after` or `beginning with` and a date");
    return { kind: "run", ...this.since(start), within, ...counted };
  });

  /** `28 days after DATE`, or `to the earliest of (…)`. */
  private readonly runs: Rule<void> = this.rule("runs", () => {
    const isOne = this.accept(0, words.to) === undefined;
    if (isOne && !this.RECORDING_PHASE) {
      this.draft.runs.push(this.subrule(0, this.run));
      return;
    }
    this.need(0, words.the);
    const isEarliest = this.accept(1, words.earliest) !== undefined;
    if (!isEarliest) this.need(1, words.latest, "`earliest` or `latest`");
    this.need(0, words.of);
    const bracket = this.need(0, LeftBracket);
    if (bracket === undefined) return;
    this.draft.runs.push(this.subrule(1, this.run));
    this.many(0, () => {
      this.consume(0, Comma);
      this.draft.runs.push(this.subrule(2, this.run));
    });
    this.need(0, RightBracket);
    this.draft.pick = {
      which: isEarliest ? "earliest" : "latest",
      start: bracket.startOffset,
      end: this.here(),
    };
  });

  private readonly renewal: Rule<Renewal> = this.rule("renewal", () => {
    const event = this.name(0, "an event");
    let most: NumberLiteral | undefined;
    this.option(0, {
      GATE: () => typeIs(this.LA(4), words.time) || typeIs(this.LA(4), words.times),
      DEF: () => {
        this.consume(0, words.at);
        this.need(0, words.most);
        const figure = this.need(0, NumberToken, "a number");
        if (this.accept(1, words.time) === undefined) this.need(0, words.times);
        if (figure !== undefined && !this.RECORDING_PHASE) most = numberOf(figure, undefined);
      },
    });
    return { kind: "renewal", start: event?.start ?? this.here(), end: this.here(), event, most };
  });

  private readonly cap: Rule<Cap> = this.rule("cap", () => {
    const start = this.nextStart();
    const length = this.subrule(0, this.length);
    this.phrase(words.in, words.all);
    let unless: Expression | undefined;
    this.option(0, () => {
      this.consume(0, words.unless);
      unless = this.condition(0);
    });
    return { kind: "cap", ...this.since(start), length, unless };
  });

  private readonly suspension: Rule<Suspension> = this.rule("suspension", () => {
    const start = this.nextStart();
    const from = this.name(0, "an event");
    this.need(0, words.until);
    const until = this.name(1, "an event");
    return { kind: "suspension", ...this.since(start), from, until };
  });

  private readonly meeting: Rule<Meeting> = this.rule("meeting", () => {
    const start = this.nextStart();
    const receipt = this.RECORDING_PHASE || (this.next(words.receipt) && typeIs(this.LA(2), words.of));
    if (receipt) {
      this.accept(0, words.receipt);
      this.need(0, words.of);
    }
    const event = this.name(0, "an event");
    return { kind: "meeting", ...this.since(start), event, receipt };
  });

  private readonly clockClauses: Alternatives = [
    {
      ALT: () => {
        const isFirst = this.begin("runs", this.consume(0, words.runs));
        const { runs, pick } = this.draft;
        this.draft.runs = [];
        this.subrule(0, this.runs);
        if (!isFirst) Object.assign(this.draft, { runs, pick });
      },
    },
    this.clause("renewed by", "renewed", () => this.subrule(0, this.renewal)),
    this.clause("at most", "cap", () => this.subrule(0, this.cap)),
    this.clause("suspended from", "suspended", () => this.subrule(0, this.suspension)),
    this.clause("not before", "notBefore", () => this.subrule(1, this.someDay)),
    {
      ALT: () => {
        const token = this.consume(0, words.rolls);
        this.begin("rolls forward", token);
        this.need(0, words.forward);
        this.draft.rollsForward ??= { start: token.startOffset, end: this.here() };
      },
    },
    this.clause("met by", "metBy", () => this.subrule(0, this.meeting)),
    this.clause("calendar", "calendar", () => this.name(1)),
    ...this.common,
  ];
  private readonly readClock: Rule<Declaration> = this.rule("readClock", () => {
    this.heading(words.clock);
    this.clauses("clock", this.clockClauses);
    const { end, name, title, citations, note, runs, pick, renewed, cap, suspended } = this.draft;
    const { notBefore, rollsForward, metBy, calendar } = this.draft;
    this.require(runs.length > 0, "`runs` and a time");
    return {
      kind: "clock",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      runs,
      pick,
      renewed,
      cap,
      suspended,
      notBefore,
      rollsForward,
      metBy,
      calendar,
    };
  });

  private readonly trackClauses: Alternatives = [
    {
      ALT: () => {
        this.begin("one at a time", this.consume(0, words.one));
        this.phrase(words.at, words.a, words.time);
        this.draft.oneAtATime = true;
      },
    },
    {
      ALT: () => {
        this.begin("strengthens", this.consume(0, words.strengthens));
        this.addLevels(0);
      },
    },
    ...this.common,
  ];
  private readonly readTrack: Rule<Declaration> = this.rule("readTrack", () => {
    this.heading(words.track);
    this.clauses("track", this.trackClauses);
    const { end, name, title, citations, note, oneAtATime, levels: steps } = this.draft;
    this.require(steps.length > 0, "`strengthens` and the steps");
    return { kind: "track", start: 0, end, name, title, citations, note, oneAtATime, steps };
  });

  private readonly names: Rule<Name[]> = this.rule("names", () => {
    const names: Name[] = [];
    this.addTo(names, this.name(0));
    this.many(0, () => {
      this.consume(0, Comma);
      this.addTo(names, this.name(1));
    });
    return names;
  });

  private readonly actionClauses: Alternatives = [
    this.inForceClause,
    this.clause("held by", "heldBy", () => this.name(1)),
    this.clause("open when", "openWhen", () => this.condition(0)),
    this.clause("excludes", "excludes", () => this.subrule(0, this.names)),
    this.clause("representations", "representations", () => this.subrule(0, this.route)),
    this.clause("appeal", "appeal", () => this.subrule(1, this.route)),
    this.clause("publish", "publish", () => this.subrule(0, this.publication)),
    ...this.common,
  ];

  private readonly powerClauses: Alternatives = [
    {
      ALT: () => {
        this.begin("is", this.consume(0, words.is));
        const step = this.name(2, "a step");
        this.need(0, words.on);
        const track = this.name(3, "a track");
        this.draft.step ??= step;
        this.draft.track ??= track;
      },
    },
    this.clause("kind", "kinds", () => this.subrule(1, this.names)),
    this.clause("adequate when", "adequateWhen", () => this.condition(1)),
    ...this.actionClauses,
  ];

  private readonly deadline: Rule<Deadline> = this.rule("deadline", () => {
    const { startOffset: start } = this.consume(0, words.within);
    const within = this.subrule(0, this.length);
    let calendar: Name | undefined;
    this.option(0, {
      GATE: () => !typeIs(this.LA(2), words.force),
      DEF: () => {
        this.consume(0, words.in);
        calendar = this.name(0, "a calendar");
      },
    });
    let counted: Counted = { counting: "after", anchor: undefined };
    this.option(1, () => {
      counted = this.subrule(0, this.counted);
    });
    return { kind: "deadline", start, end: this.here(), within, calendar, ...counted };
  });

  private readonly counted: Rule<Counted> = this.rule("counted", () => {
    let counting: Counted["counting"] = "after";
    this.or(0, [
      { ALT: () => this.consume(0, words.after) },
      {
        ALT: () => {
          this.consume(0, words.beginning);
          this.need(0, words.with);
          counting = "beginning with";
        },
      },
    ]);
    return { counting, anchor: this.subrule(0, this.someDay) };
  });

  /** A date, the name of one, or what else gives a day. */
  private readonly someDay: Rule<Expression | undefined> = this.rule("someDay", () => {
    const { wanted } = this;
    this.wanted = aNamedDate;
    const day = this.subrule(0, this.primary);
    this.wanted = wanted;
    return day.kind === "missing" ? undefined : day;
  });

  private readonly length: Rule<DurationLiteral | Name | undefined> = this.rule("length", () =>
    this.within(),
  );

  private within(): DurationLiteral | Name | undefined {
    if (this.RECORDING_PHASE) {
      this.or(0, [{ ALT: () => this.subrule(0, this.quantity) }, { ALT: () => this.consume(0, NameToken) }]);
      return undefined;
    }
    const before = this.LA(1);
    if (!this.next(NumberToken)) {
      const isInWords = calendarUnits.has(this.LA(2).tokenTypeIdx) || typeIs(this.LA(2), words.working);
      if (!isInWords) return this.name(0, aDuration);
      this.fail(aDuration);
      this.SKIP_TOKEN();
      this.durationUnit(this.LA(1));
      return undefined;
    }
    const quantity = this.subrule(0, this.quantity);
    if (quantity.kind === "duration") return quantity;
    if (!this.lost)
      this.problem("expected", quantity, {
        expected: aDuration,
        found: this.slice(quantity) || before.image,
      });
    this.lost = true;
    return undefined;
  }

  /** `none`, `to tribunal within 28 days after service`, or a text. */
  private readonly route: Rule<Route | undefined> = this.rule("route", () => {
    const start = this.nextStart();
    const none = this.accept(0, words.none) !== undefined;
    if (none)
      return {
        kind: "route",
        start,
        end: this.here(),
        none,
        body: undefined,
        limit: undefined,
        text: undefined,
      };
    const to = this.accept(1, words.to);
    const quoted = this.accept(2, TextToken);
    const text = quoted === undefined ? undefined : this.textFrom(quoted);
    const body =
      this.RECORDING_PHASE || (to !== undefined && quoted === undefined)
        ? this.name(0, "a name or a text in quotes")
        : undefined;
    let limit: Deadline | undefined;
    this.option(3, () => {
      limit = this.subrule(0, this.deadline);
    });
    if (to === undefined && quoted === undefined && limit === undefined) {
      this.fail("`none`, `to …`, `within …` or a text in quotes");
      return undefined;
    }
    return { kind: "route", start, end: this.here(), none, body, limit, text };
  });

  private readonly publication: Rule<Publication | undefined> = this.rule("publication", () => {
    const start = this.nextStart();
    let when: Publication["when"] | undefined;
    if (this.accept(0, words.always) !== undefined) when = "always";
    else if (this.accept(1, words.never) !== undefined) when = "never";
    else if (this.accept(2, words.after) !== undefined) {
      this.need(0, words.representations);
      when = "after representations";
    } else {
      const text = this.accept(3, TextToken);
      if (text !== undefined) when = this.textFrom(text);
    }
    if (this.RECORDING_PHASE) this.option(4, () => this.consume(0, words.representations));
    if (when === undefined) {
      this.fail("`always`, `never`, `after representations` or a text in quotes");
      return undefined;
    }
    return { kind: "publication", start, end: this.here(), when };
  });

  private readonly readPower: Rule<Declaration> = this.rule("readPower", () => {
    this.heading(words.power);
    this.clauses("power", this.powerClauses);
    const { end, name, title, citations, note, heldBy, step, track, kinds, openWhen, adequateWhen } =
      this.draft;
    const { inForce, excludes, representations, appeal, publish } = this.draft;
    return {
      kind: "power",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      inForce,
      heldBy,
      step,
      track,
      kinds,
      openWhen,
      adequateWhen,
      excludes,
      representations,
      appeal,
      publish,
    };
  });

  private readonly readAction: Rule<Declaration> = this.rule("readAction", () => {
    this.heading(words.action);
    this.clauses("action", this.actionClauses);
    const { end, name, title, citations, note, heldBy, openWhen, excludes } = this.draft;
    const { inForce, representations, appeal, publish } = this.draft;
    return {
      kind: "action",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      inForce,
      heldBy,
      openWhen,
      excludes,
      representations,
      appeal,
      publish,
    };
  });

  private readonly inForce: Rule<InForce> = this.rule("inForce", () => {
    const { startOffset: start } = this.consume(0, words.in);
    this.need(0, words.force);
    const from = this.accept(0, words.from) !== undefined || this.RECORDING_PHASE ? this.date(0) : undefined;
    const until =
      this.accept(1, words.until) !== undefined || this.RECORDING_PHASE ? this.date(1) : undefined;
    if (from === undefined && until === undefined) this.fail("`from` or `until` and a date");
    return { kind: "in-force", start, end: this.here(), from, until };
  });

  private readonly conduct: Rule<Conduct> = this.rule("conduct", () => {
    const start = this.nextStart();
    const lasts = this.accept(0, words.from) !== undefined || this.RECORDING_PHASE;
    const from = lasts ? this.name(0) : undefined;
    if (lasts) this.need(0, words.until);
    const until = this.name(1);
    return { kind: "conduct", ...this.since(start), from, until };
  });

  private readonly transition: Rule<Transition> = this.rule("transition", () => {
    const start = this.nextStart();
    let by: Transition["by"];
    if (this.accept(0, words.split) !== undefined) {
      this.phrase(words.at, words.editions);
      by = "split";
    } else {
      this.need(0, words.by, "`by` or `split at editions`");
      const isStart = this.accept(1, words.start) !== undefined;
      if (!isStart) this.need(0, words.date, "`date of decision`, `date of conduct` or `start of conduct`");
      this.need(0, words.of);
      if (!isStart && this.accept(2, words.decision) !== undefined) by = "decision";
      else if (this.need(0, words.conduct, isStart ? undefined : "`decision` or `conduct`") !== undefined)
        by = isStart ? "start of conduct" : "conduct";
    }
    return { kind: "transition", ...this.since(start), by };
  });

  private readonly effect: Rule<Effect | undefined> = this.rule("effect", () => {
    const actor = this.nameBeforeModality();
    const modalityToken = this.LA(1);
    const start = actor?.start ?? modalityToken.startOffset;
    const modality = this.modality();
    if (modality === undefined) return undefined;
    const modalitySpan = { start: modalityToken.startOffset, end: this.here() };
    const use = this.accept(2, words.use) !== undefined;
    const targets = this.subrule(0, this.names);
    let deadline: Deadline | undefined;
    this.option(3, () => {
      deadline = this.subrule(0, this.deadline);
    });
    let every: Effect["every"];
    this.option(8, () => {
      this.consume(0, words.every);
      every = this.subrule(0, this.length);
    });
    let until: Expression | undefined;
    this.option(9, () => {
      this.consume(0, words.until);
      until = this.subrule(0, this.untilWhen);
    });
    let dischargedBy: Name | undefined;
    this.option(7, () => {
      this.consume(0, words.discharged);
      this.need(1, words.by);
      dischargedBy = this.name(1, "an event");
    });
    let provedBy: Text | Name | undefined;
    this.option(4, () => {
      this.consume(0, words.proved);
      this.need(0, words.by);
      provedBy = this.RECORDING_PHASE || !this.next(NameToken) ? this.textHere(0) : undefined;
      if (this.RECORDING_PHASE || this.next(NameToken)) provedBy ??= this.name(2, "an event");
    });
    return {
      kind: "effect",
      start,
      end: this.here(),
      actor,
      modality,
      modalitySpan,
      use,
      targets,
      deadline,
      every,
      until,
      dischargedBy,
      provedBy,
    };
  });

  /** A day, or one condition: what follows after `and` is the next effect. */
  private readonly untilWhen: Rule<Expression> = this.rule("untilWhen", () => {
    const { wanted } = this;
    this.wanted = "a date or a condition";
    const until = this.subrule(0, this.negation);
    this.wanted = wanted;
    return until;
  });

  private nameBeforeModality(): Name | undefined {
    const token = this.accept(0, NameToken);
    return token === undefined ? undefined : nameOf(token);
  }

  private modality(): Modality | undefined {
    if (this.accept(5, words.should) !== undefined) return "should";
    if (this.accept(6, words.may) !== undefined) return "may";
    if (this.need(0, words.must, "`must`, `should` or `may`") === undefined) return undefined;
    return this.accept(1, words.not) === undefined ? "must" : "must not";
  }

  private effects(index: number): void {
    const effects = this.effectList(index);
    if (this.draft.effects.length === 0) this.draft.effects = effects;
  }

  private effectList(index: number): Effect[] {
    const effects: Effect[] = [];
    this.addTo(effects, this.subrule(index, this.effect));
    this.many(index, () => {
      this.consume(index, words.and);
      this.addTo(effects, this.subrule(index + 1, this.effect));
    });
    return effects;
  }

  private readonly ruleClauses: Alternatives = [
    this.inForceClause,
    this.clause("when", "when", () => this.condition(0)),
    {
      ALT: () => {
        this.begin("then", this.consume(0, words.then));
        this.effects(1);
      },
    },
    {
      ALT: () => {
        const token = this.consume(0, words.otherwise);
        this.begin("otherwise", token);
        this.draft.otherwiseAt ??= spanOf(token);
        const isTrack = this.next(words.on) && this.tokenIs(this.LA(2), NameToken);
        if (isTrack || this.RECORDING_PHASE) {
          this.accept(0, words.on);
          const on = this.name(1, "a track");
          this.draft.otherwiseOn ??= on;
        }
        this.accept(1, words.then);
        this.effects(3);
      },
    },
    this.clause("unless", "unless", () => this.condition(1)),
    this.clause("overrides", "overrides", () => this.subrule(0, this.names)),
    this.becauseClause,
    ...this.common,
  ];

  /** `otherwise` and `when … then` are two kinds of rule. */
  private checkKindOfRule(): void {
    const { otherwiseAt, said } = this.draft;
    if (otherwiseAt === undefined || !(said.includes("when") || said.includes("then"))) return;
    this.problem("otherwise-with-when", otherwiseAt, {});
  }

  /** Notes that the word `then` is missing in front of an effect, and reads the effect. */
  private missesThen(): boolean {
    const isModality = (token: Token) => modalities.has(token.tokenTypeIdx);
    const startsEffect = isModality(this.LA(1)) || (this.next(NameToken) && isModality(this.LA(2)));
    if (this.lost || this.draft.said.includes("then") || !startsEffect) return false;
    this.fail("`then`");
    this.draft.said.push("then");
    this.effects(1);
    this.lost = false;
    return true;
  }

  private readonly readRule: Rule<Declaration> = this.rule("readRule", () => {
    this.heading(words.rule);
    this.clauses("rule", this.ruleClauses);
    const { end, name, title, citations, note, inForce, when, otherwiseOn, effects } = this.draft;
    const otherwise = this.draft.otherwiseAt !== undefined;
    this.checkKindOfRule();
    const { unless, overrides, because } = this.draft;
    this.require(when !== undefined || otherwise, "`when` and a condition, or `otherwise`");
    this.require(effects.length > 0, "`then` and what follows");
    return {
      kind: "rule",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      inForce,
      when,
      otherwise,
      otherwiseOn,
      effects,
      unless,
      overrides,
      because,
    };
  });

  // ── Principles, assumptions ──────────────────────────────────────────────────────────────────────────────────

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
    if (this.accept(1, words.lead) === undefined) this.need(0, words.leads);
    this.phrase(words.to, words.a, words.weaker, words.power, words.on);
    const track = this.name(1, "a track");
    return { kind: "never-weaker", start, end: this.here(), fact, track };
  });

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
    if (this.accept(1, words.lead) === undefined) this.need(0, words.leads);
    this.phrase(words.to, words.a, words.weaker, words.power, words.on);
    const track = this.name(1, "a track");
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

  private readonly powerSet: Rule<PowerSet> = this.rule("powerSet", () => {
    const start = this.nextStart();
    const kindToken = this.accept(0, NameToken);
    const powerKind = kindToken === undefined ? undefined : nameOf(kindToken);
    this.need(0, words.power);
    const hasStep = this.accept(1, words.at) !== undefined || this.RECORDING_PHASE;
    if (hasStep) this.need(0, words.least);
    const atLeast = hasStep ? this.name(1, "a step") : undefined;
    const hasTrack = this.accept(2, words.on) !== undefined || this.RECORDING_PHASE;
    const track = hasTrack ? this.name(2, "a track") : undefined;
    const end = this.here();
    return { kind: "power-set", start: Math.min(start, end), end, powerKind, atLeast, track };
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
  private readonly readPrinciple: Rule<Declaration> = this.rule("readPrinciple", () => {
    this.heading(words.principle);
    this.clauses("principle", this.principleClauses);
    const { end, name, title, citations, note, statements, because } = this.draft;
    this.require(statements.length > 0, "a statement such as `whenever …` or `never …`");
    return { kind: "principle", start: 0, end, name, title, citations, note, statements, because };
  });

  private readonly assumeClauses: Alternatives = [this.becauseClause, ...this.common];
  private readonly readAssume: Rule<Declaration> = this.rule("readAssume", () => {
    this.consume(0, words.assume);
    if (this.RECORDING_PHASE || this.hasHeading()) {
      this.subrule(0, this.assumeHeading);
    }
    this.draft.condition = this.condition(0);
    this.clauses("assume", this.assumeClauses);
    const { end, name, title, citations, note, condition, because } = this.draft;
    this.require(because !== undefined, "`because` and the reason");
    return { kind: "assume", start: 0, end, name, title, citations, note, condition, because };
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

  // ── Cases ────────────────────────────────────────────────────────────────────────────────────────────────────

  private caseHeading(keyword: TokenType): void {
    this.consume(0, keyword);
    if (this.RECORDING_PHASE || this.next(TextToken)) this.title();
    else this.fail("a title in quotes");
  }

  private readonly caseClauses: Alternatives = [
    this.clause("on", "on", () => this.date(0)),
    {
      ALT: () => {
        this.begin("given", this.consume(0, words.given));
        const given: Assignment[] = [];
        this.addTo(given, this.subrule(0, this.assignment));
        do
          this.many(1, () => {
            this.consume(0, Comma);
            this.addTo(given, this.subrule(1, this.assignment));
          });
        while (this.missesComma(given));
        if (this.draft.given.length === 0) this.draft.given = given;
      },
    },
    {
      ALT: () => {
        const isFirst = this.begin("timeline", this.consume(0, words.timeline));
        this.inTimeline = true;
        const entries: TimelineEntry[] = [];
        this.addTo(entries, this.subrule(0, this.timelineEntry));
        do
          this.many(3, () => {
            this.consume(2, Comma);
            this.addTo(entries, this.subrule(1, this.timelineEntry));
          });
        while (this.missesCommaInTimeline(entries));
        this.inTimeline = false;
        if (isFirst) this.draft.timeline = entries;
      },
    },
    ...this.common,
  ];

  /** Notes that a comma is missing in front of the next day, and reads on there. */
  private missesCommaInTimeline(entries: TimelineEntry[]): boolean {
    if (this.RECORDING_PHASE || this.lost || !this.next(DateToken)) return false;
    this.fail("`,`");
    this.lost = false;
    this.addTo(entries, this.subrule(1, this.timelineEntry));
    return true;
  }

  /** Whether the next word is a field of the entry, and no clause of the case. */
  private readonly isInEntry = (): boolean => {
    const next = this.LA(1);
    if (typeIs(next, words.because)) return true;
    if (!isNameLike(next)) return false;
    const second = this.LA(2);
    if (typeIs(next, words.note)) return !this.tokenIs(second, TextToken);
    return !(typeIs(next, words.on) && typeIs(second, DateToken));
  };

  private readonly isDated = (): boolean => typeIs(this.LA(2), DateToken);

  private readonly timelineEntry: Rule<TimelineEntry | undefined> = this.rule("timelineEntry", () => {
    const start = this.nextStart();
    const none = this.accept(0, words.no) !== undefined;
    const on = none && !this.RECORDING_PHASE ? undefined : this.date(0);
    const event = this.name(0, "an event");
    const fields: FieldValue[] = [];
    let received: DateLiteral | undefined;
    let upheld: DateLiteral | undefined;
    let withdrawn: DateLiteral | undefined;
    let because: Text | undefined;
    this.many(0, {
      GATE: () => !none && !this.lost && this.isInEntry(),
      DEF: () =>
        this.or(0, [
          {
            GATE: this.isDated,
            IGNORE_AMBIGUITIES: true,
            ALT: () => {
              this.consume(0, words.received);
              received = this.date(1);
            },
          },
          {
            GATE: this.isDated,
            IGNORE_AMBIGUITIES: true,
            ALT: () => {
              this.consume(0, words.upheld);
              upheld = this.date(2);
            },
          },
          {
            GATE: this.isDated,
            IGNORE_AMBIGUITIES: true,
            ALT: () => {
              this.consume(0, words.withdrawn);
              withdrawn = this.date(3);
            },
          },
          {
            ALT: () => {
              this.consume(0, words.because);
              because = this.textHere(0);
            },
          },
          { ALT: () => this.addTo(fields, this.subrule(0, this.fieldValue)) },
        ]),
    });
    const end = this.here();
    if (event === undefined && on === undefined && !none) return undefined;
    return {
      kind: "timeline-entry",
      start,
      end,
      on,
      none,
      event,
      fields,
      received,
      upheld,
      withdrawn,
      because,
    };
  });

  private readonly fieldValue: Rule<FieldValue | undefined> = this.rule("fieldValue", () => {
    const name = this.name(0, "a field");
    const value = this.lost ? undefined : this.subrule(0, this.primary);
    if (name === undefined) return undefined;
    return { kind: "field-value", start: name.start, end: value?.end ?? name.end, name, value };
  });

  /** Notes that a comma is missing in front of another `NAME is …`, and reads that. */
  private missesComma(given: Assignment[]): boolean {
    if (this.RECORDING_PHASE || this.lost) return false;
    if (!this.next(NameToken) || !typeIs(this.LA(2), words.is)) return false;
    this.fail("`,`");
    this.lost = false;
    this.addTo(given, this.subrule(1, this.assignment));
    return true;
  }

  /** What is given and has no name of its own: what is asked of events or of a clock. */
  private givenInWords(index: number): Given | undefined {
    const measure = this.RECORDING_PHASE || this.isMeasure() ? this.subrule(index, this.measure) : undefined;
    const isEnd = this.next(words.end) && typeIs(this.LA(2), words.of);
    return this.RECORDING_PHASE || isEnd ? this.subrule(index, this.clockEnd) : measure;
  }

  private readonly assignment: Rule<Assignment | undefined> = this.rule("assignment", () => {
    const asked = this.givenInWords(0);
    const name = this.RECORDING_PHASE || asked === undefined ? this.name(0, "a fact") : asked;
    this.need(0, words.is, "`is` and a value");
    const value = this.lost ? undefined : this.subrule(0, this.value);
    let because: Text | undefined;
    this.option(0, () => {
      this.consume(0, words.because);
      because = this.textHere(0);
    });
    if (name === undefined) return undefined;
    return { kind: "assignment", start: name.start, end: this.here(), name, value, because };
  });

  private readonly caseAndExpectClauses: Alternatives = [
    {
      ALT: () => {
        this.begin("expect", this.consume(0, words.expect));
        const expect = [this.condition(0)];
        this.many(2, () => {
          this.consume(1, Comma);
          expect.push(this.condition(1));
        });
        if (this.draft.expect.length === 0) this.draft.expect = expect;
      },
    },
    ...this.caseClauses,
  ];
  private readonly readCase: Rule<Declaration> = this.rule("readCase", () => {
    this.caseHeading(words.case);
    this.clauses("case", this.caseAndExpectClauses);
    const { end, name, title, citations, note, on, given, timeline, expect } = this.draft;
    return { kind: "case", start: 0, end, name, title, citations, note, on, given, timeline, expect };
  });

  private readonly casesClauses: Alternatives = [
    {
      ALT: () => {
        if (this.draft.said.includes("|")) this.draft.caseRows.push(this.subrule(0, this.casesRow));
        else {
          this.begin("|", this.LA(1));
          this.draft.header = this.subrule(0, this.headerRow);
        }
      },
    },
    ...this.caseClauses,
  ];

  private readonly headerRow: Rule<Given[]> = this.rule("headerRow", () => {
    this.consume(0, RowStart);
    const columns = [this.column(0)];
    this.many(0, () => {
      this.consume(0, Bar);
      if (this.RECORDING_PHASE || !this.atRowEnd()) columns.push(this.column(1));
    });
    this.accept(0, RowEnd);
    return columns;
  });

  /** The name of a column; `case`, `on`, `because` and `expect` are among them. */
  private column(index: number): Given {
    const asked = this.givenInWords(index);
    if (this.RECORDING_PHASE) {
      this.or(index, [
        { ALT: () => this.consume(index, NameToken) },
        { ALT: () => this.consume(index, Reserved) },
      ]);
      return nameOf(this.LA(1));
    }
    if (asked !== undefined) {
      this.skipToCellEnd();
      return asked;
    }
    const token = this.LA(1);
    if (this.atCellEnd() || !(isNameLike(token) || isReservedWord(token))) {
      this.fail("a fact, or `case`, `on`, `expect` or `because`");
      while (!this.atCellEnd()) this.SKIP_TOKEN();
      return { kind: "name", start: token.startOffset, end: token.startOffset, text: "" };
    }
    this.SKIP_TOKEN();
    this.skipToCellEnd();
    return nameOf(token);
  }

  private readonly casesRow: Rule<CaseRow> = this.rule("casesRow", () => {
    const { startOffset: start } = this.consume(0, RowStart);
    this.lost = false;
    const cells = [this.subrule(0, this.caseCell, { ARGS: [0] })];
    this.many(0, () => {
      this.consume(0, Bar);
      if (this.RECORDING_PHASE || !this.atRowEnd())
        cells.push(this.subrule(1, this.caseCell, { ARGS: [cells.length] }));
    });
    const end = this.here();
    this.accept(0, RowEnd);
    return { kind: "case-row", start, end, cells };
  });

  private readonly caseCell = this.RULE("caseCell", (column: number): CaseCell => {
    const from = this.here();
    const head = this.draft.header[column];
    const heading = head?.kind === "name" ? head.text : undefined;
    if (!this.RECORDING_PHASE) {
      if (heading === "case" || heading === "because") return this.titleCell(from);
      if (this.atCellEnd()) return { kind: "case-cell", start: from, end: from, values: [] };
    }
    const values: (Expression | Text)[] = [];
    const quoted = this.accept(0, TextToken);
    if (quoted !== undefined) values.push(this.textFrom(quoted));
    else values.push(this.condition(0));
    this.many(0, () => {
      this.consume(0, Comma);
      values.push(this.condition(1));
    });
    this.skipToCellEnd();
    const start = values[0]?.start ?? from;
    return { kind: "case-cell", start, end: values.at(-1)?.end ?? start, values };
  });

  /** A title in a table need not stand in quotes: everything up to the next bar. */
  private titleCell(from: number): CaseCell {
    const token = this.LA(1);
    const second = this.LA(2);
    const isQuoted = this.next(TextToken) && [Bar, RowEnd, EOF].some((type) => typeIs(second, type));
    if (isQuoted) {
      this.SKIP_TOKEN();
      return { kind: "case-cell", ...spanOf(token), values: [this.textFrom(token)] };
    }
    while (!this.atCellEnd()) this.SKIP_TOKEN();
    const next = this.atEnd() ? this.draft.end : this.LA(1).startOffset;
    const comment = this.comments.find(({ start }) => start >= from && start < next);
    const raw = this.slice({ start: from, end: comment?.start ?? next });
    const value = raw.trim();
    const start = from + raw.length - raw.trimStart().length;
    const span = { start, end: start + value.length };
    if (value === "") return { kind: "case-cell", start: from, end: from, values: [] };
    this.rawTexts.push(span);
    return { kind: "case-cell", ...span, values: [{ kind: "text", ...span, value }] };
  }

  private readonly readCases: Rule<Declaration> = this.rule("readCases", () => {
    this.caseHeading(words.cases);
    this.clauses("cases", this.casesClauses);
    const { end, name, title, citations, note, on, given, timeline, header, caseRows: rows } = this.draft;
    this.require(header.length > 0, "a table");
    return { kind: "cases", start: 0, end, name, title, citations, note, on, given, timeline, header, rows };
  });

  // ── Processes ────────────────────────────────────────────────────────────────────────────────────────────────

  private readonly enterAt: Rule<void> = this.rule("enterAt", () => {
    const token = this.consume(0, words.enter);
    const isFirst = this.begin("enter at", token);
    this.need(0, words.at);
    const anywhere = this.next(words.any) && typeIs(this.LA(2), words.stage);
    if (anywhere || this.RECORDING_PHASE) {
      this.accept(0, words.any);
      this.accept(1, words.stage);
    }
    const stages = anywhere ? [] : this.subrule(0, this.names);
    const end = this.here();
    if (isFirst) this.draft.enter = { kind: "enter", start: token.startOffset, end, anywhere, stages };
  });

  private readonly leads: Rule<void> = this.rule("leads", () => {
    const isFirst = this.begin("lead", this.consume(0, words.lead));
    const leads = [this.subrule(0, this.lead)];
    this.many(0, () => {
      this.consume(0, Comma);
      leads.push(this.subrule(1, this.lead));
    });
    if (isFirst) this.draft.leads = leads;
  });

  private readonly lead: Rule<Lead> = this.rule("lead", () => {
    const start = this.nextStart();
    const actor = this.name(0, "an actor");
    const otherwise = this.accept(0, words.otherwise) !== undefined;
    let when: Expression | undefined;
    if (!otherwise || this.RECORDING_PHASE) {
      this.need(0, words.when, "`when` or `otherwise`");
      when = this.lost ? undefined : this.condition(0);
    }
    const overrides = this.overriddenHere();
    const end = this.here();
    return { kind: "lead", start: Math.min(start, end), end, actor, when, otherwise, overrides };
  });

  /** One name: a comma goes on with the next lead. */
  private overriddenHere(): Name[] {
    const names: Name[] = [];
    this.option(1, () => {
      this.consume(0, words.overrides);
      this.addTo(names, this.name(1, "a lead"));
      this.many(0, () => {
        this.consume(0, words.and);
        this.addTo(names, this.name(2, "a lead"));
      });
    });
    return names;
  }

  private readonly move: Rule<Move> = this.rule("move", () => {
    const { startOffset: start } = this.consume(0, words.to);
    this.lost = false;
    const to = this.name(0, "a stage");
    let when: Expression | undefined;
    this.option(1, () => {
      this.consume(0, words.when);
      when = this.condition(0);
    });
    let bypassing: readonly Name[] = [];
    this.option(2, () => {
      this.consume(0, words.bypassing);
      bypassing = this.subrule(0, this.names);
    });
    return { kind: "move", start, end: this.here(), to, when, bypassing };
  });

  private readonly stageDuties: Rule<StageDuties> = this.rule("stageDuties", () => {
    const start = this.nextStart();
    this.lost = false;
    let every: StageDuties["every"];
    const occasion = this.or(0, [
      {
        ALT: (): StageDuties["occasion"] => {
          this.consume(0, words.on);
          this.need(0, words.entry);
          return "on entry";
        },
      },
      {
        ALT: (): StageDuties["occasion"] => {
          this.consume(0, words.always);
          return "always";
        },
      },
      {
        ALT: (): StageDuties["occasion"] => {
          this.consume(0, words.review);
          this.need(0, words.every);
          every = this.subrule(0, this.interval);
          return "review";
        },
      },
    ]);
    const effects = this.lost ? [] : this.effectList(1);
    return { kind: "stage-duties", start, end: this.here(), occasion, every, effects };
  });

  private readonly interval: Rule<DurationLiteral | Name | undefined> = this.rule("interval", () =>
    this.within(),
  );

  /** The stage that a clause belongs to; one that stands before the first stage is noted, and read for nothing. */
  private stageHere(): StageDraft {
    const stage = this.draft.stages.at(-1);
    if (stage !== undefined || this.RECORDING_PHASE) return stage ?? new StageDraft();
    const token = this.LA(1);
    this.problem("expected", spanOf(token), { expected: "`stage` and its name", found: token.image });
    return new StageDraft();
  }

  private inStage(read: (stage: StageDraft) => void): IOrAlt<void> {
    return {
      ALT: () => {
        const stage = this.stageHere();
        read(stage);
        stage.end = this.here();
      },
    };
  }

  /** Clauses that a stage has once are new to the next stage. */
  private startStage(): void {
    const stage = new StageDraft();
    stage.start = this.consume(0, words.stage).startOffset;
    this.lost = false;
    stage.name = this.name(0, "the name of a stage");
    const title = this.accept(0, TextToken);
    if (title !== undefined) stage.title = this.textFrom(title);
    stage.end = this.here();
    if (this.RECORDING_PHASE) return;
    this.draft.stages.push(stage);
    const { said } = this.draft;
    for (const clause of ["final", "entry when", "note"] as const)
      if (said.includes(clause)) said.splice(said.indexOf(clause), 1);
  }

  private readonly stageHead: Rule<void> = this.rule("stageHead", () => this.startStage());

  private readonly entryWhen: Rule<Expression | undefined> = this.rule("entryWhen", () => {
    this.need(0, words.when);
    return this.condition(0);
  });

  private readonly stageNote: Rule<Text | undefined> = this.rule("stageNote", () => this.textHere(0));

  private readonly processClauses: Alternatives = [
    { ALT: () => this.subrule(0, this.enterAt) },
    { ALT: () => this.subrule(0, this.leads) },
    { ALT: () => this.subrule(0, this.stageHead) },
    this.inStage((stage) => {
      this.begin("final", this.consume(0, words.final));
      stage.final = true;
    }),
    this.inStage((stage) => {
      const isFirst = this.begin("entry when", this.consume(0, words.entry));
      const when = this.subrule(0, this.entryWhen);
      if (isFirst) stage.entryWhen = when;
    }),
    this.inStage((stage) => this.addTo(stage.duties as StageDuties[], this.subrule(0, this.stageDuties))),
    this.inStage((stage) => this.addTo(stage.moves as Move[], this.subrule(0, this.move))),
    {
      ALT: () => {
        const to = this.draft.stages.at(-1) ?? this.draft;
        this.citationClause.ALT();
        const citation = this.draft.citations.at(-1);
        if (to instanceof StageDraft && citation !== undefined) {
          this.draft.citations.pop();
          to.citations.push(citation);
          to.end = this.here();
        }
      },
    },
    {
      ALT: () => {
        const to = this.draft.stages.at(-1) ?? this.draft;
        const isFirst = this.begin("note", this.consume(0, words.note));
        const note = this.subrule(0, this.stageNote);
        if (isFirst) to.note = note;
        if (to instanceof StageDraft) to.end = this.here();
      },
    },
  ];

  private readonly readProcess: Rule<Declaration> = this.rule("readProcess", () => {
    this.heading(words.process);
    this.clauses("process", this.processClauses);
    const { end, name, title, citations, note, enter, leads } = this.draft;
    const stages = this.draft.stages.map((stage): Stage => ({ kind: "stage", ...stage }));
    this.require(stages.length > 0, "`stage` and its name");
    return {
      kind: "process",
      start: 0,
      end,
      name,
      title,
      citations,
      note,
      enter,
      leads,
      stages,
    };
  });

  private readonly processValue: Rule<Expression> = this.rule("processValue", () => {
    const start = this.nextStart();
    const isLead = this.accept(0, words.lead) !== undefined;
    if (!isLead || this.RECORDING_PHASE) {
      this.accept(1, words.next);
      this.accept(2, words.stage);
    }
    this.need(0, words.of);
    const process = this.name(0, "a process");
    return { kind: "process-value", start, end: this.here(), what: isLead ? "lead" : "next stage", process };
  });

  // ── Types ────────────────────────────────────────────────────────────────────────────────────────────────────

  private readonly type: Rule<TypeNode | undefined> = this.rule("type", () => {
    const token = this.LA(1);
    if (this.accept(0, words["yes/no"]) !== undefined) return { kind: "yes-no-type", ...spanOf(token) };
    if (this.RECORDING_PHASE || this.next(NumberToken)) return this.subrule(0, this.range);
    const name = this.name(0, "a type");
    if (name === undefined) return undefined;
    const { start, end } = name;
    return name.text === "date"
      ? { kind: "date-type", start, end }
      : { kind: "named-type", start, end, name };
  });

  private readonly range: Rule<RangeType> = this.rule("range", () => {
    this.inType = true;
    const from = this.subrule(0, this.quantity);
    this.need(0, To, "`..` and the upper bound");
    const to = this.RECORDING_PHASE || this.next(NumberToken) ? this.subrule(1, this.quantity) : undefined;
    this.inType = false;
    if (to === undefined) this.fail("the upper bound");
    return { kind: "range-type", start: from.start, end: to?.end ?? this.here(), from, to };
  });

  /** `12`, `£4,000`, `80%`, `2 notices`, `28 days`, `10 working days`. */
  private readonly quantity: Rule<NumberLiteral | DurationLiteral> = this.rule("quantity", () => {
    const token = this.consume(0, NumberToken);
    if (this.RECORDING_PHASE) {
      this.option(0, () =>
        this.or(0, [
          { ALT: () => this.consume(0, Identifier) },
          { ALT: () => this.consume(0, words.working) },
          ...[...calendarUnits.keys()].map((id) => ({
            ALT: () => this.consume(0, wordType(wordOf.get(id) ?? "")),
          })),
        ]),
      );
      this.option(1, () =>
        this.or(1, [{ ALT: () => this.consume(1, words.day) }, { ALT: () => this.consume(1, words.days) }]),
      );
      return numberOf(token, undefined);
    }
    const next = this.LA(1);
    if (next.tokenTypeIdx === Identifier.tokenTypeIdx && this.isUnit(this.LA(2))) {
      this.SKIP_TOKEN();
      return this.checked(numberOf(token, nameOf(next)), token);
    }
    const unit = this.durationUnit(next);
    const number = this.checked(numberOf(token, undefined), token);
    if (unit === undefined || number.unit !== undefined) return number;
    return { kind: "duration", start: number.start, end: this.here(), amount: number.value, unit };
  });

  /** In `a is 1 b is 2` a comma is missing: there `b` is no unit. After a type, `0..9 points is …`, it is one. */
  private isUnit(after: Token): boolean {
    if (this.inTimeline) return false;
    return this.inType || !(typeIs(after, words.is) || modalities.has(after.tokenTypeIdx));
  }

  private durationUnit(next: Token): DurationUnit | undefined {
    const unit = calendarUnits.get(next.tokenTypeIdx);
    if (unit !== undefined) {
      this.SKIP_TOKEN();
      return unit;
    }
    if (!typeIs(next, words.working) || calendarUnits.get(this.LA(2).tokenTypeIdx) !== "days")
      return undefined;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    return "working days";
  }

  /** More digits than can be kept exactly are no number. */
  private checked(number: NumberLiteral, token: Token): NumberLiteral {
    const figures = token.image.replace(/\D/g, "").length;
    if (figures > mostDigits)
      this.problem("expected", spanOf(token), {
        expected: `a number of at most ${mostDigits} digits`,
        found: shorten(token.image),
      });
    return number;
  }

  // ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────

  private readonly connectives: IOrAlt<Token>[] = [
    { ALT: () => this.consume(0, words.and) },
    { ALT: () => this.consume(0, words.or) },
  ];

  /** Conditions joined by `and` or by `or`; both in one run is noted, and read on as if it were the first. */
  private readonly expression: Rule<Expression> = this.rule("expression", () => {
    const first = this.subrule(0, this.negation);
    let operands: Expression[] | undefined;
    let op: "and" | "or" = "and";
    let mixed: Span | undefined;
    this.many(0, () => {
      const token = this.or(0, this.connectives);
      const here = token.image === "or" ? "or" : "and";
      if (operands === undefined) {
        op = here;
        operands = [first];
      } else if (here !== op && mixed === undefined) {
        mixed = spanOf(token);
        this.problem("and-or-mixed", mixed, { first: op, second: here });
      }
      operands.push(this.subrule(1, this.negation));
    });
    const last = operands?.at(-1) ?? first;
    const joined: Expression =
      operands === undefined
        ? first
        : { kind: "logic", start: first.start, end: last.end, op, operands, mixed };
    if (this.accept(0, words.would) === undefined) {
      if (this.RECORDING_PHASE) this.option(1, () => this.consume(0, words.decide));
      return joined;
    }
    this.need(0, words.decide);
    const facts = (operands ?? [first]).filter(
      (operand) => operand.kind === "name" || operand.kind === "measure" || operand.kind === "clock-end",
    );
    return { kind: "would-decide", start: first.start, end: this.here(), facts };
  });

  private readonly negation: Rule<Expression> = this.rule("negation", () => {
    let starts: number[] | undefined;
    this.many(0, () => {
      const { startOffset } = this.consume(0, words.not);
      if (starts === undefined) starts = [startOffset];
      else starts.push(startOffset);
    });
    if (starts === undefined) return this.subrule(0, this.comparison);
    const depthBefore = this.depth;
    if (!this.RECORDING_PHASE) this.depth += starts.length;
    let operand = this.depth > deepest ? this.tooDeep() : this.subrule(1, this.comparison);
    this.depth = depthBefore;
    for (const start of starts.reverse().slice(-deepest))
      operand = { kind: "not", start, end: operand.end, operand };
    return operand;
  });

  /** Leaves out everything up to the end of the brackets at hand. */
  private tooDeep(): Expression {
    const start = this.nextStart();
    if (!this.lost)
      this.problem("too-deep", spanOf(this.atEnd() ? this.LA(0) : this.LA(1)), { limit: `${deepest}` });
    this.lost = true;
    let open = 0;
    while (!this.atEnd()) {
      if (this.next(LeftBracket)) open++;
      else if (this.next(RightBracket) && open-- === 0) break;
      this.SKIP_TOKEN();
    }
    return { kind: "missing", start, end: Math.max(start, this.here()) };
  }

  private readonly comparison: Rule<Expression> = this.rule("comparison", () => {
    const left = this.subrule(0, this.value);
    const { tokenTypeIdx } = this.LA(1);
    if (this.inWhere && (left.kind === "group" || isEntryWord(left))) return left;
    if (this.RECORDING_PHASE) {
      this.option(0, () =>
        this.or(0, [{ ALT: () => this.comparisonTail(left) }, { ALT: () => this.applies(left) }]),
      );
      return left;
    }
    if (tokenTypeIdx === words.is.tokenTypeIdx) return this.comparisonTail(left);
    if (tokenTypeIdx === words.applies.tokenTypeIdx || tokenTypeIdx === words.does.tokenTypeIdx)
      return this.applies(left);
    return this.missesIs(left) ? this.tail(left) : left;
  });

  /** Notes that `is` is missing between two values: `harm high`, `breaches < 3`. */
  private missesIs(left: Expression): boolean {
    if (this.lost || left.kind !== "name" || this.wanted !== aCondition || !hasConditions.has(this.kind))
      return false;
    const next = this.LA(1);
    const sign = typeIs(next, Less) && this.startsValue(this.LA(2));
    const isValue =
      sign || this.tokenIs(next, NameToken) || typeIs(next, NumberToken) || typeIs(next, DateToken);
    if (!isValue || this.startsSomethingElse()) return false;
    this.fail(sign ? "`is below`" : "`is`");
    if (sign) this.SKIP_TOKEN();
    return true;
  }

  /** Whether the next word may start a clause, an effect, or `would decide`. */
  private startsSomethingElse(): boolean {
    const next = this.LA(1);
    return (
      restarts.get(this.kind)?.has(next.tokenTypeIdx) === true ||
      typeIs(next, words.would) ||
      typeIs(next, words.bypassing) ||
      typeIs(next, words.quoting) ||
      modalities.has(this.LA(2).tokenTypeIdx)
    );
  }

  private applies(left: Expression): Expression {
    const applies = this.accept(1, words.applies) !== undefined;
    if (!applies || this.RECORDING_PHASE) {
      this.accept(2, words.does);
      this.need(0, words.not);
      this.need(0, words.apply);
    }
    if (left.kind === "name")
      return { kind: "applies", start: left.start, end: this.here(), rule: left, negated: !applies };
    if (!this.lost && !this.RECORDING_PHASE)
      this.problem("expected", left, { expected: "a rule", found: shorten(this.slice(left)) });
    return left;
  }

  private comparisonTail(left: Expression): Expression {
    this.consume(0, words.is);
    return this.tail(left);
  }

  private tail(left: Expression): Expression {
    const negated = this.accept(3, words.not) !== undefined;
    const wanted = this.wanted;
    this.wanted = aValue;
    const { op, operands } = this.subrule(1, this.comparedWith);
    this.wanted = wanted;
    const canSayBy =
      this.RECORDING_PHASE || (op === "is" && operands[0]?.kind === "name" && this.next(words.by));
    const by = canSayBy ? this.byRules() : [];
    return { kind: "comparison", start: left.start, end: this.here(), left, op, negated, operands, by };
  }

  /** `by R1 and R2`; not the `and` in `… by R1 and harm is high`. */
  private byRules(): Name[] {
    const rules: Name[] = [];
    this.accept(4, words.by);
    this.addTo(rules, this.name(0, "a rule"));
    this.many(0, {
      GATE: () => this.tokenIs(this.LA(2), NameToken) && !afterLeftSides.has(this.LA(3).tokenTypeIdx),
      DEF: () => {
        this.consume(1, words.and);
        this.addTo(rules, this.name(1, "a rule"));
      },
    });
    return rules;
  }

  private comparedTo(op: ComparisonOperator, ...operands: readonly Expression[]): Compared {
    return { op, operands };
  }

  /** Whether a value follows the word at hand, so that the word is no value itself. */
  private readonly hasOperand = (): boolean => this.startsValue(this.LA(2));

  private startsValue(token: Token): boolean {
    return startsValues.has(token.tokenTypeIdx) || isNameLike(token);
  }

  private readonly comparedWithAlternatives: IOrAlt<Compared>[] = [
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.at);
        const least = this.accept(1, words.least) !== undefined;
        if (
          !least &&
          this.need(0, words.most, "`least` or `most`") === undefined &&
          this.startsValue(this.LA(2))
        )
          this.SKIP_TOKEN();
        return this.comparedTo(least ? "at least" : "at most", this.subrule(0, this.value));
      },
    },
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.above);
        return this.comparedTo("above", this.subrule(1, this.value));
      },
    },
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.below);
        return this.comparedTo("below", this.subrule(2, this.value));
      },
    },
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.between);
        const low = this.subrule(3, this.value);
        const and = this.need(0, words.and, "`and` and the upper bound");
        const high = and === undefined ? this.missing() : this.subrule(4, this.value);
        return this.comparedTo("between", low, high);
      },
    },
    {
      GATE: () => typeIs(this.LA(2), words.of),
      ALT: () => {
        this.consume(0, words.one);
        this.need(0, words.of);
        if (this.need(0, LeftBracket) === undefined) return this.comparedTo("one of");
        const values = [this.subrule(5, this.value)];
        this.many(1, () => {
          this.consume(0, Comma);
          values.push(this.subrule(6, this.value));
        });
        this.need(0, RightBracket);
        return this.comparedTo("one of", ...values);
      },
    },
    {
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.known);
        return this.comparedTo("known");
      },
    },
    {
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.unknown);
        return this.comparedTo("unknown");
      },
    },
    {
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.met);
        return this.comparedTo("met");
      },
    },
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.due);
        return this.comparedTo("due", this.subrule(7, this.value));
      },
    },
    { ALT: () => this.comparedTo("is", this.subrule(8, this.value)) },
  ];
  private readonly comparedWith: Rule<Compared> = this.rule("comparedWith", () => {
    const isPlain = !this.RECORDING_PHASE && !startsOperators.has(this.LA(1).tokenTypeIdx);
    if (isPlain && this.LA(2).image === "than") return this.comparedThan();
    if (isPlain) return this.comparedTo("is", this.subrule(8, this.value));
    return this.or(0, this.comparedWithAlternatives);
  });

  /** `is greater than 3` is said `is above 3`. */
  private comparedThan(): Compared {
    const first = this.LA(1);
    const op = ["greater", "more", "higher", "larger", "later", "worse"].includes(first.image)
      ? "above"
      : "below";
    const span = { start: first.startOffset, end: endOf(this.LA(2)) };
    if (!this.lost) this.problem("expected", span, { expected: `\`${op}\``, found: this.slice(span) });
    this.lost = true;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    return this.comparedTo(op, this.subrule(8, this.value));
  }

  private readonly operators: IOrAlt<Token>[] = [
    { ALT: () => this.consume(0, Plus) },
    { ALT: () => this.consume(0, Minus) },
    { ALT: () => this.consume(0, Times) },
  ];

  /** A name, a literal, something in brackets, or what `+`, `-` and `*` make of them. */
  private readonly value: Rule<Expression> = this.rule("value", () => {
    const first = this.subrule(0, this.primary);
    let sum: Sum | undefined;
    const add = () => {
      const operator = this.or(0, this.operators);
      sum ??= { left: undefined, sign: "+", product: first, length: 0 };
      sum.length++;
      const isTooLong = !this.RECORDING_PHASE && sum.length + this.depth > deepest;
      const right = isTooLong ? this.tooDeep() : this.subrule(1, this.primary);
      if (operator.image === "*") sum.product = arithmetic("*", sum.product, right);
      else {
        sum.left = total(sum);
        sum.sign = operator.image === "-" ? "-" : "+";
        sum.product = right;
      }
    };
    this.many(0, { GATE: () => !this.inWhere, DEF: add });
    return sum === undefined ? first : total(sum);
  });

  private missing(): Expression {
    this.fail(this.wanted);
    const here = this.here();
    return { kind: "missing", start: here, end: here };
  }

  private list(index: number): Expression[] {
    if (this.need(0, LeftBracket) === undefined) return [];
    const wanted = this.wanted;
    this.wanted = aCondition;
    const operands = [this.nested(index)];
    this.many(index, () => {
      this.consume(index, Comma);
      operands.push(this.nested(index + 1));
    });
    this.wanted = wanted;
    this.need(0, RightBracket);
    return operands;
  }

  /** An expression one level down. */
  private nested(index: number): Expression {
    if (!this.RECORDING_PHASE && this.depth >= deepest) return this.tooDeep();
    this.depth++;
    const { inWhere } = this;
    this.inWhere = false;
    const inner = this.subrule(index, this.expression);
    this.inWhere = inWhere;
    this.depth--;
    return inner;
  }

  private readonly count: Rule<Expression> = this.rule("count", () => {
    const start = this.nextStart();
    const figure: Token | undefined = this.or(0, [
      {
        ALT: () => {
          this.consume(0, words.all);
          return undefined;
        },
      },
      {
        ALT: () => {
          this.consume(0, words.any);
          return undefined;
        },
      },
      {
        ALT: () => {
          this.consume(0, words.at);
          this.need(0, words.least);
          return this.need(0, NumberToken, "a number");
        },
      },
    ]);
    const first = this.RECORDING_PHASE ? "all" : this.startWord(start);
    this.need(0, words.of);
    const operands = this.list(1);
    const number = figure === undefined || this.RECORDING_PHASE ? undefined : numberOf(figure, undefined);
    return { kind: "count", start, end: this.here(), quantity: first, number, operands };
  });

  private startWord(start: number): "all" | "any" | "at least" {
    const text = this.slice({ start, end: start + 3 });
    return text === "all" || text === "any" ? text : "at least";
  }

  private readonly quantified: Rule<Expression> = this.rule("quantified", () => {
    const token = this.LA(1);
    const { startOffset: start } = token;
    const some = this.accept(0, words.some) !== undefined;
    const every = !some && this.accept(1, words.every) !== undefined;
    const no = !some && !every && this.accept(2, words.no) !== undefined;
    const powers = this.subrule(0, this.powerSet);
    this.need(0, words.is);
    const negated = this.accept(3, words.not) !== undefined;
    const position = this.name(0, "a position such as `available` or `selected`");
    const quantifier = some ? "some" : no ? "no" : "every";
    return { kind: "quantified", start, end: this.here(), quantifier, powers, negated, position };
  });

  // ── Measures ─────────────────────────────────────────────────────────────────────────────────────────────────

  private isWhich(token: Token): boolean {
    return typeIs(token, words.latest) || typeIs(token, words.earliest);
  }

  /** Whether `latest` and `earliest` stand in front of an event, and are no names of their own. */
  private isWhichOf(place: number): boolean {
    const after = this.LA(place + 1);
    return this.isWhich(this.LA(place)) && isNameLike(after) && !afterBareNames.has(after.tokenTypeIdx);
  }

  private readonly isMeasure = (): boolean => {
    const first = this.LA(1);
    const second = this.LA(2);
    if (typeIs(second, words.of)) return typeIs(first, words.count) || this.isWhichOf(3);
    if (typeIs(second, words.since)) return typeIs(first, words.time) && this.isWhichOf(3);
    return this.isWhichOf(1);
  };

  private whichEvent(index: number): Measure["which"] {
    if (this.accept(index, words.earliest) !== undefined) return "earliest";
    this.need(index, words.latest);
    return "latest";
  }

  private readonly askedAlternatives: IOrAlt<Pick<Measure, "what" | "which" | "field">>[] = [
    {
      GATE: () => typeIs(this.LA(1), words.count) && !this.isWhich(this.LA(3)),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.count);
        this.need(0, words.of);
        const isConsecutive =
          this.RECORDING_PHASE || (this.next(words.consecutive) && isNameLike(this.LA(2)));
        if (isConsecutive) this.consume(0, words.consecutive);
        return { what: isConsecutive ? "consecutive" : "count", which: "latest", field: undefined };
      },
    },
    {
      GATE: () => typeIs(this.LA(2), words.since),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.time);
        this.need(0, words.since);
        return { what: "time since", which: this.whichEvent(0), field: undefined };
      },
    },
    {
      GATE: () => typeIs(this.LA(1), words.receipt) && typeIs(this.LA(2), words.of),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.receipt);
        this.need(1, words.of);
        return { what: "receipt", which: this.whichEvent(1), field: undefined };
      },
    },
    {
      GATE: () => typeIs(this.LA(2), words.of),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        const field = this.name(0, "a field");
        this.need(2, words.of);
        return { what: "field", which: this.whichEvent(2), field };
      },
    },
    {
      IGNORE_AMBIGUITIES: true,
      ALT: () => ({ what: "date", which: this.whichEvent(3), field: undefined }),
    },
  ];
  private readonly asked: Rule<Pick<Measure, "what" | "which" | "field">> = this.rule("asked", () =>
    this.or(0, this.askedAlternatives),
  );

  /** What is asked of events, with the condition and the window that say which are meant. */
  private readonly measure: Rule<Measure> = this.rule("measure", () => {
    const start = this.nextStart();
    const { what, which, field } = this.subrule(0, this.asked);
    const event = this.name(0, "an event");
    let tellsApart: Name | undefined;
    let where: Expression | undefined;
    let window: Window | undefined;
    const isInner = this.inMeasure;
    this.inMeasure = true;
    this.option(0, {
      GATE: () => !isInner,
      DEF: () => {
        this.consume(0, words.distinct);
        this.need(0, words.by);
        tellsApart = this.name(1, "a field");
      },
    });
    this.option(1, {
      GATE: () => !isInner,
      DEF: () => {
        this.consume(0, words.where);
        this.inWhere = true;
        where = this.subrule(0, this.negation);
        this.inWhere = false;
      },
    });
    this.option(2, {
      GATE: () => !isInner && this.isWindow(),
      DEF: () => {
        window = this.subrule(0, this.window);
      },
    });
    this.inMeasure = isInner;
    return {
      kind: "measure",
      start,
      end: this.here(),
      what,
      which,
      field: field ?? tellsApart,
      event,
      where,
      window,
    };
  });

  /** `in` may also begin `in force`. */
  private isWindow(): boolean {
    return !this.next(words.in) || typeIs(this.LA(2), words.the);
  }

  private readonly windowAlternatives: IOrAlt<Omit<Window, "kind" | "start" | "end">>[] = [
    {
      ALT: () => {
        this.consume(0, words.in);
        this.phrase(words.the, words.last);
        return { form: "last", length: this.subrule(0, this.length), from: undefined, to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.since);
        return { form: "since", length: undefined, from: this.subrule(0, this.primary), to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.before);
        return { form: "before", length: undefined, from: this.subrule(1, this.primary), to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.within);
        const length = this.subrule(1, this.length);
        this.need(0, words.after);
        return { form: "within", length, from: this.subrule(2, this.primary), to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.between);
        const from = this.subrule(3, this.primary);
        this.need(0, words.and);
        return { form: "between", length: undefined, from, to: this.subrule(4, this.primary) };
      },
    },
  ];
  private readonly window: Rule<Window> = this.rule("window", () => {
    const { startOffset: start } = this.LA(1);
    const wanted = this.wanted;
    this.wanted = "a date or the name of one";
    const said = this.or(0, this.windowAlternatives);
    this.wanted = wanted;
    return { kind: "window", start, end: this.here(), ...said };
  });

  private readonly clockEnd: Rule<ClockEnd> = this.rule("clockEnd", () => {
    const { startOffset: start } = this.consume(0, words.end);
    this.need(0, words.of);
    const clock = this.name(0, "a clock");
    return { kind: "clock-end", start, end: this.here(), clock };
  });

  private readonly isQuantifier = (): boolean =>
    isPower(this.LA(2)) || (isNameLike(this.LA(2)) && isPower(this.LA(3)));
  private readonly primaryAlternatives: IOrAlt<Expression>[] = [
    { GATE: this.isMeasure, IGNORE_AMBIGUITIES: true, ALT: () => this.subrule(1, this.measure) },
    {
      GATE: () =>
        typeIs(this.LA(1), words.at)
          ? typeIs(this.LA(2), words.least)
          : (typeIs(this.LA(1), words.all) || typeIs(this.LA(1), words.any)) &&
            (typeIs(this.LA(2), words.of) || typeIs(this.LA(2), LeftBracket)),
      ALT: () => this.subrule(0, this.count),
    },
    { GATE: this.isQuantifier, ALT: () => this.subrule(0, this.quantified) },
    {
      GATE: () => typeIs(this.LA(2), words.is) || typeIs(this.LA(2), words.on),
      ALT: () => {
        const { startOffset: start } = this.consume(0, words.outcome);
        const track = this.accept(0, words.on) === undefined ? undefined : this.name(0, "a track");
        if (this.RECORDING_PHASE) this.name(0);
        return { kind: "outcome", start, end: this.here(), track };
      },
    },
    {
      GATE: () =>
        typeIs(this.LA(1), words.lead)
          ? typeIs(this.LA(2), words.of)
          : typeIs(this.LA(1), words.next) && typeIs(this.LA(2), words.stage) && typeIs(this.LA(3), words.of),
      ALT: () => this.subrule(0, this.processValue),
    },
    {
      GATE: () => typeIs(this.LA(2), words.of),
      ALT: () => this.subrule(0, this.clockEnd),
    },
    { ALT: () => nameOf(this.consume(1, NameToken)) },
    { ALT: () => this.subrule(0, this.quantity) },
    { ALT: () => this.dateFrom(this.consume(0, DateToken)) },
    { ALT: () => this.word("yes", this.consume(0, words.yes)) },
    { ALT: () => this.word("no", this.consume(0, words.no)) },
    { ALT: () => this.word("unknown", this.consume(0, words.unknown)) },
    {
      ALT: () => {
        const { startOffset: start } = this.consume(0, LeftBracket);
        const inner = this.nested(0);
        this.need(0, RightBracket);
        return { kind: "group", start, end: this.here(), inner };
      },
    },
    { ALT: () => this.nothing() },
  ];

  private word(word: "yes" | "no" | "unknown", token: Token): Expression {
    return { kind: "word", ...spanOf(token), word };
  }

  /** No value stands here; a reserved word that is used like a name is taken for one. */
  private nothing(): Expression {
    if (this.RECORDING_PHASE) return this.missing();
    return this.misnamed(afterNames) ?? this.missing();
  }

  private readonly primary: Rule<Expression> = this.rule("primary", () => {
    const token = this.LA(1);
    const isPlainName = token.tokenTypeIdx === Identifier.tokenTypeIdx && !typeIs(this.LA(2), words.of);
    if (!this.RECORDING_PHASE && isPlainName) {
      this.SKIP_TOKEN();
      return nameOf(token);
    }
    return this.or(0, this.primaryAlternatives);
  });
}

type Counted = Pick<Run, "counting" | "anchor">;

interface Compared {
  readonly op: ComparisonOperator;
  readonly operands: readonly Expression[];
}

/** A sum while it is read: what stands left of the last sign, and the product on its right. */
interface Sum {
  left: Expression | undefined;
  sign: "+" | "-";
  product: Expression;
  length: number;
}

const isEntryWord = (left: Expression): boolean =>
  left.kind === "name" && (left.text === "upheld" || left.text === "withdrawn");

const arithmetic = (op: "+" | "-" | "*", left: Expression, right: Expression): Expression => ({
  kind: "arithmetic",
  start: left.start,
  end: right.end,
  op,
  left,
  right,
});

const total = ({ left, sign, product }: Sum): Expression =>
  left === undefined ? product : arithmetic(sign, left, product);

const parser = new PolicyParser(true);

/** Builds the grammar once more with all of chevrotain's checks; throws when one of them finds something. */
export function validateGrammar(): void {
  new PolicyParser(false);
}
