/** Which clauses each declaration has, and how to recognise where one starts. */
import type { Declaration } from "../ast.ts";
import {
  CitationToken,
  Colon,
  DateToken,
  idOf,
  LeftBracket,
  Name as NameToken,
  NumberToken,
  RowStart,
  TextToken,
  type TokenType,
  words,
} from "../tokens.ts";
import { isReserved, type Word } from "../words.ts";

export type Kind = Exclude<Declaration["kind"], "unreadable" | "use">;

/** The clauses of each declaration in the canonical order; `|` is a table. */
export const clauses = {
  policy: ["edition", "in force", "conduct", "applies", "decided by", "calendar"],
  source: ["file", "address", "authority", "read"],
  actor: [],
  scale: ["worsens", "improves"],
  choice: [":"],
  fact: [":", ",", "question"],
  event: ["with", "at most", "worsens", "improves", "deemed received"],
  judgement: [":", ",", "by", "guided by", "question"],
  parameter: [":"],
  define: [":", ",", "in force", "is"],
  matrix: [":", "by", "in force", "|"],
  threshold: ["in force", "met when", "because"],
  clock: [
    "runs",
    "renewed by",
    "at most",
    "suspended from",
    "not before",
    "rolls forward",
    "met by",
    "calendar",
  ],
  track: ["one at a time", "strengthens"],
  power: [
    "in force",
    "held by",
    "is",
    "kind",
    "open when",
    "adequate when",
    "excludes",
    "representations",
    "appeal",
    "publish",
  ],
  action: ["in force", "held by", "open when", "excludes", "representations", "appeal", "publish"],
  rule: ["in force", "when", "then", "otherwise", "unless", "overrides", "because"],
  principle: [
    "choose the lowest",
    "worse",
    "one step",
    "whenever",
    "never",
    "every",
    "splitting",
    "delaying",
    "reordering",
    "because",
  ],
  assume: ["because"],
  case: ["on", "given", "timeline", "expect"],
  cases: ["on", "given", "timeline", "|"],
  process: ["enter at", "lead", "stage", "final", "entry when", "on entry", "always", "review every", "to"],
} as const satisfies Record<Kind, readonly string[]>;

export type Clause = (typeof clauses)[Kind][number] | "note";

/** What has to follow a soft word for it to start a clause where reading goes on after a mistake. */
const followers: Readonly<Record<string, readonly TokenType[]>> = {
  edition: [TextToken],
  calendar: [NameToken],
  conduct: [NameToken],
  applies: [words.by, words.split],
  file: [TextToken],
  address: [TextToken],
  authority: [NameToken],
  read: [DateToken],
  worsens: [NameToken],
  improves: [NameToken],
  question: [TextToken],
  by: [NameToken],
  strengthens: [NameToken],
  runs: [NumberToken, NameToken],
  kind: [NameToken],
  excludes: [NameToken],
  representations: [NameToken, TextToken],
  appeal: [NameToken, TextToken],
  publish: [NameToken, TextToken],
  on: [DateToken],
  with: [NameToken],
  timeline: [DateToken, words.no],
  note: [TextToken],
  worse: [NameToken],
  whenever: [NameToken, LeftBracket, words.not, words.no],
  never: [NameToken, LeftBracket, words.not, words.no],
  every: [NameToken, words.power],
  lead: [NameToken],
  stage: [NameToken],
  always: [NameToken, words.must],
  to: [NameToken],
};

export const wordType = (text: string): TokenType => words[text as Word];
const signs: Readonly<Record<string, TokenType>> = { ":": Colon, "|": RowStart, "[": CitationToken };

/** By declaration: the tokens at which reading goes on, with what has to follow them. */
export const restarts: ReadonlyMap<Kind, ReadonlyMap<number, readonly TokenType[]>> = new Map(
  (Object.keys(clauses) as Kind[]).map((kind) => [
    kind,
    new Map(
      [...clauses[kind], "[", "note"]
        .filter((clause) => clause !== "," && !(clause === "is" && kind === "power"))
        .map((clause) => {
          const [first = "", second] = clause.split(" ");
          const follow = second === undefined ? (followers[first] ?? []) : [wordType(second)];
          return [idOf(signs[first] ?? wordType(first)), isReserved(first) ? [] : follow];
        }),
    ),
  ]),
);

/** How a clause is called where it is missing. */
export function show(clause: Clause): string {
  if (clause === ":") return "`:`";
  if (clause === ",") return "`,`";
  if (clause === "|") return "a table";
  return `\`${clause}\``;
}

/** `a`, `a or b`, `a, b or c` */
export function either(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} or ${parts.at(-1)}`;
}

/** Where a condition stands alone, not in a list: what is no clause after it belongs to it. */
export const hasConditions: ReadonlySet<Kind> = new Set([
  "rule",
  "threshold",
  "define",
  "power",
  "action",
  "assume",
  "process",
  "clock",
]);
