/**
 * Policies for measuring the analysis: so many rules, thresholds, facts and powers, always the same for the same seed.
 * They are local, as real ones are: a topic has its own facts, thresholds, powers and rules, and every topic leans on
 * a few shared facts. Here and there somebody forgot to say which of two rules wins.
 */
import { type Dice, diceOf } from "./generate.ts";

export interface Size {
  readonly rules: number;
  readonly facts: number;
  readonly thresholds: number;
  readonly powers: number;
  readonly topics: number;
}

export const sizes = {
  middle: { rules: 200, facts: 40, thresholds: 120, powers: 24, topics: 8 },
  large: { rules: 2_000, facts: 200, thresholds: 1_000, powers: 120, topics: 40 },
} as const satisfies Record<string, Size>;

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PolicyInWork {
  readonly text: () => string;
  /** Gives one rule or one threshold another condition; the edit is that of the text as it was. */
  readonly edit: () => TextEdit;
}

interface Fact {
  readonly name: string;
  readonly type: "harm" | "yes/no" | "kind" | "number";
}

interface Topic {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly thresholds: readonly string[];
  readonly powers: readonly string[];
  readonly track: string;
  readonly matrix: string | undefined;
  /** Its rules only require, each the more the worse the facts are, and stronger powers go before weaker ones. */
  readonly firm: boolean;
}

/** A line whose condition can be written anew. */
interface Line {
  readonly head: string;
  condition: string;
  readonly tail: string;
  readonly anew: () => string;
}

const LEVELS = ["none", "low", "moderate", "serious", "extreme"] as const;
const KINDS = ["care-home", "home-care", "hospital", "clinic"] as const;
const PAIRS = ["care-home, hospital", "care-home, clinic", "home-care, hospital"] as const;
const STEPS = ["warn", "restrict", "close"] as const;
const MOST = 40;

const shared: readonly Fact[] = [
  { name: "harm-done", type: "harm" },
  { name: "immediate", type: "yes/no" },
  { name: "intent", type: "yes/no" },
  { name: "vulnerable", type: "yes/no" },
];

export function policyInWork(size: Size, seed = 1): PolicyInWork {
  const dice = diceOf(seed);
  const lines: (string | Line)[] = common();
  const topics: Topic[] = [];
  for (let number = 0; number < size.topics; number++) {
    const made = topicOf(size, number, dice);
    topics.push(made);
    lines.push(...declarations(made, number, topics[number - 1], size, dice));
  }
  lines.push(...principles(topics, dice));
  const shownLine = (line: string | Line) =>
    typeof line === "string" ? line : line.head + line.condition + line.tail;
  const editable = lines.flatMap((line, at) => (typeof line === "string" ? [] : [{ line, at }]));
  return {
    text: () => `${lines.map(shownLine).join("\n")}\n`,
    edit: () => {
      const chosen = editable[dice.number(0, editable.length - 1)];
      if (chosen === undefined) throw new Error("a policy has rules");
      const { line, at } = chosen;
      const before = lines.slice(0, at).reduce((sum, other) => sum + shownLine(other).length + 1, 0);
      const start = before + line.head.length;
      const end = start + line.condition.length;
      line.condition = line.anew();
      return { start, end, text: line.condition };
    },
  };
}

function common(): string[] {
  return `policy measured "Policy made for measuring the analysis" in force from 2024-01-01 decided by regulator
actor regulator "The regulator"
scale harm worsens ${LEVELS.join(" < ")}
choice kind: ${KINDS.join(", ")}
fact harm-done: harm
fact immediate: yes/no, worsens
fact intent: yes/no, worsens
fact vulnerable: yes/no, worsens
fact region: kind
action advise
rule default
  otherwise regulator may advise
assume nothing-immediate: not (harm-done is none and immediate)
  because "where there is no harm, nothing is immediate"`.split("\n");
}

