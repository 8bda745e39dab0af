/** The timeline page: a case's events on a time axis, what follows on each day, and what would have to happen by when. */
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import { type FromTimeline, ToTimeline } from "@remit/server/protocol/panels.ts";
import { dayInWords, daysAfter } from "@remit/server/scenario/days.ts";
import { changeAfter, changeBefore } from "@remit/server/scenario/on-day.ts";
import { rowsOf } from "@remit/server/scenario/rows.ts";
import { legend } from "@remit/server/scenario/signs.ts";
import "./index.css";
import { button, h, redraw } from "../parts/dom.ts";
import { openPage } from "../parts/page.ts";
import { verdicts } from "../parts/words.ts";
import { changeText, outcomeParts, pendingParts } from "./day.ts";
import { addForm, entryTable, noteKey } from "./events.ts";
import { factsView } from "./facts.ts";
import { type PictureView, pictureView } from "./picture.ts";

type Shown = Extract<ToTimeline, { kind: "scenario" }>;

const { send, note, live } = openPage<typeof ToTimeline, FromTimeline>(ToTimeline, (message) => {
  switch (message.kind) {
    case "scenario":
      return showScenario(message);
    case "outcome":
      return message.on === day ? showOutcome(message.outcome) : undefined;
  }
});
const heading = h("h1", {}, "Timeline");
const actions = h("div", { class: "actions", role: "group", "aria-label": "What to do with the timeline" });
const frame = h("div", { class: "frame" });
const steps = h("div", { class: "stepping", role: "group", "aria-label": "Choose a day" });
const outcomeSide = h("section", { class: "side", "aria-label": "Outcome on this day" });
const pendingSide = h("section", { class: "side", "aria-label": "What would have to happen by when" });
const eventPart = h("section", { class: "part", "aria-label": "Events" });
const tablePart = h("section", { class: "part", "aria-label": "All of it as a table" });

const factPart = factsView(send);

document
  .getElementById("page")
  ?.append(
    h("header", {}, heading, actions, note),
    h(
      "main",
      {},
      frame,
      h("p", { class: "legend" }, legend),
      steps,
      h("div", { class: "sides" }, outcomeSide, pendingSide),
      eventPart,
      factPart.element,
      tablePart,
    ),
    live.element,
  );

let shown: Shown | undefined;
let day = "";
let outcome: Outcome | undefined;
let picture: PictureView | undefined;
/** The entry whose form is open. */
let noting: number | undefined;

function showScenario(next: Shown): void {
  const { scenario } = next;
  const hadFocus = frame.contains(document.activeElement);
  shown = next;
  day = next.day;
  outcome = undefined;
  note.hidden = true;
  heading.textContent = `Timeline: ${scenario.title ?? "a case"}`;
  redraw(actions, ...buttons(next));
  picture = pictureView(scenario, day, choose);
  frame.replaceChildren(picture.element);
  if (hadFocus) picture.element.focus();
  noting = undefined;
  drawEvents(next);
  factPart.show(next.facts, next.case);
  redraw(tablePart, table(next));
  showDay();
}

function drawEvents({ scenario, case: kase, events }: Shown): void {
  const show = (at: number | undefined) => {
    const before = noting;
    noting = at;
    if (shown !== undefined) drawEvents(shown);
    if (at === undefined && before !== undefined)
      eventPart.querySelector<HTMLElement>(`[data-key="${noteKey(before)}"]`)?.focus();
  };
  const all = { entries: scenario.entries, timeline: kase.timeline ?? [], forms: events, open: noting, show };
  redraw(eventPart, h("h2", {}, "Events"), entryTable(all, send), addForm(events, day, send));
}

function choose(next: string): void {
  if (shown === undefined || next === day) return;
  day = next;
  outcome = undefined;
  send({ kind: "day", on: day });
  showDay();
}

function showDay(): void {
  if (shown === undefined) return;
  const { scenario } = shown;
  picture?.show(day);
  redraw(steps, ...stepping(shown));
  redraw(pendingSide, h("h2", {}, "What would have to happen by when"), ...pendingParts(scenario, day));
  drawOutcome();
  live.say(`${dayInWords(day)}. ${changeText(scenario, day)}`);
}

function showOutcome(next: Outcome): void {
  outcome = next;
  drawOutcome();
  if (shown !== undefined)
    live.say(
      `${dayInWords(day)}. ${changeText(shown.scenario, day)} ${verdicts[next.class].name}. ${next.summary}`,
    );
}

function drawOutcome(): void {
  redraw(
    outcomeSide,
    h("h2", {}, `Outcome on ${dayInWords(day)}`),
    ...outcomeParts(outcome, (place) => send({ kind: "show", place })),
  );
}

function stepping({ scenario }: Shown): readonly HTMLElement[] {
  const [before, after] = [changeBefore(scenario, day), changeAfter(scenario, day)];
  const to = (key: string, text: string, words: string, target: string | undefined) => {
    const step = button(key, text, () => target !== undefined && choose(target), { "aria-label": words });
    // It stays where the focus can find it: at the ends it only has nowhere to go.
    step.setAttribute("aria-disabled", String(target === undefined));
    return step;
  };
  const field = h("input", { type: "date", value: day, "aria-label": "Day", "data-key": "day" });
  field.addEventListener("change", () => {
    if (field.value !== "") choose(field.value);
  });
  return [
    to("change-before", "« Change", "Last change before this day", before),
    to("day-before", "‹ Day", "The day before", daysAfter(day, -1)),
    field,
    to("day-after", "Day ›", "The day after", daysAfter(day, 1)),
    to("change-after", "Change »", "Next change after this day", after),
    h("p", { class: "changed" }, h("strong", {}, dayInWords(day)), ` ${changeText(scenario, day)}`),
  ];
}

function buttons({ file, changed }: Shown): readonly HTMLElement[] {
  const save = (format: "ics" | "csv" | "svg", text: string) =>
    button(`save-${format}`, text, () => send({ kind: "save", format }));
  return [
    button("what-if", "What if, on this day…", () => send({ kind: "what-if" }), { class: "main-button" }),
    save("ics", "Save deadlines (calendar)"),
    save("csv", "Save table (CSV)"),
    save("svg", "Save picture (SVG)"),
    ...(changed
      ? [
          button("keep", `Keep in ${file}`, () => send({ kind: "keep" })),
          button("reset", "Back to the case as written", () => send({ kind: "reset" })),
        ]
      : []),
  ];
}

function table({ scenario }: Shown): HTMLElement {
  return h(
    "details",
    { "data-key": "table" },
    h("summary", { "data-key": "table-summary" }, "All of it as a table"),
    h(
      "div",
      { class: "wide" },
      h(
        "table",
        {},
        h("caption", { class: "for-screen-readers" }, "Events, stages, clocks, duties and outcomes by date"),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...["From", "To", "Kind", "What", "State", "How"].map((text) => h("th", { scope: "col" }, text)),
          ),
        ),
        h(
          "tbody",
          {},
          ...rowsOf(scenario).map(({ on, until, kind, what, state, how }) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, on),
              ...[until ?? "", kind, what, state, how].map((text) => h("td", {}, text)),
            ),
          ),
        ),
      ),
    ),
  );
}
