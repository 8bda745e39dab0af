/** A scenario as text for a terminal: what changed day by day, then what is still to happen. */
import type { Scenario, ScenarioDuty } from "../protocol/scenario.ts";
import { dutyText, pendingOn, stepOn } from "./on-day.ts";
import { rowsOf } from "./rows.ts";

export function textOf(scenario: Scenario): string {
  const { title = "This case", from, until } = scenario;
  const lines = [`${title}, from ${from} to ${until}`];
  for (const { on, because, class: found, summary, stages, newDuties } of scenario.steps) {
    lines.push("", `  ${on}  ${because.length === 0 ? "the timeline begins" : because.join("; ")}`);
    lines.push(`    ${found.replaceAll("-", " ")}: ${summary}`);
    for (const { process, stage } of stages) lines.push(`    ${process} is at ${stage}`);
    for (const place of newDuties) lines.push(...newDuty(scenario.duties[place]));
  }
  const dated = rowsOf(scenario).filter(({ kind }) => kind === "clock" || kind === "duty");
  section(
    lines,
    "Clocks and duties",
    dated.map(({ on, until: end, what, state, how }) => {
      const when = end === undefined ? on : `${on} to ${end}`;
      return `${when}  ${what}: ${state}${how === "" ? "" : ` (${how})`}`;
    }),
  );
  const day = scenario.on ?? until;
  if (stepOn(scenario, day) !== undefined)
    section(
      lines,
      `Still to happen, seen from ${day}`,
      pendingOn(scenario, day).map(
        ({ by, what, overdue }) => `${by ?? "no date"}${overdue ? " (overdue)" : ""}  ${what}`,
      ),
    );
  return lines.join("\n");
}

function newDuty(duty: ScenarioDuty | undefined): readonly string[] {
  if (duty === undefined) return [];
  return [`    new: ${dutyText(duty)}${duty.due === undefined ? "" : ` by ${duty.due}`}`];
}

function section(lines: string[], heading: string, entries: readonly string[]): void {
  if (entries.length === 0) return;
  lines.push("", `  ${heading}`, ...entries.map((entry) => `    ${entry}`));
}
