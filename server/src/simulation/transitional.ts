/** Which cases of a policy end otherwise on a day on which it changes than on the day before, and how. */
import type { EditionDay, EditionsReport, TransitionalCase } from "../protocol/editions.ts";
import type { Duty, Outcome } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import { editionChanges } from "../semantics/editions.ts";
import type { CaseModel, Model } from "../semantics/model.ts";
import type { Kase } from "./kase.ts";
import { kaseOf } from "./read-case.ts";
import { simulate } from "./simulate.ts";
import { positionText } from "./words.ts";

/** Step by step, so that other work can come in between. `name`: how the policy is called where it has no title. */
export function* editionsReport(model: Model, name: string): Generator<undefined, EditionsReport> {
  const cases = model.cases.filter(({ complete }) => complete);
  // On its first day the whole policy begins: that tells nothing of any edition.
  const changes = editionChanges(model).filter(({ day }) => !isLife(model, day));
  const days: (EditionDay & { readonly cases: TransitionalCase[] })[] = [];
  for (const { day, names } of changes) {
    const found: TransitionalCase[] = [];
    for (const kase of cases) {
      yield undefined;
      const one = compared(model, kase, day);
      if (one !== undefined) found.push(one);
    }
    days.push({ day: dateText(day), changes: [...names], cases: found });
  }
  const { title = name, transition } = model.policy ?? {};
  return { policy: title, picks: picksOf(transition?.day), cases: cases.length, days };
}

function isLife({ policy }: Model, day: number): boolean {
  return day === policy?.from || (policy?.until !== undefined && day === policy.until + 1);
}

/** What says which edition counts. */
function picksOf(day: NonNullable<Model["policy"]>["transition"]["day"]): string {
  return day?.kind === "input" ? day.input.name : "the decision date";
}

/** The days on which a policy changes, as data. */
export function editionDaysOf(model: Model): EditionDay[] {
  return editionChanges(model).map(({ day, names }) => ({ day: dateText(day), changes: [...names] }));
}

function compared(model: Model, kase: CaseModel, day: number): TransitionalCase | undefined {
  const [before, after] = [day - 1, day].map((on) =>
    simulate(model, datedOn(model, kaseOf(model, kase), on)),
  );
  if (before === undefined || after === undefined) return undefined;
  const differs = differences(before, after);
  if (differs.length === 0) return undefined;
  const { uri, start, end } = kase.place;
  return {
    title: kase.title,
    place: { uri, start, end },
    before: { class: before.class, summary: before.summary },
    after: { class: after.class, summary: after.summary },
    differs,
  };
}

/** The same case, with the day that picks the edition. */
function datedOn({ policy }: Model, kase: Kase, day: number): Kase {
  const picked = policy?.transition.day;
  if (picked?.kind !== "input") return { ...kase, on: day };
  return { ...kase, values: kase.values.map((value, index) => (index === picked.input.index ? day : value)) };
}

/** That a day later everything is due a day later is no difference. */
function differences(before: Outcome, after: Outcome): TransitionalCase["differs"] {
  const rows: readonly (readonly [string, string, string])[] = [
    ["the outcome", before.class, after.class],
    ...before.tracks.map(
      ({ name, text }, at) => [`what is selected on ${name}`, text, after.tracks[at]?.text ?? ""] as const,
    ),
    ...before.positions.map((position, at) => {
      const now = after.positions[at];
      return [position.name, standing(position), now === undefined ? "" : standing(now)] as const;
    }),
    ...dutyRows(before.duties, after.duties),
  ];
  return rows
    .filter(([, was, is]) => was !== is && !isIdle(was, is))
    .map(([what, was, is]) => ({ what, before: was, after: is }));
}

/** Whether a power that no rule speaks of is closed makes no difference. */
function isIdle(was: string, is: string): boolean {
  const idle = ["closed", "not addressed"];
  return idle.includes(was) && idle.includes(is);
}

function standing({ position, possible }: Outcome["positions"][number]): string {
  return (position === undefined ? possible : [position]).map(positionText).join(" or ");
}

/** Of what is to be done before and after: where a power stands tells already of what begins or ends to be a duty. */
function dutyRows(before: readonly Duty[], after: readonly Duty[]) {
  const told = (duties: readonly Duty[], name: string) =>
    duties
      .filter(({ what }) => what === name)
      .map(dutyText)
      .join("; ");
  const both = new Set(before.map(({ what }) => what).filter((name) => told(after, name) !== ""));
  return [...both].map((name) => [`the duty ${name}`, told(before, name), told(after, name)] as const);
}

function dutyText({ actor, modality, computed }: Duty): string {
  // How the date was reckoned names the day and, in brackets, what it is the day of.
  const limit = computed?.replace(/ \d{4}-\d\d-\d\d \(([^)]*)\).*$/, " $1");
  const time = limit === undefined ? "with no time limit" : `within ${limit}`;
  return `${actor ?? "somebody"} ${modality}, ${time}`;
}
