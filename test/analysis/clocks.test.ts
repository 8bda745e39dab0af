import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { kaseOf } from "@remit/server/simulation/read-case.ts";
import { modelOf } from "../support/model-of.ts";
import { positionOf, simulated } from "../support/outcome-of.ts";

const head = `policy p in force from 2024-01-01
actor board
event notice
event reply
fact unsafe: yes/no
clock hearing runs 28 days after latest notice met by reply
`;

function codes(text: string): readonly string[] {
  return analyse(modelOf(head + text)).findings.map(({ code, rules }) => [code, ...rules].join(" "));
}

describe("what is found of clocks", () => {
  const power = "power closure held by board representations within 28 days after latest notice\n";
  const rest = "rule rest otherwise board may use closure\n";

  it("is a power required while representations can be made, with a case that shows it", () => {
    const text = `${power}${rest}rule early when unsafe and hearing is not expired then board must use closure`;
    const found = analyse(modelOf(head + text)).findings.filter(
      ({ code }) => code === "decided-before-heard",
    );
    assert.deepEqual(
      found.map(({ rules }) => rules),
      [["early"]],
    );
    const given = found[0]?.witness?.given ?? {};
    const written = Object.entries(given).map(([name, value]) => `${name} is ${value}`);
    const model = modelOf(`${head}${text}\ncase "shown" given ${written.join(", ")} expect closure`);
    const [shown] = model.cases;
    assert.ok(shown !== undefined);
    const outcome = simulated(model, kaseOf(model, shown));
    assert.equal(positionOf(outcome, "closure"), "required");
    assert.equal(outcome.clocks[0]?.state, "running");
  });

  it("is no power that waits for them, or of which they are another time", () => {
    const late = "rule late when unsafe and hearing is expired then board must use closure";
    assert.deepEqual(codes(`${power}${rest}${late}`), []);
    const other = power.replace("28 days", "27 days");
    assert.deepEqual(
      codes(`${other}${rest}rule early when unsafe and hearing is not met then board must use closure`),
      [],
    );
  });

  describe("a power required while representations can be made", () => {
    const told = (time: string, condition: string, more = "") =>
      analyse(
        modelOf(`${head}${more}
          power closure held by board representations within ${time} latest notice
          ${rest}rule early when unsafe and ${condition} then board must use closure`),
      ).findings.flatMap((found) => (found.code === "decided-before-heard" ? [found.args.by] : []));

    it("is told by a clock from the same day that is surely over no later", () => {
      assert.deepEqual(told("28 days after", "hearing is not met"), ["hearing"]);
      assert.deepEqual(told("29 days beginning with", "hearing is not met"), ["hearing"]);
      assert.deepEqual(told("1 month after", "hearing is not met"), ["hearing"]);
      assert.deepEqual(told("1 month beginning with", "hearing is not met"), []);
      assert.deepEqual(told("20 working days after", "hearing is not met"), []);
      assert.deepEqual(told("22 working days after", "hearing is not met"), ["hearing"]);
      assert.deepEqual(told("27 days after", "hearing is not met"), []);
    });

    it("is none where a rule waits for another clock that is over no earlier", () => {
      const long =
        "clock long runs 6 weeks after latest notice\nthreshold known met when hearing is running\n";
      assert.deepEqual(told("1 month after", "long is expired and known is not met", long), []);
      assert.deepEqual(told("1 month after", "(long is expired or known is met)", long), ["hearing"]);
      const either =
        "clock long runs to the latest of (1 month after latest notice, 1 week after latest reply)\n";
      assert.deepEqual(told("1 month after", "(long is expired or hearing is expired)", either), []);
    });

    it("is none where the clock may be longer than it says", () => {
      const more =
        "event renewal\nclock short runs 2 weeks after latest notice renewed by renewal at most 1 time\n";
      assert.deepEqual(told("28 days after", "hearing is not running and short is running", more), []);
      const calendar = "clock other runs 10 working days after latest notice calendar scotland\n";
      const tenDays = "10 working days in england-and-wales after";
      assert.deepEqual(told(tenDays, "other is running", calendar), []);
      assert.deepEqual(told(tenDays, "other is running", calendar.replace("scotland", "england-and-wales")), [
        "other",
      ]);
    });

    it("is told by how long ago it was from which they count, where no clock tells", () => {
      const since = "time since latest notice";
      const ago = (condition: string) => told("1 month after", condition);
      assert.deepEqual(ago(`${since} is above 10 days`), [since]);
      assert.deepEqual(ago(`${since} is above 28 days`), []);
      assert.deepEqual(ago(`${since} is above 27 days`), [since]);
      assert.deepEqual(
        ago(
          `count of notice in the last 29 days is 0 and (${since} is above 3 days or ${since} is below 2 days)`,
        ),
        [],
      );
      assert.deepEqual(ago(`${since} is above 10 days and hearing is expired`), []);
      assert.deepEqual(ago(`time since earliest notice is above 10 days`), []);
    });
  });

  it("is shown without the day from which a clock runs, which nothing but the clock asks for", () => {
    const { findings } = analyse(
      modelOf(`${head}${power}rule r when hearing is expired then board may use closure`),
    );
    const { given = {} } = findings.find(({ code }) => code === "gap")?.witness ?? {};
    assert.deepEqual(Object.keys(given).sort(), ["count of notice", "hearing", "unsafe"]);
  });

  it("is no case in which nobody knows how a clock stands that nothing has started", () => {
    const early = "hearing is unknown and count of notice is 0";
    assert.deepEqual(codes(`${power}${rest}rule r when ${early} then board must use closure`), [
      "rule-never-applies r",
    ]);
  });

  it("is a duty due before they are over, counted from the same day", () => {
    const rule = (limit: string) =>
      codes(`${power}${rest}rule r when unsafe then board must use closure within ${limit}`);
    assert.deepEqual(rule("27 days after latest notice"), ["deadline-before-hearing r"]);
    assert.deepEqual(rule("28 days beginning with latest notice"), ["deadline-before-hearing r"]);
    assert.deepEqual(rule("28 days after latest notice"), []);
    assert.deepEqual(rule("29 days beginning with latest notice"), []);
    assert.deepEqual(rule("27 days after latest reply"), []);
    assert.deepEqual(rule("20 working days after latest notice"), []);
    assert.deepEqual(rule("2 weeks after latest notice"), ["deadline-before-hearing r"]);
    assert.deepEqual(rule("1 month after latest notice"), []);
  });

  it("is a condition that no case meets, as one clock is over before the other", () => {
    const applies = (condition: string) =>
      !codes(`clock short runs 2 weeks after latest notice
        action act
        rule r when ${condition} then board must act within 1 day
        rule s otherwise board must act within 2 days`).some((found) =>
        /^(?:rule-never-applies|windows-contradict) r$/.test(found),
      );
    assert.ok(!applies("short is running and hearing is expired"));
    assert.ok(applies("short is expired and hearing is running"));
    assert.ok(!applies("short is met"));
    assert.ok(!applies("hearing is met and count of reply is 0"));
    assert.ok(applies("hearing is met and count of reply is 1"));
    assert.ok(!applies("hearing is running and latest notice is unknown"));
    assert.ok(!applies("short is not-started and hearing is expired"));
  });

  it("is a condition that no case meets, as the end of a clock follows from its day", () => {
    const applies = (limit: string, until: string) =>
      !codes(`fact served: date
        clock answer runs ${limit} served
        action act
        rule r when answer is not not-started and served is at least 2025-03-31 and end of answer is below ${until}
          then board must act within 1 day
        rule s otherwise board must act within 2 days`).some((found) =>
        /^(?:rule-never-applies|windows-contradict) r$/.test(found),
      );
    assert.ok(!applies("2 weeks after", "2025-04-14"));
    assert.ok(applies("2 weeks after", "2025-04-15"));
    assert.ok(!applies("2 weeks beginning with", "2025-04-13"));
    assert.ok(applies("2 weeks beginning with", "2025-04-14"));
  });

  describe("a clock that can't start", () => {
    const told = (from: string, more = "", condition = "waiting is running") =>
      codes(`fact served: date
        event breach at most 3
        clock waiting runs 2 weeks after ${from}
        ${more}
        action act
        rule r when unsafe and not (${condition}) then board must act within 1 day
        rule s otherwise board must act within 2 days`).filter((found) => !found.startsWith("assumption-"));

    it("has a day that its own conditions or its window rule out", () => {
      assert.deepEqual(told("latest breach where (upheld and not upheld)"), ["clock-never-starts"]);
      assert.deepEqual(told("latest breach between 2025-02-01 and 2025-01-01"), ["clock-never-starts"]);
      assert.deepEqual(told("latest breach between 2025-02-01 and 2025-02-01"), []);
      assert.deepEqual(told("latest breach where upheld"), []);
    });

    it("has one that the policy assumes away, which is said, and which its end does not wait for", () => {
      const none = 'assume a: count of breach is 0 because "x"';
      assert.deepEqual(told("latest breach", none), ["clock-never-starts"]);
      assert.deepEqual(told("receipt of latest breach", none), ["clock-never-starts"]);
      const { findings } = analyse(
        modelOf(`${head}event breach
          clock waiting runs 2 weeks after latest breach
          clock next runs 1 week after end of waiting
          ${none}
          action act
          rule r when unsafe and next is not running then board must act within 1 day
          rule s otherwise board must act within 2 days`),
      );
      const [only, ...others] = findings.filter(({ code }) => code === "clock-never-starts");
      assert.deepEqual(others, []);
      assert.equal(only?.about, "waiting");
      assert.equal(only?.code === "clock-never-starts" && only.args.assuming, "`a`");
    });

    it("is none that may start on another day, or on a day that a case gives", () => {
      const none = 'assume a: count of breach is 0 because "x"';
      const other =
        "clock other runs to the earliest of (2 weeks after latest breach, 3 weeks after latest notice)";
      assert.deepEqual(told("latest notice", `${none}\n${other}`, "other is running"), []);
      assert.deepEqual(told("served", none), []);
    });

    it("is told of once, not again in the conditions that ask for it", () =>
      assert.deepEqual(
        told(
          "latest breach where (upheld and not upheld)",
          "threshold t met when waiting is expired or unsafe",
          "waiting is running and t is met",
        ),
        ["clock-never-starts"],
      ));
  });
});
