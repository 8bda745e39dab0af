/** The explanation page: how a case ends, what was expected of it, and why, step by step. */
import type { CaseResult } from "@remit/server/protocol/outcome.ts";
import { type FromExplain, ToExplain } from "@remit/server/protocol/panels.ts";
import "./index.css";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { button, type Child, h, redraw } from "../parts/dom.ts";
import { conflicts, edition, furtherParts, part, selection, verdict } from "../parts/outcome.ts";
import { openPage } from "../parts/page.ts";
import { reasons } from "../parts/reasons.ts";
import { verdicts } from "../parts/words.ts";

const { send, note, live } = openPage<typeof ToExplain, FromExplain>(ToExplain, ({ result }) => {
  note.hidden = true;
  show(result);
});
const page = h("main", {});
document.getElementById("page")?.append(note, page, live.element);

function show(result: CaseResult): void {
  const { outcome } = result;
  redraw(
    page,
    h("h1", {}, result.title),
    outcome?.on === undefined ? undefined : h("p", { class: "on" }, `Decided on ${dayInWords(outcome.on)}`),
    h(
      "div",
      { class: "actions", role: "group", "aria-label": "What to do with the case" },
      ...buttons(outcome !== undefined),
    ),
    result.error === undefined ? undefined : h("p", { class: "problem" }, result.error),
    ...(outcome === undefined ? [] : [verdict(outcome)]),
    part("What was expected", expectations(result)),
    ...(outcome === undefined
      ? []
      : [
          part("Which edition counts", edition(outcome)),
          part("Contradictions", conflicts(outcome)),
          part("Reasons", ...reasons(outcome, (place) => send({ kind: "show", place }))),
          part("What is selected", selection(outcome)),
          ...furtherParts(outcome),
        ]),
  );
  live.say(
    outcome === undefined
      ? `${result.title}. ${result.error ?? ""}`
      : `${result.title}. ${verdicts[outcome.class].name}. ${outcome.summary}`,
  );
}

function buttons(hasOutcome: boolean): readonly Child[] {
  return [
    button("what-if", "Try what if…", () => send({ kind: "what-if" }), { class: "main-button" }),
    hasOutcome ? button("copy", "Copy outcome as JSON", () => send({ kind: "copy" })) : undefined,
  ];
}

function expectations({ expectations: expected }: CaseResult): HTMLElement | undefined {
  if (expected.length === 0) return undefined;
  return h(
    "ul",
    { class: "expectations" },
    ...expected.map(({ text, passed, actual, place }, at) =>
      h(
        "li",
        { class: passed ? "holds" : "fails" },
        h("span", { class: "sign", "aria-hidden": "true" }, passed ? "✓" : "✗"),
        h(
          "div",
          {},
          h("p", {}, h("strong", {}, passed ? "Holds: " : "Does not hold: "), text),
          passed ? undefined : h("p", { class: "found" }, `Found instead: ${actual}`),
          button(`expectation-${at}`, "Show in the file", () => send({ kind: "show", place }), {
            class: "link",
          }),
        ),
      ),
    ),
  );
}
