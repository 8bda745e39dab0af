/**
 * Policies in which nothing is wrong, by the way they are made: on each track every step is asked for above a higher
 * cut than the one below it, gives way to it, and there is an answer where none applies. The same seed gives the same.
 */
import { type Dice, diceFrom } from "./random-policy.ts";

export function cleanPolicy(seed: number): string {
  const dice = diceFrom(seed);
  const lines = [
    'policy clean "A policy in order" in force from 2024-01-01 calendar england-and-wales',
    "actor officer",
    "scale harm worsens h0 < h1 < h2 < h3",
    "scale likelihood worsens l0 < l1 < l2",
    "scale grade worsens g0 < g1 < g2 < g3 < g4 < g5",
    "choice service: home, hospital, clinic",
    "fact service-type: service",
    "principle alike service-type never changes the outcome",
  ];
  const topics = dice.whole(1, 3);
  for (let index = 0; index < topics; index++) {
    const name = `t${index}`;
    lines.push(...(dice.chance(0.65) ? ladder(name, dice) : lowestThatWillDo(name, dice)));
  }
  return `${lines.join("\n")}\n`;
}

/** Something that gets worse: how it is declared, and what it is to reach one of its cuts, the lowest first. */
interface Measure {
  readonly declared: readonly string[];
  readonly reaches: readonly string[];
}

function measure(topic: string, dice: Dice): Measure {
  const levels = (name: string, scale: string, count: number) =>
    Array.from({ length: count - 1 }, (_, at) => `${name} is at least ${scale}${at + 1}`);
  switch (dice.pick(["level", "matrix", "bands", "number", "dated"] as const)) {
    case "level":
      return { declared: [`fact ${topic}-harm: harm`], reaches: levels(`${topic}-harm`, "h", 4) };
    case "matrix": {
      const cells = (row: number) => [0, 1, 2].map((column) => `g${row + column}`).join(" | ");
      return {
        declared: [
          `fact ${topic}-harm: harm`,
          `fact ${topic}-likelihood: likelihood`,
          `matrix ${topic}-grade: grade by ${topic}-harm and ${topic}-likelihood`,
          "  | | l0 | l1 | l2 |",
          ...[0, 1, 2, 3].map((row) => `  | h${row} | ${cells(row)} |`),
        ],
        reaches: levels(`${topic}-grade`, "g", 6),
      };
    }
    case "bands": {
      const [first, second] = [dice.whole(1, 3), dice.whole(5, 7)];
      const n = `${topic}-notices`;
      return {
        declared: [
          `fact ${n}: 0..9 notices, worsens`,
          `define ${topic}-grade: grade is g0 when ${n} is below ${first} notices, g1 when ${n} is between ${first} notices and ${second} notices, g2 otherwise`,
        ],
        reaches: levels(`${topic}-grade`, "g", 3),
      };
    }
    case "number":
      return {
        declared: [`fact ${topic}-days: 0..60 days, worsens`],
        reaches: [7, 14, 28].map((days) => `${topic}-days is above ${days} days`),
      };
    case "dated": {
      const cut = dice.whole(2, 4);
      return {
        declared: [
          `fact ${topic}-notices: 0..9 notices, worsens`,
          `parameter ${topic}-few: ${cut} notices from 2025-01-01, was ${cut - 1} notices`,
          `parameter ${topic}-many: ${cut + 3} notices from 2025-07-01, was ${cut + 2} notices`,
        ],
        reaches: [`${topic}-notices is at least ${topic}-few`, `${topic}-notices is at least ${topic}-many`],
      };
    }
  }
}

