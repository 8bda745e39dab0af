import assert from "node:assert/strict";
import { children, keywords, type Node, parse, print, printRange, reparse, type Tree } from "@remit/grammar";
import fc from "fast-check";
import { policyText } from "../support/arbitrary-policy.ts";
import { meaningOf } from "../support/same-tree.ts";

/** Every item lies behind the one before, every part inside its whole, every problem in the text. */
function checkPlaces({ text, items }: Tree): void {
  let end = items[0]?.start ?? text.length;
  for (const item of items) {
    assert.equal(item.start, end);
    assert.ok(item.end > item.start && item.declaration.end <= item.end - item.start);
    end = item.end;
    checkParts(item.declaration);
    for (const { start, end } of [...item.problems, ...item.comments])
      assert.ok(start >= 0 && start < end && end <= item.end - item.start);
  }
  assert.equal(end, text.length);
}

function checkParts(node: Node): void {
  assert.ok(node.start <= node.end, node.kind);
  for (const child of children(node)) {
    assert.ok(child.start >= node.start && child.end <= node.end, `${child.kind} in ${node.kind}`);
    checkParts(child);
  }
}

/** The comments of a text in alphabetical order, those above the first declaration included. */
function commentsOf(text: string): readonly string[] {
  const { items } = parse(text);
  const above = text.slice(0, items[0]?.start).match(/\/\/[^\r\n]*/g) ?? [];
  const others = items.flatMap(({ start, comments }) =>
    comments.map((each) => text.slice(start + each.start, start + each.end)),
  );
  return [...above, ...others].map((comment) => comment.trimEnd()).sort();
}

// ── Texts ──────────────────────────────────────────────────────────────────────────────────────────────────────

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((codes) => String.fromCharCode(...codes)),
);

const signs = [
  ":",
  ",",
  "<",
  "(",
  ")",
  "+",
  "-",
  "*",
  "..",
  "|",
  '"',
  '"a text"',
  "[act s1]",
  "[",
  "]",
  "// c\n",
];
const others = [
  "\n",
  "\r\n",
  "  ",
  "12",
  "£4,000",
  "80%",
  "2026-04-01",
  "1/2/26",
  "x",
  "ŵy",
  "“a”",
  "=",
  "\0",
  "\ud800",
];
const soup = fc
  .array(fc.constantFrom(...keywords.map(({ word }) => word), ...signs, ...others), { maxLength: 120 })
  .map((words) => words.join(" "));

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: 1_000_000 }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
  text: fc.oneof(
    fc.constantFrom(
      "",
      "",
      "x",
      "rule ",
      "use ",
      "power ",
      "no ",
      "some ",
      "\n",
      "\r",
      '"',
      "| a |\n",
      "// c",
      "then x use ",
    ),
    fc.constantFrom("must ", "is ", "(", "[", "policy p ", "case ", ",", "every ", "assume no power", " "),
    fc.string({ unit: "binary", maxLength: 5 }),
  ),
});
const place = (text: string, { at, length, text: inserted }: Edit) => {
  const start = at % (text.length + 1);
  return { start, end: Math.min(text.length, start + length), text: inserted };
};
const mutated = fc.tuple(policyText, fc.array(edit, { minLength: 1, maxLength: 6 })).map(([text, edits]) =>
  edits.reduce((current, each) => {
    const { start, end, text: inserted } = place(current, each);
    return current.slice(0, start) + inserted + current.slice(end);
  }, text),
);

/** The same words with comments, blank lines and other spaces between them. */
const scattered = fc
  .tuple(
    policyText,
    fc.infiniteStream(fc.constantFrom(" ", " ", " ", "\n", "\n\n  ", " // why\n", "\n // above\n")),
  )
  .map(([text, spaces]) =>
    text
      .split("\n")
      .map((line) =>
        line.includes("|")
          ? line
          : line.replace(/"(?:[^"\\]|\\.)*"|\[[^\]]*\]| /g, (found) =>
              found === " " ? spaces.next().value : found,
            ),
      )
      .join("\n"),
  );

describe("reading a text", () => {
  const runs = { numRuns: 150 };

  it("gives a tree for any text, with everything in its place", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, soup, mutated), (text) => checkPlaces(parse(text))),
      { numRuns: 400 },
    );
  });

  it("finds nothing wrong with a policy", () => {
    fc.assert(
      fc.property(policyText, (text) => {
        assert.deepEqual(
          parse(text).items.flatMap(({ problems }) => problems),
          [],
        );
      }),
      runs,
    );
  });

  it("ends where reading the final text ends, after any series of edits", () => {
    fc.assert(
      fc.property(
        fc.oneof(policyText, soup),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (text, edits) => {
          let tree = parse(text);
          for (const each of edits) {
            tree = reparse(tree, place(tree.text, each));
            assert.deepEqual(tree, parse(tree.text));
          }
        },
      ),
      runs,
    );
  });

  it("keeps every declaration that an edit does not touch", () => {
    fc.assert(
      fc.property(policyText, fc.nat(), (text, at) => {
        const tree = parse(text);
        const index = at % tree.items.length;
        const item = tree.items[index];
        assert.ok(item);
        const edited = reparse(tree, { start: item.end - 1, end: item.end - 1, text: " // a remark\n" });
        const kept = edited.items.filter(({ declaration }, i) => declaration === tree.items[i]?.declaration);
        assert.ok(kept.length >= tree.items.length - 3, `${kept.length} of ${tree.items.length}`);
      }),
      runs,
    );
  });
});

describe("printing a tree", () => {
  const runs = { numRuns: 150 };

  it("changes nothing but the layout", () => {
    fc.assert(
      fc.property(fc.oneof(policyText, scattered), (text) => {
        const tree = parse(text);
        const printed = parse(print(tree));
        assert.deepEqual(
          printed.items.flatMap(({ problems }) => problems),
          [],
        );
        assert.deepEqual(meaningOf(printed), meaningOf(tree));
      }),
      runs,
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.oneof(policyText, scattered, mutated, soup, anyText), (text) => {
        const once = print(parse(text));
        assert.equal(print(parse(once)), once);
      }),
      { numRuns: 300 },
    );
  });

  it("loses no comment, and invents none", () => {
    fc.assert(
      fc.property(fc.oneof(scattered, mutated, soup), (text) => {
        assert.deepEqual(commentsOf(print(parse(text))), commentsOf(text));
      }),
      runs,
    );
  });

  it("leaves a declaration with problems as it stands", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const tree = parse(text);
        const printed = print(tree);
        for (const { start, declaration, problems } of tree.items)
          if (problems.length > 0) assert.ok(printed.includes(text.slice(start, start + declaration.end)));
      }),
      runs,
    );
  });

  it("formats the declarations of a range as it formats the whole", () => {
    fc.assert(
      fc.property(scattered, fc.nat(), (text, at) => {
        const tree = parse(text);
        const start = at % text.length;
        const range = printRange(tree, { start, end: start });
        assert.ok(print(tree).includes(range.text));
        const changed = text.slice(0, range.span.start) + range.text + text.slice(range.span.end);
        assert.deepEqual(meaningOf(parse(changed)), meaningOf(tree));
      }),
      runs,
    );
  });
});
