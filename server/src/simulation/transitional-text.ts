/** The cases that end otherwise at a change of the policy, as text to read. */
import type { EditionsReport, TransitionalCase } from "../protocol/editions.ts";
import { listed } from "../semantics/symbols.ts";

export function editionsText({ policy, picks, cases, days }: EditionsReport): string {
  if (days.length === 0) return `${policy}\n\nNothing in this policy changes on a day.\n`;
  const lines = [
    policy,
    "",
    `It changes on ${counted(days.length, "day")}; ${picks} says which edition counts.`,
    `Of its ${counted(cases, "case")}, these end otherwise on such a day than on the day before.`,
  ];
  for (const { day, changes, cases: found } of days) {
    lines.push("", `${day}  ${listed(changes, "and")}`);
    if (found.length === 0) lines.push("  no case ends otherwise");
    for (const one of found) lines.push(...told(one));
  }
  return `${lines.join("\n")}\n`;
}

function told({ title, before, after, differs }: TransitionalCase): readonly string[] {
  return [
    `  ${title}`,
    `    before: ${before.class}: ${before.summary}`,
    `    since:  ${after.class}: ${after.summary}`,
    ...differs.map(({ what, before: was, after: is }) => `    ${what}: ${was} → ${is}`),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
