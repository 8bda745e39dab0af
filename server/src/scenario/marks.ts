/** The marks of a scenario's picture: each says its words when asked, and its state by a sign. */
import type { ScenarioClock, ScenarioDuty, ScenarioEntry } from "../protocol/scenario.ts";
import type { Axis } from "./axis.ts";
import { dayInWords, daysAfter } from "./days.ts";
import { clockName, dutyText } from "./on-day.ts";
import { clockState, dutyWords } from "./rows.ts";
import { type Shape, shape } from "./shapes.ts";
import { clockSigns, dutySigns } from "./signs.ts";

/** So wide is a letter, about, in the units of the drawing. */
const LETTER = 6.6;

export function entryMark(entry: ScenarioEntry, axis: Axis, y: number): Shape {
  const { on, event, title = event, fields, received, withdrawn, because } = entry;
  const told = [`${dayInWords(on)}: ${title}`, fields, because].filter(
    (text) => text !== undefined && text !== "",
  );
  const gone = withdrawn === undefined ? [] : [`withdrawn ${dayInWords(withdrawn)}`];
  const came = received === undefined ? [] : [`received ${dayInWords(received)}`];
  const x = axis.x(on);
  return shape(
    "g",
    { class: withdrawn === undefined ? "event" : "event withdrawn", "data-day": on },
    shape("title", {}, [...told, ...came, ...gone].join(", ")),
    ...(received === undefined
      ? []
      : [
          shape("line", { class: "span", x1: x, x2: axis.x(received), y1: y, y2: y }),
          shape("circle", { class: "received", cx: axis.x(received), cy: y, r: 3 }),
        ]),
    shape("circle", { class: "dot", cx: x, cy: y, r: 6 }),
    ...(withdrawn === undefined ? [] : [sign("✗", x, y)]),
  );
}

/** The day to which the bar of a clock's run goes: it was met, gave way to another, or is at its end. */
export function clockStop({ start = "", end, metOn, states, until }: ScenarioClock, last: string): string {
  const state = states.at(-1)?.state;
  const stop = state === "met" ? metOn : state === "running" ? until : undefined;
  return stop ?? end ?? (last > start ? last : start);
}

export function clockMark(clock: ScenarioClock, axis: Axis, y: number, last: string): Shape {
  const { start = last, end, states } = clock;
  const state = states.at(-1)?.state ?? "unknown";
  const stop = clockStop(clock, last);
  const ends = end === undefined ? "" : `, last day ${dayInWords(end)}`;
  return shape(
    "g",
    { class: `clock ${state}`, "data-day": stop },
    shape(
      "title",
      {},
      `${clockName(clock)}: from ${dayInWords(start)}${ends}; ${clockState(clock)}. ${clock.computed}`,
    ),
    bar(axis.x(start), axis.x(stop), y),
    sign(clockSigns[state], axis.x(stop), y),
  );
}

/** The day to which the bar of a duty goes: it was done, fell away, or is still to come. */
export function dutyStop({ due, doneOn, endedOn, status }: ScenarioDuty, last: string): string {
  if (status === "passed") return due ?? last;
  return doneOn ?? endedOn ?? (due !== undefined && due > last ? due : last);
}

export function dutyMark(duty: ScenarioDuty, axis: Axis, y: number, last: string): Shape {
  const { arose, due, status, computed } = duty;
  const stop = dutyStop(duty, last);
  const words = due === undefined ? "no date" : `due ${dayInWords(due)}`;
  const late = due !== undefined && due < stop && duty.dischargedBy !== undefined;
  return shape(
    "g",
    { class: `duty ${status}`, "data-day": due ?? arose },
    shape(
      "title",
      {},
      [`${dutyText(duty)}: ${words}, ${dutyWords[status]}`, computed].filter(Boolean).join(". "),
    ),
    bar(axis.x(arose), axis.x(late ? due : stop), y),
    ...(late ? [shape("rect", { class: "late", ...box(axis.x(due), axis.x(stop), y) })] : []),
    ...(due === undefined || (status === "ended" && !late) ? [] : [tickAt(axis.x(due), y)]),
    sign(dutySigns[status], axis.x(stop), y),
  );
}

function bar(x1: number, x2: number, y: number): Shape {
  return shape("rect", { class: "bar", ...box(x1, x2, y) });
}

function box(x1: number, x2: number, y: number): Shape["attributes"] {
  return { x: x1, y: y - 5, width: Math.max(2, Math.round((x2 - x1) * 10) / 10), height: 10, rx: 2 };
}

function tickAt(x: number, y: number): Shape {
  return shape("line", { class: "due", x1: x, x2: x, y1: y - 9, y2: y + 9 });
}

function sign(text: string, x: number, y: number): Shape {
  return shape(
    "g",
    { class: "sign" },
    shape("circle", { class: "back", cx: x, cy: y, r: 8 }),
    shape("text", { x, y: y + 4, "text-anchor": "middle" }, text),
  );
}

export interface Band {
  readonly from: string;
  readonly until: string;
  readonly style: string;
  readonly label: string;
  readonly title: string;
}

/** A stretch of days with its words in it, as far as they fit. It ends where the day after its last one begins. */
export function band(
  axis: Axis,
  right: number,
  y: number,
  { from, until, style, label, title }: Band,
): Shape {
  const x = axis.x(from);
  const width = Math.max(3, Math.min(right, axis.x(daysAfter(until, 1))) - x);
  const words = shortened(label, width - 8);
  return shape(
    "g",
    { class: style, "data-day": from },
    shape("title", {}, title),
    shape("rect", { class: "band", x, y: y - 10, width: Math.round(width * 10) / 10, height: 20, rx: 2 }),
    ...(words === "" ? [] : [shape("text", { class: "words", x: x + 5, y: y + 4 }, words)]),
  );
}

/** As much of a text as `width` has room for; nothing where that is less than a sign. */
export function shortened(text: string, width: number): string {
  const letters = Math.floor(width / LETTER);
  if (text.length <= letters) return text;
  return letters < 1 ? "" : letters < 4 ? text.slice(0, 1) : `${text.slice(0, letters - 1).trimEnd()}…`;
}
