/** The colours of the editor before the language server answers: a TextMate grammar made from the words. */
import { keywords, type WordRole } from "./words.ts";

const name = "\\p{L}[\\p{L}\\p{N}]*(?:-[\\p{L}\\p{N}]+)*";
const before = "(?<![\\p{L}\\p{N}-])";
const after = "(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])";
const whole = (words: readonly string[]): string => `${before}(?:${words.join("|")})${after}`;

/** What each role is called in the vocabulary of themes. */
const scopes: Readonly<Record<WordRole, string>> = {
  declaration: "keyword.declaration.remit",
  clause: "keyword.control.clause.remit",
  operator: "keyword.operator.word.remit",
  literal: "constant.language.remit",
  soft: "keyword.other.remit",
};

const wordsOf = (role: WordRole, reserved: boolean): readonly string[] =>
  keywords
    .filter((keyword) => keyword.role === role && keyword.reserved === reserved)
    .map(({ word }) => word)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

const roles = Object.keys(scopes) as readonly WordRole[];

/** A soft word between `<` signs, or in front of a colon, is a name. */
const wordPatterns = (reserved: boolean) =>
  roles
    .map((role) => ({ role, words: wordsOf(role, reserved) }))
    .filter(({ words }) => words.length > 0)
    .map(({ role, words }) => ({
      name: scopes[role],
      match: reserved ? whole(words) : `(?<!< )${whole(words)}(?!\\s*[<:])`,
    }));

/** The grammar as VS Code reads it, from `remit.tmLanguage.json`. */
export function textmate(): object {
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Remit",
    scopeName: "source.remit",
    fileTypes: ["remit"],
    patterns: [
      { include: "#comment" },
      { include: "#text" },
      { include: "#citation" },
      { include: "#number" },
      { include: "#phrase" },
      { include: "#declaration" },
      { include: "#word" },
      { include: "#name" },
      { include: "#sign" },
    ],
    repository: {
      comment: { name: "comment.line.double-slash.remit", match: "//.*$" },
      text: {
        name: "string.quoted.double.remit",
        begin: '"',
        end: '"|$',
        patterns: [
          { name: "constant.character.escape.remit", match: '\\\\["\\\\]' },
          { name: "variable.other.hole.remit", match: `\\{${name}\\}` },
        ],
      },
      citation: {
        name: "meta.citation.remit",
        match: "(\\[)\\s*([^\\s\\]]*)([^\\]]*)(\\]?)",
        captures: {
          1: { name: "punctuation.definition.citation.begin.remit" },
          2: { name: "entity.name.section.source.remit" },
          3: { name: "constant.other.locator.remit" },
          4: { name: "punctuation.definition.citation.end.remit" },
        },
      },
      number: {
        patterns: [
          { name: "constant.numeric.date.remit", match: `${before}\\d{4}-\\d{2}-\\d{2}(?!\\d)` },
          {
            name: "constant.numeric.remit",
            match: `${before}£?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?%?`,
          },
        ],
      },
      phrase: {
        patterns: [
          {
            match: `${before}(must|should|may)(\\s+not)?\\s+(use)${after}`,
            captures: {
              1: { name: scopes.clause },
              2: { name: scopes.operator },
              3: { name: scopes.clause },
            },
          },
          {
            match: `${before}(some|no|every|weaker|adequate)\\s+(?:(${name})\\s+)?(power)${after}`,
            captures: {
              1: { name: scopes.operator },
              2: { name: "entity.name.label.remit" },
              3: { name: scopes.operator },
            },
          },
        ],
      },
      declaration: {
        match: `${before}(${wordsOf("declaration", true).join("|")})${after}(?:\\s+(${name}))?`,
        captures: {
          1: { name: scopes.declaration },
          2: { name: "entity.name.type.remit" },
        },
      },
      word: { patterns: [...wordPatterns(true), ...wordPatterns(false)] },
      name: { name: "variable.other.remit", match: name },
      sign: {
        patterns: [
          { name: "punctuation.separator.table.remit", match: "\\|" },
          { name: "keyword.operator.range.remit", match: "\\.\\." },
          { name: "keyword.operator.remit", match: "[-+*<]" },
          { name: "punctuation.separator.remit", match: "[,:]" },
          { name: "punctuation.section.brackets.remit", match: "[()]" },
        ],
      },
    },
  };
}
