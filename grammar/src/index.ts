export * from "./ast.ts";
export { type Change, parse, reparse } from "./parse.ts";
export { print, printNode, printRange } from "./print.ts";
export * from "./span.ts";
export * from "./tree.ts";
export { isReserved, type Keyword, keywords, namePattern, type WordRole } from "./words.ts";
