/** Holds the problems of a fixture to its marks: no more, no fewer, each at its place. */
import assert from "node:assert/strict";
import { placeText } from "@remit/server/problems/render.ts";
import { check } from "@remit/server/semantics/check.ts";
import { readFixture } from "./fixture.ts";
import { programOf } from "./program.ts";

export interface Aside {
  /** Codes that are left aside, where a fixture would have to be long to be without them. */
  readonly besides?: readonly string[];
  /** What the problems advise, in order. */
  readonly helps?: readonly string[];
}

export function checkProblems(fixture: string, { besides = [], helps }: Aside = {}): void {
  const read = readFixture(fixture);
  const found = check(programOf(read));
  const advised: (string | undefined)[] = [];
  for (const { uri, name, text, marks } of read.files) {
    const problems = found.problems(uri).filter(({ code }) => !besides.includes(code));
    advised.push(...problems.map(({ help }) => help));
    const actual = problems.map(({ start, end, message, code }) => ({
      span: `${placeText(text, start)}-${placeText(text, Math.min(end, endOfLine(text, start)))}`,
      words: `${message} [${code}]`,
    }));
    const expected = marks.map(({ start, end, words }, index) => {
      const found = actual[index]?.words ?? "";
      return {
        span: `${placeText(text, start)}-${placeText(text, end)}`,
        words: says(found, words) ? found : words,
      };
    });
    assert.deepEqual(actual, expected, name);
  }
  if (helps !== undefined) assert.deepEqual(advised, helps);
}

/** Marks give some words of the message, the code in brackets, or both. */
function says(found: string, words: string): boolean {
  const [, some = "", code = ""] = /^(.*?)\s*(\[[a-z0-9-]+\])?$/.exec(words) ?? [];
  return found.includes(some) && found.endsWith(code);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
