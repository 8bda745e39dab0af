/** What may stand next in what is asked of events, in a timeline, and in the declaration of an event. */
import type { PolicySymbol, SymbolKind } from "../../semantics/symbols.ts";
import type { Look } from "./expressions.ts";
import type { Word } from "./site.ts";
import { DATE, names, phrases, type Slot } from "./slot.ts";

const eventKinds: readonly SymbolKind[] = ["event", "process"];
const events = names(...eventKinds);
const dates: readonly Slot[] = [
  DATE,
  { kind: "names", of: ["fact", "judgement", "parameter", "define", "matrix"], like: { kind: "date" } },
  phrases({ label: "latest …", snippet: "latest ${1:event}" }),
];
const fieldsOf = (event: PolicySymbol): Slot => ({ kind: "members", owner: event.name, of: "field" });

export const measureStarts = phrases(
  { label: "count of …", snippet: "count of ${1:event} in the last ${2:24 months}" },
  { label: "latest …", snippet: "latest ${1:event}" },
  { label: "time since latest …", snippet: "time since latest ${1:event}" },
);

const windows = phrases(
  { label: "in the last …", snippet: "in the last ${1:24 months}" },
  { label: "since …", snippet: "since ${1:2026-04-01}" },
  { label: "before …", snippet: "before ${1:2026-04-01}" },
  { label: "within … after …", snippet: "within ${1:28 days} after ${2:2026-04-01}" },
  { label: "between … and …", snippet: "between ${1:2026-01-01} and ${2:2026-12-31}" },
);

/**
 * Inside of what is asked of events: undefined where the words before the cursor are none of it, or it is complete and
 * what follows is a comparison like any other, with what else could still be said of the events.
 */
export function measureSlots(words: readonly Word[], look: Look): readonly Slot[] | undefined {
  const last = words.at(-1)?.text;
  const before = words.at(-2)?.text;
  if (last === "latest" || last === "earliest" || last === "consecutive") return [events];
  if (last === "of" && before === "count") return [events, phrases("consecutive")];
  const at = words.findLastIndex(
    ({ text }, place) =>
      isEvent(look(text)) && /^(?:of|consecutive|latest|earliest)$/.test(words[place - 1]?.text ?? ""),
  );
  const event = look(words[at]?.text ?? "");
  if (event === undefined) return undefined;
  const rest = words.slice(at + 1);
  const where = rest.findLastIndex(({ text }) => text === "where");
  if (last === "distinct") return [phrases("by")];
  if (last === "by" && before === "distinct") return [fieldsOf(event)];
  if (where >= 0 && !rest.slice(where).some(({ text }) => /^(?:in|since|before|within)$/.test(text)))
    return conditionSlots(event, rest.slice(where + 1));
  if (last === "in") return [phrases("the last")];
  if (last === "last" || last === "within") return [names("parameter"), phrases({ label: "24 months" })];
  if (last === "since" || last === "before") return dates;
  if (last === "after" || last === "between") return dates;
  return undefined;
}

/** What can be added behind an event that was just named. */
export function restOfMeasure(words: readonly Word[], look: Look): readonly Slot[] {
  const event = look(words.at(-1)?.text ?? "");
  const before = words.at(-2)?.text ?? "";
  if (!isEvent(event) || !/^(?:of|consecutive|latest|earliest)$/.test(before)) return [];
  const told = before === "of" ? [{ label: "distinct by …", snippet: "distinct by ${1:field}" }] : [];
  return [phrases({ label: "where …", snippet: "where $1" }, ...told), windows];
}

const isEvent = (symbol: PolicySymbol | undefined): boolean =>
  symbol !== undefined && eventKinds.includes(symbol.kind);

/** Behind `where`: a field, a comparison, a value. */
function conditionSlots(event: PolicySymbol, words: readonly Word[]): readonly Slot[] {
  const last = words.at(-1)?.text;
  if (last === undefined || last === "(" || last === "not" || last === "and" || last === "or")
    return [fieldsOf(event), phrases("upheld", "withdrawn", "not")];
  const is = words.findLastIndex(({ text }) => text === "is");
  const type = event.members.find(({ name }) => name === words[is - 1]?.text)?.type;
  if (is === words.length - 1 && type !== undefined)
    return [{ kind: "constants", type }, phrases("not", "at least", "at most", "above", "below", "one of")];
  const isOpen = /^(?:least|most|above|below|not)$/.test(last);
  if (isOpen && type !== undefined) return [{ kind: "constants", type }];
  const isField = event.members.some(({ name }) => name === last);
  return isField ? [phrases("is", "is at least", "is at most")] : [phrases("and", "or"), windows];
}

/** `2026-01-05 breach severity high withdrawn 2026-02-01`, `no breach`. */
export function timelineSlots(words: readonly Word[], look: Look): readonly Slot[] {
  const entry = words.slice(words.findLastIndex(({ text }) => text === ",") + 1);
  const [first, named] = entry;
  if (first === undefined) return [DATE, phrases({ label: "no …", snippet: "no ${1:event}" })];
  if (named === undefined) return [events];
  const event = look(named.text);
  if (event === undefined || first.text === "no") return [];
  const last = entry.at(-1)?.text ?? "";
  if (last === "received" || last === "upheld" || last === "withdrawn") return [DATE];
  const said = entry.slice(2).map(({ text }) => text);
  // Behind the event, every second word is a field, and the one behind it its value.
  const field = event.members.find(({ name }) => name === last);
  if (field?.type !== undefined && said.length % 2 === 1)
    return [{ kind: "constants", type: field.type }, phrases("unknown")];
  const open = ["received", "upheld", "withdrawn"].filter((word) => !said.includes(word));
  return [
    fieldsOf(event),
    phrases(...open.map((label) => ({ label, snippet: `${label} \${1:2026-04-01}` })), {
      label: "because",
      snippet: 'because "$1"',
    }),
  ];
}