function topicOf(size: Size, number: number, dice: Dice): Topic {
  const name = `t${number + 1}`;
  const share = (whole: number) =>
    Math.floor((whole * (number + 1)) / size.topics) - Math.floor((whole * number) / size.topics);
  const several = (count: number, what: string) =>
    Array.from({ length: count }, (_, at) => `${name}-${what}${at + 1}`);
  return {
    name,
    facts: several(share(size.facts - shared.length), "f").map((fact) => ({
      name: fact,
      type: byChance(dice, [30, "harm"], [30, "yes/no"], [20, "kind"], [20, "number"]),
    })),
    thresholds: several(share(size.thresholds), "T"),
    powers: several(share(size.powers), "P"),
    // The third and the fourth of every four topics share a track.
    track: `track${number % 4 === 3 ? number : number + 1}`,
    matrix: number % 2 === 0 ? `${name}-matrix` : undefined,
    firm: number % 4 === 1,
  };
}

function byChance<T>(dice: Dice, ...choices: readonly (readonly [number, T])[]): T {
  let left = dice.number(0, choices.reduce((sum, [weight]) => sum + weight, 0) - 1);
  for (const [weight, choice] of choices) {
    if (left < weight) return choice;
    left -= weight;
  }
  throw new RangeError("no choice");
}

function declarations(
  topic: Topic,
  number: number,
  before: Topic | undefined,
  size: Size,
  dice: Dice,
): readonly (string | Line)[] {
  const { name, facts, track, powers } = topic;
  const ownsTrack = track === `track${number + 1}`;
  const rules =
    Math.floor((size.rules * (number + 1)) / size.topics) - Math.floor((size.rules * number) / size.topics);
  return [
    ...facts.map(({ name: fact, type }) => {
      if (type === "number") return `fact ${fact}: 0..${MOST}, worsens`;
      return `fact ${fact}: ${type}${type === "yes/no" && (topic.firm || dice.number(1, 3) > 1) ? ", worsens" : ""}`;
    }),
    `parameter ${name}-limit: ${dice.number(2, 6) * 5}${number % 4 === 0 ? ` from 2025-01-01, was ${dice.number(2, 6) * 5} from 2024-01-01` : ""}`,
    ...matrixOf(topic),
    ...thresholdsOf(topic, before, dice),
    ...(ownsTrack
      ? [`track ${track}${number % 4 === 0 ? " one at a time" : ""} strengthens ${STEPS.join(" < ")}`]
      : []),
    ...powers.flatMap((power, at) => powerOf(topic, power, at, dice)),
    `action ${name}-report held by regulator publish never`,
    `action ${name}-meet held by regulator publish never`,
    `action ${name}-refer held by regulator publish never`,
    `action ${name}-record held by regulator publish never`,
    ...rulesOf(topic, rules, number % 4 === 0, dice),
    ...(number % 5 === 0 ? assumptionOf(topic) : []),
  ];
}

function matrixOf({ matrix, facts }: Topic): readonly string[] {
  const [row = shared[0], column = shared[0]] = facts.filter(({ type }) => type === "harm");
  if (matrix === undefined || row === undefined || column === undefined) return [];
  if (row === column)
    return [
      `define ${matrix}: harm is serious when immediate and ${row.name} is at least low, low otherwise`,
    ];
  const cell = (a: number, b: number) =>
    LEVELS[Math.min(LEVELS.length - 1, Math.ceil((a + b) / 2))] ?? "none";
  return [
    `matrix ${matrix}: harm by ${row.name} and ${column.name}`,
    `  | | ${LEVELS.join(" | ")} |`,
    ...LEVELS.map((level, at) => `  | ${level} | ${LEVELS.map((_, other) => cell(at, other)).join(" | ")} |`),
  ];
}

// ── Conditions ─────────────────────────────────────────────────────────────────────────────────────────────────

