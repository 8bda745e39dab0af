/** The small policy, whose outcomes were counted by other means: what the analysis must find in it and its changes. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import type { Finding } from "@remit/server/analysis/finding.ts";
import { modelOf } from "../support/model-of.ts";
import { changed, smallPolicy } from "../support/small-policy.ts";

/** The only finding, of the code given. */
function only<C extends Finding["code"]>(policy: string, code: C): Extract<Finding, { code: C }> {
  const { findings } = analyse(modelOf(policy));
  assert.deepEqual(
    findings.map((finding) => finding.code),
    [code],
  );
  return findings[0] as Extract<Finding, { code: C }>;
}

function given(finding: Finding, which: "witness" | "second" = "witness"): readonly string[] {
  return Object.values(finding[which]?.given ?? {});
}

describe("the small policy", () => {
  it("is consistent, and keeps its three principles in all 756 cases", () => {
    const { findings, principles } = analyse(modelOf(smallPolicy));
    assert.deepEqual(findings, []);
    assert.deepEqual(
      principles.map(({ name, state }) => [name, state]),
      ["proportionality", "like-cases-alike", "no-cliff-edge"].map((name) => [
        name,
        { kind: "holds", cases: "756", assumptions: [] },
      ]),
    );
  });

  it("has a conflict in 76 cases when R2 no longer overrides R1", () => {
    const found = only(changed("  overrides R1\n  because", "  because"), "two-powers-required");
    assert.equal(found.count, "76");
    assert.deepEqual(found.rules, ["R1", "R2"]);
    assert.deepEqual(given(found), ["moderate", "probable", "2 notices", "yes", "care-home"]);
  });

  it("breaks proportionality when R3 asks for fewer than five warnings", () => {
    const found = only(
      changed("when how-serious is extreme and", "when how-serious is extreme and warnings is below 5 and"),
      "principle-fails",
    );
    assert.equal(found.args.name, "proportionality");
    assert.equal(found.count, "2");
    assert.deepEqual(given(found), ["major", "probable", "4 notices", "yes", "care-home"]);
    assert.deepEqual(given(found, "second"), ["major", "probable", "5 notices", "yes", "care-home"]);
    assert.match(found.args.how, /from `close` to `restrict`/);
  });

  it("has eight cliffs when one step is all that is allowed", () => {
    const found = only(changed("at most 2 steps", "at most 1 step"), "principle-fails");
    assert.equal(found.args.name, "no-cliff-edge");
    assert.equal(found.count, "8");
    assert.deepEqual(given(found), ["moderate", "probable", "0 notices", "yes", "care-home"]);
    assert.deepEqual(given(found, "second"), ["major", "probable", "0 notices", "yes", "care-home"]);
    assert.match(found.args.how, /from `warn` to `close`/);
  });

  it("loses a must in 42 cases when R3 only permits", () => {
    const found = only(
      changed("must use urgent-cancellation", "may use urgent-cancellation"),
      "may-removes-must",
    );
    assert.equal(found.args.name, "R3");
    assert.equal(found.count, "42");
  });

  it("has a gap of 504 cases without its default", () => {
    const found = only(changed("rule default\n  otherwise inspector may use advice-letter\n", ""), "gap");
    assert.equal(found.count, "504");
    assert.equal(found.args.where, "`how-serious` is low; or not `evidence-sufficient`");
    assert.deepEqual(given(found), ["minor", "remote", "0 notices", "no", "care-home"]);
  });

  it("says that a rule never applies which asks for what no case has", () => {
    const found = only(
      `${smallPolicy}rule R4
  when how-serious is extreme and impact-of-breach is minor
  then inspector may use advice-letter
`,
      "rule-never-applies",
    );
    assert.equal(found.args.name, "R4");
  });

  it("finds nothing else when its rules change places, or get other names", () => {
    const turned = smallPolicy.replaceAll("R1", "first-rule");
    assert.deepEqual(analyse(modelOf(turned)).findings, []);
  });
});
