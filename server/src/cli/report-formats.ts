/** What `remit check` found, for other programs: SARIF 2.1.0, and the annotations of GitHub's workflows. */
import { pathToFileURL } from "node:url";
import { URI } from "vscode-uri";
import type { Problem, Severity } from "../problems/problem.ts";
import type { Document } from "../workspace/document.ts";
import { shownPath, shownPlace } from "./load.ts";
import type { Io } from "./verb.ts";

export interface Found {
  readonly document: Document;
  readonly problem: Problem;
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/: one run; columns count UTF-16 code units. */
export function sarifOf(found: readonly Found[], documents: readonly Document[], io: Io) {
  const codes = [...new Set(found.map(({ problem }) => problem.code))].sort();
  const byUri = new Map(documents.map((document) => [document.uri, document]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "remit", rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { FOLDER: { uri: `${pathToFileURL(io.cwd)}/` } },
        results: found.map(({ document, problem }) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: levels[problem.severity],
          message: {
            text: problem.help === undefined ? problem.message : `${problem.message}\n${problem.help}`,
          },
          locations: [{ physicalLocation: physical(document, problem, io) }],
          relatedLocations: problem.related.flatMap((related, id) => {
            const other = byUri.get(related.uri);
            if (other === undefined) return [];
            return [
              { id, physicalLocation: physical(other, related, io), message: { text: related.message } },
            ];
          }),
        })),
      },
    ],
  };
}

function physical(document: Document, span: { readonly start: number; readonly end: number }, io: Io) {
  const { start, end } = shownPlace(document, span, io);
  return {
    artifactLocation: artifact(document.uri, io),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** A file below the folder is named from it, so that the report can be read on another machine. */
function artifact(uri: string, io: Io) {
  const folder = `${pathToFileURL(io.cwd)}/`;
  const address = pathToFileURL(URI.parse(uri).fsPath).href;
  return address.startsWith(folder)
    ? { uri: address.slice(folder.length), uriBaseId: "FOLDER" }
    : { uri: address };
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function annotationOf({ document, problem }: Found, io: Io): string {
  const { start, end } = shownPlace(document, problem, io);
  const level = levels[problem.severity] === "note" ? "notice" : levels[problem.severity];
  const properties: readonly (readonly [string, string])[] = [
    ["file", shownPath(document.uri, io)],
    ["line", String(start.line)],
    ["endLine", String(end.line)],
    // Columns are for places on one line only.
    ...(start.line === end.line
      ? [["col", String(start.column)] as const, ["endColumn", String(end.column)] as const]
      : []),
    ["title", problem.code],
  ];
  const said = properties.map(([name, value]) => `${name}=${escapedProperty(value)}`).join(",");
  const text = problem.help === undefined ? problem.message : `${problem.message}\n${problem.help}`;
  return `::${level} ${said}::${escapedText(text)}`;
}

function escapedText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
