/** Timelines as a whole, held to somebody who decides the case anew on every single day. */
import { strict as assert } from "node:assert";
import type { Duty, Outcome } from "@remit/server/protocol/outcome.ts";
import type { DutyStatus, Scenario } from "@remit/server/protocol/scenario.ts";
import { clockStateOn, dutyStatusOn, stepOn } from "@remit/server/scenario/on-day.ts";
import { dateText, dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import type { Kase } from "@remit/server/simulation/kase.ts";
import { kaseOf } from "@remit/server/simulation/read-case.ts";
import { simulate } from "@remit/server/simulation/simulate.ts";
import { simulateTimeline } from "@remit/server/simulation/timeline.ts";
import fc from "fast-check";
import { modelOf } from "../support/model-of.ts";

const head = `policy p in force from 2025-11-20 until 2026-12-20 calendar england-and-wales
scale harm worsens low < high
choice regulation: r9, r12
event breach with regulation, severity: harm worsens
event notice deemed received 2 working days after
parameter patience: 20 days from 2026-03-01, was 45 days
parameter look-back: 3 months from 2026-02-10, was 2 months
track civil one at a time strengthens advise < warn < restrict
power advice is advise on civil
power warning is warn on civil
power conditions is restrict on civil
action review
action letter
fact known-since: date
event answer
clock answering runs 3 weeks beginning with receipt of latest notice met by answer
clock long runs to the latest of (2 months after latest breach, 30 days after known-since)
  suspended from notice until answer
`;

/** Conditions of every kind that time can make true or false. */
const conditions = fc.constantFrom(
  "count of breach in the last look-back is at least 2",
  "count of breach in the last 30 days is at least 1",
  "count of breach where severity is high in the last 1 months is at least 1",
  "count of breach distinct by regulation in the last 10 weeks is at least 2",
  "count of consecutive breach where severity is low is at least 2",
  "count of breach where upheld is at least 1",
  "count of breach where withdrawn is at least 1",
  "count of breach since latest notice is at least 1",
  "count of notice within 28 days after known-since is at least 1",
  "count of notice between 2026-01-31 and 2026-02-28 is at least 1",
  "time since latest breach is at least 31 days",
  "time since latest notice is below 14 days",
  "time since latest breach is at least patience",
  "severity of latest breach is high",
  "latest notice is above known-since",
  "receipt of latest notice is above 2026-02-02",
  "latest notice is known",
  "answering is running",
  "answering is expired",
  "answering is met",
  "long is running",
  "end of long is below 2026-05-01",
);

const effects = fc.constantFrom(
  "must use warning",
  "must use conditions within 5 working days",
  "may use advice",
  "should use advice",
  "must review within 10 days after known-since",
  "must letter within 2 months",
  "must not use conditions",
  "must review within 10 days after latest breach every 2 months",
  "must letter within 5 working days after latest notice discharged by answer",
  "must letter within 5 days after latest breach every 1 month discharged by answer",
  "must review within 10 days after end of answering until 2026-07-01",
);

const rule = fc.record({
  when: conditions,
  unless: fc.option(conditions),
  effect: effects,
  dated: fc.boolean(),
});

const day = fc.integer({ min: 0, max: 300 }).map((after) => dateText((dayOf("2025-12-01") ?? 0) + after));
const later = fc.option(fc.integer({ min: 0, max: 90 }));

const breach = fc.record({ on: day, severity: later, upheld: later, withdrawn: later }).map((one) => {
  const after = (word: string, days: number | null) =>
    days === null ? "" : ` ${word} ${dateText((dayOf(one.on) ?? 0) + days)}`;
  const days = one.severity ?? 0;
  const severity = one.severity === null ? "" : ` severity ${days % 2 === 0 ? "low" : "high"}`;
  return `${one.on} breach regulation ${days % 3 === 0 ? "r9" : "r12"}${severity}${after("upheld", one.upheld)}${after("withdrawn", one.withdrawn)}`;
});
const notice = fc
  .tuple(day, later)
  .map(
    ([on, received]) =>
      `${on} notice${received === null ? "" : ` received ${dateText((dayOf(on) ?? 0) + received)}`}`,
  );

const texts = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 5 }),
    breaches: fc.array(breach, { minLength: 1, maxLength: 6 }),
    notices: fc.array(notice, { maxLength: 4 }),
    answers: fc.array(day, { maxLength: 3 }),
    knowsNotices: fc.boolean(),
  })
  .map(({ rules, breaches, notices, answers, knowsNotices }) => {
    const written = rules.map(
      ({ when, unless, effect, dated }, at) =>
        `rule R${at}${dated ? " in force from 2026-03-15 until 2026-08-01" : ""} when ${when}${unless === null ? "" : ` unless ${unless}`} then ${effect}`,
    );
    const none = [
      ...(notices.length === 0 && knowsNotices ? ["no notice"] : []),
      ...(answers.length === 0 ? ["no answer"] : []),
    ];
    const answered = answers.map((on) => `${on} answer`);
    return `${head}${written.join("\n")}
case "C" on 2026-06-01 given known-since is 2026-02-01
  timeline ${[...breaches, ...notices, ...answered, ...none].join(", ")}
  expect outcome is settled`;
  });

