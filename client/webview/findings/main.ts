/** The page of what the analysis found, each with a case that shows it, and of the principles. */
import type {
  AnalysisReport,
  AnalysisState,
  FindingData,
  PrincipleData,
} from "@remit/server/protocol/analysis.ts";
import { inAllCases, shownCount } from "@remit/server/protocol/counts.ts";
import { type FromFindings, ToFindings } from "@remit/server/protocol/panels.ts";
import "./index.css";
import { caseTable, type ShownCases } from "../parts/case-table.ts";
import { button, type Child, h, redraw } from "../parts/dom.ts";
import { openPage } from "../parts/page.ts";
import { listed } from "../parts/words.ts";

const { send, note, live } = openPage<typeof ToFindings, FromFindings>(ToFindings, (message) => {
  switch (message.kind) {
    case "report":
      note.hidden = true;
      return show(message.report);
    case "part":
      // The findings come first: with them the page's own title stays in sight.
      if (message.part === "findings") return window.scrollTo(0, 0);
      return document.getElementById(message.part)?.scrollIntoView();
  }
});
const page = h("main", {});
document.getElementById("page")?.append(note, page, live.element);

function show(report: AnalysisReport): void {
  const { title, state, findings, principles } = report;
  const none = noneText(state);
  redraw(
    page,
    h("h1", {}, title),
    h("p", { class: `state ${state.kind}` }, stateText(state)),
    section("findings", "Findings", findings.map(findingEntry), none ?? "Nothing was found."),
    section("principles", "Principles", principles.map(principleEntry), none ?? "There are no principles."),
  );
  live.say(`${title}. ${stateText(state)}`);
}

/** What stands in an empty part of the page; undefined where it was looked into, and there was nothing. */
function noneText(state: AnalysisState): string | undefined {
  if (state.kind === "checking") return "Being looked into.";
  return state.kind === "not-proved"
    ? "Nothing is shown, as not everything could be looked into."
    : undefined;
}

function stateText(state: AnalysisState): string {
  switch (state.kind) {
    case "checking":
      return "Checking the policy as it stands now…";
    case "consistent":
      return "Consistent: there is no conflict, gap or broken principle in any case.";
    case "problems":
      return state.count === 1 ? "1 finding to look at." : `${state.count} findings to look at.`;
    case "not-proved":
      return `Not proved: ${state.reason}.`;
  }
}

function section(id: string, heading: string, entries: readonly HTMLElement[], none: string): HTMLElement {
  const list = h("ul", { class: "list" }, ...entries);
  const empty = h("p", { class: "empty" }, none);
  return h(
    "section",
    { class: "part", id, "aria-label": heading },
    h("h2", {}, heading),
    entries.length === 0 ? empty : list,
  );
}

const signs: Readonly<Record<FindingData["severity"], { readonly sign: string; readonly word: string }>> = {
  error: { sign: "✗", word: "Error" },
  warning: { sign: "!", word: "Warning" },
  information: { sign: "?", word: "Remark" },
  hint: { sign: "·", word: "Hint" },
};

function findingEntry(finding: FindingData, at: number): HTMLElement {
  const { severity, message, help, place, about, rules } = finding;
  const { sign, word } = signs[severity];
  const links = [
    button(`place-${at}`, `Show ${about ?? "it"} in the policy`, () => send({ kind: "show", place }), {
      class: "link",
    }),
    ...rules
      .filter(({ name }) => name !== about)
      .map((rule) =>
        button(
          `rule-${at}-${rule.name}`,
          `Rule ${rule.name}`,
          () => send({ kind: "show", place: rule.place }),
          {
            class: "link",
          },
        ),
      ),
  ];
  return h(
    "li",
    { class: `entry ${severity}` },
    heading(sign, word, sentence(message)),
    help === undefined ? undefined : h("p", { class: "help" }, `${plain(sentence(help))}.`),
    h("div", { class: "places", role: "group", "aria-label": "Places in the policy" }, ...links),
    ...shownCases(`finding-${at}`, place.uri, finding),
  );
}

function principleEntry(principle: PrincipleData, at: number): HTMLElement {
  const { name, title, text, place, state } = principle;
  const { sign, word } = {
    holds: { sign: "✓", word: "Holds" },
    fails: { sign: "✗", word: "Fails" },
    "not-proved": { sign: "?", word: "Not proved" },
  }[state.kind];
  return h(
    "li",
    { class: `entry ${state.kind}` },
    heading(sign, word, `${title ?? name}: ${text}`),
    h("p", { class: "said" }, principleText(state)),
    h(
      "div",
      { class: "places" },
      button(`principle-${at}`, `Show ${name} in the policy`, () => send({ kind: "show", place }), {
        class: "link",
      }),
    ),
    ...(state.kind === "fails" ? shownCases(`principle-${at}`, place.uri, state) : []),
  );
}

function principleText(state: PrincipleData["state"]): string {
  switch (state.kind) {
    case "holds": {
      const where = state.cases === undefined ? "in every case" : inAllCases(state.cases);
      const { assumptions } = state;
      const word = assumptions.length === 1 ? "assumption" : "assumptions";
      return `Holds ${where}${assumptions.length === 0 ? "" : `, under ${word} ${listed(assumptions)}`}.`;
    }
    case "fails": {
      const what = state.counts === "pairs" ? "pairs of cases" : "cases";
      const often = state.count === undefined ? "" : ` in ${shownCount(state.count)} ${what}`;
      return `Fails${often}: ${plain(state.how)}.`;
    }
    case "not-proved":
      return `Not proved: ${plain(state.reason)}.`;
  }
}

/** The case or the pair as a table, and what can be done with it. */
function shownCases(key: string, uri: string, shown: ShownCases): readonly Child[] {
  const { cases } = shown;
  if (cases.length === 0) return [];
  const acts = cases.flatMap((kase, at) => {
    const which = cases.length === 1 ? "" : at === 0 ? " (one case)" : " (the other)";
    const act = (kind: "keep" | "explain" | "what-if", text: string) =>
      button(`${key}-${kind}-${at}`, `${text}${which}`, () => send({ kind, uri, case: kase }));
    return [act("keep", "Keep as a case"), act("explain", "Explain"), act("what-if", "Show in what-if")];
  });
  return [
    caseTable(key, shown),
    h("div", { class: "actions", role: "group", "aria-label": "What to do with the case" }, ...acts),
  ];
}

function heading(sign: string, word: string, text: string): HTMLElement {
  return h(
    "h3",
    {},
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    h("span", {}, h("span", { class: "for-screen-readers" }, `${word}: `), plain(text)),
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Names stand in backticks in messages; on a page they need none. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}
