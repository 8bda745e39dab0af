/** Days along a line: where each stands, and which are named. */
import { dayNumber, dayText } from "./days.ts";

export interface Axis {
  readonly x: (day: string) => number;
  /** The day at a place, never beyond either end. */
  readonly dayAt: (x: number) => string;
  readonly ticks: readonly { readonly day: string; readonly label: string }[];
}

/** From `left` to `right`, in the units of the drawing. */
export function axisOf(from: string, until: string, left: number, right: number): Axis {
  const first = dayNumber(from);
  const last = Math.max(dayNumber(until), first + 1);
  const scale = (right - left) / (last - first);
  const most = Math.max(2, Math.floor((right - left) / TICK));
  return {
    x: (day) => Math.round((left + (dayNumber(day) - first) * scale) * 10) / 10,
    dayAt: (x) => dayText(Math.min(last, Math.max(first, Math.round(first + (x - left) / scale)))),
    ticks: last - first < 100 ? weeks(first, last, most) : months(first, last, most),
  };
}

/** The name of a day takes so much room, in the units of the drawing. */
const TICK = 72;

const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function weeks(first: number, last: number, most: number): Axis["ticks"] {
  const step = [1, 7, 14, 28].find((size) => last - first <= most * size) ?? 56;
  const days = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
  return days.map((number) => {
    const day = dayText(number);
    return { day, label: `${Number(day.slice(8))} ${SHORT[Number(day.slice(5, 7)) - 1] ?? ""}` };
  });
}

/** First days of every month, quarter, half-year or year. */
function months(first: number, last: number, most: number): Axis["ticks"] {
  const total = (last - first) / 30;
  const step = [1, 3, 6, 12, 24, 60, 120].find((size) => total / size <= most) ?? 240;
  const ticks: Axis["ticks"][number][] = [];
  const start = Number(dayText(first).slice(0, 4)) * 12;
  for (let month = start; ticks.length <= most + 2; month++) {
    if (month % step !== 0) continue;
    const [year, name] = [String(Math.floor(month / 12)), SHORT[month % 12] ?? ""];
    const day = `${year.padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (dayNumber(day) > last) break;
    if (dayNumber(day) >= first) ticks.push({ day, label: step >= 12 ? year : `${name} ${year}` });
  }
  return ticks;
}
