import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Finding } from "@remit/server/analysis/finding.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { analyserInTurns } from "@remit/server/workspace/analyser.ts";
import { analyserInThread } from "@remit/server/workspace/thread-analyser.ts";
import { hardPolicies } from "../bench/hard-policies.ts";
import { modelOf } from "../support/model-of.ts";
import { changed, smallPolicy } from "../support/small-policy.ts";

const root = "file:///policy.remit";
const never = new AbortController().signal;

describe("the analysis in a thread of its own", function () {
  // Starting a thread takes its time where much else runs, and a hard question does where every step is counted.
  this.timeout(120_000);

  it("answers as it would here", async () => {
    const model = modelOf(changed("  overrides R1\n  because", "  because"));
    const here = analyserInTurns(async () => {});
    const there = analyserInThread();
    assert.deepEqual(
      await there.analyse(root, model, never),
      structuredClone(await here.analyse(root, model, never)),
    );
    assert.deepEqual(await there.countRules(root, model, never), await here.countRules(root, model, never));
  });

  it("tells in the midst of a policy's first analysis what it has found, and of a later one only the end", async () => {
    const analyser = analyserInThread();
    const model = modelOf(changed("  overrides R1\n  because", "  because"));
    const told: Finding[][] = [];
    const ask = () => analyser.analyse(root, model, never, (findings) => told.push([...findings]));
    const all = await ask();
    assert.ok(told.length > 0 && told[0]?.length !== 0, "something is told before the end");
    for (const findings of told)
      for (const finding of findings)
        assert.ok(
          all?.findings.some((one) => isDeepStrictEqual(one, finding)),
          finding.code,
        );
    told.length = 0;
    await ask();
    assert.deepEqual(told, []);
  });

  it("gives nothing for a question that was taken back, and goes on to the next", async () => {
    const analyser = analyserInThread();
    const model = modelOf(smallPolicy);
    const stop = new AbortController();
    const first = analyser.analyse(root, model, stop.signal);
    stop.abort();
    const asked = performance.now();
    assert.equal(await first, undefined);
    assert.ok(performance.now() - asked < 100, "nobody waits for what is no longer wanted");
    const second = await analyser.analyse(root, model, never);
    assert.deepEqual(second?.findings, []);
  });

  it("stops at once in the midst of a question that nobody waits for", async () => {
    const [hard] = hardPolicies.filter(({ name }) => name.startsWith("11 pigeons"));
    const [long, short] = [modelOf(hard?.text ?? ""), modelOf(smallPolicy)];
    const analyser = analyserInThread();
    const timed = async (work: () => Promise<unknown>) => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    const whole = await timed(() => analyser.analyse("file:///long.remit", long, never));
    const stop = new AbortController();
    const other = analyserInThread();
    await other.analyse(root, short, never);
    const alone = await timed(() => other.analyse(root, short, never));
    const first = other.analyse("file:///long.remit", long, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, whole / 8));
    stop.abort();
    const next = await timed(() => other.analyse(root, short, never));
    assert.equal(await first, undefined);
    assert.ok(
      next - alone < whole / 4,
      `${next} ms until the next answer, ${whole} ms for the whole of the first`,
    );
  });

  it("says why it could not be done, and goes on to the next", async () => {
    const analyser = analyserInThread();
    const broken = { ...modelOf(smallPolicy), inputs: undefined } as unknown as Model;
    await assert.rejects(analyser.analyse(root, broken, never), /inputs|undefined/);
    const next = await analyser.analyse(root, modelOf(smallPolicy), never);
    assert.equal(next?.principles.length, 3);
  });
});