function atom({ facts, name, matrix, firm }: Topic, dice: Dice): string {
  const usable = firm ? facts.filter(({ type }) => type !== "kind") : facts;
  const known = dice.number(1, 4) === 1 || usable.length === 0 ? shared : usable;
  const fact = known[dice.number(0, known.length - 1)] ?? facts[0];
  if (fact === undefined) throw new Error("a topic has facts");
  const others = facts.filter(({ type, name: other }) => type === fact.type && other !== fact.name);
  const other = others[dice.number(0, Math.max(others.length - 1, 0))];
  const isAcross = !firm && dice.number(1, 100) <= 12 && other !== undefined;
  switch (fact.type) {
    case "harm":
      if (isAcross) return `${fact.name} is above ${other.name}`;
      if (matrix !== undefined && dice.number(1, 6) === 1)
        return `${matrix} is at least ${dice.oneOf(["low", "moderate"])}`;
      return firm || dice.number(1, 3) > 1
        ? `${fact.name} is at least ${dice.oneOf(["low", "moderate", "serious"])}`
        : `${fact.name} is at most ${dice.oneOf(["low", "moderate", "serious"])}`;
    case "yes/no":
      return `${!firm && dice.number(1, 4) === 1 ? "not " : ""}${fact.name}`;
    case "kind":
      return dice.number(1, 2) === 1
        ? `${fact.name} is ${dice.oneOf(KINDS)}`
        : `${fact.name} is one of (${dice.oneOf(PAIRS)})`;
    case "number":
      if (isAcross) return `${fact.name} is above ${other.name}`;
      if (dice.number(1, 4) === 1) return `${fact.name} is above ${name}-limit`;
      return firm || dice.number(1, 3) > 1
        ? `${fact.name} is ${dice.oneOf(["at least", "above"])} ${dice.number(1, 30)}`
        : `${fact.name} is below ${dice.number(12, MOST - 1)}`;
  }
}

/** Of 2 to 6 parts, each once, and never true or false for a trivial reason alone. */
function condition(topic: Topic, dice: Dice): string {
  const count = dice.number(2, 6);
  const parts = new Map<string, string>();
  for (let tries = 0; parts.size < count && tries < 40; tries++) {
    const part = atom(topic, dice);
    const about = part.replace("not ", "").split(" ")[0] ?? part;
    if (!parts.has(about)) parts.set(about, part);
  }
  const all = [...parts.values()];
  if (all.length > 2 && dice.number(1, 10) === 1)
    return `at least ${dice.number(2, all.length - 1)} of (${all.join(", ")})`;
  const [first, second, ...rest] = all;
  if (first === undefined || second === undefined) return all.join(" and ");
  if (rest.length === 0) return `${first} and ${second}`;
  const half = Math.ceil(all.length / 2);
  const [left, right] = [all.slice(0, half), all.slice(half)];
  const group = (list: readonly string[], word: string) =>
    list.length === 1 ? list.join() : `(${list.join(` ${word} `)})`;
  return dice.number(1, 2) === 1
    ? `${group(left, "or")} and ${group(right, "or")}`
    : `${group(left, "and")} or ${group(right, "and")}`;
}

function thresholdsOf(topic: Topic, before: Topic | undefined, dice: Dice): readonly Line[] {
  return topic.thresholds.map((name, at) => {
    const anew = () => {
      const made = condition(topic, dice);
      const other = topic.thresholds[dice.number(0, Math.max(at - 1, 0))];
      const far = before?.thresholds[dice.number(0, before.thresholds.length - 1)];
      if (at > 0 && dice.number(1, 5) === 1) return `${other} and (${made})`;
      return far !== undefined && dice.number(1, 12) === 1 ? `${far} and (${made})` : made;
    };
    return { head: `threshold ${name} met when `, condition: anew(), tail: "", anew };
  });
}

// ── Powers and rules ───────────────────────────────────────────────────────────────────────────────────────────

function powerOf(topic: Topic, power: string, at: number, dice: Dice): readonly string[] {
  const adequate =
    !topic.firm && dice.number(1, 2) === 1
      ? [`  adequate when not ${dice.oneOf(["immediate", "intent"])} or ${atom(topic, dice)}`]
      : [];
  return [
    `power ${power}`,
    "  held by regulator",
    `  is ${STEPS[at % STEPS.length]} on ${topic.track}`,
    `  kind formal${at === STEPS.length - 1 ? ", urgent" : ""}`,
    ...adequate,
    "  representations within 14 days after notice",
    "  appeal none",
    "  publish always",
  ];
}

type Modality = "must" | "should" | "may" | "must not";

/** Rules for each power of a firm topic. */
const FIRM = 3;

