/** Cuts a text into declarations: where each starts is decided by its left context alone. */
import { copied, type Span } from "./span.ts";
import {
  Colon,
  Comma,
  Identifier,
  LeftBracket,
  Less,
  makeLexer,
  NumberToken,
  RowEnd,
  RowStart,
  TextToken,
  type Token,
  type TokenType,
  tellApart,
  words,
} from "./tokens.ts";
import { keywords, type Word } from "./words.ts";

/** The tokens of one declaration, their offsets relative to its start. */
export interface Piece {
  readonly start: number;
  /** Where the next piece starts, or the text ends. */
  readonly end: number;
  /** Whether it starts with the keyword of a declaration; only the first piece of a text may not. */
  readonly isDeclaration: boolean;
  readonly tokens: Token[];
  readonly strays: readonly Stray[];
  readonly comments: readonly Span[];
}

/** Characters without a meaning, left out of the tokens. */
export interface Stray extends Span {
  readonly found: string;
}

const lexer = makeLexer(true);

/** Bits that say how a token bears on what comes right after it, by token type. */
const declares = 1;
/** Nothing is finished right after it: a name, a value or a condition has to follow. */
const awaitsMore = 2;
const beforeUse = 4;
const quantifies = 8;
const beforeQuantifier = 16;
const nameLike = 32;
const weakens = 64;
const beforeEffect = 128;

const traits = new Map<number, number>();
const give = (trait: number, types: readonly TokenType[]) => {
  for (const { tokenTypeIdx = 0 } of types) traits.set(tokenTypeIdx, (traits.get(tokenTypeIdx) ?? 0) | trait);
};
const typesOf = (...texts: Word[]) => texts.map((text) => words[text]);
const declarationTypes = keywords.filter(({ role }) => role === "declaration").map(({ word }) => words[word]);
give(declares | awaitsMore, declarationTypes);
give(awaitsMore, [Colon, Comma, Less, LeftBracket]);
give(
  awaitsMore,
  typesOf(
    "is",
    "or",
    "and",
    "not",
    "when",
    "then",
    "unless",
    "overrides",
    "given",
    "expect",
    "must",
    "should",
    "may",
  ),
);
give(beforeUse, typesOf("must", "should", "may", "not"));
give(quantifies, typesOf("every", "some", "no"));
give(beforeQuantifier, [Comma, LeftBracket]);
give(beforeQuantifier, typesOf("when", "unless", "and", "or", "not", "whenever", "never", "expect", "then"));
give(nameLike, [Identifier]);
give(
  nameLike,
  keywords.filter(({ reserved }) => !reserved).map(({ word }) => words[word]),
);
give(weakens, typesOf("weaker", "adequate", "lowest"));
give(beforeEffect, typesOf("then", "otherwise", "and"));

const traitsOf: Uint8Array = new Uint8Array(Math.max(...traits.keys()) + 1);
for (const [type, bits] of traits) traitsOf[type] = bits;
const has = (token: Token | undefined, trait: number): boolean =>
  token !== undefined && ((traitsOf[token.tokenTypeIdx] ?? 0) & trait) !== 0;
const typeIs = (token: Token | undefined, type: TokenType): boolean =>
  token !== undefined && token.tokenTypeIdx === type.tokenTypeIdx;

/** Declarations with conditions, in which somebody may write `no power …`. */
const mentionsPowers = new Set(
  typesOf("principle", "assume", "case", "cases", "rule", "threshold", "define", "power", "action"),
);

/**
 * Cuts `text.slice(from, to)` into pieces whose `start` and `end` count from the start of `text`. `from` has to be
 * the start of the text or of a declaration.
 */
