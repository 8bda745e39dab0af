import { strict as assert } from "node:assert";
import type { Evasion } from "@remit/server/protocol/evasion.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { searchForEvasion } from "@remit/server/simulation/evasion.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import { simulate } from "@remit/server/simulation/simulate.ts";
import { modelOf } from "../support/model-of.ts";

const policy = `policy p in force from 2024-01-01
scale harm worsens low < medium < high
track civil strengthens advise < warn < close
event breach with severity: harm worsens
power advice is advise on civil
power warning is warn on civil
power closure is close on civil
rule other otherwise may use advice
`;

function search(rules: string, ways: string): { readonly model: Model; readonly evasion: Evasion } {
  const model = modelOf(`${policy}${rules}
principle no-evasion ${ways} events never leads to a weaker power on civil`);
  const [statement] = model.principles.flatMap(({ statements }) => statements);
  assert.ok(statement?.kind === "never-evaded");
  const work = searchForEvasion(model, statement);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return { model, evasion: value };
  }
}

/** How it was found; both timelines are run, and the second has to end in a weaker power. */
function found(rules: string, ways: string): { readonly how: string; readonly days: readonly string[][] } {
  const { model, evasion } = search(rules, ways);
  assert.ok(evasion.found !== undefined, "a way is found");
  const { how, first, second } = evasion.found;
  const steps = [first, second].map((data) => {
    const { kase, errors } = readCase(model, data);
    assert.deepEqual(errors, {});
    const [track] = simulate(model, kase).tracks;
    const power = track?.selected[0] ?? track?.options[0];
    return model.targets.find(({ name }) => name === power)?.step ?? -1;
  });
  assert.ok((steps[1] ?? 0) < (steps[0] ?? 0), `${steps}`);
  return { how, days: [first, second].map(({ timeline = [] }) => timeline.map(({ on }) => on)) };
}

describe("a way around a policy", () => {
  it("is found where a breach can be split so that none is grave enough", () =>
    assert.equal(
      found("rule R when severity of latest breach is high then must use closure", "splitting").how,
      "splitting one `breach` in two takes `civil` from `close` to `advise`",
    ));

  it("is found where the second breach can wait until the first is too old to count", () => {
    const { how, days } = found(
      "rule R when count of breach in the last 12 months is at least 2 then must use warning",
      "delaying",
    );
    assert.equal(how, "delaying `breach` by 364 days takes `civil` from `warn` to `advise`");
    assert.deepEqual(days, [
      ["2025-01-01", "2025-01-02"],
      ["2025-01-01", "2026-01-01"],
    ]);
  });

  it("is found where only the last breach is looked at", () =>
    assert.equal(
      found("rule R when severity of latest breach is high then must use closure", "reordering").how,
      "having two `breach` the other way round takes `civil` from `close` to `advise`",
    ));

  it("is not found where all that ever happened counts, and then nothing is proved", () => {
    const { evasion } = search(
      "rule R when count of breach where severity is at least medium is at least 1 then must use warning",
      "delaying or reordering",
    );
    assert.equal(evasion.found, undefined);
    assert.ok(evasion.tried > 20);
    assert.equal(evasion.events, 3);
  });

  it("is looked for in good time, however much is asked", () => {
    const rules = [30, 90, 180, 365]
      .map(
        (days, place) =>
          `rule R${place} when count of breach where severity is high in the last ${days} days is at least ${place + 4} then must use closure`,
      )
      .join("\n");
    const { evasion } = search(rules, "splitting, delaying or reordering");
    assert.ok(evasion.tried > 1000);
  });
});
