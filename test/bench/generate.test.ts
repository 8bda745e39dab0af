import assert from "node:assert/strict";
import { parse } from "@remit/grammar";
import { diagnosticsOf } from "@remit/server/features/diagnostics.ts";
import { modelOf } from "../support/model-of.ts";
import { openFixture } from "../support/open-fixture.ts";
import { generatePolicy } from "./generate.ts";
import { policyInWork, sizes } from "./generate-consistency.ts";

describe("a generated policy", () => {
  it("is the same for the same seed, and another for another", () => {
    assert.equal(generatePolicy(500, 7), generatePolicy(500, 7));
    assert.notEqual(generatePolicy(500, 7), generatePolicy(500, 8));
  });

  it("has as many lines as it was asked for, or one topic more", () => {
    for (const lines of [1, 1_000, 5_000]) {
      const has = generatePolicy(lines).split("\n").length;
      assert.ok(has >= lines && has <= lines + 260, `${has} for ${lines}`);
    }
  });

  it("has every kind of declaration but those for later editions, and no mistake", async () => {
    const text = generatePolicy(1_000, 3);
    const kinds = new Set(parse(text).items.map(({ declaration }) => declaration.kind));
    const all = [
      "policy",
      "source",
      "actor",
      "scale",
      "choice",
      "fact",
      "judgement",
      "parameter",
      "define",
      "matrix",
    ];
    const more = ["threshold", "track", "power", "action", "rule", "principle", "case", "cases"];
    assert.deepEqual([...kinds].sort(), [...all, ...more].sort());
    const { now, uri } = await openFixture(text);
    assert.deepEqual(diagnosticsOf(now, uri), []);
  });
});

describe("a generated policy to be analysed", () => {
  it("has the size that was asked for, and no error", () => {
    const { rules, inputs, targets } = modelOf(policyInWork(sizes.middle).text());
    // One rule and one fact are there beside those of the topics.
    assert.deepEqual([rules.length, inputs.length], [sizes.middle.rules + 1, sizes.middle.facts + 1]);
    assert.equal(targets.filter(({ kind }) => kind === "power").length, sizes.middle.powers);
  });

  it("is edited where it says, and stays without an error", () => {
    const policy = policyInWork(sizes.middle, 5);
    let text = policy.text();
    for (let edit = 0; edit < 5; edit++) {
      const { start, end, text: written } = policy.edit();
      text = text.slice(0, start) + written + text.slice(end);
      assert.equal(policy.text(), text);
    }
    modelOf(text);
  });
});
