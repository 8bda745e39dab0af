/**
 * Policies for the benchmarks: of any length, always the same for the same seed, in the mix that a real one has, and
 * without a problem. A policy is one common part and as many topics as it takes; each topic has its own facts,
 * thresholds, powers, rules and cases, leans on the common ones, and on those of the topic before it.
 */

const TOPICS = [
  ["medicines", "Medicines"],
  ["fire", "Fire safety"],
  ["staffing", "Staffing"],
  ["premises", "Premises and equipment"],
  ["records", "Records"],
  ["consent", "Consent"],
  ["nutrition", "Food and drink"],
  ["infection", "Infection control"],
  ["complaints", "Complaints"],
  ["safeguarding", "Safeguarding"],
  ["governance", "Good governance"],
  ["transport", "Transport"],
  ["visitors", "Visitors"],
  ["training", "Training"],
  ["privacy", "Dignity and privacy"],
  ["restraint", "Restraint"],
] as const;

const HARMS = ["none", "low", "moderate", "serious"] as const;
const LIKELIHOODS = ["remote", "possible", "probable"] as const;
const STEPS = ["advise", "warn", "restrict", "suspend", "close"] as const;
const SERVICES = ["care-home", "home-care", "hospital", "clinic"] as const;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  readonly number: (from: number, to: number) => number;
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T;
}

export function diceOf(seed: number): Dice {
  const next = random(seed);
  const number = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { number, oneOf: (list) => list[number(0, list.length - 1)] ?? list[0] };
}

/**
 * A policy of at least `lines` lines and at most one topic (about 130 lines) more. One file, no problem in it.
 */
export function generatePolicy(lines: number, seed = 1): string {
  const dice = diceOf(seed);
  const written = common();
  const topics: string[] = [];
  for (let number = 1; written.length < lines || topics.length === 0; number++) {
    const [word, title] = TOPICS[(number - 1) % TOPICS.length] ?? TOPICS[0];
    const round = Math.ceil(number / TOPICS.length);
    const name = round === 1 ? word : `${word}-${round}`;
    const before = topics.at(-1);
    topics.push(name);
    written.push(...topic(name, round === 1 ? title : `${title} ${round}`, before, dice));
  }
  return `${written.join("\n")}\n`;
}

function common(): string[] {
  return `policy generated "Enforcement policy made for measuring" edition "1" in force from 2024-03-04
  decided by regulator
  calendar england-and-wales

actor regulator "The regulator"
actor inspector "Inspector"
actor provider "Registered provider"
actor tribunal "Tribunal"

source tree "Decision tree" address "https://example.org/tree" authority regulator read 2026-01-05
source act "The Act" address "https://example.org/act" authority statute read 2026-01-05

// Worse to the right.
scale harm "Harm" worsens none < low < moderate < serious
scale likelihood "Likelihood of harm" worsens remote < possible < probable
scale seriousness "Seriousness of a breach" worsens low < medium < high < extreme

choice service-type "Kind of service": care-home "Care home", home-care "Care at home", hospital, clinic

fact service "Kind of service": service-type
  question "What kind of service is it?"
fact breach-known-on "Day on which the breach became known": date
judgement evidence-sufficient "Evidence": yes/no by inspector guided by "credible, relevant, recorded"
  question "Is the evidence sufficient to act on?"
judgement can-improve-alone "Can improve alone": yes/no, improves by inspector
  guided by "record, plan, staff"

parameter repeat "Repeat" [tree 3B]: 2 notices from 2026-04-01, was 3 notices from 2024-03-04
parameter soon "Without delay" [tree 4]: 2 working days

threshold may-act "May act" met when evidence-sufficient
  because "nobody acts on what cannot be shown"

track civil "Civil enforcement" one at a time strengthens advise < warn < restrict < suspend < close

rule default "Advise" [tree 1]
  otherwise inspector may advise-provider
  because "no other rule asks for anything"

action advise-provider "Advise the provider" held by inspector

principle proportionality "The lowest adequate power" [tree 2]
  choose the lowest adequate power on civil
  because "no more than is needed"

principle like-cases-alike "Like cases alike"
  service never changes the outcome
`.split("\n");
}

