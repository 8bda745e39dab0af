/** A scenario as a picture to keep: one SVG file, light or dark as its reader is, with the table beneath. */
import type { Scenario } from "../protocol/scenario.ts";
import { dayInWords } from "./days.ts";
import { pictureOf } from "./picture.ts";
import { type Row, rowsOf } from "./rows.ts";
import { type Shape, shape, svgText } from "./shapes.ts";
import { legend } from "./signs.ts";

/** All in pixels. */
const WIDTH = 960;
const TITLE = 40;
const LINE = 16;
const SIZE = 12;
const LETTER = 6.2;

/** They fill the width. */
const columns = [
  { head: "Date", x: 4, width: 104 },
  { head: "Kind", x: 112, width: 56 },
  { head: "What", x: 172, width: 292 },
  { head: "State", x: 468, width: 162 },
  { head: "How", x: 636, width: 322 },
];

export function svgOf(scenario: Scenario): string {
  const { title = "Timeline", from, until, entries } = scenario;
  const picture = pictureOf(scenario, WIDTH);
  const top = TITLE + picture.height + 52;
  const { shapes, bottom } = table(rowsOf(scenario), top);
  const heading = `${title}, ${dayInWords(from)} to ${dayInWords(until)}`;
  const count = `${entries.length} ${entries.length === 1 ? "event" : "events"}`;
  const about = `${count} on a time axis with the outcome, stages, clocks and duties that follow; the table beneath says the same in words.`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(
    shape(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${picture.width} ${bottom + 12}`,
        width: picture.width,
        height: bottom + 12,
        role: "img",
        "aria-labelledby": "title about",
        class: "timeline",
      },
      shape("title", { id: "title" }, heading),
      shape("desc", { id: "about" }, about),
      shape("style", {}, STYLE),
      shape("rect", { class: "paper", width: picture.width, height: bottom + 12 }),
      shape("text", { class: "heading", x: 4, y: 24 }, heading),
      shape("g", { transform: `translate(0 ${TITLE})` }, ...picture.shapes),
      shape("text", { class: "legend", x: 4, y: TITLE + picture.height + 12 }, legend),
      ...shapes,
    ),
  )}\n`;
}

function table(
  rows: readonly Row[],
  top: number,
): { readonly shapes: readonly Shape[]; readonly bottom: number } {
  const shapes: Shape[] = columns.map(({ head, x }) => shape("text", { class: "head", x, y: top }, head));
  let y = top + 8;
  for (const { on, until, kind, what, state, how } of rows) {
    const date = until === undefined ? on : `${on} to ${until}`;
    const cells = [date, kind, what, state, how].map((text, at) => wrapped(text, columns[at]?.width ?? 0));
    shapes.push(shape("line", { class: "grid", x1: 0, x2: WIDTH, y1: y, y2: y }));
    for (const [at, lines] of cells.entries())
      for (const [line, text] of lines.entries())
        shapes.push(shape("text", { x: columns[at]?.x ?? 0, y: y + LINE * (line + 1) }, text));
    y += LINE * Math.max(...cells.map(({ length }) => length)) + 8;
  }
  return { shapes, bottom: y };
}

function wrapped(text: string, width: number): readonly string[] {
  const most = Math.floor(width / LETTER);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const STYLE = `
.timeline { font: ${SIZE}px system-ui, sans-serif; --fore: #1f1f1f; --back: #fff; --quiet: #56595e; --line: #d4d4d8; --good: #2f7d32; --bad: #b01011; --uncertain: #8a5a00; --accent: #005fb8; }
@media (prefers-color-scheme: dark) { .timeline { --fore: #ccc; --back: #1f1f1f; --quiet: #9d9d9d; --line: #3a3a3a; --good: #89d185; --bad: #f85149; --uncertain: #cca700; --accent: #4daafc; } }
text { fill: var(--fore); }
.paper, .back { fill: var(--back); }
.heading { font-size: 16px; font-weight: 600; }
.legend { white-space: pre; }
.head, .tick, .legend { fill: var(--quiet); }
.grid { stroke: var(--line); }
.border { stroke: var(--quiet); }
.decision line { stroke: var(--quiet); stroke-dasharray: 2 3; stroke-width: 2; }
.event .dot, .received { fill: var(--accent); }
.event .span, .event.withdrawn .dot { stroke: var(--accent); fill: var(--back); }
.band { fill: var(--back); stroke: var(--quiet); }
.outcome.settled .band, .outcome.settled-after-judgement .band { stroke: var(--good); }
.outcome.open-to-discretion .band, .outcome.undecided .band, .outcome.gap .band { stroke: var(--uncertain); stroke-dasharray: 4 2; }
.outcome.conflict .band { stroke: var(--bad); stroke-width: 2; }
.bar { fill: var(--accent); }
.met .bar, .done .bar { fill: var(--good); }
.late { fill: var(--bad); }
.expired .bar { fill: var(--uncertain); }
.ended .bar, .unknown .bar { fill: var(--quiet); }
.due { stroke: var(--fore); stroke-width: 2; }
.sign .back { stroke: var(--quiet); }
.sign text { font-weight: 700; }
`;
