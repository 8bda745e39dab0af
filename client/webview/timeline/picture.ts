/**
 * The picture of the timeline, with the chosen day as a line across it. It is one control: a slider over days, so the
 * arrow keys move it and a screen reader says the day; what it shows stands in words in the tables of the page.
 */
import type { Scenario } from "@remit/server/protocol/scenario.ts";
import { dayInWords, dayNumber, daysAfter } from "@remit/server/scenario/days.ts";
import { changeAfter, changeBefore } from "@remit/server/scenario/on-day.ts";
import { type Picture, pictureOf } from "@remit/server/scenario/picture.ts";
import { type Shape, shape } from "@remit/server/scenario/shapes.ts";
import { h } from "../parts/dom.ts";

export interface PictureView {
  readonly element: HTMLElement;
  readonly show: (day: string) => void;
}

/** A narrower picture could not be read: it is moved instead. */
const LEAST_WIDTH = 420;

export function pictureView(scenario: Scenario, start: string, choose: (day: string) => void): PictureView {
  const slider = h("div", {
    class: "picture",
    role: "slider",
    tabindex: "0",
    "aria-label": "Day on the timeline",
    "data-key": "picture",
  });
  let day = start;
  let picture: Picture | undefined;
  let cursor: SVGElement | undefined;

  const show = (next: string) => {
    day = next;
    slider.setAttribute("aria-valuenow", String(dayNumber(day)));
    slider.setAttribute("aria-valuetext", dayInWords(day));
    if (picture !== undefined) cursor?.setAttribute("transform", `translate(${picture.axis.x(day)} 0)`);
  };

  const draw = (width: number) => {
    picture = pictureOf(scenario, width);
    const { axis, height, lanes, shapes } = picture;
    slider.setAttribute("aria-valuemin", String(dayNumber(axis.dayAt(0))));
    slider.setAttribute("aria-valuemax", String(dayNumber(axis.dayAt(width))));
    cursor = elementOf(
      shape(
        "g",
        { class: "cursor" },
        shape("line", { x1: 0, x2: 0, y1: lanes.top - 6, y2: lanes.bottom }),
        shape("circle", { cx: 0, cy: lanes.top - 6, r: 5 }),
      ),
    );
    const svg = elementOf(
      shape("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "timeline" }, ...shapes),
    );
    svg.append(cursor);
    slider.replaceChildren(svg);
    show(day);
  };

  const dayOfPointer = (event: MouseEvent): string | undefined => {
    const mark = event.target instanceof Element ? event.target.closest("[data-day]") : null;
    const left = slider.firstElementChild?.getBoundingClientRect().left ?? 0;
    return mark?.getAttribute("data-day") ?? picture?.axis.dayAt(event.clientX - left);
  };
  slider.addEventListener("click", (event) => {
    const chosen = dayOfPointer(event);
    if (chosen !== undefined) choose(chosen);
  });
  slider.addEventListener("keydown", (event) => {
    const next = dayAfterKey(event.key, scenario, day, picture);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  });
  new ResizeObserver(() => draw(Math.max(LEAST_WIDTH, slider.clientWidth))).observe(slider);
  draw(960);
  return { element: slider, show };
}

/** Arrows go by days, the page keys by changes, as the buttons beside do. */
function dayAfterKey(
  key: string,
  scenario: Scenario,
  day: string,
  picture: Picture | undefined,
): string | undefined {
  const [first, last] = [scenario.from, picture?.axis.dayAt(picture.width) ?? scenario.until];
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return day > first ? daysAfter(day, -1) : undefined;
    case "ArrowRight":
    case "ArrowUp":
      return day < last ? daysAfter(day, 1) : undefined;
    case "PageUp":
      return changeBefore(scenario, day);
    case "PageDown":
      return changeAfter(scenario, day);
    case "Home":
      return first;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** Text is only ever set as text, here too. */
function elementOf({ tag, attributes, children }: Shape): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children.map((child) => (typeof child === "string" ? child : elementOf(child))));
  return element;
}
