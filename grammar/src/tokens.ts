/** The tokens: what the words, numbers, texts and signs of a text are. */
import { createToken, EOF, type IToken, Lexer, type TokenType } from "chevrotain";
import { keywords, type Word } from "./words.ts";

export type Token = IToken;
export type { TokenType };
export { EOF };

export const idOf = (type: TokenType): number => type.tokenTypeIdx ?? 0;

// ── Names and words ────────────────────────────────────────────────────────────────────────────────────────────

/** Whatever can stand where a name is expected: plain names and the soft words. */
export const Name = createToken({ name: "Name", pattern: Lexer.NA });
/** The words of the language that are never a name. */
export const Reserved = createToken({ name: "Reserved", pattern: Lexer.NA });

const latinLetters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter((char) =>
  /\p{L}/u.test(char),
);
/** Above Latin-1 chevrotain sorts first characters into buckets of 256; any of them may hold letters. */
const beyondLatin = Array.from({ length: 512 }, (_, i) => 256 + i * 128).filter((code) => code < 65536);

const letter = 1;
const digit = 2;
/** What the characters of ASCII are in a name. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-z]/i.test(char) ? letter : /\d/.test(char) ? digit : 0;
});

/** How many units of the text the letter or digit at `at` takes; 0 when there is none. */
function nameCharacter(text: string, at: number, kinds: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ((ascii[code] ?? 0) & kinds) === 0 ? 0 : 1;
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  const char = String.fromCodePoint(point);
  return (kinds === letter ? /\p{L}/u : /[\p{L}\p{N}]/u).test(char) ? char.length : 0;
}

/** The end of the run of letters and digits that goes on at `at`. */
function endOfRun(text: string, at: number): number {
  let end = at;
  for (let size = 1; size > 0; end += size) size = nameCharacter(text, end, letter | digit);
  return end;
}

/** Chevrotain takes back the array at once, so one does for all names. */
const found: [string] = [""];

/** `yes/no`, with spaces around the stroke or without. */
function endOfYesNo(text: string, offset: number): number | undefined {
  yesNo.lastIndex = offset;
  if (!yesNo.test(text)) return undefined;
  const end = yesNo.lastIndex;
  return endOfRun(text, end) === end ? end : undefined;
}
const yesNo = /yes[ \t]*\/[ \t]*no/y;

/** Scanned by hand, as chevrotain's own patterns know no classes of Unicode. `yes/no` is one word. */
function scanName(text: string, offset: number): [string] | null {
  const first = nameCharacter(text, offset, letter);
  if (first === 0) return null;
  let end = endOfRun(text, offset + first);
  while (text.charCodeAt(end) === 45 && nameCharacter(text, end + 1, letter | digit) > 0)
    end = endOfRun(text, end + 1);
  if (end - offset === 3 && text.startsWith("yes", offset)) end = endOfYesNo(text, offset) ?? end;
  found[0] = text.slice(offset, end);
  return found;
}

/** A plain name. The words of the language are read as this first and then told apart by a table look-up. */
export const Identifier = createToken({
  name: "Identifier",
  pattern: scanName,
  categories: [Name],
  line_breaks: false,
  start_chars_hint: [...latinLetters, ...beyondLatin],
});

/** The token type of each word of the language. */
export const words = Object.fromEntries(
  keywords.map(({ word, reserved }) => [
    word,
    createToken({ name: `word ${word}`, pattern: Lexer.NA, categories: [reserved ? Reserved : Name] }),
  ]),
) as Readonly<Record<Word, TokenType>>;

const wordTypes: ReadonlyMap<string, TokenType> = new Map(Object.entries(words));

/** Gives a name that is a word of the language that word's type. */
export function tellApart(token: Token): void {
  const type = token.image.includes("/") ? words["yes/no"] : wordTypes.get(token.image);
  if (type === undefined) return;
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

// ── Numbers, dates, texts, citations ───────────────────────────────────────────────────────────────────────────

const digits = [..."0123456789"];

/** `2026-04-01`, and what was probably meant to be one: `1/4/2026`. */
export const DateToken = createToken({
  name: "Date",
  pattern: /\d+-\d+-\d+|\d+\/\d+\/\d+/,
  start_chars_hint: digits,
  line_breaks: false,
});
/** `12`, `0.4`, `1,000`, `£4,000`, `80%`. */
export const NumberToken = createToken({
  name: "Number",
  pattern: /\u00A3?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?%?/,
  start_chars_hint: ["£", ...digits],
  line_breaks: false,
});

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** Where the text that starts at `start` ends; its closing quote is missing when the line ends first. */
function scanText(text: string, start: number): { end: number; closed: boolean } {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return { end: at + 1, closed: true };
    if (isLineEnd(code)) break;
    if (code === 92 && at + 1 < text.length && !isLineEnd(text.charCodeAt(at + 1))) at++;
  }
  return { end: Math.min(at, text.length), closed: false };
}

function scanCitation(text: string, start: number): { end: number; closed: boolean } {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 93) return { end: at + 1, closed: true };
    if (isLineEnd(code)) break;
  }
  return { end: at, closed: false };
}

/** Scanned by hand: a regular expression would keep a way back for every character of a long line. */
const scanned =
  (scan: typeof scanText, first: string, closed: boolean) =>
  (text: string, offset: number): [string] | null => {
    if (text[offset] !== first) return null;
    const found = scan(text, offset);
    return found.closed === closed ? [text.slice(offset, found.end)] : null;
  };

