import { strict as assert } from "node:assert";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import { dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { type Kase, simulate } from "@remit/server/simulation/simulate.ts";
import { modelOf } from "../support/model-of.ts";
import { outcomeOf, simulated } from "../support/outcome-of.ts";
import { changed, smallPolicy } from "../support/small-policy.ts";

/** Every case of the small policy: 3 × 3 × 21 × 2 × 2. */
function everyCase({ inputs }: Model, on: string): Kase[] {
  const sizes = inputs.map(({ type }) =>
    type.kind === "number" ? type.max + 1 : "levels" in type ? type.levels.length : 2,
  );
  const filled = sizes.reduce<Value[][]>(
    (all, size) => all.flatMap((values) => Array.from({ length: size }, (_, value) => [...values, value])),
    [[]],
  );
  return filled.map((values) => ({ on: dayOf(on), values }));
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** What is selected on the track, or else what there is to choose from. */
const ladder = ({ tracks }: Outcome) =>
  tracks.flatMap(({ selected, options }) => [...selected, ...options]).join();

function outcomes(policy: string, on = "2026-05-01"): Outcome[] {
  const model = modelOf(policy);
  return everyCase(model, on).map((kase) => simulate(model, kase));
}

describe("the small policy", () => {
  it("advises in 504 of its 756 cases, warns in 134, restricts in 76 and closes in 42", () => {
    const found = outcomes(smallPolicy);
    assert.equal(found.length, 756);
    assert.deepEqual(tally(found.map(ladder)), {
      "advice-letter": 504,
      "warning-notice": 134,
      "vary-conditions": 76,
      "urgent-cancellation": 42,
    });
  });

  it("has no conflict and no gap, and rests on judgement wherever it requires something", () => {
    assert.deepEqual(tally(outcomes(smallPolicy).map((outcome) => outcome.class)), {
      "open-to-discretion": 504,
      "settled-after-judgement": 252,
    });
  });

  it("gives outcomes that keep to the schema, traced", () => {
    const model = modelOf(smallPolicy);
    for (const kase of everyCase(model, "2026-05-01").filter((_, index) => index % 7 === 0))
      simulated(model, kase);
  });

  it("names the judgement that an outcome rests on", () => {
    const { summary } = outcomeOf(
      smallPolicy,
      { "impact-of-breach": "major", "likelihood-of-repeat": "probable", "evidence-sufficient": true },
      { on: "2026-05-01" },
    );
    assert.equal(
      summary,
      "urgent-cancellation is required by R3. It rests on the answer to evidence-sufficient.",
    );
  });

  it("changes four cases on 1 April 2026, all from warning to restricting", () => {
    const [before, after] = [outcomes(smallPolicy, "2026-03-31"), outcomes(smallPolicy, "2026-04-01")];
    const changes = before.flatMap((outcome, index) => {
      const other = after[index];
      return other !== undefined && ladder(outcome) !== ladder(other)
        ? [`${ladder(outcome)} to ${ladder(other)}`]
        : [];
    });
    assert.deepEqual(tally(changes), { "warning-notice to vary-conditions": 4 });
  });

  it("has 76 conflicts of R1 and R2 once R2 no longer overrides R1", () => {
    const conflicts = outcomes(changed("  overrides R1\n", "")).filter(
      (outcome) => outcome.class === "conflict",
    );
    assert.equal(conflicts.length, 76);
    assert.deepEqual(
      tally(conflicts.map(({ conflicts }) => conflicts.map(({ kind, rules }) => `${kind} ${rules}`).join())),
      {
        "one-at-a-time R1,R2": 76,
      },
    );
    const smallest = outcomeOf(
      changed("  overrides R1\n", ""),
      {
        "impact-of-breach": "moderate",
        "likelihood-of-repeat": "probable",
        warnings: 2,
        "evidence-sufficient": true,
        "service-type": "care-home",
      },
      { on: "2026-05-01" },
    );
    assert.equal(
      smallest.summary,
      "R1 requires warning-notice and R2 requires vary-conditions, but civil takes one power at a time.",
    );
  });

  it("permits in 42 cases what was required once R3 says may", () => {
    const policy = changed("must use urgent-cancellation", "may use urgent-cancellation");
    const permitted = outcomes(policy).filter(({ positions }) =>
      positions.some(({ name, position }) => name === "urgent-cancellation" && position === "permitted"),
    );
    assert.equal(permitted.length, 42);
    assert.deepEqual(tally(permitted.map((outcome) => outcome.class)), { "open-to-discretion": 42 });
  });

  it("has a gap of 504 cases without its default", () => {
    const found = outcomes(changed("rule default\n  otherwise inspector may use advice-letter\n", ""));
    assert.equal(found.filter((outcome) => outcome.class === "gap").length, 504);
  });

  it("decides every case as before when R1 and R2 change places", () => {
    const first = smallPolicy.slice(smallPolicy.indexOf("rule R1"), smallPolicy.indexOf("rule R2"));
    const second = smallPolicy.slice(smallPolicy.indexOf("rule R2"), smallPolicy.indexOf("rule R3"));
    const swapped = outcomes(changed(first + second, second + first));
    const plain = (outcome: Outcome) => ({
      ...outcome,
      rules: [...outcome.rules].sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
    assert.deepEqual(swapped.map(plain), outcomes(smallPolicy).map(plain));
  });
});
