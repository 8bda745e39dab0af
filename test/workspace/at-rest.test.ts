import { strict as assert } from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import { givingBackAtRest } from "@remit/server/workspace/at-rest.ts";

const QUIET = 60;

it("what nobody needs any more is given back once nothing has been done for a while", async () => {
  const leftOver = new WeakRef(Array.from({ length: 100_000 }, (_, index) => ({ index })));
  givingBackAtRest(QUIET)();
  await wait(4 * QUIET);
  assert.equal(leftOver.deref(), undefined);
});
