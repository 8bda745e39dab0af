/** `remit timeline`: what follows from the events of a case, day by day. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Scenario } from "../protocol/scenario.ts";
import { csvOf } from "../scenario/csv.ts";
import { icalendarOf } from "../scenario/icalendar.ts";
import { svgOf } from "../scenario/svg.ts";
import { textOf } from "../scenario/text.ts";
import { dayOf } from "../semantics/dates.ts";
import { kaseOf } from "../simulation/read-case.ts";
import { simulateTimeline } from "../simulation/timeline.ts";
import { caseCalled, loadModel } from "./load.ts";
import { type Arguments, CannotRun, flag, text, type Verb } from "./verb.ts";

const usage = "timeline FILE --case TITLE [--until DATE] [--format text|json|ics|csv|svg] [--out FILE]";

const formats: Readonly<Record<string, (scenario: Scenario) => string>> = {
  text: textOf,
  json: (scenario) => JSON.stringify(scenario, undefined, 2),
  ics: icalendarOf,
  csv: csvOf,
  svg: svgOf,
};

export const verb: Verb = {
  usage,
  summary: "Shows what follows from the events of a case, day by day.",
  help: [
    "FILE          the policy",
    "--case TITLE  a case that stands in the policy",
    "--until DATE  the last day, as 2026-04-01; without it, as far as anything is due or runs",
    "--format F    text; json; ics: its deadlines for a calendar; csv: a table; svg: a picture with the table",
    "--out FILE    writes into a file",
    "--json        the same as --format json",
  ],
  options: {
    case: { type: "string" },
    until: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    json: { type: "boolean" },
  },
  async run(args, io) {
    const write = formatOf(args);
    const until = untilOf(args);
    const model = await loadModel(args.positionals[0], usage, io);
    const title = text(args, "case");
    if (title === undefined) throw new CannotRun(`name a case with --case.\nUse: remit ${usage}`);
    const written = write(simulateTimeline(model, kaseOf(model, caseCalled(model, title)), until));
    const file = text(args, "out");
    if (file === undefined) io.out(written.trimEnd());
    else
      await writeFile(resolve(io.cwd, file), written).catch(() => {
        throw new CannotRun(`the file \`${file}\` can't be written.`);
      });
    return 0;
  },
};

function formatOf(args: Arguments): (scenario: Scenario) => string {
  const name = text(args, "format") ?? (flag(args, "json") ? "json" : "text");
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format === undefined)
    throw new CannotRun(`\`${name}\` is no format. Use one of ${Object.keys(formats).join(", ")}.`);
  return format;
}

function untilOf(args: Arguments): number | undefined {
  const given = text(args, "until");
  const day = given === undefined ? undefined : dayOf(given);
  if (given !== undefined && day === undefined)
    throw new CannotRun(`there is no day \`${given}\`; a date is written as 2026-04-01.`);
  return day;
}
