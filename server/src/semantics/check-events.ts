/** Checks of events, and of the timelines of cases in which they happen. */
import type { DateLiteral, EventDeclaration, FieldValue, TimelineEntry } from "@remit/grammar";
import { type Binder, lookup, report, resolve } from "./binder.ts";
import type { BoundDeclaration, BoundEntry, BoundTimeline } from "./bound.ts";
import { bindLength } from "./check-powers.ts";
import { checkType, givenValue } from "./check-values.ts";
import { dateOf } from "./claims.ts";
import { notEntered } from "./declared-symbols.ts";
import { entryWords, eventNamed, fieldOf, mostOf } from "./measures.ts";
import { type PolicySymbol, quoted } from "./symbols.ts";

/** Words with which an entry of a timeline goes on. */
const taken: readonly string[] = [...entryWords, "received"];

export function checkEvent(b: Binder, declaration: EventDeclaration): BoundDeclaration {
  const owner = declaration.name?.text ?? "";
  const seen = new Set<string>();
  for (const { name, type } of declaration.fields) {
    if (seen.has(name.text)) report(b, "duplicate-level", name, { name: name.text, owner });
    seen.add(name.text);
    if (taken.includes(name.text)) report(b, "field-is-a-word", name, { name: name.text });
    if (type === undefined) resolve(b, name, ["scale", "choice"]);
    else checkType(b, type);
  }
  const { most, deemed } = declaration;
  if (most !== undefined && !(Number.isInteger(most.value) && most.value >= 1))
    report(b, "event-bound", most, { event: owner });
  return { kind: "event", deemed: deemed && bindLength(b, deemed) };
}

/** What happened in a case: the events it lists, and the kinds of which it says that there was none. */
export function checkTimeline(
  b: Binder,
  entries: readonly TimelineEntry[],
  on: number | undefined,
): BoundTimeline | undefined {
  if (entries.length === 0) return undefined;
  const events: BoundEntry[] = [];
  const none: PolicySymbol[] = [];
  for (const entry of entries) {
    const event = eventNamed(b, entry.event);
    if (entry.none) {
      if (event !== undefined) none.push(event);
      continue;
    }
    const bound = event === undefined ? undefined : bindEntry(b, entry, event, on);
    if (bound !== undefined) events.push(bound);
  }
  for (const entry of entries) {
    const listed = events.filter(({ event }) => event.name === entry.event?.text);
    const [first] = listed;
    if (entry.event === undefined || first === undefined) continue;
    if (entry.none) report(b, "listed-and-none", entry, { event: first.event.name });
    const most = mostOf(first.event);
    if (listed.length > most && listed.at(most)?.span === entry)
      report(b, "too-many-events", entry, { event: first.event.name, most: String(most) });
  }
  return { events, none };
}

function bindEntry(
  b: Binder,
  entry: TimelineEntry,
  event: PolicySymbol,
  decided: number | undefined,
): BoundEntry | undefined {
  const on = dateOf(b, entry.on);
  const fields: (number | undefined)[] = event.members.map(() => undefined);
  const seen = new Set<PolicySymbol>();
  for (const given of entry.fields) {
    const field = fieldOf(b, given.name, event);
    if (field === undefined) continue;
    if (seen.has(field)) report(b, "given-twice", given.name, { name: field.name });
    seen.add(field);
    fields[field.index] = fieldValue(b, given, field);
    // Before it begins a process is at no stage, and nothing brings it back there.
    if (event.declaration.kind === "process" && fields[field.index] === 0 && given.value !== undefined) {
      const stages = (lookup(b, event.name)?.members ?? []).map(({ name }) => name);
      const said = { name: notEntered, process: event.name, stages: quoted(stages), close: "" };
      report(b, "not-a-stage", given.value, said);
    }
  }
  if (on !== undefined && decided !== undefined && on > decided && entry.on !== undefined)
    report(b, "after-the-decision", entry.on, { event: event.name });
  const later = (node: DateLiteral | undefined, word: string) => {
    const day = dateOf(b, node);
    if (node !== undefined && day !== undefined && on !== undefined && day < on)
      report(b, "before-its-event", node, { word, event: event.name });
    return day;
  };
  const received = later(entry.received, "received");
  const upheld = later(entry.upheld, "upheld");
  const withdrawn = later(entry.withdrawn, "withdrawn");
  if (on === undefined) return undefined;
  return { event, on, fields, received, upheld, withdrawn, because: entry.because?.value, span: entry };
}

function fieldValue(b: Binder, { value }: FieldValue, field: PolicySymbol): number | undefined {
  return value === undefined
    ? undefined
    : givenValue(b, { name: field.name, type: field.type, symbol: field }, value)?.value;
}
