/** Holds the problems of a fixture to its marks: no more, no fewer, each at its place. */
import assert from "node:assert/strict";
import { placeText } from "@remit/server/problems/render.ts";
import { check } from "@remit/server/semantics/check.ts";
import { readFixture } from "./fixture.ts";
import { programOf } from "./program.ts";

/** With `only`, problems of other codes are left aside. */
export function checkProblems(fixture: string, { only }: { readonly only?: string } = {}): void {
  const read = readFixture(fixture);
  const found = check(programOf(read));
  for (const { uri, name, text, marks } of read.files) {
    const problems = found.problems(uri).filter(({ code }) => only === undefined || code === only);
    const actual = problems.map(({ start, end, message, code }) => ({
      span: `${placeText(text, start)}-${placeText(text, Math.min(end, endOfLine(text, start)))}`,
      words: `${message} [${code}]`,
    }));
    const expected = marks.map(({ start, end, words }, index) => ({
      span: `${placeText(text, start)}-${placeText(text, end)}`,
      words: actual[index]?.words.includes(words) === true ? (actual[index]?.words ?? "") : words,
    }));
    assert.deepEqual(actual, expected, name);
  }
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
