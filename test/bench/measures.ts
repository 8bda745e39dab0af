/**
 * How many timelines a second are worked out and decided, on one core: a policy that asks twelve things of its events,
 * timelines of five years with 20 and with 200 of them. Prints medians. `node test/bench/measures.ts`
 */
import { dayOf } from "@remit/server/semantics/dates.ts";
import type { Happened, Model, Timeline } from "@remit/server/semantics/model.ts";
import { valuesOf } from "@remit/server/simulation/case-values.ts";
import { decide } from "@remit/server/simulation/decide.ts";
import type { Kase } from "@remit/server/simulation/kase.ts";
import { simulate } from "@remit/server/simulation/simulate.ts";
import { modelOf } from "../support/model-of.ts";

const policy = `policy bench "What happened" in force from 2020-01-01 calendar england-and-wales
actor inspector
scale harm worsens none < low < moderate < serious
choice regulation: r9, r12, r17
event breach with severity: harm, regulation at most 200 worsens
event visit with passed: yes/no at most 200
event notice at most 200 deemed received 2 days after
fact closing: yes/no
parameter look-back: 24 months
threshold repeated met when count of breach in the last look-back is at least 2
threshold persistent met when count of breach where severity is at least moderate in the last 36 months is at least 3
threshold wide met when count of breach distinct by regulation in the last 12 months is at least 3
threshold grave met when severity of latest breach is serious and time since latest breach is at most 90 days
threshold recovered met when count of consecutive visit where passed is yes is at least 3
threshold unanswered met when count of breach since latest notice is at least 1
threshold stale met when time since latest visit is at least 365 days
track civil one at a time strengthens advise < warn < restrict < close
power advice is advise on civil
power warning is warn on civil
power conditions is restrict on civil
power closure is close on civil open when grave
rule R1 when repeated and not recovered then inspector must use warning within 28 days
rule R2 when persistent and unanswered then inspector must use conditions within 28 days overrides R1
rule R3 when grave and wide and not closing then inspector must use closure within 2 days overrides R1, R2
rule R4 when stale then inspector may use advice
rule other otherwise inspector may use advice
`;

const model = modelOf(policy);
const on = dayOf("2026-05-01") ?? 0;

/** Numbers from 0 up to 1, always the same ones. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function timelineOf({ events }: Model, count: number, next: () => number): Timeline {
  const happened = Array.from({ length: count }, (): Happened => {
    const event = events[Math.floor(next() * events.length)];
    if (event === undefined) throw new RangeError("the policy has events");
    return {
      event,
      on: on - Math.floor(next() * 1826),
      fields: event.fields.map(({ type }) => {
        const size = type.kind === "scale" || type.kind === "choice" ? type.levels.length : 2;
        return Math.floor(next() * size);
      }),
      received: undefined,
      upheld: undefined,
      withdrawn: next() < 0.1 ? on - Math.floor(next() * 400) : undefined,
      because: undefined,
    };
  });
  const none = events.filter((event) => !happened.some((one) => one.event === event));
  return { events: happened, none };
}

function casesOf(count: number, events: number): readonly Kase[] {
  const next = random(count + events);
  return Array.from({ length: count }, () => ({
    on,
    values: model.inputs.map(({ name }) => (name === "closing" ? 0 : undefined)),
    timeline: timelineOf(model, events, next),
  }));
}

const ROUNDS = 9;

/** Microseconds a case, the median of several rounds. */
function measure(cases: readonly Kase[], work: (kase: Kase) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const kase of cases) work(kase);
    times.push(((performance.now() - start) * 1000) / cases.length);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
}

const works: readonly (readonly [string, (kase: Kase) => unknown])[] = [
  ["measures worked out", (kase) => valuesOf(model, kase)],
  ["and decided", (kase) => decide(model, kase)],
  ["with the whole outcome", (kase) => simulate(model, kase)],
  ["and its explanation", (kase) => simulate(model, kase, { trace: true })],
];

console.log(`${model.measures.length} measures, ${model.rules.length} rules`);
for (const events of [20, 200]) {
  const cases = casesOf(events === 20 ? 1000 : 200, events);
  for (const [name, work] of works) {
    const time = measure(cases, work);
    const each = `${time.toFixed(0)} µs`;
    console.log(`${events} events, ${name}: ${each} each, ${Math.round(1e6 / time)} a second`);
  }
}
