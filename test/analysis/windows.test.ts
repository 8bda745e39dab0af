import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { modelOf } from "../support/model-of.ts";

const head = `policy p in force from 2024-01-01
actor board
scale harm worsens low < high
event breach with severity: harm at most 9
event notice
fact unsafe: yes/no
action act
clock short runs 14 days after latest notice
clock long runs 28 days after latest notice
`;

/** What is told, with where: the text that it marks. */
function told(text: string): readonly string[] {
  const whole = head + text;
  return analyse(modelOf(whole))
    .findings.filter(({ code }) => !code.startsWith("assumption-"))
    .map(({ code, about, place }) => `${code}: ${about ?? whole.slice(place.start, place.end)}`);
}
const whyOf = (text: string): string => {
  const found = analyse(modelOf(head + text)).findings.find(({ code }) => code === "windows-contradict");
  return found?.code === "windows-contradict" ? `${found.args.parts}: ${found.args.why}` : "";
};

const year = "count of breach in the last 12 months";
const both = `${year} is at least 3 and count of breach in the last 24 months is below 2`;
const rules = (when: string) =>
  `rule r when ${when} then board must act within 1 day\nrule s otherwise board must act within 2 days`;

describe("windows that contradict each other", () => {
  it("are told at the condition of a threshold, a rule, a definition, and at a part of one", () => {
    assert.deepEqual(told(`threshold t met when ${both}\n${rules("t is met or unsafe")}`), [
      `windows-contradict: ${both}`,
    ]);
    assert.deepEqual(told(rules(both)), [`windows-contradict: ${both}`]);
    assert.deepEqual(told(`define d: yes/no is ${both}\n${rules("d or unsafe")}`), [
      `windows-contradict: ${both}`,
    ]);
    assert.deepEqual(told(rules(`unsafe or (${both})`)), [`windows-contradict: ${both}`]);
    assert.deepEqual(
      told(
        `${rules(`${year} is 3`)}\n`.replace(
          "then",
          "unless count of breach is 3 or count of breach is not 3 then",
        ),
      ),
      ["rule-never-applies: r"],
    );
  });

  it("are told of two definitions that are joined, with the places of both", () => {
    const text = `threshold many met when ${year} is at least 3
      threshold few met when count of breach in the last 24 months is below 2
      ${rules("many is met and few is met and unsafe")}`;
    assert.deepEqual(told(text), ["windows-contradict: many is met and few is met and unsafe"]);
    const whole = head + text;
    const [found] = analyse(modelOf(whole)).findings;
    assert.deepEqual(
      found?.related.map(({ place }) => whole.slice(place.start, place.end)),
      [`${year} is at least 3`, "count of breach in the last 24 months is below 2"],
    );
  });

  it("are told of a condition and its `unless`", () =>
    assert.deepEqual(
      told(rules(`${year} is at least 3`).replace("then", "unless count of breach is at least 2 then")),
      [`windows-contradict: ${year} is at least 3`],
    ));

  it("are told once: not again where a name stands for them", () => {
    const text = `threshold t met when ${both}\nthreshold u met when t is met and unsafe\n${rules("u is met or unsafe")}`;
    assert.deepEqual(told(text), [`windows-contradict: ${both}`, "threshold-never-met: u"]);
    assert.deepEqual(told(rules(`unsafe and ((${both}) or (${both}))`)).slice(1, 3), [
      `windows-contradict: ${both}`,
      `windows-contradict: ${both}`,
    ]);
  });

  it("are told with what holds in every timeline", () => {
    assert.equal(
      whyOf(rules(both)),
      `windows: \`${year}\` is never more than \`count of breach in the last 24 months\``,
    );
    const severe = "count of breach where severity is high";
    assert.equal(
      whyOf(rules(`${severe} is 2 and count of breach is 1`)),
      `counts: \`${severe}\` is never more than \`count of breach\``,
    );
    assert.equal(
      whyOf(rules("short is running and long is expired")),
      "clocks: where `short` is running, `long` is not expired",
    );
    assert.match(
      whyOf(rules("severity of latest breach is high and count of breach where severity is high is 0")),
      /^conditions on events: where `count of breach` is at least 1 and `severity of latest breach` is (?:at least )?high, /,
    );
  });

  it("are no part of what contradicts itself whatever happened, nor of what can be", () => {
    assert.deepEqual(told(rules(`${year} is above 3 and ${year} is below 2`)), ["rule-never-applies: r"]);
    assert.deepEqual(told(rules(`${year} is 2 and count of breach in the last 24 months is 3`)), []);
    assert.deepEqual(
      told(`assume a: not unsafe because "x"\n${rules(`unsafe and ${year} is below 2`)}`).slice(0, 1),
      ["rule-never-applies: r"],
    );
  });

  it("are told of a move, between what it asks and what its stage asks", () => {
    const text = `process concern
        enter at any stage
        stage first
          to last when ${year} is at least 3
          to last when unsafe
        stage last final
          entry when count of breach in the last 24 months is below 2`;
    assert.deepEqual(
      told(text).filter((one) => /never|contradict/.test(one)),
      [`windows-contradict: to last when ${year} is at least 3`],
    );
    assert.match(whyOf(text), /^windows: `count of breach in the last 12 months` is never more than/);
  });

  for (const [about, contradiction, can, why] of [
    [
      "the latest day and a count since a day",
      "latest breach is below 2025-06-01 and count of breach since 2025-05-31 is above 0",
      "latest breach is below 2025-06-02 and count of breach since 2025-05-31 is above 0",
      /where `count of breach since 2025-05-31` is at least 1, `latest breach` is at least 2025-06-01/,
    ],
    [
      "how long ago the latest was and a count of late",
      "time since latest breach is below 28 days and count of breach in the last 28 days is 0",
      "time since latest breach is below 29 days and count of breach in the last 28 days is 0",
      /`time since latest breach` is at most 27 days, `count of breach in the last 28 days` is at least 1/,
    ],
    [
      "how long ago the first was and how many there were",
      "time since earliest breach is below 28 days and count of breach is above count of breach in the last 28 days",
      "time since latest breach is below 28 days and count of breach is above count of breach in the last 28 days",
      /`count of breach` is never more than `count of breach in the last 28 days`/,
    ],
    [
      "the latest of late and the latest of all",
      "severity of latest breach in the last 12 months is high and severity of latest breach is low",
      "severity of latest breach before 2025-01-01 is high and severity of latest breach is low",
      /`severity of latest breach in the last 12 months` is `severity of latest breach`/,
    ],
    [
      "how bad the latest was and how many in a row",
      "count of consecutive breach where severity is high is above 1 and severity of latest breach is low",
      "count of breach where severity is high is above 1 and severity of latest breach is low",
      /`severity of latest breach` is (?:at least )?high/,
    ],
    [
      "a day and the end of the policy",
      "latest breach is above 2025-12-31",
      "latest breach is above 2025-12-30",
      /where `count of breach` is at least 1 and the decision is before 2026-01-01, `latest breach` is at most 2025-12-31/,
    ],
    [
      "a day, how long ago it was, and the end of the policy",
      "latest breach is at least 2025-12-01 and time since latest breach is above 30 days",
      "latest breach is at least 2025-12-01 and time since latest breach is above 29 days",
      /`latest breach` \+ `time since latest breach` is below 2026-01-01/,
    ],
    [
      "conditions on one event",
      "count of breach where (severity is high and severity is low) is above 0",
      "count of breach where (severity is high or severity is low) is above 0",
      /`count of breach where \(severity is high and severity is low\)` is below 1/,
    ],
  ] as const)
    it(`are ${about}`, () => {
      const ending = (text: string) =>
        analyse(modelOf(head.replace("2024-01-01", "2024-01-01 until 2025-12-31") + text)).findings;
      const [found] = ending(rules(contradiction));
      assert.ok(found?.code === "windows-contradict", found?.code);
      assert.match(found.args.why, why);
      assert.deepEqual(
        ending(rules(can)).map(({ code }) => code),
        [],
      );
    });

  it("rest on an assumption where it takes one", () => {
    const text = `assume a: count of breach in the last 24 months is below 2 because "x"\n${rules(`${year} is at least 3`)}`;
    const found = analyse(modelOf(head + text)).findings.find(({ code }) => code === "windows-contradict");
    assert.equal(found?.code === "windows-contradict" && found.args.assuming, "`a`");
  });

  it("is also told where more different values are asked for than a field has", () => {
    const asks = (number: number) => rules(`count of breach distinct by severity is at least ${number}`);
    assert.deepEqual(told(asks(3)), ["rule-never-applies: r"]);
    assert.deepEqual(told(asks(2)), []);
  });
});