function topic(name: string, title: string, before: string | undefined, dice: Dice): string[] {
  const repeat = dice.number(1, 4);
  const cost = dice.number(2, 40) * 500;
  const share = dice.number(3, 9) * 10;
  const paragraph = dice.number(1, 60);
  const step = dice.number(1, 2);
  const harmful = dice.number(1, 3);
  const mild = HARMS[harmful - 1] ?? "none";
  const grave = HARMS[harmful] ?? "low";
  const likely = dice.oneOf(LIKELIHOODS);
  const lighter = STEPS[step] ?? "warn";
  const heavier = STEPS[step + 1] ?? "restrict";
  const joined =
    before === undefined ? "evidence-sufficient" : `any of (${before}-serious-harm, evidence-sufficient)`;
  return `
// ── ${title} ──────────────────────────────────────────────

fact ${name}-harm "Harm: ${title}" [act s${paragraph}]: harm
  question "What harm has come of it, or would?"
fact ${name}-likelihood "Likelihood: ${title}": likelihood
  question "How likely is it to happen again?"
fact ${name}-breaches "Earlier breaches: ${title}": 0..20 notices, worsens
  question "How many notices have been given before?"
fact ${name}-cost "Loss: ${title}": £0..£50,000, worsens
fact ${name}-checked "Share of checks done: ${title}": 0%..100%, improves
fact ${name}-contained "Contained: ${title}": yes/no, improves
  note "contained means that nobody can come to harm by it any more"
fact ${name}-overdue "Overdue: ${title}": 0..365 days, worsens
fact ${name}-known-on "First known: ${title}": date

judgement ${name}-will-improve "Will improve: ${title}": yes/no, improves by inspector
  guided by "the record of the last two years, the plan, who carries it out"
  question "Will the provider put it right by itself?"

parameter ${name}-repeat "Repeat: ${title}" [tree ${paragraph}]: ${repeat} notices from 2026-04-01, was ${repeat + 1} notices from 2024-03-04
parameter ${name}-time "Time to put right: ${title}": ${dice.number(1, 8) * 7} days

define ${name}-at-risk "At risk: ${title}": yes/no
  is ${name}-harm is at least ${grave} and not ${name}-contained
define ${name}-level "Level: ${title}": seriousness
  is extreme when ${name}-harm is serious and ${name}-likelihood is probable,
    low when ${name}-harm is at most low,
    medium otherwise

matrix ${name}-seriousness "Seriousness: ${title}" [tree 3A]: seriousness by ${name}-likelihood and ${name}-harm
  |          | none | low    | moderate | serious |
  | remote   | low  | low    | low      | medium  |
  | possible | low  | low    | medium   | high    |
  | probable | low  | medium | high     | extreme |

threshold ${name}-serious-harm "Serious harm: ${title}" [act s${paragraph}(2)]
  met when ${name}-seriousness is at least high and not ${name}-contained
  because "harm of this kind is what the rules are there to prevent"
threshold ${name}-repeated "Repeated: ${title}" [tree 3B]
  met when ${name}-breaches is at least ${name}-repeat or ${name}-overdue is above ${name}-time
threshold ${name}-costly "Costly: ${title}"
  met when ${name}-cost is above £${cost.toLocaleString("en-GB")} and ${name}-checked is below ${share}%
threshold ${name}-joined "Together: ${title}"
  met when at least 2 of (${name}-repeated, ${name}-costly, ${name}-at-risk, ${joined})

power ${name}-notice "Notice: ${title}" [act s${paragraph}]
  held by regulator
  is ${lighter} on civil
  kind formal
  adequate when ${name}-level is at most medium or ${name}-will-improve
  representations within 14 days after service
  appeal none
  publish after representations
power ${name}-order "Order: ${title}" [act s${paragraph + 1}]
  held by regulator
  is ${heavier} on civil
  kind formal, urgent
  open when may-act and ${name}-harm is above ${mild}
  excludes ${name}-notice
  representations none
  appeal to tribunal within 28 days after service
  publish always

action ${name}-report "Report: ${title}"
  held by inspector
  publish never

rule ${name}-R1 "Notice: ${title}" [tree 3B]
  when ${name}-seriousness is at least medium and may-act
  then inspector should use ${name}-notice and inspector must ${name}-report within soon after ${name}-known-on proved by "the report in the file"
  unless ${name}-contained and can-improve-alone
  because "{${name}-seriousness} seriousness, with evidence"
rule ${name}-R2 "Order: ${title}" [tree 3C]
  in force from 2024-03-04
  when ${name}-serious-harm and ${name}-repeated and may-act   // the legal test is the gate of the power
  then regulator must use ${name}-order within 10 working days after breach-known-on
  overrides ${name}-R1
  because "{${name}-breaches} earlier notices reach {${name}-repeat}"
rule ${name}-R3 "Costly: ${title}"
  when ${name}-joined and ${name}-likelihood is ${likely} and breach-known-on is known and ${name}-breaches is at least repeat
  then inspector may ${name}-report
  because "several signs at once"

principle ${name}-first "Act on ${title.toLowerCase()}"
  worse ${name}-harm never leads to a weaker power on civil
  because "the worse the harm, the firmer the answer"

case "${title}: serious and repeated" on 2026-05-01
  given
    ${name}-harm is serious because "two statements",
    ${name}-likelihood is probable,
    ${name}-breaches is ${repeat} notices,
    ${name}-contained is no,
    ${name}-cost is £${cost.toLocaleString("en-GB")},
    ${name}-checked is ${share}%,
    evidence-sufficient is yes because "statements taken",
    ${name}-known-on is 2026-04-20,
    breach-known-on is 2026-04-21,
    service is ${dice.oneOf(SERVICES)}
  expect
    ${name}-order is required by ${name}-R2,
    ${name}-seriousness is extreme,
    ${name}-serious-harm is met,
    ${name}-notice is not selected

cases "${title}: boundaries" on 2026-05-01
  given evidence-sufficient is yes, ${name}-contained is no, ${name}-overdue is 0 days
  | ${name}-harm | ${name}-likelihood | ${name}-breaches | expect                          |
  | none         | remote             | 0                | ${name}-seriousness is low      |
  | low          | probable           | 0                | ${name}-seriousness is medium   |
  | moderate     | possible           | ${repeat - 1}    | ${name}-repeated is not met     |
  | moderate     | probable           | ${repeat}        | ${name}-repeated, ${name}-serious-harm |
  | serious      | possible           | 20               | ${name}-order                   |
  | serious      | probable           | ${repeat}        | ${name}-seriousness is extreme  |`.split("\n");
}
