/** The kinds of names that editors colour apart. Words, numbers and texts are the TextMate grammar's. */

export const tokenTypes = [
  "namespace",
  "type",
  "enumMember",
  "variable",
  "parameter",
  "property",
  "function",
  "class",
  "method",
  "event",
] as const;
export type TokenType = (typeof tokenTypes)[number];

const tokenModifiers = ["declaration", "readonly"] as const;

export const tokenLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
