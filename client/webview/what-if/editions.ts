/**
 * The slider over dates: the days on which the policy changes are marked on it and listed under it, so that each can
 * be tried, and the day before it, with the mouse and with the keyboard. The outcome follows as for any other change.
 */
import type { PolicyForm } from "@remit/server/protocol/requests.ts";
import { dayInWords, dayNumber, daysAfter, dayText } from "@remit/server/scenario/days.ts";
import { button, h } from "../parts/dom.ts";
import { listed } from "../parts/words.ts";

type Days = PolicyForm["editions"]["days"];

export interface DateSlider {
  readonly element: HTMLElement;
  /** Moves to a day that was chosen elsewhere; empty for none. */
  readonly show: (day: string) => void;
}

/** Room before the first change and after the last, in days. */
const MARGIN = 180;
const MOST_NAMES = 4;

/** `title`: which date it is. Undefined where nothing changes on a day. */
export function dateSlider(
  days: Days,
  title: string,
  start: string,
  choose: (day: string) => void,
): DateSlider | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const from = dayNumber(first.day) - MARGIN;
  const until = dayNumber(last.day) + MARGIN;
  const range = h("input", {
    type: "range",
    id: "edition-day",
    min: String(from),
    max: String(until),
    step: "1",
    "aria-describedby": "edition-help",
    "data-key": "edition-day",
  });
  const said = h("p", { id: "edition-said", class: "edition-said" });
  const items = days.map((change) => listItem(change, (day) => go(day)));
  const marks = h("div", { class: "edition-marks", "aria-hidden": "true" }, ...days.map(mark(from, until)));

  const show = (day: string) => {
    const at = day === "" ? undefined : dayNumber(day);
    range.value = String(at ?? dayNumber(first.day));
    const since = days.findLast((change) => day !== "" && change.day <= day);
    const text = at === undefined ? "No date: which edition counts is not known." : sentence(day, since);
    said.textContent = text;
    range.setAttribute("aria-valuetext", text);
    for (const [place, item] of items.entries()) {
      if (days[place] === since && since !== undefined) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  };
  const go = (day: string) => {
    show(day);
    choose(day);
  };
  range.addEventListener("input", () => go(dayText(Number(range.value))));
  // A page of the keyboard is an edition: whoever looks for changes need not pass each day between them.
  range.addEventListener("keydown", (event) => {
    if (event.key !== "PageUp" && event.key !== "PageDown") return;
    event.preventDefault();
    const now = dayText(Number(range.value));
    const next = days.find(({ day }) => day > now);
    const before = days.findLast(({ day }) => day < now);
    const target = event.key === "PageUp" ? next : before;
    if (target !== undefined) go(target.day);
  });
  show(start);
  const element = h(
    "section",
    { class: "group editions", "aria-label": "Editions" },
    h("h3", {}, "Editions"),
    h("label", { for: "edition-day" }, `Move ${title}`),
    h("div", { class: "edition-slider" }, range, marks),
    said,
    h(
      "p",
      { id: "edition-help", class: "help" },
      "Move along the days to see the outcome change; Page Up and Page Down go from change to change.",
    ),
    h("ol", { class: "edition-days", "aria-label": "Days on which the policy changes" }, ...items),
  );
  return { element, show };
}

function sentence(day: string, since: Days[number] | undefined): string {
  const words = dayInWords(day);
  if (since === undefined) return `${words}: before the first change`;
  if (since.day === day) return `${words}: the day of a change`;
  return `${words}: as changed on ${dayInWords(since.day)}`;
}

function mark(from: number, until: number) {
  return ({ day }: Days[number]): HTMLElement => {
    const element = h("span", {});
    element.style.setProperty("--at", String((dayNumber(day) - from) / (until - from)));
    return element;
  };
}

function listItem({ day, changes }: Days[number], go: (day: string) => void): HTMLElement {
  const more = changes.length - MOST_NAMES;
  const names = more > 1 ? [...changes.slice(0, MOST_NAMES), `${more} more`] : changes;
  const before = daysAfter(day, -1);
  return h(
    "li",
    {},
    button(`edition-${day}`, dayInWords(day), () => go(day), { class: "link" }),
    h("span", { class: "edition-names" }, listed(names)),
    button(`edition-before-${day}`, "the day before", () => go(before), {
      class: "link",
      "aria-label": `${dayInWords(before)}, the day before`,
    }),
  );
}
