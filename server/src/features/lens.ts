/** What can be done with a case, over its head: run it, explain it, ask what if, see its timeline. */
import { shift } from "@remit/grammar";
import type { CodeLens, CodeLensParams } from "vscode-languageserver";
import {
  explainCaseCommand,
  runCaseCommand,
  showTimelineCommand,
  whatIfCommand,
} from "../protocol/commands.ts";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function codeLenses(now: Snapshot, { textDocument }: CodeLensParams): CodeLens[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  const { uri, tree, lines } = document;
  const lenses: CodeLens[] = [];
  for (const { start, declaration } of tree.items) {
    if (declaration.kind !== "case" && declaration.kind !== "cases") continue;
    const { title } = declaration;
    if (title === undefined) continue;
    const range = rangeOf(lines, shift({ start: declaration.start, end: title.end }, start));
    const say = (text: string, command: string, argument: string | number) =>
      lenses.push({ range, command: { title: text, command, arguments: [uri, argument] } });
    const offset = start + declaration.start;
    if (declaration.kind === "cases") {
      say("Run cases", runCaseCommand, title.value);
      continue;
    }
    say("Run case", runCaseCommand, title.value);
    say("Explain", explainCaseCommand, offset);
    say("What if", whatIfCommand, offset);
    if (declaration.timeline.length > 0) say("Timeline", showTimelineCommand, offset);
  }
  return lenses;
}
