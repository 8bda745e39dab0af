/** `remit check`: everything that is wrong in policies, each with its place and what to do. */
import type { Severity } from "../problems/problem.ts";
import { placeText, renderProblem, type Where } from "../problems/render.ts";
import type { Document } from "../workspace/document.ts";
import { problemsOf } from "../workspace/problems.ts";
import { counted, load, shownPath, shownPlace } from "./load.ts";
import { annotationOf, type Found, sarifOf } from "./report-formats.ts";
import { CannotRun, flag, type Io, text, type Verb } from "./verb.ts";

const formats = ["text", "json", "sarif", "github"] as const;
const severities: readonly Severity[] = ["hint", "information", "warning", "error"];

export const verb: Verb = {
  usage:
    "check [PATH…] [--hints] [--fail-on error|warning|information|hint] [--no-analysis] [--format text|json|sarif|github]",
  summary:
    "Says what is wrong in policies, where, and what to do about it: in their text, and in what they mean.",
  help: [
    "PATH           files or folders; the current folder if none is named",
    "--hints        shows hints, too; else they are only counted",
    "--fail-on      what counts as a finding for the exit code: this and worse; warning if not said",
    "--no-analysis  leaves out what the policies mean: conflicts, gaps, dead rules, principles",
    "--format       text; json; sarif for code scanning; github for annotations of a pull request",
    "--json         the same as --format json",
  ],
  options: {
    json: { type: "boolean" },
    hints: { type: "boolean" },
    "no-analysis": { type: "boolean" },
    "fail-on": { type: "string" },
    format: { type: "string" },
  },
  async run(args, io) {
    const least = severities.find((severity) => severity === (text(args, "fail-on") ?? "warning"));
    if (least === undefined) throw new CannotRun(`--fail-on takes one of ${severities.join(", ")}.`);
    const wanted = flag(args, "json") ? "json" : (text(args, "format") ?? "text");
    const format = formats.find((one) => one === wanted);
    if (format === undefined) throw new CannotRun(`--format takes one of ${formats.join(", ")}.`);

    const analysed = !flag(args, "no-analysis");
    const { snapshot, documents } = await load(args.positionals, io, { analysed });
    const found = documents.flatMap((document) =>
      problemsOf(snapshot, document).map((problem) => ({ document, problem })),
    );
    switch (format) {
      case "json":
        io.out(JSON.stringify(found.map(asData(io)), undefined, 2));
        break;
      case "sarif":
        io.out(JSON.stringify(sarifOf(found, documents, io), undefined, 2));
        break;
      case "github":
        for (const one of found) io.out(annotationOf(one, io));
        break;
      case "text":
        report(found, documents, flag(args, "hints"), io);
    }

    const counts = severities.slice(severities.indexOf(least));
    return found.some(({ problem }) => counts.includes(problem.severity)) ? 1 : 0;
  },
};

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
