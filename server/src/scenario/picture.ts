/**
 * A scenario drawn: a lane each for the outcome, the kinds of events, processes, clocks and duties, over one time
 * axis. Every state has a sign of its own, so that colour is never alone, and every mark says its words when asked.
 * How it looks stands in the style sheet of whoever shows it, by the classes given here.
 */
import type { Scenario, ScenarioClock, ScenarioDuty, ScenarioEntry } from "../protocol/scenario.ts";
import { type Axis, axisOf } from "./axis.ts";
import { dayInWords, daysAfter } from "./days.ts";
import { clockName, dutyText } from "./on-day.ts";
import { chosenText, clockState } from "./rows.ts";
import { type Shape, shape } from "./shapes.ts";
import { clockSigns, dutySigns, outcomeSigns } from "./signs.ts";

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly axis: Axis;
  /** From top to bottom of the lanes: where a line across all of them goes. */
  readonly lanes: { readonly top: number; readonly bottom: number };
  readonly shapes: readonly Shape[];
}

/** The names of the lanes take so much of the width, but no more than so much of a narrow one. */
const LABELS = { most: 200, share: 0.28 };
const MARGIN = 24;
const LANE = 26;
const HEAD = 26;
/** So wide is a letter, about. */
const LETTER = 6.6;

interface Lane {
  readonly label: string;
  readonly group: string;
  /** The marks of the lane, given the height of its middle. */
  readonly draw: (y: number) => readonly Shape[];
}

export function pictureOf(scenario: Scenario, width = 960): Picture {
  const labels = Math.min(LABELS.most, width * LABELS.share);
  const axis = axisOf(scenario.from, lastDay(scenario), labels, width - MARGIN);
  const lanes = lanesOf(scenario, axis, width - MARGIN);
  const bottom = HEAD + lanes.length * LANE;
  const grid = axis.ticks.flatMap(({ day, label }) => [
    shape("line", { class: "grid", x1: axis.x(day), x2: axis.x(day), y1: HEAD, y2: bottom }),
    shape("text", { class: "tick", x: axis.x(day), y: HEAD - 9, "text-anchor": "middle" }, label),
  ]);
  const decided = scenario.on === undefined ? [] : [decisionLine(axis.x(scenario.on), bottom, scenario.on)];
  const drawn = lanes.map(({ label, group, draw }, at) => {
    const [top, y] = [HEAD + at * LANE, HEAD + at * LANE + LANE / 2];
    const first = lanes[at - 1]?.group !== group;
    return shape(
      "g",
      { class: `lane ${group}` },
      shape("line", { class: first ? "border" : "grid", x1: 0, x2: width, y1: top, y2: top }),
      shape(
        "text",
        { class: "label", x: 4, y: y + 4 },
        shape("title", {}, label),
        shortened(label, labels - 12),
      ),
      ...draw(y),
    );
  });
  return {
    width,
    height: bottom + 8,
    axis,
    lanes: { top: HEAD, bottom },
    shapes: [...grid, ...decided, ...drawn],
  };
}

/** Where the case is decided. */
function decisionLine(x: number, bottom: number, on: string): Shape {
  return shape(
    "g",
    { class: "decision" },
    shape("title", {}, `decided on ${dayInWords(on)}`),
    shape("line", { x1: x, x2: x, y1: HEAD, y2: bottom }),
  );
}

/** Days to come that are known of have their place too. */
function lastDay({ until, clocks, duties }: Scenario): string {
  const known = [...clocks.map(({ end }) => end), ...duties.map(({ due }) => due)];
  return known.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), until);
}

function lanesOf(scenario: Scenario, axis: Axis, right: number): readonly Lane[] {
  const processes = [...new Set(scenario.stages.map(({ process }) => process))];
  // The moves of a process show in its stages.
  const events = [...new Set(scenario.entries.map(({ event }) => event))].filter(
    (event) => !processes.includes(event),
  );
  return [
    { label: "Outcome", group: "outcomes", draw: (y) => outcomeMarks(scenario, axis, right, y) },
    ...events.map((event) => {
      const own = scenario.entries.filter((entry) => entry.event === event);
      return {
        label: own[0]?.title ?? event,
        group: "events",
        draw: (y: number) => own.map((entry) => entryMark(entry, axis, y)),
      };
    }),
    ...processes.map((process) => {
      const own = scenario.stages.filter((stage) => stage.process === process);
      return {
        label: own[0]?.title ?? process,
        group: "stages",
        draw: (y: number) =>
          own.map(({ stage, from, until }) =>
            band(axis, right, y, {
              from,
              until: until ?? scenario.until,
              style: "stage",
              label: stage,
              title: `${stage} from ${dayInWords(from)}${until === undefined ? "" : ` to ${dayInWords(until)}`}`,
            }),
          ),
      };
    }),
    ...scenario.clocks.flatMap((clock) => {
      const { start } = clock;
      if (start === undefined) return [];
      return [
        {
          label: clockName(clock),
          group: "clocks",
          draw: (y: number) => clockMarks(clock, start, scenario, axis, y),
        },
      ];
    }),
    ...scenario.duties.map((duty) => ({
      label: duty.title ?? duty.what,
      group: "duties",
      draw: (y: number) => dutyMarks(duty, scenario, axis, y),
    })),
  ];
}