export function scan(text: string, from = 0, to = text.length): readonly Piece[] {
  const whole = from === 0 && to === text.length;
  const { tokens, groups } = lexer.tokenize(whole ? text : copied(text.slice(from, to)));
  const pieces: Building[] = [];
  let current: Building | undefined;
  let start = 0;
  let endBefore = 0;
  let inRow = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.tokenTypeIdx === Identifier.tokenTypeIdx) tellApart(token);
    else if (token.tokenTypeIdx === RowStart.tokenTypeIdx) inRow = true;
    else if (token.tokenTypeIdx === RowEnd.tokenTypeIdx) inRow = false;
    const place = token.startOffset;
    const opens =
      has(token, declares) &&
      !inRow &&
      !isPartOfPhrase(tokens, i, current?.keyword) &&
      !(isMisnamed(tokens, i) && isOneLine(text, from + endBefore, from + place));
    if (opens || current === undefined) {
      start = place;
      current = { start, keyword: opens ? token.tokenType : undefined, tokens: [], strays: [], comments: [] };
      pieces.push(current);
    }
    endBefore = place + token.image.length;
    token.startOffset = place - start;
    current.tokens.push(token);
  }
  const strays = groups["strays"] ?? [];
  makeRoomForStrays(pieces, strays[0]);
  spread(strays, pieces, (piece, token) => {
    const at = token.startOffset - piece.start;
    piece.strays.push({ start: at, end: at + token.image.length, found: token.image });
  });
  spread(groups["comments"] ?? [], pieces, (piece, token) => {
    const at = token.startOffset - piece.start;
    piece.comments.push({ start: at, end: at + token.image.length });
  });
  return pieces.map(({ start, keyword, ...rest }, i) => ({
    ...rest,
    start: from + start,
    end: from + (pieces[i + 1]?.start ?? to - from),
    isDeclaration: keyword !== undefined,
  }));
}

interface Building {
  start: number;
  readonly keyword: TokenType | undefined;
  readonly tokens: Token[];
  readonly strays: Stray[];
  readonly comments: Span[];
}

/** `must use`, `some urgent power`, `the lowest adequate power`: a keyword that starts nothing here. */
function isPartOfPhrase(tokens: readonly Token[], at: number, keyword: TokenType | undefined): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (typeIs(token, words.use)) return has(before, beforeUse) || missesModality(tokens, at, keyword);
  if (keyword === undefined || !(typeIs(token, words.power) || typeIs(token, words.action))) return false;
  if (keyword === words.principle && has(before, weakens)) return true;
  if (has(before, quantifies)) return opensQuantifier(tokens, at - 1, keyword);
  return has(before, nameLike) && has(tokens[at - 2], quantifies) && opensQuantifier(tokens, at - 2, keyword);
}

/** `then inspector use x`: where a file is brought in, its path follows in quotes. */
function missesModality(tokens: readonly Token[], at: number, keyword: TokenType | undefined): boolean {
  const isEffect =
    keyword === words.rule && has(tokens[at - 1], nameLike) && has(tokens[at - 2], beforeEffect);
  return isEffect && tokens[at + 1] !== undefined && !typeIs(tokens[at + 1], TextToken);
}

/** Tells `no power is selected` from `given contained is no` before the next declaration. */
function opensQuantifier(tokens: readonly Token[], at: number, keyword: TokenType): boolean {
  const before = tokens[at - 1];
  const comparedWith =
    typeIs(before, words.is) || (typeIs(before, words.not) && typeIs(tokens[at - 2], words.is));
  if (keyword === words.principle) return !comparedWith;
  if (keyword === words.assume && (typeIs(before, words.assume) || typeIs(before, Colon))) return true;
  return mentionsPowers.has(keyword) && has(before, beforeQuantifier) && !comparedWith;
}

/** A keyword where a name has to follow, or in the place of a unit: `fact case: yes/no`, `fact seen: 0..5 cases`. */
function isMisnamed(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const isCounted = typeIs(tokens[at], words.case) || typeIs(tokens[at], words.cases);
  return has(before, awaitsMore) || (isCounted && typeIs(before, NumberToken));
}

function isOneLine(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return false;
  }
  return true;
}

/** Stray characters before the first declaration get a piece of their own, so that nothing is left unsaid. */
function makeRoomForStrays(pieces: Building[], first: Token | undefined): void {
  if (first === undefined) return;
  const head = pieces[0];
  if (head !== undefined && head.start <= first.startOffset) return;
  if (head === undefined || head.keyword !== undefined) {
    pieces.unshift({ start: first.startOffset, keyword: undefined, tokens: [], strays: [], comments: [] });
    return;
  }
  for (const token of head.tokens) token.startOffset += head.start - first.startOffset;
  head.start = first.startOffset;
}

/** Deals tokens out to the pieces they stand in; both are in the order of the text. */
function spread(
  tokens: readonly Token[],
  pieces: readonly Building[],
  add: (piece: Building, token: Token) => void,
) {
  let at = -1;
  for (const token of tokens) {
    while ((pieces[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= token.startOffset) at++;
    const piece = pieces[at];
    if (piece !== undefined) add(piece, token);
  }
}
