/** A case as a small table of its facts; a pair side by side, with what differs first and marked. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { h } from "./dom.ts";

/** Where no fact stands out, so many are shown at once; the others are folded away. */
const SHOWN = 8;

interface Row {
  readonly name: string;
  readonly values: readonly string[];
  readonly differs: boolean;
}

/** A case, or a pair, as it is shown. */
export interface ShownCases {
  readonly cases: readonly CaseData[];
  /** What follows in each of them. */
  readonly follows: readonly string[];
  /** The facts that stand out; the others are folded away. */
  readonly facts: readonly string[];
}

/** `key` names the table among others, so that what is folded open stays open. */
export function caseTable(key: string, { cases, follows, facts }: ShownCases): HTMLElement {
  const rows = rowsOf(cases);
  const standsOut = ({ name, differs }: Row) => differs || facts.includes(name);
  const out = rows.filter(standsOut);
  const first = out.length > 0 && rows.length > SHOWN ? out : rows.slice(0, Math.max(SHOWN, out.length));
  const rest = rows.filter((row) => !first.includes(row));
  const caption = cases.length > 1 ? "Two cases side by side" : "A case that shows it";
  const title = rest.length === 1 ? "1 more fact" : `${rest.length} more facts`;
  return h(
    "div",
    {},
    table(caption, first, cases.length, follows),
    rest.length === 0
      ? undefined
      : h(
          "details",
          { "data-key": `${key}-more` },
          h(
            "summary",
            { "data-key": `${key}-more-summary` },
            cases.length > 1 ? `${title}, alike in both` : title,
          ),
          table(`${caption}, the other facts`, rest, cases.length),
        ),
  );
}

function rowsOf(cases: readonly CaseData[]): readonly Row[] {
  const names = [...new Set(cases.flatMap(({ given }) => Object.keys(given)))];
  const rows = names.map((name) =>
    row(
      name,
      cases.map(({ given }) => String(given[name] ?? "unknown")),
    ),
  );
  const dated = cases.some(({ on }) => on !== undefined);
  const date = row(
    "decided on",
    cases.map(({ on }) => (on === undefined ? "any date" : dayInWords(on))),
  );
  const all = dated ? [date, ...rows] : rows;
  return [...all.filter(({ differs }) => differs), ...all.filter(({ differs }) => !differs)];
}

function row(name: string, values: readonly string[]): Row {
  return {
    name,
    values: values.map((value) => (value === "unknown" ? "not known" : value)),
    differs: new Set(values).size > 1,
  };
}

function table(
  caption: string,
  rows: readonly Row[],
  columns: number,
  follows: readonly string[] = [],
): HTMLElement {
  const heads = columns > 1 ? ["Fact", "One case", "The other"] : ["Fact", "Value"];
  return h(
    "table",
    { class: "case-table" },
    h("caption", { class: "for-screen-readers" }, caption),
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      ...rows.map(({ name, values, differs }) =>
        h(
          "tr",
          { class: differs ? "differs" : undefined },
          h("th", { scope: "row" }, name, differs ? h("span", { class: "mark" }, " (differs)") : undefined),
          ...values.map((value) => h("td", {}, value)),
        ),
      ),
      follows.length === 0
        ? undefined
        : h("tr", {}, h("th", { scope: "row" }, "What follows"), ...follows.map((text) => h("td", {}, text))),
    ),
  );
}
