/** The clauses of each kind of declaration: their first words, how they are offered, and what may stand in them. */
import { valueKinds } from "../../semantics/symbols.ts";
import { clockClauses } from "./clocks.ts";
import { calendarNames } from "./days.ts";
import { effectSlots } from "./effects.ts";
import { timelineSlots } from "./events.ts";
import { expressionSlots, type Look } from "./expressions.ts";
import { givenSlots } from "./givens.ts";
import type { Word } from "./site.ts";
import { DATE, names, phrases, type Slot } from "./slot.ts";

export interface Clause {
  /** The words it starts with. */
  readonly head: readonly string[];
  /** As inserted; the head if absent. */
  readonly snippet?: string;
  /** What may stand behind the head, from the words there already. */
  readonly inside: (words: readonly Word[], look: Look) => readonly Slot[];
  /** Holds a condition, in which words like `is` are not the start of another clause. */
  readonly condition?: true;
  /** Can be said again. */
  readonly repeats?: true;
}

const nothing = () => [];
const only =
  (...slots: readonly Slot[]) =>
  (words: readonly Word[]) =>
    words.length === 0 ? slots : [];
const list =
  (...slots: readonly Slot[]) =>
  (words: readonly Word[]) =>
    words.length === 0 || words.at(-1)?.text === "," ? slots : [];
const when = (words: readonly Word[], look: Look) => expressionSlots(words, look, false);
const claim = (words: readonly Word[], look: Look) => expressionSlots(words, look, true);

const text = (head: string): Clause => ({ head: head.split(" "), snippet: `${head} "$1"`, inside: nothing });
const note = text("note");
const because = text("because");
const condition = (head: string): Clause => ({ head: head.split(" "), inside: when, condition: true });

const inForce: Clause = {
  head: ["in", "force"],
  snippet: "in force from ${1:2026-04-01}",
  inside: (words) => {
    const last = words.at(-1)?.text;
    if (last === "from" || last === "until") return [DATE];
    return [
      phrases(
        ...(words.length === 0 ? ["from"] : words.some((word) => word.text === "until") ? [] : ["until"]),
      ),
    ];
  },
};

const TYPES: readonly Slot[] = [
  names("scale", "choice"),
  phrases(
    "yes/no",
    "date",
    {
      label: "0..20 notices",
      snippet: "0..${1:20} ${2:notices}",
      doc: "A whole number between two bounds, with its unit.",
    },
    { label: "£0..£50,000", snippet: "£0..£${1:50,000}", doc: "A sum of money between two bounds." },
    { label: "0%..100%", doc: "A percentage." },
    { label: "0..90 days", snippet: "0..${1:90} days", doc: "A length of time between two bounds." },
  ),
];

const DIRECTION = phrases("worsens", "improves");

/** `: TYPE, worsens`: what stands behind the heading of something with a value. */
const typed: Clause = {
  head: [":"],
  snippet: ": ",
  inside: (words) => {
    if (words.length === 0) return TYPES;
    return words.at(-1)?.text === ","
      ? [DIRECTION]
      : [phrases({ label: ", worsens" }, { label: ", improves" })];
  },
};

const route = (head: "representations" | "appeal"): Clause => ({
  head: [head],
  inside: (words) => {
    const last = words.at(-1)?.text;
    if (last === undefined)
      return [
        phrases(
          "none",
          { label: "within 28 days after service", snippet: "within ${1:28 days} after ${2:service}" },
          ...(head === "appeal" ? [{ label: "to", snippet: "to $1" }] : []),
        ),
      ];
    if (last === "to") return [names("actor")];
    if (last === "within")
      return [
        names("parameter"),
        phrases({ label: "28 days", snippet: "${1:28} days", doc: "How much time there is." }),
      ];
    if (words.some((word) => word.text === "after")) return [];
    return words.some((word) => word.text === "within")
      ? [phrases({ label: "after", snippet: "after ${1:service}" })]
      : [
          phrases({
            label: "within 28 days after service",
            snippet: "within ${1:28 days} after ${2:service}",
          }),
        ];
  },
});

const heldBy: Clause = { head: ["held", "by"], inside: only(names("actor")) };

const routes: readonly Clause[] = [
  condition("open when"),
  { head: ["excludes"], inside: list(names("power", "action")) },
  route("representations"),
  route("appeal"),
  {
    head: ["publish"],
    inside: only(phrases("always", "never", "after representations")),
  },
];

const cases: readonly Clause[] = [
  { head: ["on"], snippet: "on ${1:2026-04-01}", inside: only(DATE) },
  { head: ["given"], inside: givenSlots, condition: true },
  {
    head: ["timeline"],
    snippet: "timeline\n    ${1:2026-04-01} ${2:event}",
    inside: timelineSlots,
    condition: true,
  },
];

const stages: Slot = { kind: "members", owner: undefined, of: "stage" };

