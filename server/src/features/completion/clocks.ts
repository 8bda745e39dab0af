/** What may stand next in a clock: `runs 28 days beginning with receipt of latest notice`. */
import type { Clause } from "./clauses.ts";
import { anyDay, calendarNames, daySlots, LENGTHS, UNITS } from "./days.ts";
import type { Word } from "./site.ts";
import { names, phrases, type Slot } from "./slot.ts";

const first =
  (...slots: readonly Slot[]): Clause["inside"] =>
  (words) =>
    words.length === 0 ? slots : [];

export const clockClauses: readonly Clause[] = [
  { head: ["runs"], snippet: "runs ${1:28 days} after ", inside: runSlots },
  { head: ["renewed", "by"], inside: first(names("event")) },
  { head: ["at", "most"], snippet: "at most ${1:12 weeks} in all", inside: first(LENGTHS) },
  {
    head: ["suspended", "from"],
    snippet: "suspended from ${1:event} until ${2:event}",
    inside: (words) => {
      if (words.length === 1) return [phrases("until")];
      return words.length === 0 || words.length === 2 ? [names("event")] : [];
    },
  },
  { head: ["not", "before"], inside: (words) => (words.length === 0 ? anyDay : (daySlots(words) ?? [])) },
  { head: ["rolls", "forward"], inside: () => [] },
  {
    head: ["met", "by"],
    inside: (words) =>
      words.length === 0
        ? [names("event"), phrases({ label: "receipt of …", snippet: "receipt of ${1:event}" })]
        : words.at(-1)?.text === "of"
          ? [names("event")]
          : [],
  },
  { head: ["calendar"], inside: first(calendarNames) },
];

function runSlots(words: readonly Word[]): readonly Slot[] {
  const day = daySlots(words);
  if (day !== undefined) return day;
  const last = words.at(-1);
  if (last === undefined)
    return [
      LENGTHS,
      names("parameter"),
      phrases(
        { label: "to the earliest of (…)", snippet: "to the earliest of ($1)" },
        { label: "to the latest of (…)", snippet: "to the latest of ($1)" },
      ),
    ];
  if (last.text === "(" || last.text === ",") return [LENGTHS, names("parameter")];
  if (last.kind === "number") return [UNITS];
  const run = words.slice(words.findLastIndex(({ text }) => text === "(" || text === ",") + 1);
  const isAnchored = run.some(({ text }) => text === "after" || text === "with");
  return isAnchored ? [] : [phrases("after", "beginning with")];
}
