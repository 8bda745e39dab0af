/** Tokens as parts of the tree, and what the parser asks of a token. */
import type { Citation, DurationUnit, Name, NumberLiteral, Text } from "../ast.ts";
import type { Span } from "../span.ts";
import {
  Bar,
  CitationToken,
  Colon,
  Comma,
  DateToken,
  EOF,
  idOf,
  LeftBracket,
  Less,
  Name as NameToken,
  NumberToken,
  Reserved,
  RightBracket,
  RowEnd,
  TextToken,
  type Token,
  type TokenType,
  UnclosedCitation,
  UnclosedText,
  words,
} from "../tokens.ts";
import { keywords, type Word } from "../words.ts";

export const endOf = (token: Token): number => token.startOffset + token.image.length;
export const spanOf = (token: Token): Span => ({ start: token.startOffset, end: endOf(token) });
export const typeIs = (token: Token, type: TokenType): boolean => token.tokenTypeIdx === type.tokenTypeIdx;

export const nameOf = (token: Token): Name => ({
  kind: "name",
  start: token.startOffset,
  end: token.startOffset + token.image.length,
  text: token.image,
});

export function textOf(token: Token): Text {
  const { image, startOffset: start } = token;
  const inner = image.slice(1, typeIs(token, UnclosedText) ? undefined : -1);
  const value = inner.includes("\\") ? inner.replace(/\\(["\\])/g, "$1") : inner;
  return { kind: "text", start, end: start + image.length, value };
}

export function citationOf(token: Token, quoting: Text | undefined): Citation {
  const { image, startOffset: start } = token;
  const inner = image.slice(1, typeIs(token, UnclosedCitation) ? undefined : -1);
  const sourceStart = inner.length - inner.trimStart().length;
  const source = inner.trimStart().split(/\s/, 1)[0] ?? "";
  const from = start + 1 + sourceStart;
  return {
    kind: "citation",
    start,
    end: quoting?.end ?? start + image.length,
    source:
      source === "" ? undefined : { kind: "name", start: from, end: from + source.length, text: source },
    locator: inner
      .slice(sourceStart + source.length)
      .trim()
      .replace(/\s+/g, " "),
    quoting,
  };
}

/** Doubles hold this many digits exactly. */
export const mostDigits = 15;

export function numberOf(token: Token, unit: Name | undefined): NumberLiteral {
  const { image, startOffset: start } = token;
  const end = start + image.length;
  const money = image.startsWith("£");
  const percent = image.endsWith("%");
  const figure = image.slice(money ? 1 : 0, percent ? -1 : undefined).replaceAll(",", "");
  const sign: Name | undefined = money
    ? { kind: "name", start, end: start + 1, text: "£" }
    : percent
      ? { kind: "name", start: end - 1, end, text: "%" }
      : undefined;
  const point = figure.indexOf(".");
  return {
    kind: "number",
    start,
    end: unit?.end ?? end,
    value: Number(figure),
    decimals: point < 0 ? 0 : figure.length - point - 1,
    unit: unit ?? sign,
  };
}

export const wordOf = new Map<number, Word>(keywords.map(({ word }) => [idOf(words[word]), word]));
export const isNameLike = (token: Token): boolean =>
  NameToken.categoryMatchesMap?.[token.tokenTypeIdx] === true;
export const isReservedWord = (token: Token): boolean =>
  Reserved.categoryMatchesMap?.[token.tokenTypeIdx] === true;

export const calendarUnits: ReadonlyMap<number, DurationUnit> = new Map(
  (["day", "days", "week", "weeks", "month", "months", "year", "years"] as const).map((unit) => [
    idOf(words[unit]),
    (unit.endsWith("s") ? unit : `${unit}s`) as DurationUnit,
  ]),
);

/** What makes sense right after a name: a reserved word in front of one of these was meant as a name. */
export const afterNames: ReadonlySet<number> = new Set(
  [Colon, Less, Comma, RightBracket, Bar, RowEnd, words.is].map(idOf),
);
export const afterDeclaredNames: ReadonlySet<number> = new Set([
  ...afterNames,
  ...[EOF, TextToken, CitationToken, words.when, words.otherwise].map(idOf),
]);

const idsOf = (types: readonly TokenType[]): ReadonlySet<number> => new Set(types.map(idOf));
export const modalities = idsOf([words.must, words.should, words.may]);
export const startsValues = idsOf([NumberToken, DateToken, LeftBracket, words.yes, words.no, words.unknown]);
/** What makes the name in front of it the left side of a condition. */
export const afterLeftSides = idsOf([words.is, words.applies, words.does, words.would]);
/** What follows a name that stands by itself, so that the name in front of it is not the word it looks like. */
export const afterBareNames = idsOf([
  words.applies,
  words.does,
  words.would,
  words.from,
  words.by,
  words.proved,
]);
/** Words after `is` that may be more than a value. */
export const startsOperators = idsOf([
  words.at,
  words.above,
  words.below,
  words.between,
  words.one,
  words.known,
  words.unknown,
  words.met,
  words.due,
]);

/** Words of the language that somebody may count: `0..5 cases`. They are no units. */
export const countable = idsOf([
  words.case,
  words.cases,
  words.edition,
  words.editions,
  words.events,
  words.facts,
  words.representations,
  words.stage,
  words.step,
  words.steps,
  words.times,
]);

export const isPower = (token: Token): boolean => typeIs(token, words.power) || typeIs(token, words.action);

/** Keeps a message short when something long stands where a part was expected. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

export function endOfLast(tokens: readonly Token[]): number {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token !== undefined && !typeIs(token, RowEnd)) return endOf(token);
  }
  return 0;
}
