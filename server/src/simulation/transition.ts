/** Which edition counts for the conduct that is judged, and what each part of it comes to where it is split. */
import type { Outcome, TraceStep } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import { editionDays } from "../semantics/editions.ts";
import { type Model, placeOf, type Transition } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { decisionDate, type Kase } from "./kase.ts";
import type { Situation } from "./situation.ts";

type TransitionData = NonNullable<Outcome["transition"]>;

/** Undefined for a policy that does not say what dates the conduct. `decide`: what a case comes to. */
export function transitionData(
  model: Model,
  kase: Kase,
  decide: (kase: Kase) => Outcome,
): TransitionData | undefined {
  const { transition } = model.policy ?? {};
  if (transition?.end === undefined) return undefined;
  const { by, end, start = end } = transition;
  const first = kase.values[start.index];
  const last = kase.values[end.index];
  const decided = decisionDate(model, kase);
  const days = editionDays(model);
  const between = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? [] : days.filter((day) => from < day && day <= to);
  switch (by) {
    case undefined: {
      const across = between(first ?? last, decided);
      const silent = across.length > 0;
      const text = silent
        ? `the conduct began before ${dates(across)}, when the policy changed, and is decided after it: the policy does not say which edition counts, so the one on the day of the decision is taken`
        : "the edition on the day of the decision counts, and the policy has not changed since the conduct began";
      return { ...dayOf(decided), silent, text, parts: [] };
    }
    case "decision":
      return known(decided, "the decision", "the decision date");
    case "conduct":
      return known(last, "the conduct", end.name);
    case "start of conduct":
      return known(first, "the beginning of the conduct", start.name);
    case "split": {
      const across = between(first, last);
      if (first === undefined || last === undefined || across.length === 0)
        return known(last, "the conduct", last === undefined ? end.name : start.name);
      const parts = partsOf(first, last, across).map(({ from, until }) => {
        const { class: kind, summary } = decide(during({ start, end }, kase, from, until));
        return { from: dateText(from), until: dateText(until), class: kind, summary };
      });
      const text = `the conduct is split at ${dates(across)}, and each part counts by its own edition; the outcome is that of the last part`;
      return { ...dayOf(last), silent: false, text, parts };
    }
  }
}

function known(day: number | undefined, what: string, missing: string): TransitionData {
  const text =
    day === undefined
      ? `which edition counts is not known, as ${missing} is not known`
      : `the edition on the day of ${what} counts, ${dateText(day)}`;
  return { ...dayOf(day), silent: false, text, parts: [] };
}

const dayOf = (day: number | undefined) => (day === undefined ? {} : { day: dateText(day) });

const dates = (days: readonly number[]) => listed(days.map(dateText), "and");

function partsOf(first: number, last: number, across: readonly number[]) {
  const starts = [first, ...across];
  return starts.map((from, at) => ({ from, until: (starts[at + 1] ?? last + 1) - 1 }));
}

/** The same case, as if there had been no more conduct than on these days. */
function during(
  { start, end }: Required<Pick<Transition, "start" | "end">>,
  kase: Kase,
  from: number,
  until: number,
): Kase {
  const values = kase.values.map((value, index) =>
    index === start?.index ? from : index === end?.index ? until : value,
  );
  return { ...kase, values };
}

/** The step of the explanation that says which edition counts. */
export function editionSteps(
  { prepared: { model } }: Pick<Situation, "prepared">,
  transition: TransitionData | undefined,
): readonly TraceStep[] {
  if (model.policy === undefined || transition === undefined) return [];
  const { name, title, place } = model.policy;
  const { uri, start, end } = placeOf(model, place);
  const made: TraceStep = {
    kind: "edition",
    name,
    result: transition.day ?? "not known",
    text: transition.text,
    read: [],
    citations: [],
    place: { uri, start, end },
  };
  return [title === undefined ? made : { ...made, title }];
}

/** What a summary has to say of it; undefined where one edition counts and the policy says which. */
export function transitionSummary({ silent, text, parts }: TransitionData): string | undefined {
  if (silent) return sentence(text);
  if (parts.length === 0) return undefined;
  const daysIn = (from: string, until: string) =>
    from === until ? `On ${from}` : `From ${from} until ${until}`;
  return parts.map(({ from, until, summary }) => `${daysIn(from, until)}: ${summary}`).join(" ");
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