/** Each step is required from a cut on, and overrides those below it. */
function ladder(topic: string, dice: Dice): readonly string[] {
  const { declared, reaches } = measure(topic, dice);
  const cuts = someInOrder(reaches, dice);
  const [top] = cuts.slice(-1);
  const evidence = dice.chance(0.6) ? `${topic}-evidence` : undefined;
  const paused = dice.chance(0.4) ? `${topic}-paused` : undefined;
  const isGated = evidence !== undefined && dice.chance(0.5);
  const named = dice.chance(0.4);
  const steps = ["advise", ...cuts.map((_, at) => `step${at}`)];
  const lines = [
    ...declared,
    `track ${topic}${dice.chance(0.7) ? " one at a time" : ""} strengthens ${steps.join(" < ")}`,
    `power ${topic}-advice is advise on ${topic}`,
    ...cuts.map(
      (_, at) => `power ${topic}-p${at} is step${at} on ${topic}${isGated ? ` open when ${evidence}` : ""}`,
    ),
    `rule ${topic}-default otherwise on ${topic} officer may use ${topic}-advice`,
  ];
  if (evidence !== undefined) lines.push(`judgement ${evidence}: yes/no by officer`);
  if (paused !== undefined) lines.push(`fact ${paused}: yes/no`);
  if (named && top !== undefined) lines.push(`threshold ${topic}-gravest met when ${top}`);
  const asked = (cut: string) => (evidence === undefined ? cut : `${cut} and ${evidence}`);
  cuts.forEach((cut, at) => {
    const isTop = at === cuts.length - 1;
    const below = Array.from({ length: at }, (_, lower) => `${topic}-R${lower}`);
    lines.push(
      `rule ${topic}-R${at} when ${asked(named && isTop ? `${topic}-gravest is met` : cut)} then officer must use ${topic}-p${at}${dice.chance(0.3) ? " within 5 days" : ""}${isTop && paused !== undefined ? ` unless ${paused}` : ""}${below.length === 0 ? "" : ` overrides ${below.join(", ")}`}`,
    );
  });
  const last = `${topic}-p${cuts.length - 1}`;
  if (paused !== undefined)
    lines.push(`rule ${topic}-pause when ${paused} then officer must not use ${last}`);
  if (top !== undefined && dice.chance(0.5)) {
    const rest = paused === undefined ? "" : ` and not ${paused}`;
    lines.push(`principle ${topic}-gravest-first whenever ${asked(top)}${rest}, ${last} is selected`);
  }
  if (evidence !== undefined)
    lines.push(`principle ${topic}-evidence-first never ${last} is selected and not ${evidence}`);
  if (dice.chance(0.6)) {
    lines.push(`action ${topic}-tell`);
    lines.push(`rule ${topic}-tells when ${cuts[0] ?? ""} then officer should ${topic}-tell`);
  }
  lines.push(
    `principle ${topic}-worse worse facts never lead to a weaker power on ${topic}`,
    `principle ${topic}-smooth one step worse moves ${topic} by at most ${steps.length} steps`,
  );
  return lines;
}

/** All are permitted where there is a breach, and each but the strongest will do below a cut only. */
function lowestThatWillDo(topic: string, dice: Dice): readonly string[] {
  const { declared, reaches } = measure(topic, dice);
  const cuts = someInOrder(reaches, dice);
  const powers = [...cuts.map((_, at) => `${topic}-p${at}`), `${topic}-last`];
  const steps = ["none-needed", ...powers.map((_, at) => `step${at}`)];
  return [
    ...declared,
    `fact ${topic}-breach: yes/no, worsens`,
    `track ${topic} strengthens ${steps.join(" < ")}`,
    `power ${topic}-talk is none-needed on ${topic}`,
    ...powers.map((power, at) => {
      const cut = cuts[at];
      return `power ${power} is step${at} on ${topic}${cut === undefined ? "" : ` adequate when not (${cut})`}`;
    }),
    `rule ${topic}-act when ${topic}-breach then officer may use ${powers.join(", ")}`,
    `rule ${topic}-default otherwise on ${topic} officer should use ${topic}-talk`,
    `principle ${topic}-lowest choose the lowest adequate power on ${topic}`,
    `principle ${topic}-worse worse facts never lead to a weaker power on ${topic}`,
  ];
}

/** One or more of a list, in its order. */
function someInOrder(list: readonly string[], dice: Dice): readonly string[] {
  const kept = list.filter(() => dice.chance(0.6));
  return kept.length > 0 ? kept : list.slice(0, 1);
}
