/** What may stand next in what a rule says: `inspector must use warning-notice within 2 working days`. */
import type { Look } from "./expressions.ts";
import type { Word } from "./site.ts";
import { names, phrases, type Slot } from "./slot.ts";

const MODALITIES = phrases("must", "should", "may", { label: "must not", doc: "Makes it prohibited." });
const DURATION = phrases(
  {
    label: "2 working days",
    snippet: "${1:2} working days",
    doc: "Weekends and bank holidays are left out.",
  },
  { label: "28 days", snippet: "${1:28} days" },
  { label: "3 months", snippet: "${1:3} months" },
);

export function effectSlots(words: readonly Word[], look: Look): readonly Slot[] {
  const from = startOfEffect(words);
  const effect = words.slice(from);
  const last = effect.at(-1);
  const modality = effect.findLastIndex(({ text }) => text === "must" || text === "should" || text === "may");
  if (last === undefined) return [names("actor"), MODALITIES];
  if (modality < 0) return [MODALITIES];

  const said = effect.slice(modality + 1);
  const within = said.findIndex(({ text }) => text === "within");
  if (within >= 0) return deadlineSlots(said.slice(within + 1));
  const uses = said.some(({ text }) => text === "use");
  if (last.text === "use") return [names("power")];
  if (last.text === "not" || said.length === 0)
    return [
      phrases({ label: "use", doc: "Powers are used." }),
      names("action"),
      ...(said.length === 0 && last.text === "must" ? [phrases("not")] : []),
    ];
  if (last.text === ",") return [names(uses ? "power" : "action")];
  return look(last.text) === undefined
    ? []
    : [phrases("within", "and", { label: "proved by", snippet: 'proved by "$1"' })];
}

/** `and` joins effects; inside one it joins nothing. */
function startOfEffect(words: readonly Word[]): number {
  return words.findLastIndex(({ text }) => text === "and") + 1;
}

function deadlineSlots(words: readonly Word[]): readonly Slot[] {
  const last = words.at(-1)?.text;
  if (last === undefined) return [DURATION, { kind: "names", of: ["parameter"] }];
  if (last === "after" || last === "with")
    return [{ kind: "names", of: ["fact", "judgement", "define"], like: { kind: "date" } }];
  if (last === "beginning") return [phrases("with")];
  if (words.length === 1 && words[0]?.kind === "number")
    return [phrases("working days", "days", "weeks", "months", "years")];
  const anchored = words.some(({ text }) => text === "after" || text === "with");
  return [
    phrases(...(anchored ? [] : ["after", "beginning with"]), "and", {
      label: "proved by",
      snippet: 'proved by "$1"',
    }),
  ];
}
