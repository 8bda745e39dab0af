/**
 * A scenario drawn: a lane each for the outcome, the kinds of events, processes, clocks and duties, over one time
 * axis. Every state has a sign of its own, so that colour is never alone, and every mark says its words when asked.
 * How it looks stands in the style sheet of whoever shows it, by the classes given here.
 */
import type { Scenario } from "../protocol/scenario.ts";
import { type Axis, axisOf } from "./axis.ts";
import { dayInWords, daysAfter } from "./days.ts";
import { band, clockMark, clockStop, dutyMark, dutyStop, entryMark, shortened } from "./marks.ts";
import { clockName } from "./on-day.ts";
import { chosenText } from "./rows.ts";
import { type Shape, shape } from "./shapes.ts";
import { outcomeSigns } from "./signs.ts";

/** Widths, heights and places are in pixels, where it is shown as large as it is. */
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
/** What is left free on the right. */
const MARGIN = 24;
/** How high a lane is, and what stands above all of them. */
const LANE = 26;
const HEAD = 26;

interface Lane {
  readonly label: string;
  readonly group: string;
  /** The marks of the lane, given the height of its middle. */
  readonly draw: (y: number) => readonly Shape[];
}

/** `width` in pixels. */
export function pictureOf(scenario: Scenario, width: number): Picture {
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
  const { until } = scenario;
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
    ...lanesFor(
      "clocks",
      scenario.clocks.flatMap((clock) => {
        const { start } = clock;
        if (start === undefined) return [];
        const draw = (y: number) => clockMark(clock, axis, y, until);
        return [{ label: clockName(clock), start, stop: clockStop(clock, until), draw }];
      }),
    ),
    ...lanesFor(
      "duties",
      scenario.duties.map((duty) => ({
        label: duty.title ?? duty.what,
        start: duty.arose,
        stop: dutyStop(duty, until),
        draw: (y: number) => dutyMark(duty, axis, y, until),
      })),
    ),
  ];
}

interface Stretch {
  readonly label: string;
  readonly start: string;
  readonly stop: string;
  readonly draw: (y: number) => Shape;
}

/** As few lanes as hold everything of one name without two things in one place. */
function lanesFor(group: string, stretches: readonly Stretch[]): readonly Lane[] {
  const lanes: { readonly label: string; readonly held: Stretch[] }[] = [];
  for (const stretch of stretches) {
    const { label, start } = stretch;
    const free = lanes.find((lane) => lane.label === label && (lane.held.at(-1)?.stop ?? "") <= start);
    if (free === undefined) lanes.push({ label, held: [stretch] });
    else free.held.push(stretch);
  }
  // The sign at an end is drawn over the bar that may begin there.
  return lanes.map(({ label, held }) => ({
    label,
    group,
    draw: (y) => held.toReversed().map(({ draw }) => draw(y)),
  }));
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
