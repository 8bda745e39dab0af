/** Problems, words and lookahead: what the reading of every part needs. */
import { EmbeddedActionsParser, type IOrAlt, type ParserMethod } from "chevrotain";
import type { DateLiteral, Expression, Name, Text } from "../ast.ts";
import type { Piece, Stray } from "../scan.ts";
import type { Span } from "../span.ts";
import {
  Comma,
  CurlyText,
  DateToken,
  EOF,
  idOf,
  Name as NameToken,
  NumberToken,
  RowEnd,
  TextToken,
  type Token,
  type TokenType,
  UnclosedCitation,
  UnclosedText,
  vocabulary,
} from "../tokens.ts";
import type { SyntaxCode, SyntaxProblem } from "../tree.ts";
import type { Clause, Kind } from "./clauses.ts";
import { Draft } from "./draft.ts";
import { lookaheadWhenNeeded } from "./lookahead.ts";
import {
  afterNames,
  countable,
  endOf,
  endOfLast,
  isNameLike,
  isReservedWord,
  nameOf,
  shorten,
  spanOf,
  startsValues,
  textOf,
  typeIs,
  wordOf,
} from "./parts.ts";

const aName = "a name";
export const aValue = "a value";
export const aCondition = "a condition";
const aText = "a text in quotes";
const aDate = "a date such as `2026-04-01`";
export const aNamedDate = "a date or the name of one";
export const aDuration = "a time such as `28 days`";

const MAX_LOOKAHEAD = 1;

/** What reads one part; chevrotain calls it a rule. */
export type Rule<R> = ParserMethod<[], R>;
export type Alternative<R> = IOrAlt<R>;
export type Alternatives = Alternative<unknown>[];

export abstract class Reader extends EmbeddedActionsParser {
  protected problems: SyntaxProblem[] = [];
  protected strays: readonly Stray[] = [];
  protected comments: readonly Span[] = [];
  private text = "";
  private textStart = 0;
  /** Texts without quotes: what looks stray in them is part of them. */
  protected readonly rawTexts: Span[] = [];
  protected draft = new Draft();
  /** Set from the first problem of a clause until the next clause: what follows from a mistake is not said. */
  protected lost = false;
  /** How many brackets and `not` are open. */
  protected depth = 0;
  /** What is missing where an expression is missing. */
  protected wanted = aValue;
  protected inType = false;
  /** Inside a measure: an event that is named there has no condition or window of its own. */
  protected inMeasure = false;
  /** Behind `where`, outside brackets: `count of breach where upheld is 2` compares the count, `+ 1` adds to it. */
  protected inWhere = false;
  /** In a timeline, the word after a number is the next field. */
  protected inTimeline = false;
  protected kind: Kind = "actor";

  constructor(skipValidations: boolean) {
    super(vocabulary, {
      maxLookahead: MAX_LOOKAHEAD,
      lookaheadStrategy: lookaheadWhenNeeded(MAX_LOOKAHEAD),
      recoveryEnabled: false,
      skipValidations,
    });
  }

  /** Makes a rule that chevrotain knows. */
  protected rule<R>(name: string, body: () => R): Rule<R> {
    return this.RULE(name, body);
  }

  /** Forgets the last declaration. */
  protected turnTo(piece: Piece, text: string): void {
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
    this.draft = new Draft();
    this.draft.end = Math.max(endOfLast(piece.tokens), piece.strays.at(-1)?.end ?? 0);
  }

  // ── Problems ─────────────────────────────────────────────────────────────────────────────────────────────────

  protected problem(code: SyntaxCode, { start, end }: Span, args: Readonly<Record<string, string>>): void {
    this.problems.push({ code, start, end, args });
  }

  /** Notes, once in a clause, that something else stands where a part was expected. */
  protected fail(expected: string): void {
    if (this.lost || this.RECORDING_PHASE) return;
    this.lost = true;
    const next = this.LA(1);
    const before = this.LA(0);
    const nothingNext = typeIs(next, EOF);
    if (this.isExplained(before, nothingNext ? undefined : next)) return;
    if (nothingNext || typeIs(next, RowEnd)) {
      this.problem("missing-part", spanOf(before), { expected, after: shorten(before.image) });
    } else if (typeIs(before, NumberToken) && countable.has(next.tokenTypeIdx))
      this.problem("word-as-unit", spanOf(next), { word: next.image });
    else if (!this.unclosed(next))
      this.problem("expected", spanOf(next), { expected, found: shorten(next.image) });
  }

