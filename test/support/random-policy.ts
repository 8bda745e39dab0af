/**
 * Small random policies as text, one declaration on a line (but for tables): few facts with few values, so that
 * every case can be tried, and everything the language can say. The same seed gives the same policy.
 */

export interface RandomPolicyOptions {
  /** Whether `is known` is asked: its facts then have one more value, unknown. */
  readonly asksWhatIsKnown?: boolean;
  /** Whether to leave out what is likely to be a mistake: no conflicts, no gaps, nothing dead. */
  readonly principles?: boolean;
  /** Whether the day of the conduct may pick the editions: a date, of which there are too many values to count. */
  readonly conduct?: boolean;
  /** Whether it asks what happened: how often in which time, and how bad the latest was. */
  readonly events?: boolean;
  /** Whether it asks how clocks stand that run from what happened. Their days are asked for nothing else. */
  readonly clocks?: boolean;
  /** Whether most rules override others, and most policies have `otherwise` rules, which do so too. */
  readonly entwined?: boolean;
}

export function randomPolicy(
  seed: number,
  {
    asksWhatIsKnown = true,
    principles = true,
    conduct = false,
    events = false,
    clocks = false,
    entwined = false,
  }: RandomPolicyOptions = {},
): string {
  const dice = diceFrom(seed);
  const { chance, whole, pick, some } = dice;
  const lines: string[] = [];
  const dated = chance(0.4);
  const policyFrom = chance(0.8);
  lines.push(
    `policy p${policyFrom ? " in force from 2024-01-01" : ""}${policyFrom && chance(0.2) ? " until 2025-12-31" : ""} calendar england-and-wales`,
  );
  lines.push("actor officer");
  lines.push("scale harm worsens h0 < h1 < h2");
  lines.push(`scale grade ${pick(["worsens ", "improves ", ""])}g0 < g1 < g2`);
  lines.push("choice kind: k0, k1, k2");
  const dates = ["2024-07-01", "2025-01-01"];

  // ── Facts ────────────────────────────────────────────────────────────────────────────────────────────────────
  interface Fact {
    readonly name: string;
    readonly type: "yes/no" | "harm" | "grade" | "kind" | "count" | "points" | "clock";
    readonly directed: boolean;
  }
  const facts: Fact[] = [];
  const factCount = clocks ? whole(1, 3) : whole(2, 4);
  for (let index = 0; index < factCount; index++) {
    const type = pick(["yes/no", "yes/no", "harm", "grade", "kind", "count", "count", "points"] as const);
    if (events && (type === "count" || type === "harm")) {
      const where = pick(["", "", " where severity is h2", " where severity is at least h1"]);
      const window = pick(["", " in the last 24 months", " in the last 12 months", " in the last 300 days"]);
      const what = type === "count" ? "count of breach" : "severity of latest breach";
      const name = `${what}${where}${window}`;
      if (!facts.some((fact) => fact.name === name)) facts.push({ name, type, directed: false });
      continue;
    }
    const written = {
      "yes/no": "yes/no",
      harm: "harm",
      grade: "grade",
      kind: "kind",
      count: "0..3 notices",
      points: "0..0.5 points",
    }[type];
    const direction = type !== "kind" && chance(0.5) ? pick([", worsens", ", worsens", ", improves"]) : "";
    const name = `f${index}`;
    if (chance(0.25)) lines.push(`judgement ${name}: ${written}${direction} by officer`);
    else lines.push(`fact ${name}: ${written}${direction}`);
    facts.push({ name, type, directed: direction !== "" || type === "harm" });
  }
  if (events || clocks) lines.push("event breach with severity: harm at most 2 worsens");
  if (clocks) {
    lines.push("event reply at most 1");
    const clockLines = randomClocks(dice);
    lines.push(...clockLines);
    for (const place of clockLines.keys()) facts.push({ name: `c${place}`, type: "clock", directed: false });
    if (chance(0.3)) facts.push({ name: "count of reply", type: "count", directed: false });
  }
  const hasParameter = dated && chance(0.8);
  if (hasParameter)
    lines.push(
      `parameter limit: ${whole(0, 3)} notices from ${pick(dates)}, was ${whole(0, 3)} notices${chance(0.7) ? " from 2024-01-01" : ""}`,
    );

  const named = facts.filter(({ name, type }) => type !== "clock" && !name.includes(" "));

  // ── Conditions ───────────────────────────────────────────────────────────────────────────────────────────────
  const conditions: string[] = [];
  const levelled: { readonly name: string; readonly scale: "harm" | "grade" }[] = [];
  const relation = () => pick(["at least", "at most", "above", "below", ""]);
  const is = (left: string, right: string) =>
    `${left} is ${[chance(0.1) ? "not " : "", relation(), " ", right].join("").trim().replaceAll(/ +/g, " ")}`;

  function comparison(): string {
    const fact = pick(facts);
    if (asksWhatIsKnown && chance(0.04)) return `${fact.name} is ${pick(["known", "unknown"])}`;
    const others = facts.filter((other) => other.type === fact.type && other !== fact);
    const [other] = others;
    switch (fact.type) {
      case "yes/no":
        return chance(0.3) ? `not ${fact.name}` : fact.name;
      case "kind":
        return `${fact.name} is ${chance(0.3) ? "one of (k0, k2)" : pick(["k0", "k1", "k2", "not k1"])}`;
      case "harm":
      case "grade":
        if (other !== undefined && chance(0.2)) return is(fact.name, other.name);
        if (chance(0.15)) return `${fact.name} is between ${fact.type[0]}0 and ${fact.type[0]}1`;
        return is(fact.name, `${fact.type[0]}${whole(0, 2)}`);
      case "count": {
        if (hasParameter && chance(0.3)) return is(fact.name, "limit");
        if (other !== undefined && chance(0.3))
          return pick([
            is(fact.name, other.name),
            is(`${fact.name} + ${other.name}`, `${whole(1, 7)} notices`),
            is(`${fact.name} * ${whole(2, 3)}`, `${other.name} + ${whole(0, 3)} notices`),
          ]);
        return is(fact.name, `${whole(0, 3)} notices`);
      }
      case "clock":
        return `${fact.name} is ${pick(["running", "running", "not running", "expired", "not expired", "met", "not-started", "one of (running, expired)"])}`;
      case "points":
        return is(fact.name, pick(["0.2 points", "0.3 points", "0.25 points", "0.5 points"]));
    }
  }

  function condition(depth = 2): string {
    if (levelled.length > 0 && chance(0.25)) {
      const { name, scale } = pick(levelled);
      return is(name, `${scale[0]}${whole(0, 2)}`);
    }
    if (conditions.length > 0 && chance(0.25))
      return chance(0.2) ? `not ${pick(conditions)}` : pick(conditions);
    if (depth === 0 || chance(0.45)) return comparison();
    const operands = Array.from({ length: whole(2, 3) }, () => condition(depth - 1));
    if (chance(0.12)) return `at least ${whole(1, operands.length)} of (${operands.join(", ")})`;
    return `(${operands.join(chance(0.65) ? " and " : " or ")})`;
  }

  // ── Definitions ──────────────────────────────────────────────────────────────────────────────────────────────
  for (let index = 0, count = whole(0, 3); index < count; index++) {
    const name = `d${index}`;
    const axes = named.filter(
      ({ type }) => type === "harm" || type === "grade" || type === "yes/no" || type === "count",
    );
    const form = pick(["threshold", "define", "branches", "branches", "matrix", "matrix"] as const);
    if (form === "threshold" || axes.length < 2) {
      lines.push(`threshold ${name} met when ${condition()}`);
      conditions.push(name);
    } else if (form === "define") {
      lines.push(`define ${name}: yes/no is ${condition()}`);
      conditions.push(name);
    } else if (form === "branches") {
      const scale = pick(["harm", "grade"] as const);
      const levels = [2, 1, 0].map((level) => `${scale[0]}${level}`);
      const branches = levels.slice(0, whole(1, 3)).map((level) => `${level} when ${condition(1)}`);
      if (chance(0.7)) branches.push(`${pick(levels)} otherwise`);
      lines.push(`define ${name}: ${scale} is ${branches.join(", ")}`);
      levelled.push({ name, scale });
    } else {
      const rows = pick(axes);
      const columns = pick(axes.filter((axis) => axis !== rows));
      const scale = pick(["harm", "grade"] as const);
      const keysOf = (fact: Fact) =>
        fact.type === "yes/no"
          ? ["yes", "no"]
          : fact.type === "count"
            ? ["0..1", "2..3"]
            : [0, 1, 2].map((level) => `${fact.type[0]}${level}`);
      const cell = () => (chance(0.06) ? "   " : `${scale[0]}${whole(0, 2)}`);
      const table = [`  | | ${keysOf(columns).join(" | ")} |`];
      for (const key of keysOf(rows)) table.push(`  | ${key} | ${keysOf(columns).map(cell).join(" | ")} |`);
      lines.push(`matrix ${name}: ${scale} by ${rows.name} and ${columns.name}\n${table.join("\n")}`);
      levelled.push({ name, scale });
    }
  }

  // ── Powers and actions ───────────────────────────────────────────────────────────────────────────────────────
  const oneAtATime = chance(0.5);
  lines.push(`track civil${oneAtATime ? " one at a time" : ""} strengthens s0 < s1 < s2`);
  const powers: string[] = [];
  for (let index = 0, count = whole(2, 4); index < count; index++) {
    const clauses = [`is s${whole(0, 2)} on civil`];
    if (index > 0 && chance(0.15)) clauses.length = 0;
    if (chance(0.4)) clauses.push("kind urgent");
    if (chance(0.25)) clauses.push(`open when ${condition(1)}`);
    if (clauses[0]?.startsWith("is") === true && chance(0.25)) clauses.push(`adequate when ${condition(1)}`);
    if (powers.length > 0 && chance(0.2)) clauses.push(`excludes ${pick(powers)}`);
    lines.push(`power p${index} ${clauses.join(" ")}`);
    powers.push(`p${index}`);
  }
  if (chance(0.4)) lines.push("action act");
  const hasAction = lines.at(-1) === "action act";

  // ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────────
  const effect = () => {
    const modality = pick(["must", "must", "must", "should", "may", "may", "must not"]);
    if (hasAction && chance(0.2))
      return `officer ${modality} act${modality.startsWith("m") && chance(0.3) ? " within 5 days" : ""}`;
    return `officer ${modality} use ${some(powers, 0.15)}${modality === "must" && chance(0.2) ? ` within ${whole(1, 2)} days` : ""}`;
  };
  const effects = () => Array.from({ length: chance(0.2) ? 2 : 1 }, effect).join(" and ");
  const rules: string[] = [];
  const mostly = (usual: number) => (entwined ? 0.7 : usual);
  for (let index = 0, count = whole(2, 5); index < count; index++) {
    const name = `R${index}`;
    const inForce = dated && chance(0.25) ? ` in force ${chance(0.5) ? "from" : "until"} ${pick(dates)}` : "";
    const unless = chance(0.2) ? ` unless ${condition(1)}` : "";
    const overrides = rules.length > 0 && chance(mostly(0.35)) ? ` overrides ${some(rules, 0.3)}` : "";
    lines.push(`rule ${name}${inForce} when ${condition()} then ${effects()}${unless}${overrides}`);
    rules.push(name);
  }
  if (chance(mostly(0.4))) {
    const overrides = entwined && chance(0.7) ? ` overrides ${some(rules, 0.2)}` : "";
    lines.push(`rule other otherwise${chance(mostly(0.4)) ? " on civil" : ""} ${effects()}${overrides}`);
    rules.push("other");
  }
  if (chance(mostly(0.25)))
    lines.push(`rule last otherwise ${effects()}${chance(mostly(0.2)) ? ` overrides ${pick(rules)}` : ""}`);

  // ── Principles and assumptions ───────────────────────────────────────────────────────────────────────────────
  if (chance(0.4)) lines.push(`assume a0: ${condition(1)} because "it is so"`);
  if (chance(0.15)) lines.push(`assume a1: ${condition(1)} because "it is so"`);
  if (principles) {
    if (chance(0.4)) lines.push("principle lowest choose the lowest adequate power on civil");
    const claim = () =>
      pick([
        () =>
          `${pick(powers)} is ${chance(0.1) ? "not " : ""}${pick(["required", "recommended", "permitted", "prohibited", "closed", "not-addressed", "selected", "available"])}`,
        () => `${pick(["some", "no", "every"])} power is ${pick(["selected", "available", "required"])}`,
        () => `${pick(["some", "no"])} urgent power at least s1 on civil is available`,
        () => `${pick(["some", "no"])} power at least s1 on civil is selected`,
        () => `${pick(rules)} applies`,
        () => condition(1),
      ])();
    if (chance(0.5))
      lines.push(`principle always whenever ${chance(0.8) ? condition(1) : claim()}, ${claim()}`);
    if (chance(0.5))
      lines.push(`principle nowhere never ${claim()}${chance(0.5) ? ` and ${condition(1)}` : ""}`);
    if (chance(0.5)) lines.push("principle monotone worse facts never lead to a weaker power on civil");
    const directed = facts.filter((fact) => fact.directed);
    const [first] = directed;
    if (first !== undefined && chance(0.3))
      lines.push(`principle monotone-in worse ${first.name} never leads to a weaker power on civil`);
    const [definition] = levelled.filter(({ scale }) => scale === "harm");
    if (definition !== undefined && chance(0.4))
      lines.push(`principle monotone-of worse ${definition.name} never leads to a weaker power on civil`);
    if (named.length > 0 && chance(0.5))
      lines.push(
        `principle alike ${some(
          named.map(({ name }) => name),
          0.3,
        )} never change the outcome`,
      );
    if (chance(0.5)) lines.push(`principle steps one step worse moves civil by at most ${whole(0, 2)} steps`);
  }
  return `${withEditions(lines, dated ? diceFrom(seed + 7919) : undefined, conduct).join("\n")}\n`;
}

