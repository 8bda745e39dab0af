/**
 * Enforcement policies of any size for measuring the analysis, as text: topics with their own facts, thresholds and
 * powers, a few facts that all topics share, exceptions, overrides, defects here and there. A threshold or rule
 * that is nearly always or nearly never true would make most questions trivial, so those are thrown away. The same
 * seed gives the same policy.
 */

export interface PolicySize {
  readonly rules: number;
  readonly facts: number;
  readonly thresholds: number;
  readonly powers: number;
}

export const sizes = {
  small: { rules: 20, facts: 10, thresholds: 12, powers: 6 },
  middle: { rules: 200, facts: 40, thresholds: 120, powers: 24 },
  large: { rules: 2000, facts: 200, thresholds: 1000, powers: 120 },
} as const satisfies Record<string, PolicySize>;

type Point = readonly number[];

/** A condition: its text, and what it says of a case. */
interface Condition {
  readonly text: string;
  readonly holds: (point: Point) => boolean;
}

interface Fact {
  readonly index: number;
  readonly name: string;
  readonly declaration: string;
  readonly size: number;
  readonly kind: "scale" | "yes/no" | "choice" | "number";
}

const LEVELS = ["none", "slight", "moderate", "serious", "severe"] as const;
const KINDS = ["home", "clinic", "hospital", "agency"] as const;
const STEPS = ["advise", "warn", "restrict", "suspend", "close"] as const;
const SHARED = ["harm", "immediate", "intent", "vulnerable"] as const;
const TRIED = 512;