  /** Notes that a text or a citation has no end; whether it has none. */
  protected unclosed(token: Token): boolean {
    if (typeIs(token, UnclosedText)) this.problem("unclosed-text", spanOf(token), {});
    else if (typeIs(token, UnclosedCitation)) this.problem("unclosed-citation", spanOf(token), {});
    else return false;
    return true;
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
  protected require(present: boolean, expected: string): void {
    if (present || this.RECORDING_PHASE || this.problems.length > 0 || this.strays.length > 0) return;
    const last = this.LA(0);
    this.problem("missing-part", spanOf(last), { expected, after: shorten(last.image) });
  }

  /** Notes the start of a clause, and that it is said twice; only what is said first counts. */
  protected begin(clause: Clause, token: Token): boolean {
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

  protected next(type: TokenType): boolean {
    return this.tokenIs(this.LA(1), type);
  }

  protected tokenIs(token: Token, type: TokenType): boolean {
    return token.tokenTypeIdx === type.tokenTypeIdx || type.categoryMatchesMap?.[token.tokenTypeIdx] === true;
  }

  protected atEnd(): boolean {
    return typeIs(this.LA(1), EOF);
  }

  /** Where the last token that was read ends. */
  protected here(): number {
    return this.RECORDING_PHASE ? 0 : endOf(this.LA(0));
  }

  /** Where the next token starts, or where the last one ends when there is none. */
  protected nextStart(): number {
    return this.RECORDING_PHASE || this.atEnd() ? this.here() : this.LA(1).startOffset;
  }

  /** What was read from there on; nothing, at the last token, where nothing could be. */
  protected since(start: number): Span {
    const end = this.here();
    return { start: Math.min(start, end), end };
  }

  protected accept(index: number, type: TokenType): Token | undefined {
    if (this.RECORDING_PHASE) {
      this.option(index, () => this.consume(index, type));
      return undefined;
    }
    return this.next(type) ? this.consume(index, type) : undefined;
  }

  protected need(index: number, type: TokenType, expected?: string): Token | undefined {
    if (this.RECORDING_PHASE || this.next(type)) return this.consume(index, type);
    this.fail(expected ?? `\`${wordOf.get(idOf(type)) ?? type.PATTERN}\``);
    return undefined;
  }

  /** One fixed word after the other, as in `choose the lowest adequate power on`. */
  protected phrase(...types: readonly TokenType[]): void {
    for (const type of types) this.need(0, type);
  }

  protected name(index: number, expected = aName): Name | undefined {
    const misnamed = this.misnamed(afterNames);
    if (misnamed !== undefined) return misnamed;
    const found = this.need(index, NameToken, expected);
    return found === undefined ? undefined : nameOf(found);
  }

  /** A reserved word that stands where a name should, in front of something that makes sense after a name. */
  protected misnamed(after: ReadonlySet<number>): Name | undefined {
    const token = this.LA(1);
    if (this.lost || !isReservedWord(token) || !after.has(this.LA(2).tokenTypeIdx)) return undefined;
    this.problem("reserved-word", spanOf(token), { word: token.image });
    this.SKIP_TOKEN();
    return nameOf(token);
  }

  protected textHere(index: number): Text | undefined {
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

  protected textFrom(token: Token): Text {
    if (!this.unclosed(token) && typeIs(token, CurlyText))
      this.problem("stray-character", spanOf(token), { found: token.image.charAt(0) });
    return textOf(token);
  }

  protected date(index: number): DateLiteral | undefined {
    const token = this.need(index, DateToken, aDate);
    return token === undefined ? undefined : this.dateFrom(token);
  }

  protected dateFrom(token: Token): DateLiteral {
    const { image: text, startOffset: start } = token;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text) && !this.RECORDING_PHASE && !this.lost)
      this.problem("expected", spanOf(token), { expected: aDate, found: text });
    return { kind: "date", start, end: start + text.length, text };
  }

  /** Whether a value may start with this word. */
  protected startsValue(token: Token): boolean {
    return startsValues.has(token.tokenTypeIdx) || isNameLike(token);
  }

  protected missing(): Expression {
    this.fail(this.wanted);
    const here = this.here();
    return { kind: "missing", start: here, end: here };
  }

  protected slice({ start, end }: Span): string {
    return this.text.slice(this.textStart + start, this.textStart + end);
  }

  // ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Parts with a sign or a word between each two of them: `a, b, c`. Where the next part starts without a comma,
   * that is noted once, and reading goes on with the part.
   * @param index this and the number behind it belong to no other list of the rule, as chevrotain asks
   * @param read reads one part; `place` tells chevrotain the first from those that follow
   * @param startsNext whether a part starts here although no comma stands before it
   */
  protected list<T>(
    index: number,
    between: TokenType,
    read: (place: number) => T | undefined,
    startsNext?: () => boolean,
  ): T[] {
    const parts: T[] = [];
    this.addTo(parts, read(index));
    const more = () =>
      this.many(index, () => {
        this.consume(index, between);
        this.addTo(parts, read(index + 1));
      });
    more();
    while (startsNext !== undefined && this.missesComma(startsNext)) {
      this.addTo(parts, read(index + 1));
      more();
    }
    return parts;
  }

  protected addTo<T>(list: T[], part: T | undefined): void {
    if (part !== undefined && !this.RECORDING_PHASE) list.push(part);
  }

  private missesComma(startsNext: () => boolean): boolean {
    if (this.RECORDING_PHASE || this.lost || !startsNext()) return false;
    this.fail("`,`");
    this.lost = false;
    return true;
  }

  protected readonly names: Rule<Name[]> = this.rule("names", () =>
    this.list(0, Comma, (place) => this.name(place)),
  );
}
