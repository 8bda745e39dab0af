import { strict as assert } from "node:assert";
import { kaseOf } from "@remit/server/simulation/read-case.ts";
import { modelOf } from "../support/model-of.ts";
import { simulated } from "../support/outcome-of.ts";

const head = `policy p in force from 2024-01-01 calendar england-and-wales
actor board
event served
event reviewed
fact closed: yes/no
action review
`;

/** How the only duty stands: its status, its due day, the day on which it was done. */
function stands(effect: string, on: string, events: string, given = ""): string {
  const model = modelOf(`${head}
    rule r when latest served is known then board must review ${effect}
    case "C" on ${on} ${given} timeline ${events} expect review`);
  const [only] = model.cases;
  assert.ok(only !== undefined);
  const [duty] = simulated(model, kaseOf(model, only)).duties;
  return [duty?.status ?? "-", duty?.due ?? "-", duty?.doneOn ?? "-"].join(" ");
}

describe("a duty that an event discharges", () => {
  const once = "within 10 days after latest served discharged by reviewed";

  it("is open until its last day, then overdue", () => {
    assert.equal(stands(once, "2025-03-11", "2025-03-01 served, no reviewed"), "open 2025-03-11 -");
    assert.equal(stands(once, "2025-03-12", "2025-03-01 served, no reviewed"), "overdue 2025-03-11 -");
  });
  it("is done by an event from its start on, be it late", () => {
    assert.equal(
      stands(once, "2025-03-11", "2025-03-01 served, 2025-03-01 reviewed"),
      "done 2025-03-11 2025-03-01",
    );
    assert.equal(
      stands(once, "2025-04-01", "2025-03-01 served, 2025-03-20 reviewed"),
      "done 2025-03-11 2025-03-20",
    );
    assert.equal(stands(once, "2025-03-11", "2025-03-01 served, 2025-02-28 reviewed"), "open 2025-03-11 -");
    assert.equal(stands(once, "2025-03-11", "2025-03-01 served, 2025-03-12 reviewed"), "open 2025-03-11 -");
  });
  it("has no status where nobody knows, or nothing discharges it", () => {
    assert.equal(stands(once, "2025-03-12", "2025-03-01 served"), "- 2025-03-11 -");
    assert.equal(
      stands("within 10 days after latest served", "2025-03-12", "2025-03-01 served"),
      "- 2025-03-11 -",
    );
  });
});

describe("a duty that an event proves", () => {
  it("says when there was proof of it, and is not done by that alone", () => {
    const model = modelOf(`${head}event minutes "The minutes"
      rule r when latest served is known
        then board must review within 10 days after latest served discharged by reviewed proved by minutes
      case "C" on 2025-03-20 timeline 2025-03-01 served, 2025-03-05 minutes, no reviewed expect review`);
    const [only] = model.cases;
    assert.ok(only !== undefined);
    const [duty] = simulated(model, kaseOf(model, only)).duties;
    assert.deepEqual(
      [duty?.status, duty?.provedBy, duty?.provedOn],
      ["overdue", "The minutes", "2025-03-05"],
    );
  });
});

describe("a duty that comes again and again", () => {
  const often = "within 1 month after latest served every 2 months discharged by reviewed";

  it("is due next a period after it was done last", () => {
    assert.equal(stands(often, "2025-02-01", "2025-01-31 served, no reviewed"), "open 2025-02-28 -");
    assert.equal(stands(often, "2025-03-01", "2025-01-31 served, no reviewed"), "overdue 2025-02-28 -");
    assert.equal(
      stands(often, "2025-03-01", "2025-01-31 served, 2025-02-10 reviewed"),
      "open 2025-04-10 2025-02-10",
    );
    assert.equal(
      stands(often, "2025-04-11", "2025-01-31 served, 2025-02-10 reviewed"),
      "overdue 2025-04-10 2025-02-10",
    );
  });
  it("is due on the first day of the row that is not past, where nothing shows that it was done", () => {
    const row = "within 1 month after latest served every 2 months";
    assert.equal(stands(row, "2025-02-28", "2025-01-31 served"), "- 2025-02-28 -");
    assert.equal(stands(row, "2025-03-01", "2025-01-31 served"), "- 2025-04-28 -");
    assert.equal(stands(row, "2025-12-31", "2025-01-31 served"), "- 2026-02-28 -");
  });
  it("without a time limit is due first a period after the decision", () =>
    assert.equal(stands("every 2 weeks", "2025-03-01", "2025-01-31 served"), "- 2025-03-15 -"));
});

describe("a duty until something", () => {
  const until = (what: string) => `within 10 days after latest served every 1 month until ${what}`;

  it("is no longer owed after its last day, nor if it falls due again only then", () => {
    assert.equal(stands(until("2025-05-01"), "2025-03-01", "2025-03-01 served"), "- 2025-03-11 -");
    assert.equal(stands(until("2025-05-01"), "2025-04-12", "2025-03-01 served"), "ended - -");
    assert.equal(stands(until("2025-05-01"), "2025-05-02", "2025-03-01 served"), "ended - -");
  });
  it("is no longer owed once its condition holds", () => {
    const closed = (answer: string) =>
      stands(until("closed"), "2025-03-01", "2025-03-01 served", `given closed is ${answer}`);
    assert.equal(closed("yes"), "ended - -");
    assert.equal(closed("no"), "- 2025-03-11 -");
    assert.equal(closed("unknown"), "- 2025-03-11 -");
  });
  it("says until what, and how often", () => {
    const model = modelOf(`${head}
      rule r when closed is no then board must review every 2 weeks until (closed or latest served is known)
      case "C" on 2025-03-01 given closed is no timeline no served expect review`);
    const [only] = model.cases;
    assert.ok(only !== undefined);
    const [duty] = simulated(model, kaseOf(model, only)).duties;
    assert.deepEqual([duty?.every, duty?.until], ["14 days", "(closed or latest served is known)"]);
  });
});
