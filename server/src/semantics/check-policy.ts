/** Checks of what frames a policy: `policy` and `source`. */
import type { InForce, Name, PolicyDeclaration, SourceDeclaration } from "@remit/grammar";
import { type Binder, report, resolve, sourceText } from "./binder.ts";
import type { BoundDeclaration } from "./bound.ts";
import { calendars } from "./calendars.ts";
import { dateOf } from "./claims.ts";
import { closest } from "./close.ts";
import { type PolicySymbol, quoted } from "./symbols.ts";
import { nounPhrase } from "./values.ts";

export const authorities = ["statute", "regulator", "partner", "commentary"] as const;

export function checkPolicy(
  b: Binder,
  { inForce, conduct, applies, decidedBy, calendar }: PolicyDeclaration,
): BoundDeclaration {
  checkInForce(b, inForce);
  const start = resolveDate(b, conduct?.from);
  const end = resolveDate(b, conduct?.until);
  const by = applies?.by;
  const asksStart = by === "start of conduct" || by === "split";
  if (applies !== undefined && by !== undefined && by !== "decision" && !b.broken)
    if (conduct?.until === undefined || (asksStart && conduct.from === undefined))
      report(b, "conduct-not-said", applies, {
        day: asksStart ? "first day of the conduct" : "day of the conduct",
      });
  checkCalendar(b, calendar);
  return { kind: "policy", decidedBy: resolve(b, decidedBy, ["actor"]), conduct: { start, end } };
}

/** Conduct happens on days that the case gives. */
function resolveDate(b: Binder, name: Name | undefined): PolicySymbol | undefined {
  const symbol = resolve(b, name, ["fact"]);
  if (name === undefined || symbol?.type === undefined || symbol.type.kind === "date") return symbol;
  report(b, "not-a-date", name, { name: name.text, is: nounPhrase(symbol.type) });
  return undefined;
}

/** Whether there is a table of working days of that name. */
export function checkCalendar(b: Binder, calendar: Name | undefined): void {
  if (calendar === undefined) return;
  const words = calendars.map(({ name }) => name);
  b.expected.push({ start: calendar.start, end: calendar.end, expected: { kind: "word", words } });
  if (words.includes(calendar.text)) return;
  const close = closest(calendar.text, words);
  report(b, "unknown-calendar", calendar, { name: calendar.text, known: quoted(words, "or"), close });
}

export function checkInForce(b: Binder, inForce: InForce | undefined): void {
  if (inForce === undefined) return;
  const from = dateOf(b, inForce.from);
  const until = dateOf(b, inForce.until);
  if (from === undefined || until === undefined || from <= until) return;
  report(b, "dates-reversed", inForce, { from: inForce.from?.text ?? "", until: inForce.until?.text ?? "" });
}

export function checkSource(b: Binder, declaration: SourceDeclaration): void {
  const { name, file, address, authority, readOn } = declaration;
  dateOf(b, readOn);
  if (authority !== undefined) {
    b.expected.push({
      start: authority.start,
      end: authority.end,
      expected: { kind: "word", words: authorities },
    });
    if (!authorities.some((word) => word === authority.text))
      report(b, "unknown-authority", authority, {
        name: authority.text,
        close: closest(authority.text, authorities),
      });
  }
  if (name === undefined) return;
  if (file === undefined && address === undefined && !b.broken)
    report(b, "source-without-place", name, { name: name.text });
  if (file !== undefined && sourceText(b, name.text) === false)
    report(b, "source-missing", file, { name: name.text, path: file.value });
}
