/**
 * How long timelines take, on one core: five years with 200 events followed day by day, what is asked of them on one
 * day, and the outcome at the end of many timelines; cases of the six levels, with all facts known and with few. Prints
 * medians of the processor's time. `node test/bench/timeline.ts`
 */
import assert from "node:assert/strict";
import { gridOf, valueAt } from "@remit/server/compile/case-space.ts";
import { dateText, dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { formatValue } from "@remit/server/semantics/values.ts";
import { valuesOf } from "@remit/server/simulation/case-values.ts";
import { changeDays } from "@remit/server/simulation/change-days.ts";
import { decide } from "@remit/server/simulation/decide.ts";
import type { Kase } from "@remit/server/simulation/kase.ts";
import { kaseOf, readCase } from "@remit/server/simulation/read-case.ts";
import { simulate } from "@remit/server/simulation/simulate.ts";
import { situationOf } from "@remit/server/simulation/situation.ts";
import { simulateTimeline } from "@remit/server/simulation/timeline.ts";
import { modelOfExample, readExamples } from "../support/examples.ts";
import { modelOf } from "../support/model-of.ts";
import { diceOf } from "./generate.ts";

const policy = `policy bench in force from 2018-01-01 calendar england-and-wales
scale harm worsens low < moderate < high
choice regulation: r9, r12, r13, r17, r18
event breach with regulation, severity: harm worsens
event notice deemed received 2 working days after
event inspection with passed: yes/no
event complaint with severity: harm
event appeal with allowed: yes/no
parameter look-back: 24 months from 2024-01-01, was 12 months
track civil one at a time strengthens advise < warn < restrict < close
power advice is advise on civil
power warning is warn on civil
power conditions is restrict on civil
power closure is close on civil
action review action write
threshold repeated met when count of breach in the last look-back is at least 3
threshold serious met when count of breach where severity is high in the last 12 months is at least 2
threshold wide met when count of breach distinct by regulation in the last 24 months is at least 3
threshold steady met when count of consecutive inspection where passed is yes is at least 3
threshold complained met when count of complaint where (severity is at least moderate and not withdrawn) in the last 6 months is at least 2
threshold answered met when latest appeal is known and latest appeal is above latest notice
rule A when wide and serious and not steady then must use closure within 28 days overrides B, C
rule B when repeated and not steady then must use conditions within 28 days overrides C
rule C when severity of latest breach is at least moderate or complained then must use warning unless answered
rule D when time since latest inspection is at least 365 days then must review within 2 months
rule E when steady and not complained then may use advice
rule F when count of notice since latest breach is 0 and count of breach is at least 1 then must write within 5 working days
rule G otherwise may use advice
`;

/** So many events over five years, in no particular order of kinds. */
function timeline(events: number, seed: number): string {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const first = dayOf("2020-03-01") ?? 0;
  const day = () => dateText(first + next(5 * 365));
  const levels = ["low", "moderate", "high"];
  const kinds = [
    () => `breach regulation ${["r9", "r12", "r13", "r17", "r18"][next(5)]} severity ${levels[next(3)]}`,
    () => "notice",
    () => `inspection passed ${next(3) === 0 ? "no" : "yes"}`,
    () => `complaint severity ${levels[next(3)]}`,
    () => `appeal allowed ${next(2) === 0 ? "no" : "yes"}`,
  ];
  const list = Array.from({ length: events }, () => `${day()} ${kinds[next(kinds.length)]?.()}`);
  const missing = ["breach", "notice", "inspection", "complaint", "appeal"].filter(
    (kind) => !list.some((entry) => entry.includes(` ${kind}`)),
  );
  return [...list.sort(), ...missing.map((kind) => `no ${kind}`)].join(", ");
}

function cases(count: number, events: number): { readonly model: Model; readonly kases: readonly Kase[] } {
  const texts = Array.from(
    { length: count },
    (_, at) => `case "C${at}" on 2025-03-01 timeline ${timeline(events, at + 1)} expect outcome is settled\n`,
  );
  const model = modelOf(policy + texts.join(""));
  return { model, kases: model.cases.map((one) => kaseOf(model, one)) };
}

/** The processor's time for one call, in milliseconds: the median of nine rounds after three that warm up. */
function time(calls: number, act: () => unknown): number {
  const rounds = Array.from({ length: 12 }, () => {
    const before = process.threadCpuUsage();
    for (let call = 0; call < calls; call++) act();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / calls / 1000;
  });
  return rounds.slice(3).sort((a, b) => a - b)[4] ?? 0;
}

/** How many of them a second. */
function rate(kases: readonly Kase[], rounds: number, act: (kase: Kase) => unknown): string {
  const each = time(rounds, () => {
    for (const kase of kases) act(kase);
  });
  return Math.round((kases.length / each) * 1000).toLocaleString("en-GB");
}

function row(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(56)} ${figure.padStart(14)}\n`);
}

const long = cases(1, 200);
const [kase] = long.kases;
assert.ok(kase !== undefined);
const [from, until] = [dayOf("2020-03-01") ?? 0, dayOf("2025-03-01") ?? 0];
const days = changeDays(long.model, kase, from, until);
const scenario = simulateTimeline(long.model, kase);
row("five years, 200 events: days on which anything may change", String(days.length));
row("five years, 200 events: steps", String(scenario.steps.length));
row(
  "what is asked of the events, on each of those days",
  `${time(20, () => days.map((on) => valuesOf(long.model, { ...kase, on }))).toFixed(1)} ms`,
);
row(
  "with the outcome on each of them",
  `${time(20, () => simulateTimeline(long.model, kase)).toFixed(1)} ms`,
);

const many = cases(200, 20);
row(
  "20 events each, decided at the end: timelines a second",
  rate(many.kases, 20, (one) => decide(many.model, one)),
);
row(
  "the same with the whole outcome",
  rate(many.kases, 10, (one) => simulate(many.model, one)),
);
row(
  "the same as a whole, day by day",
  rate(many.kases, 1, (one) => simulateTimeline(many.model, one)),
);

/** Cases that climb the six levels of the joint process of the examples, every fact known. */
const climbing = modelOfExample(await readExamples(), "provider-concerns");
const mildest = Object.fromEntries(
  climbing.inputs
    .filter(({ kind }) => kind !== "measure")
    .map(({ name, type }) => [
      name,
      type.kind === "date" ? "2026-01-05" : formatValue(type, "min" in type ? type.min : 0),
    ]),
);
const levels = climbing.processes[0]?.stages ?? [];
const climbs = Array.from(
  { length: 2_000 },
  (_, at) =>
    readCase(climbing, {
      on: "2026-12-31",
      given: mildest,
      timeline: levels.slice(0, 1 + (at % levels.length)).map(({ name }, step) => ({
        on: `2026-${String(step * 2 + 1).padStart(2, "0")}-05`,
        event: "provider-concerns",
        fields: { stage: name },
      })),
    }).kase,
);
row(
  "the six levels, decided at the end: timelines a second",
  rate(climbs, 5, (one) => decide(climbing, one)),
);

/** The example's own cases: each gives a handful of facts, and leaves some fifty unknown. */
const own = climbing.cases.map((one) => kaseOf(climbing, one));
row(
  `the example's own ${own.length} cases, decided by logic alone`,
  rate(own, 100, (one) => decide(climbing, one)),
);
row(
  "the same with all unknowns looked through",
  rate(own, 5, (one) => situationOf(climbing, one)),
);
const dice = diceOf(5);
/** Up to three more of its facts filled in at random, so that hardly any case comes twice. */
function varied(one: Kase): Kase {
  const values = [...one.values];
  for (let more = 0; more < 3; more++) {
    const input = climbing.inputs[dice.number(0, climbing.inputs.length - 1)];
    if (input === undefined || input.kind === "measure" || input.type.kind === "date") continue;
    const grid = gridOf(input.type);
    values[input.index] ??= valueAt(grid, dice.number(0, grid.size - 1));
  }
  return { ...one, values };
}
row(
  "the same, each time with other facts filled in",
  rate(own, 5, (one) => situationOf(climbing, varied(one))),
);
row(
  "the cases as they are, with what would decide, in words",
  rate(own, 1, (one) => simulate(climbing, one)),
);
