import assert from "node:assert/strict";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { Interrupted } from "@remit/server/regions/budget.ts";
import { hardPolicies } from "../bench/hard-policies.ts";
import { modelOf } from "../support/model-of.ts";

/** Milliseconds that this thread has worked, whatever else the machine does. */
const worked = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** In milliseconds; where every step is counted for the coverage, a step takes ten times as long. */
const most = process.env["NODE_V8_COVERAGE"] === undefined ? 100 : 1000;

describe("an analysis that is not wanted any more", function () {
  this.timeout(60_000);

  for (const { name, text } of hardPolicies)
    it(`is looked after at least every tenth of a second: ${name}`, () => {
      let last = worked();
      let longest = 0;
      const isWanted = () => {
        const now = worked();
        longest = Math.max(longest, now - last);
        last = now;
        return true;
      };
      analyse(modelOf(text), { isWanted });
      isWanted();
      assert.ok(longest < most, `${longest} ms without a look`);
    });

  it("ends in the midst of a question", () => {
    const [hard] = hardPolicies.filter(({ name }) => name.startsWith("11 pigeons"));
    let looks = 0;
    assert.throws(() => analyse(modelOf(hard?.text ?? ""), { isWanted: () => ++looks < 40 }), Interrupted);
    assert.equal(looks, 40);
  });
});
