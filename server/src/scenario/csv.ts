/** A scenario as a spreadsheet reads it: RFC 4180, one row for whatever stands on a day. */
import type { Scenario } from "../protocol/scenario.ts";
import { rowsOf } from "./rows.ts";

const HEAD = ["date", "kind", "what", "state", "until", "how"];

export function csvOf(scenario: Scenario): string {
  const rows = rowsOf(scenario).map(({ on, kind, what, state, until, how }) => [
    on,
    kind,
    what,
    state,
    until ?? "",
    how,
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A text that begins like a formula would be run as one by spreadsheets: an apostrophe keeps it a text. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
