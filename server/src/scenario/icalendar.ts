/**
 * The deadlines of a scenario for a calendar program: RFC 5545, each an all-day event that says how its date was
 * computed. The little of the format that this takes stands here whole.
 */
import type { Scenario } from "../protocol/scenario.ts";
import { daysAfter } from "./days.ts";
import { clockName, dutyText } from "./on-day.ts";

interface Deadline {
  readonly key: string;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
}

/** The same scenario always gives the same file, so its entries replace, not double, those imported before. */
export function icalendarOf(scenario: Scenario): string {
  const { title = "Timeline", on = scenario.until } = scenario;
  const stamp = `${compact(on)}T000000Z`;
  const used = new Map<string, number>();
  const events = deadlines(scenario).flatMap(({ key, day, summary, description }) => {
    const name = slug(`${scenario.policy ?? "policy"} ${title} ${key}`);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return [
      "BEGIN:VEVENT",
      `UID:${name}${count === 1 ? "" : `-${count}`}@remit`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(daysAfter(day, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Remit//Timeline//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(title)}`,
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Due dates of duties and last days of clocks, but for duties that are no longer owed. */
function deadlines({ duties, clocks, title = "Timeline" }: Scenario): readonly Deadline[] {
  const due = duties.flatMap((duty): Deadline[] => {
    if (duty.due === undefined || duty.status === "ended") return [];
    const sign = duty.status === "done" ? "Done: " : duty.status === "overdue" ? "Overdue: " : "";
    return [
      {
        key: `duty ${duty.what} ${duty.rule} ${duty.arose}`,
        day: duty.due,
        summary: `${sign}${dutyText(duty)}`,
        description: told([title, `Due ${duty.due}`, duty.computed, `By rule ${duty.rule}`]),
      },
    ];
  });
  const ends = clocks.flatMap((clock): Deadline[] => {
    if (clock.end === undefined) return [];
    return [
      {
        key: `clock ${clock.name} ${clock.start ?? ""}`,
        day: clock.end,
        summary: `Last day: ${clockName(clock)}`,
        description: told([title, clock.computed]),
      },
    ];
  });
  return [...due, ...ends].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function told(sentences: readonly (string | undefined)[]): string {
  return sentences.filter((text) => text !== undefined).join("\n");
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

const MOST_OCTETS = 75;

/** A line may hold 75 octets; what is longer goes on in the next, after a space. No character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = "";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
