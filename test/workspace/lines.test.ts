import assert from "node:assert/strict";
import { endOfLine, linesOf, offsetAt, positionAt } from "@remit/server/workspace/lines.ts";
import fc from "fast-check";

const texts = fc.string({ unit: fc.constantFrom("a", "é", "𝒳", "\n", "\r", "\r\n", " "), maxLength: 40 });

describe("lines", () => {
  it("start behind every kind of line break", () => {
    assert.deepEqual(linesOf("a\nb\r\nc\rd").starts, [0, 2, 5, 7]);
    assert.deepEqual(linesOf("").starts, [0]);
    assert.deepEqual(linesOf("a\n").starts, [0, 2]);
  });

  it("end before their line break", () => {
    const lines = linesOf("ab\r\nc\n\nd");
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => endOfLine(lines, line)),
      [2, 5, 6, 8],
    );
  });

  it("count columns in UTF-16 units", () => {
    assert.deepEqual(positionAt(linesOf("x\n𝒳y"), 4), { line: 1, character: 2 });
  });

  it("take a place beyond the end as the end", () => {
    const lines = linesOf("ab\ncd");
    assert.equal(offsetAt(lines, { line: 0, character: 99 }), 2);
    assert.equal(offsetAt(lines, { line: 9, character: 0 }), 5);
    assert.deepEqual(positionAt(lines, 99), { line: 1, character: 2 });
  });

  it("lead from every offset to a place and back", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = linesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const insideBreak = text[offset - 1] === "\r" && text[offset] === "\n";
          if (!insideBreak) assert.equal(offsetAt(lines, positionAt(lines, offset)), offset);
        }
      }),
    );
  });
});
