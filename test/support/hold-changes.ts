/** Holds what is said of two versions of a small policy to what trying every case finds. */
import { strict as assert } from "node:assert";
import { changesBetween } from "@remit/server/analysis/changes.ts";
import { asksOf } from "@remit/server/compile/expressions.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { allowed, caseKey, daysOf, tryAll, wholeKey } from "./every-outcome.ts";

export function holdChanges(before: Model, after: Model): void {
  const { changes } = finish(changesBetween(before, after));
  const asked = asksOf(before);
  const cases = allowed(before, tryAll(before, asked));
  if (cases.length === 0) return;
  const later = new Map(
    allowed(after, tryAll(after, asked, daysOf(before))).map((tried) => [caseKey(tried), tried]),
  );
  const ruledOut = cases.filter((tried) => !later.has(caseKey(tried)));
  const differing = cases.filter((tried) => {
    const then = later.get(caseKey(tried));
    return then !== undefined && wholeKey(before, tried) !== wholeKey(after, then);
  });
  const onEachDay = [...new Set(cases.map(({ on }) => on))].map((on) =>
    [differing, ruledOut, cases].map((some) => some.filter((tried) => tried.on === on).length).join(),
  );
  assert.ok(changes, "they are counted");
  assert.equal(changes.example !== undefined, differing.length > 0);
  const told = [changes.count, changes.ruledOut, changes.all].join();
  assert.ok(onEachDay.includes(told), `${told} is none of ${onEachDay.join("; ")}`);
}

function finish<R>(work: Generator<undefined, R>): R {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