function caseOf(text: string): readonly [Model, Kase] {
  const model = modelOf(text);
  const [only] = model.cases;
  assert.ok(only !== undefined);
  return [model, kaseOf(model, only)];
}

/** What has to be the same on every day; a summary may name its day. */
function said({ class: found, tracks }: Outcome) {
  return { class: found, selected: tracks.map(({ name, selected }) => ({ track: name, powers: selected })) };
}

/** One counted from the decision is due as it was when it arose, which no outcome of a later day can know. */
function dutyText({ what, modality, due, computed }: Pick<Duty, "what" | "modality" | "due" | "computed">) {
  return `${what} ${modality} ${computed?.includes("(the decision date)") ? "" : due}`;
}

/** A recurring duty that was done is due again, and so owed on. */
function owed({ duties }: Outcome): readonly string[] {
  return duties.filter(({ status }) => status !== "done" && status !== "ended").map(dutyText);
}

function owedOn({ duties }: Scenario, on: string, statuses: readonly DutyStatus[]): readonly string[] {
  return duties.filter((duty) => statuses.includes(dutyStatusOn(duty, on) ?? "ended")).map(dutyText);
}

/** What is owed is in the ledger; what is open there is owed. What was missed stays there. */
function agree(scenario: Scenario, outcome: Outcome, on: string, text: string): void {
  const kept = owedOn(scenario, on, ["open", "overdue", "passed"]);
  const lacking = owed(outcome).filter((duty) => !kept.includes(duty));
  assert.deepEqual(lacking, [], `${on}: not in the ledger\n${text}`);
  const open = owedOn(scenario, on, ["open"]).filter((duty) => !owed(outcome).includes(duty));
  assert.deepEqual(open, [], `${on}: not owed\n${text}`);
}

function clocksOf({ clocks }: Outcome) {
  return clocks
    .filter(({ start, state }) => start !== undefined || state === "unknown")
    .map(clockText)
    .sort();
}

function clocksOn({ clocks }: Scenario, on: string) {
  return clocks
    .flatMap((run) => {
      const state = clockStateOn(run, on);
      return state === undefined ? [] : clockText({ ...run, state });
    })
    .sort();
}

/** Its last day may still move; its state may not be another. */
function clockText({
  name,
  start,
  state,
}: {
  name: string;
  start?: string | undefined;
  state: string;
}): string {
  return `${name} from ${start}: ${state}`;
}

describe("a timeline as a whole", () => {
  it("says on every day what deciding the case on that day says", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [model, kase] = caseOf(text);
        const until = dayOf("2027-01-10") ?? 0;
        const scenario = simulateTimeline(model, kase, until);
        for (let on = dayOf(scenario.from) ?? 0; on <= until; on++) {
          const outcome = simulate(model, { ...kase, on });
          const step = stepOn(scenario, dateText(on));
          assert.deepEqual(
            step && { class: step.class, selected: step.selected },
            said(outcome),
            `${dateText(on)}\n${text}`,
          );
          agree(scenario, outcome, dateText(on), text);
          assert.deepEqual(clocksOn(scenario, dateText(on)), clocksOf(outcome), `${dateText(on)}\n${text}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("says it the same however far it goes", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 300 }), (text, days) => {
        const [model, kase] = caseOf(text);
        const whole = simulateTimeline(model, kase, dayOf("2027-01-10"));
        const part = simulateTimeline(model, kase, (dayOf(whole.from) ?? 0) + days);
        const upTo = whole.steps.filter(({ on }) => on <= part.until);
        assert.deepEqual(part.steps, upTo);
      }),
      { numRuns: 60 },
    );
  });
});