export const clausesOf: Readonly<Record<string, readonly Clause[]>> = {
  policy: [
    text("edition"),
    inForce,
    { head: ["conduct"], inside: conduct },
    { head: ["applies"], inside: applies },
    { head: ["decided", "by"], inside: only(names("actor")) },
    { head: ["calendar"], inside: only(calendarNames) },
    note,
  ],
  source: [
    text("file"),
    text("address"),
    {
      head: ["authority"],
      inside: only(
        phrases(
          { label: "statute", doc: "An act or regulations: it binds." },
          { label: "regulator", doc: "The regulator's own published text." },
          { label: "partner", doc: "A text of somebody the regulator works with." },
          { label: "commentary", doc: "Explains; it is no basis for a rule." },
        ),
      ),
    },
    { head: ["read"], snippet: "read ${1:2026-04-01}", inside: only(DATE) },
    note,
  ],
  actor: [note],
  scale: [
    { head: ["worsens"], snippet: "worsens ${1:low} < ${2:high}", inside: nothing },
    { head: ["improves"], snippet: "improves ${1:low} < ${2:high}", inside: nothing },
    note,
  ],
  choice: [{ head: [":"], snippet: ": ${1:one}, ${2:another}", inside: nothing }, note],
  fact: [typed, text("question"), note],
  event: [
    { head: ["with"], snippet: "with ${1:field}: ${2:yes/no}", inside: eventFields, condition: true },
    { head: ["at", "most"], snippet: "at most ${1:20}", inside: nothing },
    { head: ["worsens"], inside: nothing },
    { head: ["improves"], inside: nothing },
    { head: ["deemed", "received"], snippet: "deemed received ${1:2 working days} after", inside: nothing },
    note,
  ],
  judgement: [
    typed,
    { head: ["by"], inside: only(names("actor")) },
    text("guided by"),
    text("question"),
    note,
  ],
  parameter: [
    {
      head: [":"],
      snippet: ": ",
      inside: (words) => {
        const last = words.at(-1);
        if (last?.text === "from") return [DATE];
        if (last === undefined || last.text === ",")
          return last === undefined ? [names("scale", "choice")] : [phrases("was")];
        return last.kind === "number" && words.at(-2)?.text !== "from"
          ? [phrases("from", "days", "working days", "months")]
          : [phrases("from")];
      },
    },
    note,
  ],
  define: [typed, inForce, { head: ["is"], inside: defined, condition: true }, note],
  matrix: [
    typed,
    inForce,
    {
      head: ["by"],
      inside: (words) => {
        if (words.length === 1) return [phrases("and")];
        return words.length === 0 || words.length === 2
          ? [names("fact", "judgement", "define", "matrix")]
          : [];
      },
    },
    note,
  ],
  threshold: [inForce, condition("met when"), because, note],
  clock: [...clockClauses, note],
  track: [
    { head: ["one", "at", "a", "time"], inside: nothing },
    { head: ["strengthens"], snippet: "strengthens ${1:advise} < ${2:warn}", inside: nothing },
    note,
  ],
  power: [
    inForce,
    heldBy,
    {
      head: ["is"],
      snippet: "is $1 on $2",
      inside: (words) => {
        if (words.length === 0) return [{ kind: "members", owner: undefined, of: "step" }];
        if (words.length === 1) return [phrases("on")];
        return words.length === 2 ? [names("track")] : [];
      },
    },
    { head: ["kind"], inside: list({ kind: "power-kinds" }) },
    condition("adequate when"),
    ...routes,
    note,
  ],
  action: [inForce, heldBy, ...routes, note],
  rule: [
    inForce,
    condition("when"),
    { head: ["then"], inside: effectSlots, condition: true },
    {
      head: ["otherwise"],
      inside: (words, look) => {
        if (words.at(-1)?.text === "on") return [names("track")];
        const on = words[0]?.text === "on" ? 2 : 0;
        return [...(words.length === 0 ? [phrases("on")] : []), ...effectSlots(words.slice(on), look)];
      },
      condition: true,
    },
    condition("unless"),
    { head: ["overrides"], inside: list(names("rule")) },
    because,
    note,
  ],
  principle: [
    {
      head: ["choose", "the", "lowest", "adequate", "power", "on"],
      inside: only(names("track")),
    },
    {
      head: ["worse", "facts", "never", "lead", "to", "a", "weaker", "power", "on"],
      inside: only(names("track")),
    },
    {
      head: ["worse"],
      snippet: "worse ${1:fact} never leads to a weaker power on ${2:track}",
      inside: (words) => {
        if (words.length === 0)
          return [names(...valueKinds), phrases("facts never lead to a weaker power on")];
        if (words.length === 1) return [phrases("never leads to a weaker power on")];
        return words.at(-1)?.text === "on" ? [names("track")] : [];
      },
      condition: true,
      repeats: true,
    },
    {
      head: ["one", "step", "worse", "moves"],
      snippet: "one step worse moves ${1:track} by at most ${2:1} steps",
      inside: (words) =>
        words.length === 0 ? [names("track")] : words.length === 1 ? [phrases("by at most")] : [],
    },
    {
      head: ["splitting"],
      snippet: "splitting, delaying or reordering events never leads to a weaker power on ${1:track}",
      inside: (words) => (words.at(-1)?.text === "on" ? [names("track")] : []),
      condition: true,
    },
    { head: ["whenever"], inside: claim, condition: true, repeats: true },
    { head: ["never"], inside: claim, condition: true, repeats: true },
    {
      head: ["every"],
      snippet:
        "every power states ${1:holder}, ${2:basis}, ${3:representations}, ${4:appeal} and ${5:publication}",
      inside: everyStates,
      condition: true,
      repeats: true,
    },
    because,
    note,
  ],
  assume: [because],
  case: [...cases, { head: ["expect"], inside: expected, condition: true }, note],
  cases: [...cases, note],
  process: [
    { head: ["enter", "at"], inside: list(stages, phrases("any stage")) },
    {
      head: ["lead"],
      snippet: "lead ${1:council} when ${2:condition}, ${3:council} otherwise",
      inside: leads,
      condition: true,
    },
    { head: ["stage"], inside: (words) => (words.length === 0 ? [] : [phrases("final")]), repeats: true },
    { ...condition("entry when"), repeats: true },
    { head: ["on", "entry"], inside: effectSlots, condition: true, repeats: true },
    { head: ["always"], inside: effectSlots, condition: true, repeats: true },
    {
      head: ["review", "every"],
      snippet: "review every ${1:2 months} ",
      inside: (words, look) =>
        words.length === 0
          ? [phrases({ label: "2 months", snippet: "${1:2} months" }), names("parameter")]
          : effectSlots(words.slice(words[0]?.kind === "number" ? 2 : 1), look),
      condition: true,
      repeats: true,
    },
    { head: ["to"], snippet: "to ${1:stage} when ", inside: move, condition: true, repeats: true },
    { ...note, repeats: true },
  ],
};

