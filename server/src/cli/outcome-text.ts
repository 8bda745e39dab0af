/** An outcome as text for a terminal. */
import type { ClockData, Duty, Outcome, StageData } from "../protocol/outcome.ts";
import { dutyRemarks } from "../scenario/duty-words.ts";
import { clockWords } from "../scenario/rows.ts";

const classes: Readonly<Record<Outcome["class"], string>> = {
  settled: "settled",
  "settled-after-judgement": "settled after judgement",
  "open-to-discretion": "open to discretion",
  undecided: "undecided",
  gap: "gap: no rule says anything",
  conflict: "conflict",
};

/** Headings, then indented lines; with `explain`, the steps that led there. */
export function outcomeText(outcome: Outcome, explain: boolean): string {
  const lines = [
    `${outcome.title ?? "This case"}${outcome.on === undefined ? "" : `, decided on ${outcome.on}`}`,
  ];
  lines.push(`  ${classes[outcome.class]}: ${outcome.summary}`);
  if (outcome.inexactBecause !== undefined) lines.push(`  not proved: ${outcome.inexactBecause}`);

  if (outcome.transition !== undefined) section(lines, "Edition", [outcome.transition.text]);
  section(
    lines,
    "Conflicts",
    outcome.conflicts.map(({ text }) => text),
  );
  section(
    lines,
    "Tracks",
    outcome.tracks.map(({ name, text }) => `${name}: ${text}`),
  );
  section(
    lines,
    "Powers and actions",
    outcome.positions
      .filter(({ position }) => position !== "not-addressed")
      .map(({ name, position, possible, by }) => {
        const rules = by.length > 0 ? ` by ${by.join(", ")}` : "";
        return `${name}: ${position ?? `open (${possible.join(" or ")})`}${rules}`;
      }),
  );
  section(
    lines,
    "Duties",
    outcome.duties.map((duty) => dutyText(outcome, duty)),
  );
  section(lines, "Stages", outcome.stages.map(stageText));
  section(lines, "Clocks", outcome.clocks.map(clockText));
  section(
    lines,
    "Worked out",
    outcome.values.map(({ name, value }) => `${name}: ${value}`),
  );
  section(
    lines,
    "What would decide",
    outcome.deciding.map(
      ({ facts, always }) => `${facts.join(" and ")}${always ? "" : " (for some of its values)"}`,
    ),
  );
  if (explain)
    section(
      lines,
      "Why",
      outcome.trace.flatMap(({ text, because, citations }) => [
        text,
        ...(because === undefined ? [] : [`  because ${because}`]),
        ...citations.map(
          ({ source, locator, quoting }) =>
            `  [${`${source} ${locator}`.trim()}]${quoting === undefined ? "" : ` “${quoting}”`}`,
        ),
      ]),
    );
  return lines.join("\n");
}

function section(lines: string[], heading: string, entries: readonly string[]): void {
  if (entries.length === 0) return;
  lines.push("", `  ${heading}`, ...entries.map((entry) => `    ${entry}`));
}

function dutyText(outcome: Outcome, duty: Duty): string {
  const { what, modality, actor, due, computed, certain } = duty;
  const sure = certain ? "" : "possibly: ";
  const when = due === undefined ? "" : `, by ${due}`;
  const how = computed === undefined ? "" : ` (${computed})`;
  const more = dutyRemarks(duty).map((remark) => `, ${remark}`);
  return `${sure}${actor ?? "somebody"} ${modality} ${use(outcome, what)}${what}${when}${how}${more.join("")}`;
}

function clockText({ name, state, start, end, metOn, computed }: ClockData): string {
  const from = start === undefined ? "" : ` from ${start}`;
  const to = end === undefined ? "" : ` to ${end}`;
  const met = metOn === undefined ? "" : ` on ${metOn}`;
  return `${name}: ${clockWords[state]}${met}${from}${to} (${computed})`;
}

function stageText({ process, stage, next, lead, by }: StageData): string {
  const goesOn = next === undefined || next === stage ? "" : `, goes on to ${next}`;
  const why = goesOn === "" || by === undefined ? "" : ` (${by})`;
  return `${process}: ${stage}${goesOn}${why}${lead === undefined ? "" : `, led by ${lead}`}`;
}

/** Powers are used, actions are done. */
function use({ positions }: Outcome, what: string): string {
  return positions.some(({ name, kind }) => name === what && kind === "power") ? "use " : "";
}