/** What requires or forbids overrides what says otherwise of a weaker power; once in fifty somebody forgot. */
function rulesOf(topic: Topic, count: number, oneAtATime: boolean, dice: Dice): readonly (string | Line)[] {
  const { name, powers, thresholds, firm } = topic;
  const written: { name: string; power: number; modality: Modality }[] = [];
  const lines: (string | Line)[] = [];
  for (let at = 0; at < count; at++) {
    const rule = `${name}-R${at + 1}`;
    // The first rules of a firm topic are about its powers, from the weakest on, the others about its actions.
    const power = firm ? Math.floor(at / FIRM) : dice.number(0, powers.length + (count > 30 ? 2 : 0));
    const target = powers[power] ?? `${name}-${dice.oneOf(["report", "meet", "refer", "record"])}`;
    const modality: Modality = firm
      ? power < powers.length
        ? "must"
        : dice.oneOf(["must", "should", "may"])
      : byChance<Modality>(dice, [30, "must"], [22, "should"], [42, "may"], [6, "must not"]);
    const anew = () => {
      const own = () => thresholds[dice.number(0, thresholds.length - 1)] ?? "";
      return byChance(
        dice,
        [4, () => `${own()} and ${atom(topic, dice)}`],
        [2, () => `${own()} and ${own()}`],
        [4, () => condition(topic, dice)],
      )();
    };
    const beaten = written.filter((other) => {
      if (firm) return power < powers.length && other.power < power;
      if (modality === "must not") return other.power === power && other.modality === "must";
      if (modality !== "must") return false;
      return other.power === power ? other.modality === "must not" : oneAtATime && other.modality === "must";
    });
    const kept = beaten.filter(() => firm || dice.number(1, 50) > 1);
    lines.push(
      `rule ${rule}`,
      { head: "  when ", condition: anew(), tail: "", anew },
      `  then regulator ${modality} ${powers.includes(target) ? "use " : ""}${target}${modality === "must" ? ` within ${dice.number(1, 4) * 7} days` : ""}`,
      ...(!firm && dice.number(1, 8) === 1 ? [`  unless ${atom(topic, dice)}`] : []),
      ...(kept.length === 0 ? [] : [`  overrides ${kept.map((other) => other.name).join(", ")}`]),
    );
    written.push({ name: rule, power, modality });
  }
  return lines;
}

function assumptionOf({ facts, name }: Topic): readonly string[] {
  const [first, second] = facts.filter(
    ({ type }) => type === "number" || type === "yes/no" || type === "harm",
  );
  if (first === undefined || second === undefined) return [];
  const said = ({ name: fact, type }: Fact) =>
    type === "number" ? `${fact} is above 30` : type === "harm" ? `${fact} is extreme` : fact;
  return [
    `assume ${name}-not-both: not (${said(first)} and ${said(second)})`,
    '  because "that never comes together"',
  ];
}

/** A few of each form; most hold, as they do in a policy that is nearly done. */
function principles([first, second, third]: readonly Topic[], dice: Dice): readonly string[] {
  if (first === undefined || second === undefined || third === undefined) return [];
  const threshold = ({ thresholds }: Topic) => thresholds[dice.number(0, thresholds.length - 1)] ?? "";
  const [weak, , strong] = first.powers;
  return [
    "principle proportionality",
    `  choose the lowest adequate power on ${second.track}`,
    `  choose the lowest adequate power on ${third.track}`,
    "principle firmer",
    `  worse harm-done never leads to a weaker power on ${second.track}`,
    `  worse facts never lead to a weaker power on ${second.track}`,
    `  worse intent never leads to a weaker power on ${third.track}`,
    "principle alike",
    "  region never changes the outcome",
    `  ${third.facts[0]?.name ?? "region"}, intent never change the outcome`,
    "principle gradual",
    `  one step worse moves ${second.track} by at most 3 steps`,
    "principle sufficient",
    `  whenever ${second.name}-R1 applies, some power on ${second.track} is required`,
    `  whenever ${second.name}-R2 applies or ${second.name}-R3 applies, outcome is not gap`,
    `  whenever ${threshold(first)} and immediate, some power on ${first.track} is available`,
    "principle apart",
    `  never ${strong} is required and ${weak} is required`,
    `  never ${second.powers[0]} is required and harm-done is none and ${second.powers[2]} is required`,
    "principle open",
    "  every formal power states holder, representations, appeal and publication",
  ];
}
