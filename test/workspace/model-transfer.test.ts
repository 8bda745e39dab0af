import assert from "node:assert/strict";
import { parse } from "@remit/grammar";
import type { Model } from "@remit/server/semantics/model.ts";
import { modelPacker, modelUnpacker } from "@remit/server/workspace/model-transfer.ts";
import fc from "fast-check";
import { changedVersion } from "../support/changed-version.ts";
import { checked, editedTo } from "../support/policy-in-edit.ts";
import { randomPolicy } from "../support/random-policy.ts";

const modelOf = (text: string): Model => checked(parse(text)).model();

/** What arrives of models that are sent one after the other. */
function receiver() {
  const [pack, unpack] = [modelPacker(), modelUnpacker()];
  return (model: Model, from = "file:///policy.remit") => {
    const packed = pack(from, model);
    return { arrived: unpack(from, structuredClone(packed)), sent: packed.added.length };
  };
}

const lists = ["inputs", "events", "definitions", "targets", "rules", "principles", "assumptions"] as const;

describe("a model on its way to another thread", () => {
  it("arrives as it was, version after version, and with it what it has in common with the last", () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.noShrink(fc.integer({ min: 1, max: 1_000_000_000 })), (seed) => {
        const receive = receiver();
        let tree = parse(randomPolicy(seed, { events: seed % 2 === 0 }));
        let policy = checked(tree);
        let last = { here: policy.model(), there: receive(policy.model()).arrived };
        assert.deepEqual(last.there, structuredClone(last.here));
        for (let edit = 1; edit <= 4; edit++) {
          tree = editedTo(tree, changedVersion(tree.text, seed + edit));
          policy = checked(tree, policy);
          const here = policy.model();
          const there = receive(here).arrived;
          assert.deepEqual(there, structuredClone(here));
          for (const list of lists)
            for (const [at, part] of here[list].entries()) {
              const before = (last.here[list] as readonly object[]).indexOf(part);
              if (before < 0) continue;
              kept++;
              assert.equal(there[list][at], last.there[list][before], `${list} ${at}`);
            }
          last = { here, there };
        }
      }),
      { numRuns: 60 },
    );
    assert.ok(kept > 1_000, `only ${kept} parts were taken over`);
  });

  it("keeps apart the policies that it belongs to, and sends what was forgotten anew", () => {
    const receive = receiver();
    const model = modelOf("fact a: yes/no\nfact b: yes/no\n");
    assert.equal(receive(model).sent, 2);
    assert.equal(receive(model).sent, 0);
    for (let other = 0; other < 6; other++) receive(model, `file:///${other}.remit`);
    const again = receive(model);
    assert.equal(again.sent, 2);
    assert.deepEqual(again.arrived, structuredClone(model));
  });

  it("keeps the stages of a process the ones that its moves lead to", () => {
    const text = `fact raised: yes/no
process concern
  enter at inquiry
  stage inquiry
    entry when raised
    to closed when not raised
  stage closed final
`;
    const { arrived } = receiver()(modelOf(text));
    const [process] = arrived.processes;
    assert.ok(process !== undefined);
    assert.deepEqual(
      process.moves.map(({ from, to }) => [from && process.stages.indexOf(from), process.stages.indexOf(to)]),
      [
        [undefined, 0],
        [0, 1],
      ],
    );
  });
});
