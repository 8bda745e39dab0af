import { strict as assert } from "node:assert";
import { inAllCases, shownCount } from "@remit/server/protocol/counts.ts";

describe("a number of cases", () => {
  it("is grouped while a person can take it in, and about so many beyond", () => {
    assert.equal(shownCount("756"), "756");
    assert.equal(shownCount("1204224"), "1,204,224");
    assert.equal(shownCount("999999999999999"), "999,999,999,999,999");
    assert.equal(shownCount("1815357288985925683"), "about 1.8 × 10^18");
  });

  it("reads as a sentence", () => {
    assert.equal(inAllCases("1"), "in the one case there is");
    assert.equal(inAllCases("756"), "in all 756 cases");
    assert.equal(inAllCases("1815357288985925683"), "in all of about 1.8 × 10^18 cases");
  });
});
