/** What may stand next in what a rule says: `inspector must use warning-notice within 2 working days`. */
import { anyDay, calendarNames, daySlots, LENGTHS, UNITS } from "./days.ts";
import { expressionSlots, type Look } from "./expressions.ts";
import type { Word } from "./site.ts";
import { names, phrases, type Slot } from "./slot.ts";

const MODALITIES = phrases("must", "should", "may", { label: "must not", doc: "Makes it prohibited." });
/** What may follow once it is said what has to be done, in this order. */
const FURTHER = [
  { label: "every", snippet: "every ${1:2 months}", doc: "How often it has to be done again." },
  { label: "until", doc: "The day or the condition that ends it." },
  { label: "discharged by", doc: "The event that shows that it is done." },
  { label: "proved by", snippet: 'proved by "$1"' },
];

export function effectSlots(words: readonly Word[], look: Look): readonly Slot[] {
  const from = startOfEffect(words);
  const effect = words.slice(from);
  const last = effect.at(-1);
  const modality = effect.findLastIndex(({ text }) => text === "must" || text === "should" || text === "may");
  if (last === undefined) return [names("actor"), MODALITIES];
  if (modality < 0) return [MODALITIES];

  const said = effect.slice(modality + 1);
  const further = said.findLastIndex(({ text }) => STARTS.has(text));
  if (further >= 0) return furtherSlots(said[further]?.text, said.slice(further + 1), look);
  const uses = said.some(({ text }) => text === "use");
  if (last.text === "use") return [names("power")];
  if (last.text === "not" || said.length === 0)
    return [
      phrases({ label: "use", doc: "Powers are used." }),
      names("action"),
      ...(said.length === 0 && last.text === "must" ? [phrases("not")] : []),
    ];
  if (last.text === ",") return [names(uses ? "power" : "action")];
  return look(last.text) === undefined ? [] : [phrases("within", "and", ...FURTHER)];
}

/** `and` joins effects; inside one it joins nothing. */
function startOfEffect(words: readonly Word[]): number {
  return words.findLastIndex(({ text }) => text === "and") + 1;
}

const STARTS = new Set(["within", "every", "until", "discharged", "proved"]);

function furtherSlots(start: string | undefined, words: readonly Word[], look: Look): readonly Slot[] {
  const rest = phrases(
    "and",
    ...FURTHER.slice(FURTHER.findIndex(({ label }) => label.startsWith(start ?? "")) + 1),
  );
  switch (start) {
    case "within":
      return deadlineSlots(words);
    case "every":
      if (words.length === 0) return [LENGTHS, names("parameter")];
      return words.length === 1 && words[0]?.kind === "number" ? [UNITS] : [rest];
    case "until":
      if (words.length === 0) return [...anyDay, ...expressionSlots(words, look, false)];
      return daySlots(words) ?? [...expressionSlots(words, look, false), rest];
    case "discharged":
      if (words.length === 0) return [phrases("by")];
      return words.length === 1 ? [names("event")] : [rest];
    default:
      return [phrases("and")];
  }
}

function deadlineSlots(words: readonly Word[]): readonly Slot[] {
  const day = daySlots(words);
  if (day !== undefined) return day;
  const last = words.at(-1)?.text;
  if (last === undefined) return [LENGTHS, names("parameter")];
  if (last === "in") return [calendarNames];
  if (words.length === 1 && words[0]?.kind === "number") return [UNITS];
  const isAnchored = words.some(({ text }) => text === "after" || text === "with");
  const isPlaced = isAnchored || words.some(({ text }) => text === "in");
  const working = words.some(({ text }) => text === "working");
  return [
    phrases(
      ...(isAnchored ? [] : ["after", "beginning with"]),
      ...(working && !isPlaced ? [{ label: "in", doc: "Names a calendar of working days." }] : []),
      "and",
      ...FURTHER,
    ),
  ];
}
