/**
 * How many cases a second the interpreter decides, on one core: a policy of 20 rules, cases with all facts known.
 * Prints medians. `node test/bench/interpreter.ts`
 */
import type { Model } from "@remit/server/semantics/model.ts";
import { decide } from "@remit/server/simulation/decide.ts";
import { type Kase, simulate } from "@remit/server/simulation/simulate.ts";
import { modelOf } from "../support/model-of.ts";

const policy = `policy bench "Twenty rules" in force from 2024-01-01 calendar england-and-wales decided by board
actor inspector actor board
scale harm worsens none < low < moderate < serious
scale chance worsens remote < possible < probable
scale risk worsens minor < medium < high < extreme
choice service: care-home, home-care, hospital, clinic
fact impact: harm
fact likelihood: chance
fact earlier-notices: 0..20 notices, worsens
fact turnover: £0..£5,000,000
fact staff: 0..500 people
fact kind-of-service: service
fact injured: yes/no, worsens
fact still-going-on: yes/no, worsens
fact reported-late: yes/no, worsens
fact co-operates: yes/no, improves
fact vulnerable-people: yes/no, worsens
fact money-gained: £0..£1,000,000, worsens
fact days-late: 0..365
fact told-on: date
judgement evidence-sufficient: yes/no by inspector
judgement can-improve: yes/no, improves by inspector
judgement intent: yes/no, worsens by inspector
parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04
parameter large: £1,000,000 from 2024-01-01
matrix how-serious: risk by likelihood and impact
  |          | none  | low    | moderate | serious |
  | remote   | minor | minor  | medium   | high    |
  | possible | minor | medium | high     | extreme |
  | probable | minor | medium | high     | extreme |

threshold repeated met when earlier-notices is at least repeat
threshold serious met when how-serious is at least high
threshold urgent met when how-serious is extreme and (still-going-on or vulnerable-people)
define size: risk is extreme when turnover is above large, high when turnover is above £100,000 and turnover is at most large, minor otherwise
define aggravated: yes/no is at least 2 of (intent, reported-late, money-gained is above £10,000, days-late is above 28)
track civil one at a time strengthens advise < warn < restrict < suspend < close
track criminal strengthens caution < prosecute
power advice is advise on civil
power warning is warn on civil
power conditions is restrict on civil adequate when how-serious is at most high
power suspension is suspend on civil open when serious
power closure is close on civil open when urgent
power caution is caution on criminal
power prosecution is prosecute on criminal open when evidence-sufficient
action refer action publish action visit action write
principle proportionality choose the lowest adequate power on civil
rule A1 when how-serious is at least medium and evidence-sufficient then inspector may use warning
rule A2 when serious and evidence-sufficient then inspector should use conditions overrides A1
rule A3 when serious and repeated and evidence-sufficient then inspector must use conditions within 28 days overrides A2
rule A4 when urgent and evidence-sufficient then inspector must use suspension within 2 working days after told-on overrides A3
rule A5 when urgent and repeated and not can-improve and evidence-sufficient then board must use closure overrides A3, A4
rule A6 when kind-of-service is one of (home-care, clinic) and how-serious is medium then inspector may use advice
rule A7 when co-operates and how-serious is at most medium and not repeated then inspector may use advice, warning
rule B1 when aggravated and serious then board may use prosecution
rule B2 when aggravated and serious and intent then board must use prosecution overrides B1
rule B3 when reported-late and not aggravated then board may use caution
rule B4 when money-gained is at least £250,000 and evidence-sufficient then board should use prosecution
rule C1 when vulnerable-people and impact is at least moderate then inspector must refer within 1 working day
rule C2 when serious then board must publish within 3 months unless vulnerable-people
rule C3 when still-going-on and staff is above 50 people then inspector must visit within 10 working days
rule C4 when injured or impact is serious then inspector must write within 5 days
rule C5 when size is at least high and repeated then inspector should visit within 28 days
rule C6 when days-late is between 1 and 28 then inspector should write
rule C7 when kind-of-service is hospital and impact is at least moderate then inspector must refer
rule none-civil otherwise on civil inspector may use advice
rule none otherwise inspector should write
`;

/** Numbers from 0 up to 1, always the same (mulberry32). */
function random(): () => number {
  let state = 7;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function cases({ inputs }: Model, count: number): readonly Kase[] {
  const next = random();
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const on = 20_600;
  return Array.from({ length: count }, () => ({
    on,
    values: inputs.map(({ type }) => {
      switch (type.kind) {
        case "yes/no":
          return between(0, 1);
        case "scale":
        case "choice":
          return between(0, type.levels.length - 1);
        case "date":
          return between(on - 60, on);
        default:
          return between(type.min, type.max);
      }
    }),
  }));
}

/** Cases a second: the median of nine rounds after two that warm up. */
function rate(all: readonly Kase[], run: (kase: Kase) => unknown): number {
  const rounds = Array.from({ length: 11 }, () => {
    const start = performance.now();
    for (const kase of all) run(kase);
    return (all.length / (performance.now() - start)) * 1000;
  });
  return rounds.slice(2).sort((a, b) => a - b)[4] ?? 0;
}

const model = modelOf(policy);
const all = cases(model, 20_000);
const show = (what: string, cases: number) =>
  console.log(`${what.padEnd(32)}${Math.round(cases).toLocaleString("en-GB").padStart(12)} cases/s`);

console.log(`${model.rules.length} rules, ${model.inputs.length} facts and judgements`);
show(
  "decided",
  rate(all, (kase) => decide(model, kase)),
);
show(
  "outcome without explanation",
  rate(all, (kase) => simulate(model, kase)),
);
show(
  "outcome with explanation",
  rate(all.slice(0, 4000), (kase) => simulate(model, kase, { trace: true })),
);
