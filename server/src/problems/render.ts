/** Problems as text: place, severity, message and code, the line with the place marked, and what to do. */
import type { Span } from "@remit/grammar";
import type { Problem, Related } from "./problem.ts";

/** Where a related place is, in words (`scales.remit:3:7`); undefined leaves it out. */
export type Where = (related: Related) => string | undefined;

/** `line:column`, both from 1, of an offset in a text. */
export function placeText(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `${line}:${offset - before.lastIndexOf("\n")}`;
}

/**
 * ```text
 * care.remit:12:8 error: nothing called `breachs` is declared in this policy [unknown-name]
 *    12 |   when breachs is at least 2
 *       |        ^^^^^^^
 *    help: did you mean `breaches`?
 * ```
 * Without a path the first line starts with the line number.
 */
export function renderProblem(problem: Problem, text: string, path?: string, where?: Where): string {
  const { severity, message, code, help } = problem;
  const place = placeText(text, problem.start);
  const lines = [`${path === undefined ? "" : `${path}:`}${place} ${severity}: ${message} [${code}]`];
  lines.push(...excerpt(text, problem));
  if (help !== undefined) lines.push(`   help: ${help}`);
  for (const related of problem.related) {
    const found = where?.(related);
    if (found !== undefined) lines.push(`   see ${found}: ${related.message}`);
  }
  return lines.join("\n");
}

/** The line of a place, and under it as many marks as the place is long on that line. */
function excerpt(text: string, { start, end }: Span): readonly string[] {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", start);
  const line = text.slice(from, next < 0 ? text.length : next).replace(/\r$/, "");
  const number = String(text.slice(0, from).split("\n").length).padStart(5);
  const indent = line.slice(0, start - from).replaceAll(/[^\t]/g, " ");
  const length = Math.max(1, Math.min(end - start, line.length - (start - from)));
  return [`${number} | ${line}`, `${" ".repeat(number.length)} | ${indent}${"^".repeat(length)}`];
}
