/** How findings are told to somebody who writes policies. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import type { Finding } from "@remit/server/analysis/finding.ts";
import { problem } from "@remit/server/problems/table.ts";
import { modelOf } from "../support/model-of.ts";

const base = `fact f: yes/no
fact g: yes/no
power p
power q
`;

/** The findings of a code: what each says, and what it advises. */
function told(code: Finding["code"], policy: string): readonly (readonly [string, string | undefined])[] {
  return analyse(modelOf(base + policy))
    .findings.filter((finding) => finding.code === code)
    .map(({ args }) => problem(code, { start: 0, end: 0 }, args as never))
    .map(({ message, help }) => [message, help]);
}

describe("a finding", () => {
  it("says which of the statements of a principle fails", () => {
    const found = told(
      "principle-fails",
      `rule R1 when f then must use p
rule R2 when not f then must use q
principle both never p is required and not f never q is required and g
`,
    );
    assert.deepEqual(
      found.map(([message]) => message),
      [
        '`both` fails in one case, where it says "never q is required and g": what must never be is so when `f` is no and `g` is yes',
      ],
    );
  });

  it("says where two values leave a principle open, and that they do", () => {
    const found = told(
      "principle-not-proved",
      `choice kind: k0, k1
define d: kind is k0 when f, k1 when g, k0 otherwise
rule R1 when d is k0 then must use p
rule R2 otherwise may use q
principle P whenever f, p is required
`,
    );
    assert.deepEqual(found, [
      [
        "whether `P` holds is not proved: `d` has two values when `f` is yes and `g` is yes",
        "narrow the branches, so that only one of them holds; then this can be told",
      ],
    ]);
  });

  it("says of a process that nobody leads it, not that a branch is missing", () => {
    const found = told(
      "branches-leave-gap",
      `actor council
process work
  enter at any stage
  lead council when f
  stage begun to ended when g
  stage ended final
rule R1 when f then must use p
rule R2 otherwise may use q
`,
    );
    assert.deepEqual(found, [
      [
        "nobody leads `work` in 6 cases, for example when `f` is no",
        "let a lead count in these cases too, as in `ACTOR otherwise`",
      ],
    ]);
  });

  it("does not ask which rule gives way where one contradicts itself", () => {
    const found = told(
      "required-and-prohibited",
      `rule R1 when f then must use p and must not use p
rule R2 otherwise may use q
`,
    );
    assert.deepEqual(
      found.map(([, help]) => help),
      ["let the rule ask for one of the two only"],
    );
  });
});

describe("what a principle says", () => {
  it("is told as people say it", () => {
    const { principles } = analyse(
      modelOf(`${base}rule R1 when f then must use p
rule R2 otherwise may use q
principle P
  whenever f, q is not required
  whenever f, R2 does not apply
  whenever f, some power is not available
  never not (p is required or q is permitted)
`),
    );
    assert.deepEqual(
      principles.map(({ text }) => text),
      [
        "whenever f, q is not required",
        "whenever f, R2 does not apply",
        "whenever f, not every power is available",
        "never not (p is required or q is permitted)",
      ],
    );
  });
});
