/** The events of the timeline: each can be moved or taken away, and others added, to see what follows. */
import type { CaseValue } from "@remit/server/protocol/case.ts";
import type { FromTimeline } from "@remit/server/protocol/panels.ts";
import type { EventForm } from "@remit/server/protocol/requests.ts";
import type { ScenarioEntry } from "@remit/server/protocol/scenario.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { controlElement } from "../parts/control.ts";
import { button, h } from "../parts/dom.ts";

type Send = (message: FromTimeline) => void;

export function entryTable(entries: readonly ScenarioEntry[], send: Send): HTMLElement {
  if (entries.length === 0) return h("p", { class: "help" }, "Nothing has happened.");
  const table = h(
    "table",
    { class: "entries" },
    h("caption", { class: "for-screen-readers" }, "Events, in the order of the case"),
    h(
      "thead",
      {},
      h("tr", {}, ...["Event", "Date", "Details", ""].map((text) => h("th", { scope: "col" }, text))),
    ),
    h("tbody", {}, ...entries.map((entry, at) => entryRow(entry, at, send))),
  );
  return h("div", { class: "wide" }, table);
}

function entryRow(entry: ScenarioEntry, at: number, send: Send): HTMLElement {
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
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, title),
    h("td", {}, date),
    h("td", {}, details.filter((text) => text !== "").join("; ")),
    h(
      "td",
      {},
      button(`remove-${at}`, "Take away", () => send({ kind: "remove", at }), {
        "aria-label": `Take away ${title} of ${dayInWords(on)}`,
      }),
    ),
  );
}

/** The day that is shown is the one to begin with. */
export function addForm(events: readonly EventForm[], day: string, send: Send): HTMLElement | undefined {
  const [first] = events;
  if (first === undefined) return undefined;
  let chosen = first;
  let fields: Record<string, CaseValue> = {};
  const date = h("input", { type: "date", id: "add-date", value: day, "data-key": "add-date" });
  const controls = h("div", { class: "fields" });
  const error = h("p", { class: "error", role: "alert", hidden: true });
  const drawFields = () => {
    fields = {};
    controls.replaceChildren(
      ...chosen.fields.map((field) =>
        controlElement(
          field,
          { value: undefined, because: undefined },
          {
            set: (value) => {
              const { [field.name]: _, ...others } = fields;
              fields = value === null ? others : { ...others, [field.name]: value };
            },
            because: () => undefined,
            wrong: () => undefined,
          },
        ),
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
