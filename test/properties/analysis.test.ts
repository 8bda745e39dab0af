/** On small random policies the analysis finds exactly what trying every case finds. */
import * as fc from "fast-check";
import { holdAnalysis } from "../support/hold-analysis.ts";
import { modelOf } from "../support/model-of.ts";
import { randomPolicy } from "../support/random-policy.ts";

describe("the analysis", () => {
  it("finds exactly what trying every case finds, where it is asked what happened", () => {
    fc.assert(
      fc.property(fc.noShrink(fc.integer({ min: 1, max: 1_000_000_000 })), (seed) =>
        holdAnalysis(modelOf(randomPolicy(seed, { events: true }))),
      ),
      { numRuns: 150 },
    );
  });

  it("finds exactly what trying every case finds", () => {
    fc.assert(
      fc.property(fc.noShrink(fc.integer({ min: 1, max: 1_000_000_000 })), (seed) =>
        holdAnalysis(modelOf(randomPolicy(seed))),
      ),
      { numRuns: 300 },
    );
  });
});
