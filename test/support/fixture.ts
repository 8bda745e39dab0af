/**
 * A workspace in one string.
 *
 * - `//- scales.remit` starts another file; what stands before the first of these lines is `policy.remit`.
 *   `//- old.remit unreadable` is a file that is there and cannot be read; `windows-1252` says how it is saved.
 * - `<|>` is the cursor.
 * - `//^^^ text` points at the line above: a problem is expected there, with these words in its message or code,
 *   from the first to the last mark. A mark that reaches the end of the line may stand for a longer problem.
 */
import type { Span } from "@remit/grammar";

export interface Mark extends Span {
  readonly words: string;
}

export type Saved = "utf-8" | "windows-1252" | "unreadable";

export interface FixtureFile {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly saved: Saved;
  readonly marks: readonly Mark[];
}

export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly cursor: { readonly uri: string; readonly offset: number } | undefined;
}

const cursorMark = "<|>";

export function uriOf(name: string): string {
  return `file:///fixture/${name}`;
}

export function readFixture(fixture: string): Fixture {
  const files: FixtureFile[] = [];
  let cursor: Fixture["cursor"];
  for (const { name, saved, lines } of sections(fixture)) {
    const uri = uriOf(name);
    const kept: string[] = [];
    const marks: Mark[] = [];
    let lineStart = 0;
    let next = 0;
    for (const line of lines) {
      const mark = /^\s*\/\/\s*(?<marks>\^+)\s?(?<words>.*)$/.exec(line);
      if (mark?.groups !== undefined && kept.length > 0) {
        const start = lineStart + line.indexOf("^");
        marks.push({
          start,
          end: start + (mark.groups["marks"] ?? "").length,
          words: mark.groups["words"] ?? "",
        });
        continue;
      }
      lineStart = next;
      const at = line.indexOf(cursorMark);
      if (at >= 0) cursor = { uri, offset: lineStart + at };
      const text = line.replace(cursorMark, "");
      kept.push(text);
      next = lineStart + text.length + 1;
    }
    files.push({ name, uri, text: kept.join("\n"), saved, marks });
  }
  return { files, cursor };
}

function sections(fixture: string) {
  const found: { readonly name: string; readonly saved: Saved; readonly lines: string[] }[] = [];
  for (const line of fixture.split("\n")) {
    const header = /^\s*\/\/- (?<name>\S+)(?: (?<saved>unreadable|windows-1252))?\s*$/.exec(line)?.groups;
    if (header !== undefined) {
      found.push({ name: header["name"] ?? "", saved: (header["saved"] ?? "utf-8") as Saved, lines: [] });
      continue;
    }
    if (found.length === 0) found.push({ name: "policy.remit", saved: "utf-8", lines: [] });
    found.at(-1)?.lines.push(line);
  }
  return found.filter(
    ({ name, lines }) => name !== "policy.remit" || lines.some((line) => line.trim() !== ""),
  );
}
