/** What an `otherwise` that overrides rules changes: it looks at them before it does. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { holdAnalysis } from "../support/hold-analysis.ts";
import { modelOf } from "../support/model-of.ts";

/** The rules that are found to make no difference. */
function superfluous(policy: string): readonly (string | undefined)[] {
  const model = modelOf(policy);
  holdAnalysis(model);
  return analyse(model).findings.flatMap(({ code, about }) => (code === "rule-adds-nothing" ? [about] : []));
}

describe("an `otherwise` that overrides the overrider of another rule", () => {
  it("leaves a rule without effect which it makes apply again where it requires more itself", () => {
    const found = superfluous(`fact f: yes/no
fact g: yes/no
power p
rule R0 when not f then must use p
rule R1 when f then may use p
rule R2 when f or g then must not use p overrides R0, R1
rule other otherwise must use p within 2 days overrides R2
`);
    assert.deepEqual(found, ["R1"]);
  });

  it("is kept silent by a rule that it would have made give way", () => {
    const found = superfluous(`fact f: yes/no
fact g: yes/no
track t strengthens s0 < s1
power p is s0 on t
power q
rule R1 when f then may use q
rule R2 when g then must not use q overrides R1
rule R3 when f then must not use q overrides R2
rule other otherwise on t must use p overrides R3
rule last otherwise must use q
`);
    assert.deepEqual(found, []);
  });
});