/** Neighbouring steps that end alike are one band. */
function outcomeMarks({ steps, until }: Scenario, axis: Axis, right: number, y: number): readonly Shape[] {
  const words = steps.map((step) => `${outcomeSigns[step.class]} ${chosenText(step)}`);
  const firsts = steps.flatMap((step, at) => (at > 0 && words[at] === words[at - 1] ? [] : [{ step, at }]));
  return firsts.map(({ step, at }, number) => {
    const next = firsts[number + 1]?.step.on;
    const last = next === undefined ? until : daysAfter(next, -1);
    return band(axis, right, y, {
      from: step.on,
      until: last,
      style: `outcome ${step.class}`,
      label: words[at] ?? "",
      title: `${dayInWords(step.on)}: ${step.class.replaceAll("-", " ")}. ${step.summary}`,
    });
  });
}

function entryMark(entry: ScenarioEntry, axis: Axis, y: number): Shape {
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

function clockMarks(
  clock: ScenarioClock,
  start: string,
  { until }: Scenario,
  axis: Axis,
  y: number,
): readonly Shape[] {
  const { end, metOn, states, until: gaveWay } = clock;
  const state = states.at(-1)?.state ?? "unknown";
  const stop = state === "met" ? (metOn ?? end) : state === "running" ? (gaveWay ?? end) : end;
  const [x1, x2] = [axis.x(start), axis.x(stop ?? until)];
  const last = end === undefined ? "" : `, last day ${dayInWords(end)}`;
  return [
    shape(
      "g",
      { class: `clock ${state}`, "data-day": stop ?? start },
      shape(
        "title",
        {},
        `${clockName(clock)}: from ${dayInWords(start)}${last}; ${clockState(clock)}. ${clock.computed}`,
      ),
      bar(x1, x2, y),
      sign(clockSigns[state], x2, y),
    ),
  ];
}

function dutyMarks(duty: ScenarioDuty, { until }: Scenario, axis: Axis, y: number): readonly Shape[] {
  const { arose, due, doneOn, endedOn, status, computed } = duty;
  const open = status === "passed" || (due !== undefined && due > until) ? due : until;
  const stop = doneOn ?? endedOn ?? open ?? until;
  const words = due === undefined ? "no date" : `due ${dayInWords(due)}`;
  const late = due !== undefined && due < stop && duty.dischargedBy !== undefined;
  return [
    shape(
      "g",
      { class: `duty ${status}`, "data-day": due ?? arose },
      shape("title", {}, [`${dutyText(duty)}: ${words}, ${status}`, computed].filter(Boolean).join(". ")),
      bar(axis.x(arose), axis.x(late ? due : stop), y),
      ...(late ? [shape("rect", { class: "late", ...box(axis.x(due), axis.x(stop), y) })] : []),
      ...(due === undefined || (status === "ended" && !late) ? [] : [tickAt(axis.x(due), y)]),
      sign(dutySigns[status], axis.x(stop), y),
    ),
  ];
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

interface Band {
  readonly from: string;
  readonly until: string;
  readonly style: string;
  readonly label: string;
  readonly title: string;
}

/** A stretch of days with its words in it, as far as they fit. It ends where the day after its last one begins. */
function band(axis: Axis, right: number, y: number, { from, until, style, label, title }: Band): Shape {
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
function shortened(text: string, width: number): string {
  const letters = Math.floor(width / LETTER);
  if (text.length <= letters) return text;
  return letters < 1 ? "" : letters < 4 ? text.slice(0, 1) : `${text.slice(0, letters - 1).trimEnd()}…`;
}
