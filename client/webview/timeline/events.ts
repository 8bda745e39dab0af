/** The events of the timeline: each can be changed, moved or taken away, and others added, to see what follows. */
import type { CaseValue, EventData } from "@remit/server/protocol/case.ts";
import type { FromTimeline } from "@remit/server/protocol/panels.ts";
import type { Control, EventForm } from "@remit/server/protocol/requests.ts";
import type { ScenarioEntry } from "@remit/server/protocol/scenario.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { controlElement } from "../parts/control.ts";
import { button, h } from "../parts/dom.ts";

type Send = (message: FromTimeline) => void;

export interface Entries {
  readonly entries: readonly ScenarioEntry[];
  /** The same as the case has them. */
  readonly timeline: readonly EventData[];
  readonly forms: readonly EventForm[];
  /** The place of the one whose form is open. */
  readonly open: number | undefined;
  /** Opens the form of an entry, or closes it. */
  readonly show: (at: number | undefined) => void;
}

export function entryTable(all: Entries, send: Send): HTMLElement {
  if (all.entries.length === 0) return h("p", { class: "help" }, "Nothing has happened.");
  const table = h(
    "table",
    { class: "entries" },
    h("caption", { class: "for-screen-readers" }, "Events, in the order of the case"),
    h(
      "thead",
      {},
      h("tr", {}, ...["Event", "Date", "Details", ""].map((text) => h("th", { scope: "col" }, text))),
    ),
    h(
      "tbody",
      {},
      ...all.entries.flatMap((entry, at) => [
        entryRow(entry, at, all, send),
        ...(all.open === at ? [noteRow(entry, at, all, send)] : []),
      ]),
    ),
  );
  return h("div", { class: "wide" }, table);
}

function entryRow(entry: ScenarioEntry, at: number, { open, show }: Entries, send: Send): HTMLElement {
  const { event, title = event, on, fields, received, upheld, withdrawn, because } = entry;
  const date = h("input", {
    type: "date",
    value: on,
    "aria-label": `Date of ${title}, ${dayInWords(on)}`,
    "data-key": `move-${at}`,
  });
  // A date that is being typed passes through others, so it counts when the person leaves it.
  date.addEventListener("change", () => {
    if (date.value !== "" && date.value !== on) send({ kind: "move", at, on: date.value });
  });
  const details = [
    fields,
    received === undefined ? "" : `received ${dayInWords(received)}`,
    upheld === undefined ? "" : `upheld ${dayInWords(upheld)}`,
    withdrawn === undefined ? "" : `withdrawn ${dayInWords(withdrawn)}`,
    because ?? "",
  ];
  const isOpen = open === at;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, title),
    h("td", {}, date),
    h("td", {}, details.filter((text) => text !== "").join("; ")),
    h(
      "td",
      { class: "row" },
      button(noteKey(at), "Change", () => show(isOpen ? undefined : at), {
        "aria-label": `Change what is noted of ${title} of ${dayInWords(on)}`,
        "aria-expanded": String(isOpen),
      }),
      button(`remove-${at}`, "Take away", () => send({ kind: "remove", at }), {
        "aria-label": `Take away ${title} of ${dayInWords(on)}`,
      }),
    ),
  );
}

/** The key of the button that opens an entry's form. */
export const noteKey = (at: number): string => `note-${at}`;

const days = [
  ["received", "Received on"],
  ["upheld", "Upheld on"],
  ["withdrawn", "Withdrawn on"],
] as const;

/** What is noted of an entry: its fields, and the days on which it was received, upheld or withdrawn. */
function noteRow(
  entry: ScenarioEntry,
  at: number,
  { timeline, forms, show }: Entries,
  send: Send,
): HTMLElement {
  const { event, title = event, on } = entry;
  let fields = timeline[at]?.fields ?? {};
  const controls = forms
    .filter(({ name }) => name === event)
    .flatMap((form) => form.fields)
    .map((field) =>
      fieldControl(field, fields[field.name], `${field.name} ${at}`, (value) => {
        fields = withField(fields, field.name, value);
      }),
    );
  const inputs = days.map(([what, text]) => {
    const id = `${what}-${at}`;
    const input = h("input", { type: "date", id, value: entry[what] ?? "", min: on, "data-key": id });
    return { what, input, label: h("label", { for: id }, text) };
  });
  const change = () => {
    show(undefined);
    const said = inputs.flatMap(({ what, input }) => (input.value === "" ? [] : [[what, input.value]]));
    send({ kind: "note", at, fields, ...Object.fromEntries(said) });
  };
  return h(
    "tr",
    { class: "noting" },
    h(
      "td",
      { colspan: "4" },
      h(
        "div",
        { role: "group", "aria-label": `What is noted of ${title} of ${dayInWords(on)}` },
        h("div", { class: "fields" }, ...controls),
        h("div", { class: "row" }, ...inputs.flatMap(({ label, input }) => [label, input])),
        h("p", { class: "help" }, "Leave a day empty where it has not been."),
        h(
          "div",
          { class: "actions" },
          button(`note-${at}-done`, "Change it", change),
          button(`note-${at}-leave`, "Leave it as it is", () => show(undefined)),
        ),
      ),
    ),
  );
}

type Fields = Readonly<Record<string, CaseValue>>;

function withField(fields: Fields, name: string, value: CaseValue | null): Fields {
  const { [name]: _, ...others } = fields;
  return value === null ? others : { ...others, [name]: value };
}

const fieldControl = (
  field: Control,
  value: CaseValue | undefined,
  key: string,
  set: (value: CaseValue | null) => void,
): HTMLElement =>
  controlElement(
    field,
    { value, because: undefined },
    { set, because: () => undefined, wrong: () => undefined },
    key,
  );

/** The day that is shown is the one to begin with. */
export function addForm(events: readonly EventForm[], day: string, send: Send): HTMLElement | undefined {
  const [first] = events;
  if (first === undefined) return undefined;
  let chosen = first;
  let fields: Fields = {};
  const date = h("input", { type: "date", id: "add-date", value: day, "data-key": "add-date" });
  const controls = h("div", { class: "fields" });
  const error = h("p", { class: "error", role: "alert", hidden: true });
  const drawFields = () => {
    fields = {};
    controls.replaceChildren(
      ...chosen.fields.map((field) =>
        fieldControl(field, undefined, field.name, (value) => {
          fields = withField(fields, field.name, value);
        }),
      ),
    );
  };
  const kind = h(
    "select",
    { id: "add-event", "data-key": "add-event" },
    ...events.map(({ name, title }) => h("option", { value: name }, title)),
  );
  kind.addEventListener("change", () => {
    chosen = events.find(({ name }) => name === kind.value) ?? first;
    drawFields();
  });
  const add = () => {
    error.hidden = date.value !== "";
    error.textContent = "say on which day it happened";
    if (date.value === "") return date.focus();
    send({ kind: "add", event: chosen.name, on: date.value, fields });
  };
  drawFields();
  return h(
    "details",
    { "data-key": "add" },
    h("summary", { "data-key": "add-summary" }, "Add an event"),
    h(
      "div",
      { class: "row" },
      h("label", { for: "add-event" }, "What happened"),
      kind,
      h("label", { for: "add-date" }, "When"),
      date,
    ),
    error,
    controls,
    h("div", { class: "actions" }, button("add-button", "Add it", add)),
  );
}