export function enforcementPolicy(size: PolicySize, seed = 1): string {
  const { chance, whole, pick } = diceFrom(seed);
  const topics = Math.max(1, Math.round((size.facts - SHARED.length) / 6));
  const facts: Fact[] = [];
  const declare = (name: string, kind: Fact["kind"]): Fact => {
    const types = {
      scale: "level",
      "yes/no": `yes/no${chance(0.5) ? ", worsens" : ""}`,
      choice: "kind",
      number: "0..20 notices, worsens",
    };
    const sizeOf = { scale: LEVELS.length, "yes/no": 2, choice: KINDS.length, number: 21 };
    const fact = {
      index: facts.length,
      name,
      kind,
      size: sizeOf[kind],
      declaration: `fact ${name}: ${types[kind]}`,
    };
    facts.push(fact);
    return fact;
  };
  const shared = [
    declare("harm", "scale"),
    declare("immediate", "yes/no"),
    declare("intent", "scale"),
    declare("vulnerable", "yes/no"),
  ];
  const kinds = [
    "scale",
    "scale",
    "scale",
    "yes/no",
    "yes/no",
    "yes/no",
    "choice",
    "choice",
    "number",
    "number",
  ] as const;
  const byTopic: Fact[][] = Array.from({ length: topics }, () => []);
  for (let index = SHARED.length; index < size.facts; index++) {
    const topic = index % topics;
    byTopic[topic]?.push(declare(`t${topic}-f${index}`, pick(kinds)));
  }
  const cases: Point[] = Array.from({ length: TRIED }, () => facts.map((fact) => whole(0, fact.size - 1)));
  const share = ({ holds }: Condition) => cases.filter(holds).length / TRIED;

  function atom(topic: number): Condition {
    const own = byTopic[topic] ?? [];
    const fact = chance(0.2) || own.length === 0 ? pick(shared) : pick(own);
    const at = (point: Point) => point[fact.index] ?? 0;
    const twin = own.find((other) => other !== fact && other.kind === fact.kind);
    if (twin !== undefined && (fact.kind === "scale" || fact.kind === "number") && chance(0.15))
      return {
        text: `${fact.name} is above ${twin.name}`,
        holds: (point) => at(point) > (point[twin.index] ?? 0),
      };
    switch (fact.kind) {
      case "yes/no":
        return chance(0.5)
          ? { text: fact.name, holds: (point) => at(point) === 1 }
          : { text: `not ${fact.name}`, holds: (point) => at(point) === 0 };
      case "choice": {
        const kind = whole(0, KINDS.length - 1);
        return { text: `${fact.name} is ${KINDS[kind]}`, holds: (point) => at(point) === kind };
      }
      case "scale":
      case "number": {
        const bound = whole(1, fact.size - 1);
        const word = fact.kind === "scale" ? LEVELS[bound] : `${bound} notices`;
        return chance(0.7)
          ? { text: `${fact.name} is at least ${word}`, holds: (point) => at(point) >= bound }
          : { text: `${fact.name} is below ${word}`, holds: (point) => at(point) < bound };
      }
    }
  }

  function joined(parts: readonly Condition[]): Condition {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return only;
    const count = (point: Point) => parts.filter(({ holds }) => holds(point)).length;
    const texts = parts.map(({ text }) => text);
    if (parts.length > 2 && chance(0.1))
      return { text: `at least 2 of (${texts.join(", ")})`, holds: (point) => count(point) >= 2 };
    return chance(0.65)
      ? { text: `all of (${texts.join(", ")})`, holds: (point) => count(point) === parts.length }
      : { text: `any of (${texts.join(", ")})`, holds: (point) => count(point) > 0 };
  }

  function sound(make: () => Condition): Condition {
    for (let attempt = 0; ; attempt++) {
      const made = make();
      const part = share(made);
      if ((part > 0.02 && part < 0.9) || attempt > 40) return made;
    }
  }

  const lines = [
    'policy measured "Made for measuring" in force from 2024-03-04',
    "actor inspector",
    `scale level worsens ${LEVELS.join(" < ")}`,
    `choice kind: ${KINDS.join(", ")}`,
    ...facts.map(({ declaration }) => declaration),
  ];
  const thresholds: { readonly topic: number; readonly condition: Condition }[] = [];
  for (let index = 0; index < size.thresholds; index++) {
    const topic = index % topics;
    const earlier = thresholds.filter((other) => other.topic === topic);
    const condition = sound(() => {
      const parts = Array.from({ length: whole(2, 6) }, () => atom(topic));
      if (earlier.length > 0 && chance(0.2)) parts.push(pick(earlier).condition);
      return chance(0.5) ? joined(parts) : joined([joined(parts.slice(0, 2)), ...parts.slice(2)]);
    });
    const name = `t${topic}-threshold${index}`;
    lines.push(`threshold ${name} met when ${condition.text}`);
    thresholds.push({ topic, condition: { ...condition, text: name } });
  }
  const tracks = Math.max(1, Math.round(size.powers / 6));
  for (let track = 0; track < tracks; track++)
    lines.push(`track track${track}${chance(0.5) ? " one at a time" : ""} strengthens ${STEPS.join(" < ")}`);
  const powers: { readonly name: string; readonly topic: number }[] = [];
  for (let index = 0; index < size.powers; index++) {
    const topic = index % topics;
    const excludes = powers.length > tracks && chance(0.15) ? ` excludes ${powers.at(-tracks)?.name}` : "";
    const gate = chance(0.15) ? ` open when ${atom(topic).text}` : "";
    const kind = index % 4 === 0 ? " kind urgent" : "";
    lines.push(
      `power power${index} is ${STEPS[index % STEPS.length]} on track${index % tracks}${kind}${gate}${excludes}`,
    );
    powers.push({ name: `power${index}`, topic });
  }
  const rules: { readonly name: string; readonly power: string }[] = [];
  for (let index = 0; index < size.rules; index++) {
    const power = powers[index % powers.length] ?? { name: "power0", topic: 0 };
    const { topic } = power;
    const near = thresholds.filter((threshold) => threshold.topic === topic);
    const condition = sound(() => {
      const parts: Condition[] = Array.from({ length: whole(1, 2) }, () =>
        near.length === 0 ? atom(topic) : pick(near).condition,
      );
      for (let more = whole(0, 2); more > 0; more--) parts.push(atom(topic));
      return joined([...new Map(parts.map((part) => [part.text, part])).values()]);
    });
    const before = rules.filter((rule) => rule.power === power.name);
    const modality = pick(["may", "may", "may", "should", "must", "must", "must not"]);
    const unless = chance(0.2) ? ` unless ${sound(() => atom(topic)).text}` : "";
    const overrides =
      before.length > 0 && chance(modality === "must not" ? 0.7 : 0.15)
        ? ` overrides ${pick(before).name}`
        : "";
    lines.push(
      `rule R${index} when ${condition.text} then inspector ${modality} use ${power.name}${unless}${overrides}`,
    );
    rules.push({ name: `R${index}`, power: power.name });
  }
  lines.push('assume consistent: not (immediate and harm is none) because "nothing to be immediate"');
  lines.push("principle alike vulnerable never changes the outcome");
  for (let track = 0; track < tracks; track++)
    lines.push(`principle harm-first${track} worse harm never leads to a weaker power on track${track}`);
  lines.push(
    "principle urgent whenever immediate and harm is at least serious, some urgent power is available",
  );
  return `${lines.join("\n")}\n`;
}

interface Dice {
  readonly chance: (probability: number) => boolean;
  /** Both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

function diceFrom(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    chance: (probability) => next() < probability,
    whole,
    pick: (list) => {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined) throw new RangeError("there is nothing to pick from");
      return found;
    },
  };
}