/** One or two, the second perhaps from the end of the first. */
function randomClocks({ chance, whole, pick }: Dice): readonly string[] {
  const starts = ["latest breach", "latest breach", "latest reply"];
  return Array.from({ length: whole(1, 2) }, (_, place) => {
    const run = () =>
      `${whole(1, 2) * 14} days ${pick(["after", "after", "beginning with"])} ${pick(starts)}`;
    const runs = chance(0.2) ? `to the ${pick(["earliest", "latest"])} of (${run()}, ${run()})` : run();
    const moves = [
      chance(0.2) ? " renewed by reply at most 2 times" : "",
      chance(0.2) ? " suspended from breach until reply" : "",
      chance(0.3) ? " rolls forward" : "",
    ].join("");
    // The end of a clock that nothing moves is held against the day it runs from, of which there are too many to try.
    if (moves !== "") starts.push(`end of c${place}`);
    return `clock c${place} runs ${runs}${moves}${chance(0.5) ? " met by reply" : ""}`;
  });
}

/** Gives some declarations a second edition, made of what they say already, and perhaps the conduct a day. */
function withEditions(lines: readonly string[], dice: Dice | undefined, conduct: boolean): readonly string[] {
  if (dice === undefined) return lines;
  const { chance, pick } = dice;
  const dates = ["2024-07-01", "2025-01-01"];
  const before = (date: string) => (date === "2025-01-01" ? "2024-12-31" : "2024-06-30");
  const said = (word: string) => lines.flatMap((line) => line.match(new RegExp(`${word} (.*)$`))?.[1] ?? []);
  const conditions = said("met when").filter((text) => !/\bd\d/.test(text));
  const pair = (start: string, older: string, newer: string): string[] => {
    const date = pick(dates);
    const first = `${start}${chance(0.4) ? ` in force until ${before(date)}` : ""} ${older}`;
    const second = `${start} in force from ${date} ${newer}`;
    return chance(0.3) ? [second, first.includes("in force") ? first : `${start} ${older}`] : [first, second];
  };
  const found = lines.flatMap((line) => {
    if (!chance(0.35)) return [line];
    const threshold = /^(threshold \w+) met when (.*)$/.exec(line);
    if (threshold !== null)
      return pair(
        `${threshold[1]}`,
        `met when ${threshold[2]}`,
        chance(0.5) || conditions.length === 0
          ? `met when not (${threshold[2]})`
          : `met when ${pick(conditions)}`,
      );
    const branches = /^(define \w+: (?:harm|grade)) is (.*)$/.exec(line);
    if (branches !== null)
      return pair(`${branches[1]}`, `is ${branches[2]}`, `is ${branches[2]?.slice(0, 2)}`);
    const power = /^(power \w+) (.*)$/.exec(line);
    if (power !== null && /excludes/.test(line)) return [line];
    if (power !== null)
      return chance(0.5)
        ? [`${power[1]} in force from ${pick(dates)} ${power[2]}`]
        : pair(`${power[1]}`, `${power[2]}`, `${power[2]?.replace(/ (open|adequate) when .*$/, "")}`);
    const rule = /^(rule R\d) (when .*)$/.exec(line);
    if (rule !== null)
      return pair(`${rule[1]}`, `${rule[2]}`, `${rule[2]?.replace(/ (unless|overrides) .*$/, "")}`);
    return [line];
  });
  if (!conduct || !chance(0.5)) return found;
  const clauses = " conduct conduct-day applies by date of conduct";
  return ["fact conduct-day: date", ...found].map((line) =>
    line.startsWith("policy ") ? line.replace(" calendar", `${clauses} calendar`) : line,
  );
}

export interface Dice {
  readonly chance: (probability: number) => boolean;
  /** Both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One or more of the words, each once. */
  readonly some: (words: readonly string[], more: number) => string;
}

export function diceFrom(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const chance = (probability: number) => next() < probability;
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  function pick<T>(list: readonly T[]): T {
    const found = list[whole(0, list.length - 1)];
    if (found === undefined) throw new RangeError("there is nothing to pick from");
    return found;
  }
  return {
    chance,
    whole,
    pick,
    some: (words, more) => {
      const first = pick(words);
      return [first, ...words.filter((word) => word !== first && chance(more))].join(", ");
    },
  };
}
