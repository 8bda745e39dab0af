/** Editions in the proofs: whichever day picks them, what is found is found exactly, with a case that shows it. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { modelOf } from "../support/model-of.ts";

const policy = (clauses: string, rest: string) => `policy p in force from 2023-01-01 ${clauses}
  actor inspector
  track civil strengthens warn < fine
  fact offence: date
  fact warnings: 0..9 notices
  power warning is warn on civil
  power penalty in force from 2024-04-04 is fine on civil
  ${rest}
  rule other otherwise inspector may use warning`;

function found(text: string) {
  return analyse(modelOf(text)).findings.map(({ code, witness }) => ({
    code,
    on: witness?.on,
    ...witness?.given,
  }));
}

describe("editions in the analysis", () => {
  const always = "rule R when warnings is at least 3 then inspector must use penalty within 5 days";

  it("show the day of the decision on which a power that is required is not in force", () => {
    assert.deepEqual(
      found(policy("", always)).map(({ code, on }) => [code, on]),
      [["required-but-closed", "2023-01-01"]],
    );
  });

  it("show the day of the conduct, where that picks the edition, and none before the policy", () => {
    const [only, ...others] = found(policy("conduct offence applies by date of conduct", always));
    assert.deepEqual(others, []);
    assert.equal(only?.code, "required-but-closed");
    const day = "offence" in (only ?? {}) ? String(Reflect.get(only ?? {}, "offence")) : "";
    assert.ok(day >= "2023-01-01" && day < "2024-04-04", day);
  });

  it("find nothing where the rule begins with the power, whichever day picks the editions", () => {
    const dated = always.replace("rule R when", "rule R in force from 2024-04-04 when");
    const before =
      "rule R in force until 2024-04-03 when warnings is at least 3 then inspector must use warning within 5 days";
    for (const clauses of ["", "conduct offence applies by date of conduct"])
      assert.deepEqual(found(policy(clauses, `${before}\n  ${dated}`)), []);
  });

  it("tell when an edition of a definition has a gap of its own, and of none that is not in force", () => {
    const branches = (force: string) => `scale risk worsens low < high
      define level: risk ${force} is high when warnings is at least 3, low when warnings is below 2
      rule R when level is high then inspector must use warning within 5 days`;
    const gaps = (force: string) =>
      found(policy("", branches(force))).filter(({ code }) => code === "branches-leave-gap");
    assert.deepEqual(
      gaps("in force from 2024-04-04").map(({ on }) => on),
      ["2024-04-04"],
    );
    assert.deepEqual(gaps("in force until 2022-12-31"), []);
  });
});
