/** An outcome in parts that a page puts in its own order. Every part says nothing where it has nothing to say. */
import type {
  ClockData,
  Duty,
  Outcome,
  StageData,
  TargetPosition,
  TrackOutcome,
} from "@remit/server/protocol/outcome.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { dutyRemarks } from "@remit/server/scenario/duty-words.ts";
import { clockWords } from "@remit/server/scenario/rows.ts";
import { outcomeSigns } from "@remit/server/scenario/signs.ts";
import { type Child, h } from "./dom.ts";
import { listed, positions, verdicts } from "./words.ts";

export function verdict(outcome: Outcome): HTMLElement {
  const { name, meaning } = verdicts[outcome.class];
  return h(
    "div",
    { class: `verdict ${outcome.class}` },
    h("span", { class: "sign", "aria-hidden": "true" }, outcomeSigns[outcome.class]),
    h(
      "div",
      {},
      h("p", { class: "class-name" }, name),
      h("p", { class: "meaning" }, meaning),
      h("p", { class: "summary" }, outcome.summary),
      outcome.exact ? undefined : h("p", { class: "inexact" }, `Not exact: ${outcome.inexactBecause ?? ""}`),
    ),
  );
}

/** A part with a heading; nothing at all where there is no content. */
export function part(heading: string, ...content: readonly Child[]): HTMLElement | undefined {
  const there = content.filter((child) => child !== undefined);
  if (there.length === 0) return undefined;
  return h("section", { class: "part", "aria-label": heading }, h("h3", {}, heading), ...there);
}

/** What follows from what is selected, and where everything stands. */
export const furtherParts = (outcome: Outcome): readonly Child[] => [
  part("Duties", duties(outcome)),
  part("Stages", stages(outcome)),
  part("Clocks", clocks(outcome)),
  part("Powers and actions", ...positionTables(outcome)),
  part("Values worked out", valueTable(outcome)),
];

/** Which edition of the policy counts, and what each part of split conduct comes to. */
export function edition({ transition }: Outcome): HTMLElement | undefined {
  if (transition === undefined) return undefined;
  const { text, parts } = transition;
  const items = parts.map(({ from, until, class: kind, summary }) =>
    h(
      "li",
      {},
      h("strong", {}, `${dayInWords(from)} to ${dayInWords(until)}`),
      `: ${verdicts[kind].name}. ${summary}`,
    ),
  );
  return h(
    "div",
    {},
    h("p", {}, `${text.charAt(0).toUpperCase()}${text.slice(1)}.`),
    items.length === 0 ? undefined : h("ul", {}, ...items),
  );
}

export function conflicts({ conflicts: found }: Outcome): HTMLElement | undefined {
  if (found.length === 0) return undefined;
  return h("ul", {}, ...found.map(({ text }) => h("li", {}, text)));
}

export function selection({ tracks }: Outcome): HTMLElement | undefined {
  if (tracks.length === 0) return undefined;
  return h(
    "dl",
    { class: "tracks" },
    ...tracks.flatMap((track) => [
      h("dt", {}, track.name),
      h("dd", {}, h("strong", {}, selected(track)), h("span", { class: "why" }, track.text)),
    ]),
  );
}

function selected(track: TrackOutcome): string {
  if (track.selected.length > 0) return listed(track.selected);
  if (track.options.length > 0) return `one of ${listed(track.options, "or")}`;
  return track.open ? "not decided yet" : "nothing";
}

function duties({ duties: owed, positions: targets }: Outcome): HTMLElement | undefined {
  if (owed.length === 0) return undefined;
  const powers = new Set(targets.filter(({ kind }) => kind === "power").map(({ name }) => name));
  return h("ul", { class: "duties" }, ...owed.map((duty) => dutyItem(duty, powers.has(duty.what))));
}

