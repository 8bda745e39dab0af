/** What may stand where a period counts from a day: `10 working days in scotland after receipt of latest notice`. */
import { calendars } from "../../semantics/calendars.ts";
import type { Word } from "./site.ts";
import { names, phrases, type Slot } from "./slot.ts";

/** Working days by name. */
export const calendarNames = phrases(
  ...calendars.map(({ name, title }) => ({ label: name, doc: `Working days in ${title}.` })),
);

export const LENGTHS = phrases(
  {
    label: "2 working days",
    snippet: "${1:2} working days",
    doc: "Weekends and bank holidays are left out.",
  },
  { label: "28 days", snippet: "${1:28} days" },
  { label: "3 months", snippet: "${1:3} months" },
);

/** The words behind a number. */
export const UNITS = phrases("working days", "days", "weeks", "months", "years");

export const anyDay: readonly Slot[] = [
  { kind: "names", of: ["fact", "judgement", "define"], like: { kind: "date" } },
  phrases(
    { label: "latest …", snippet: "latest ${1:event}" },
    { label: "receipt of latest …", snippet: "receipt of latest ${1:event}" },
    { label: "end of …", snippet: "end of ${1:clock}" },
  ),
];

/** Inside a day that is begun, or right behind `after` and `beginning with`; undefined elsewhere. */
export function daySlots(words: readonly Word[]): readonly Slot[] | undefined {
  const [before, last] = [words.at(-2)?.text, words.at(-1)?.text];
  if (last === "after" || (before === "beginning" && last === "with")) return anyDay;
  if (last === "beginning") return [phrases("with")];
  if (last === "latest" || last === "earliest") return [names("event")];
  if (before === "end" && last === "of") return [names("clock")];
  return before === "receipt" && last === "of" ? [phrases("latest", "earliest")] : undefined;
}