/** `with FIELD: TYPE, FIELD`. */
function eventFields(words: readonly Word[]): readonly Slot[] {
  const last = words.at(-1)?.text;
  if (last === ":") return TYPES;
  return last === undefined || last === "," ? [names("scale", "choice")] : [];
}

/** `to STAGE when CONDITION bypassing STAGE`. */
function move(words: readonly Word[], look: Look): readonly Slot[] {
  const bypassing = words.findIndex((word) => word.text === "bypassing");
  if (bypassing >= 0) return words.at(-1)?.text === "," || bypassing === words.length - 1 ? [stages] : [];
  if (words.length === 0) return [stages];
  if (words.length === 1) return [phrases("when", "bypassing")];
  const slots = expressionSlots(words.slice(2), look, false);
  return words.length > 2 ? [...slots, phrases("bypassing")] : slots;
}

/** `lead ACTOR when CONDITION overrides ACTOR, ACTOR otherwise`. */
function leads(words: readonly Word[], look: Look): readonly Slot[] {
  const lead = words.slice(words.findLastIndex((word) => word.text === ",") + 1);
  if (lead.length === 0 || lead.at(-1)?.text === "overrides") return [names("actor")];
  if (lead.length === 1) return [phrases("when", "otherwise")];
  const slots = lead[1]?.text === "when" ? expressionSlots(lead.slice(2), look, false) : [];
  return lead.length > 2 ? [...slots, phrases("overrides")] : slots;
}

/** `conduct DATE` or `conduct from DATE until DATE`. */
function conduct(words: readonly Word[]): readonly Slot[] {
  const last = words.at(-1)?.text;
  if (last === undefined) return [names("fact"), phrases("from")];
  if (last === "from" || last === "until") return [names("fact")];
  return words[0]?.text === "from" && words.length === 2 ? [phrases("until")] : [];
}

function applies(words: readonly Word[]): readonly Slot[] {
  const ways = ["by date of decision", "by date of conduct", "by start of conduct", "split at editions"];
  const said = words.map(({ text }) => text).join(" ");
  return [phrases(...ways.filter((way) => way.startsWith(said)).map((way) => way.slice(said.length).trim()))];
}

/** Behind `define … is`: one value, or several with their conditions. */
function defined(words: readonly Word[], look: Look): readonly Slot[] {
  const from = words.findLastIndex((word) => word.text === "when") + 1;
  const slots = expressionSlots(words.slice(from), look, false);
  return words.length > 0 && from === 0 ? [...slots, phrases("when", "otherwise")] : slots;
}

function everyStates(words: readonly Word[], look: Look): readonly Slot[] {
  const from = words.findIndex((word) => word.text === "states");
  if (from >= 0) return [phrases("holder", "basis", "representations", "appeal", "publication", "and")];
  const last = words.at(-1)?.text;
  if (last === "power") return [phrases("states", "at least", "on")];
  if (last === "least") return [{ kind: "members", owner: undefined, of: "step" }];
  if (last === "on") return [names("track")];
  if (last === undefined) return [phrases("power"), { kind: "power-kinds" }];
  return look(last) === undefined ? [phrases("power")] : [phrases("states")];
}

function expected(words: readonly Word[], look: Look): readonly Slot[] {
  const from = words.findLastIndex((word) => word.text === ",") + 1;
  return expressionSlots(words.slice(from), look, true);
}
