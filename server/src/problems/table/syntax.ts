/** What could not be read; the grammar finds it, the wording stands here. */
import type { SyntaxCode } from "@remit/grammar";
import { error } from "../entry.ts";

export const syntax = {
  expected: error<{ expected: string; found: string }>({
    message: ({ expected, found }) => `${expected} was expected here, not \`${found}\``,
    help: ({ expected }) => `write ${expected} in its place, or before it`,
  }),
  "missing-part": error<{ expected: string; after: string }>({
    message: ({ expected, after }) => `behind \`${after}\` something is missing: ${expected}`,
    help: () => "add it, or take the unfinished part out",
  }),
  "stray-character": error<{ found: string }>({
    message: ({ found }) => `\`${found}\` has no meaning here`,
    help: () => "take it out, or put it into a text in double quotes",
  }),
  "unclosed-text": error({
    message: () => "this text has no end",
    help: () => 'close it with `"` on the same line',
  }),
  "unclosed-citation": error({
    message: () => "this citation has no end",
    help: () => "close it with `]` on the same line",
  }),
  "reserved-word": error<{ word: string }>({
    message: ({ word }) => `\`${word}\` is a word of the language and cannot be a name`,
    help: ({ word }) => `choose another name, such as \`the-${word}\``,
  }),
  "word-as-unit": error<{ word: string }>({
    message: ({ word }) => `\`${word}\` is a word of the language and cannot be a unit`,
    help: ({ word }) => `choose another unit, such as \`counted-${word}\``,
  }),
  "not-a-declaration": error<{ found: string }>({
    message: ({ found }) => `\`${found}\` does not start a declaration`,
    help: () => "start with a word such as `fact`, `rule`, `power` or `case`; a remark starts with `//`",
  }),
  "clause-twice": error<{ clause: string }>({
    message: ({ clause }) => `\`${clause}\` is said twice in this declaration`,
    help: () => "keep the one that is meant",
  }),
  "otherwise-with-when": error({
    message: () => "`otherwise` stands in a rule that already says when it applies",
    help: () =>
      "make what follows `otherwise` a rule of its own: it applies when no other rule asks for anything",
  }),
  "and-or-mixed": error<{ first: string; second: string }>({
    message: ({ first, second }) =>
      `\`${first}\` and \`${second}\` are mixed, so this can be read in two ways`,
    help: () => "put brackets around what belongs together",
  }),
  "too-deep": error<{ limit: string }>({
    message: ({ limit }) => `brackets are nested more than ${limit} deep here`,
    help: () => "give the inner part a name with `define`, and use the name",
  }),
} satisfies Record<SyntaxCode, unknown>;
