/** `remit check`: everything that is wrong in policies, each with its place and what to do. */
import type { Problem, Severity } from "../problems/problem.ts";
import { placeText, renderProblem, type Where } from "../problems/render.ts";
import type { Document } from "../workspace/document.ts";
import { problemsOf } from "../workspace/problems.ts";
import { counted, load, shownPath, shownPlace } from "./load.ts";
import { CannotRun, flag, type Io, text, type Verb } from "./verb.ts";

const severities: readonly Severity[] = ["hint", "information", "warning", "error"];

export const verb: Verb = {
  usage: "check [PATH…] [--hints] [--fail-on error|warning|information|hint] [--json]",
  summary: "Says what is wrong in policies, where, and what to do about it.",
  help: [
    "PATH       files or folders; the current folder if none is named",
    "--hints    shows hints, too; else they are only counted",
    "--fail-on  what counts as a finding for the exit code: this and worse; warning if not said",
    "--json     as data",
  ],
  options: { json: { type: "boolean" }, hints: { type: "boolean" }, "fail-on": { type: "string" } },
  async run(args, io) {
    const least = severities.find((severity) => severity === (text(args, "fail-on") ?? "warning"));
    if (least === undefined) throw new CannotRun(`--fail-on takes one of ${severities.join(", ")}.`);

    const { snapshot, documents } = await load(args.positionals, io);
    const found = documents.flatMap((document) =>
      problemsOf(snapshot, document).map((problem) => ({ document, problem })),
    );
    if (flag(args, "json")) io.out(JSON.stringify(found.map(asData(io)), undefined, 2));
    else report(found, documents, flag(args, "hints"), io);

    const counts = severities.slice(severities.indexOf(least));
    return found.some(({ problem }) => counts.includes(problem.severity)) ? 1 : 0;
  },
};

interface Found {
  readonly document: Document;
  readonly problem: Problem;
}

function report(found: readonly Found[], documents: readonly Document[], hints: boolean, io: Io): void {
  const byUri = new Map(documents.map((document) => [document.uri, document]));
  const where: Where = ({ uri, start }) => {
    const document = byUri.get(uri);
    return document && `${shownPath(uri, io)}:${placeText(document.tree.text, start)}`;
  };
  for (const { document, problem } of found.filter((one) => hints || one.problem.severity !== "hint"))
    io.out(`${renderProblem(problem, document.tree.text, shownPath(document.uri, io), where)}\n`);
  const sums = [...severities].reverse().flatMap((severity) => {
    const count = found.filter(({ problem }) => problem.severity === severity).length;
    return count === 0 ? [] : [words(severity, count, hints)];
  });
  io.out(
    `${counted(documents.length, "file")} checked: ${sums.length === 0 ? "nothing found" : sums.join(", ")}`,
  );
}

function words(severity: Severity, count: number, hints: boolean): string {
  if (severity === "information") return counted(count, "remark");
  return `${counted(count, severity)}${severity === "hint" && !hints ? " (--hints shows them)" : ""}`;
}

const asData =
  (io: Io) =>
  ({ document, problem }: Found) => ({
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    ...(problem.help === undefined ? {} : { help: problem.help }),
    place: shownPlace(document, problem, io),
    related: problem.related.map(({ uri, message, start, end }) => ({
      file: shownPath(uri, io),
      start,
      end,
      message,
    })),
  });