export const TextToken = createToken({
  name: "Text",
  pattern: scanned(scanText, '"', true),
  start_chars_hint: ['"'],
  line_breaks: false,
});
export const UnclosedText = createToken({
  name: "UnclosedText",
  pattern: scanned(scanText, '"', false),
  start_chars_hint: ['"'],
  line_breaks: false,
  categories: [TextToken],
});
/** A text in the curly quotes of a word processor: read as what was meant, and reported. */
export const CurlyText = createToken({
  name: "CurlyText",
  pattern: /[\u201c-\u201e][^"\u201c-\u201e\r\n]*["\u201c-\u201e]?/,
  start_chars_hint: [0x201c],
  line_breaks: false,
  categories: [TextToken],
});
export const CitationToken = createToken({
  name: "Citation",
  pattern: scanned(scanCitation, "[", true),
  start_chars_hint: ["["],
  line_breaks: false,
});
export const UnclosedCitation = createToken({
  name: "UnclosedCitation",
  pattern: scanned(scanCitation, "[", false),
  start_chars_hint: ["["],
  line_breaks: false,
  categories: [CitationToken],
});

// ── Signs ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const Colon = createToken({ name: "Colon", pattern: ":" });
export const Comma = createToken({ name: "Comma", pattern: "," });
export const Less = createToken({ name: "Less", pattern: "<" });
export const LeftBracket = createToken({ name: "LeftBracket", pattern: "(" });
export const RightBracket = createToken({ name: "RightBracket", pattern: ")" });
export const Plus = createToken({ name: "Plus", pattern: "+" });
export const Minus = createToken({ name: "Minus", pattern: "-" });
export const Times = createToken({ name: "Times", pattern: "*" });
export const To = createToken({
  name: "To",
  pattern: /\.\./,
  start_chars_hint: ["."],
  line_breaks: false,
});

/** The first `|` of a row; from here the end of the line counts. */
export const RowStart = createToken({ name: "RowStart", pattern: "|", push_mode: "row" });
export const Bar = createToken({ name: "Bar", pattern: "|" });
export const RowEnd = createToken({
  name: "RowEnd",
  pattern: /\r\n|\r|\n/,
  start_chars_hint: ["\r", "\n"],
  line_breaks: true,
  pop_mode: true,
});

// ── What the parser never sees ─────────────────────────────────────────────────────────────────────────────────

const Comment = createToken({
  name: "Comment",
  pattern: /\/\/[^\r\n]*/,
  start_chars_hint: ["/"],
  line_breaks: false,
  group: "comments",
});
const LineSpace = createToken({
  name: "LineSpace",
  pattern: /[ \t]+/,
  line_breaks: false,
  group: Lexer.SKIPPED,
});
const LineEnd = createToken({ name: "LineEnd", pattern: /[\r\n]+/, line_breaks: true, group: Lexer.SKIPPED });
/** No-break spaces, a byte order mark and their like. */
const RareSpace = createToken({
  name: "RareSpace",
  pattern: /[^\S\r\n \t]+/,
  start_chars_hint: [0x0b, 0x0c, 0xa0, ...beyondLatin],
  line_breaks: false,
  group: Lexer.SKIPPED,
});

const latin = Array.from({ length: 256 }, (_, code) => code);
const meaningful = new Set([...'"[:,<()+-*|/. \t\r\n\v\f\u00a0', ...digits, ...latinLetters]);
/** `/` and `.` have a meaning only in pairs, `£` only before a digit. */
const strayStarts = [
  ...latin.filter((code) => !meaningful.has(String.fromCharCode(code))),
  "/",
  ".",
  ...beyondLatin,
];
const meansSomething = /[\s\p{L}\p{N}"[:,<()+\-*|/.]/u;

/** A run of characters that mean nothing. */
function scanStray(text: string, offset: number): [string] | null {
  let at = offset;
  const first = text[at];
  if (first === "/" || first === ".") at++;
  for (;;) {
    const code = text.codePointAt(at);
    if (code === undefined) break;
    const char = String.fromCodePoint(code);
    if (meansSomething.test(char) && !(at === offset && /\p{N}/u.test(char))) break;
    at += char.length;
  }
  return at > offset ? [text.slice(offset, at)] : null;
}
const Stray = createToken({
  name: "Stray",
  pattern: scanStray,
  start_chars_hint: strayStarts,
  line_breaks: false,
  group: "strays",
});
/** Stands before `Less`, so that `<=` is one thing. */
const StrayOperator = createToken({
  name: "StrayOperator",
  pattern: /<[=>]/,
  start_chars_hint: ["<"],
  line_breaks: false,
  group: "strays",
});

// ── The lexer ──────────────────────────────────────────────────────────────────────────────────────────────────

const anywhere = [
  Identifier,
  DateToken,
  NumberToken,
  TextToken,
  UnclosedText,
  CurlyText,
  CitationToken,
  UnclosedCitation,
  Comma,
  Colon,
  StrayOperator,
  Less,
  LeftBracket,
  RightBracket,
  Comment,
  To,
  Plus,
  Minus,
  Times,
];

const modes = {
  text: [LineSpace, LineEnd, ...anywhere, RowStart, RareSpace, Stray],
  row: [LineSpace, RowEnd, ...anywhere, Bar, RareSpace, Stray],
};

export function makeLexer(skipValidations: boolean): Lexer {
  return new Lexer(
    { modes, defaultMode: "text" },
    { positionTracking: "onlyOffset", ensureOptimizations: true, skipValidations },
  );
}

/** All token types the parser may meet. */
export const vocabulary: TokenType[] = [
  Name,
  Reserved,
  ...anywhere,
  RowStart,
  Bar,
  RowEnd,
  ...Object.values(words),
];
