/** What rests on an assumption: conflicts, gaps, and principles that would be broken, or left open, without it. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { modelOf } from "../support/model-of.ts";

const base = `actor a
track t one at a time strengthens advise < close
fact f: yes/no
fact g: yes/no
fact h: yes/no
power p is advise on t
power q is close on t
`;

/** What is found, each code with what it is about; and how the principles stand, with the assumptions they need. */
function told(policy: string) {
  const { findings, principles } = analyse(modelOf(base + policy));
  return {
    found: findings.map(({ code, about }) => `${code} ${about ?? ""}`),
    principles: principles.map(({ name, state }) =>
      state.kind === "holds"
        ? [name, state.kind, state.assumptions.join()].join(" ").trim()
        : `${name} ${state.kind}`,
    ),
  };
}

describe("an assumption", () => {
  it("is decisive where without it a principle is left open", () => {
    const open = `rule R1 when f and h is known then a must use q
rule R2 when not f or h is unknown then a may use p
rule R3 when f and not h and g then a must use q
principle P whenever h is known or h is unknown, not (h and not h)
`;
    assert.deepEqual(told(open).principles, ["P not-proved"]);
    const { found, principles } = told(`${open}assume A: h is known because "It is always asked."\n`);
    assert.deepEqual(principles, ["P holds A"]);
    assert.ok(found.includes("assumption-decides A"), found.join("; "));
    assert.ok(!found.includes("assumption-without-effect A"));
  });

  it("has an effect where the proof of a principle uses it, though another would do", () => {
    const { found, principles } = told(`rule R1 when f then a must use q
rule R2 otherwise a may use p
principle P never q is selected and g and h
assume A: not (f and g) because "x"
assume B: not (f and h) because "y"
`);
    assert.equal(principles.length, 1);
    const [state = ""] = principles;
    const behind = state.replace("P holds ", "");
    assert.match(behind, /^[AB]$/);
    const other = behind === "A" ? "B" : "A";
    assert.ok(!found.includes(`assumption-without-effect ${behind}`), found.join("; "));
    assert.ok(found.includes(`assumption-without-effect ${other}`), found.join("; "));
  });

  it("has none where nothing is different without it", () => {
    const { found } = told(`rule R1 when f and g then a must use q
rule R2 otherwise a may use p
principle P whenever f and g, q is selected
assume A: h because "x"
`);
    assert.ok(found.includes("assumption-without-effect A"), found.join("; "));
  });
});

describe("the lowest adequate power", () => {
  it("is not proved to be chosen where it is open whether a lower one would do", () => {
    const { principles } = told(`power r is advise on t adequate when g
rule R1 when f then a must use q
rule R2 when f or g is unknown then a may use r
rule R3 when not f then a may use p
principle P choose the lowest adequate power on t
assume A: not (f and g) because "x"
`);
    assert.deepEqual(principles, ["P not-proved"]);
  });
});