/** Powers are used, actions are done. */
function dutyItem(duty: Duty, isPower: boolean): HTMLElement {
  const who = duty.actor === undefined ? "" : `${duty.actor} `;
  const sure = duty.certain ? duty.modality : `${duty.modality}, if the rule applies,`;
  return h(
    "li",
    {},
    h("strong", {}, `${who}${sure}${isPower ? " use" : ""} ${duty.what}`),
    duty.due === undefined ? undefined : h("span", { class: "due" }, `by ${dayInWords(duty.due)}`),
    h(
      "span",
      { class: "why" },
      [
        ...(duty.computed === undefined ? [] : [duty.computed]),
        ...dutyRemarks(duty),
        `rule ${duty.rule}`,
      ].join("; "),
    ),
  );
}

/** The clocks that have started, or of which it is not known. */
function clocks({ clocks: all }: Outcome): HTMLElement | undefined {
  const told = all.filter(({ state }) => state !== "not-started");
  if (told.length === 0) return undefined;
  return h("ul", { class: "duties" }, ...told.map(clockItem));
}

function clockItem({ name, title, state, end, metOn, computed }: ClockData): HTMLElement {
  const met = metOn === undefined ? "" : `, on ${dayInWords(metOn)}`;
  return h(
    "li",
    {},
    h("strong", {}, `${title ?? name}: ${clockWords[state]}${met}`),
    end === undefined ? undefined : h("span", { class: "due" }, `last day ${dayInWords(end)}`),
    h("span", { class: "why" }, computed),
  );
}

/** Where each process is, where it goes and who leads. */
function stages({ stages: all }: Outcome): HTMLElement | undefined {
  const told = all.filter(({ stage }) => stage !== "unknown");
  if (told.length === 0) return undefined;
  return h("ul", { class: "duties" }, ...told.map(stageItem));
}

function stageItem({ process, title, stage, next, lead, by }: StageData): HTMLElement {
  const goesOn = next === undefined || next === stage ? "" : `, goes on to ${next}`;
  const led = lead === undefined ? "" : `; ${lead} leads`;
  return h(
    "li",
    {},
    h("strong", {}, `${title ?? process}: ${stage}${goesOn}${led}`),
    by === undefined ? undefined : h("span", { class: "why" }, by),
  );
}

/** A table of powers and actions: those that a rule speaks of first, the others folded away. */
export function positionTables(outcome: Outcome): readonly Child[] {
  const spoken = outcome.positions.filter((one) => one.position !== "not-addressed");
  const others = outcome.positions.filter((one) => one.position === "not-addressed");
  return [
    spoken.length === 0 ? undefined : positionTable(spoken, "Powers and actions that a rule speaks of"),
    others.length === 0
      ? undefined
      : h(
          "details",
          { "data-key": "others" },
          h("summary", { "data-key": "others-summary" }, othersTitle(others.length)),
          h("ul", {}, ...others.map(({ name }) => h("li", {}, name))),
        ),
  ];
}

function othersTitle(count: number): string {
  return count === 1 ? "1 that no rule speaks of" : `${count} that no rule speaks of`;
}

function positionTable(rows: readonly TargetPosition[], caption: string): HTMLElement {
  return table(
    caption,
    ["Power or action", "Position", "By rule"],
    rows.map(({ name, position, possible, by }) => [
      name,
      position === undefined
        ? `Not decided: ${possible.map((one) => positions[one].toLowerCase()).join("; or ")}`
        : positions[position],
      by.join(", "),
    ]),
  );
}

export function valueTable({ values }: Outcome): HTMLElement | undefined {
  if (values.length === 0) return undefined;
  return table(
    "Values worked out from the facts",
    ["Name", "Value"],
    values.map(({ name, value }) => [name, value === "unknown" ? "not known" : value]),
  );
}

/** The first cell of a row names it. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return h(
    "table",
    {},
    h("caption", { class: "for-screen-readers" }, caption),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      ...rows.map(([name = "", ...cells]) =>
        h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((text) => h("td", {}, text))),
      ),
    ),
  );
}
