/** On random policies the analysis finds exactly what there is: what trying every case finds, or nothing at all. */
import { strict as assert } from "node:assert";
import { type Analysis, analyse } from "@remit/server/analysis/analyse.ts";
import * as fc from "fast-check";
import { policyInWork, sizes } from "../bench/generate-consistency.ts";
import { changedVersion } from "../support/changed-version.ts";
import { cleanPolicy } from "../support/clean-policy.ts";
import { holdAnalysis } from "../support/hold-analysis.ts";
import { holdChanges } from "../support/hold-changes.ts";
import { hasNoError, modelOf } from "../support/model-of.ts";
import { policyInEdit } from "../support/policy-in-edit.ts";
import { randomPolicy } from "../support/random-policy.ts";

const seeds = fc.noShrink(fc.integer({ min: 1, max: 1_000_000_000 }));

/** Holds an analysis to that of a policy that is new to it. */
function holdAlike(text: string, { findings, principles, kept }: Analysis): Analysis["kept"] {
  const anew = analyse(modelOf(text));
  assert.deepEqual(findings, anew.findings);
  assert.deepEqual(principles, anew.principles);
  return kept;
}

describe("the analysis", () => {
  it("finds exactly what trying every case finds, where it is asked what happened", () => {
    fc.assert(
      fc.property(seeds, (seed) => holdAnalysis(modelOf(randomPolicy(seed, { events: true })))),
      { numRuns: 150 },
    );
  });

  it("finds exactly what trying every case finds, where it is asked how clocks stand", () => {
    fc.assert(
      fc.property(seeds, (seed) =>
        holdAnalysis(modelOf(randomPolicy(seed, { clocks: true, events: seed % 3 === 0 }))),
      ),
      { numRuns: 150 },
    );
  });

  it("finds exactly what trying every case finds", () => {
    fc.assert(
      fc.property(seeds, (seed) => holdAnalysis(modelOf(randomPolicy(seed)))),
      { numRuns: 300 },
    );
  });

  it("finds exactly what trying every case finds, where rules and `otherwise` override each other", () => {
    fc.assert(
      fc.property(seeds, (seed) => holdAnalysis(modelOf(randomPolicy(seed, { entwined: true })))),
      { numRuns: 200 },
    );
  });

  it("counts exactly the cases in which another version of a policy comes to something else", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const before = randomPolicy(seed, { principles: false });
        const after = changedVersion(before, seed);
        if (hasNoError(after)) holdChanges(modelOf(before), modelOf(after));
      }),
      { numRuns: 200 },
    );
  });

  it("finds after each of many edits what it finds where it has seen no other version", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = { clocks: seed % 3 === 0, events: seed % 2 === 0, entwined: seed % 5 === 0 };
        let text = randomPolicy(seed, options);
        const policy = policyInEdit(text);
        let { kept } = analyse(policy.model());
        for (let edit = 1; edit <= 6; edit++) {
          // Now and then an edit is taken back.
          text = edit % 3 === 0 ? randomPolicy(seed, options) : changedVersion(text, seed + edit);
          policy.change(text);
          if (hasNoError(text)) kept = holdAlike(text, analyse(policy.model(), { previous: kept }));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("shows the same cases of a large policy after many edits as where it has seen no other version", () => {
    const written = policyInWork(sizes.middle, 2);
    const policy = policyInEdit(written.text());
    let { kept } = analyse(policy.model());
    for (let edit = 1; edit <= 40; edit++) {
      written.edit();
      policy.change(written.text());
      const edited = analyse(policy.model(), { previous: kept });
      kept = edit % 8 > 0 ? edited.kept : holdAlike(written.text(), edited);
    }
  });

  it("finds nothing in policies that are in order, and proves all that they promise", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { findings, principles } = analyse(modelOf(cleanPolicy(seed)));
        assert.deepEqual(findings, []);
        assert.ok(principles.length > 0);
        assert.deepEqual(
          principles.filter(({ state }) => state.kind !== "holds"),
          [],
        );
      }),
      { numRuns: 200 },
    );
  });
});
