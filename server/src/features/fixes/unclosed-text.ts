import type { Fix } from "./fix.ts";

export const fix: Fix = ({ problem: { end } }) => [
  { title: "Close the text", changes: [{ start: end, end, text: '"' }], preferred: true },
];
