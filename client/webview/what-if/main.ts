/** The what-if page: the form on one side, the outcome on the other, drawn from what the extension tells. */
import { type FromWhatIf, ToWhatIf } from "@remit/server/protocol/panels.ts";
import "./index.css";
import { button, h, redraw } from "../parts/dom.ts";
import { openPage } from "../parts/page.ts";
import { verdicts } from "../parts/words.ts";
import { type Form, type FormView, formView } from "./form.ts";
import { resultParts } from "./result.ts";

const { send, note, live } = openPage<typeof ToWhatIf, FromWhatIf>(ToWhatIf, (message) => {
  switch (message.kind) {
    case "form":
      return showForm(message);
    case "outcome":
      return showOutcome(message);
  }
});
const heading = h("h1", {}, "What if…");
const formSide = h("section", { class: "side", "aria-label": "The case" });
const outcomeSide = h("section", {
  class: "side outcome",
  "aria-label": "Outcome",
  id: "outcome",
  tabindex: "-1",
});
const actions = h("div", { class: "actions", role: "group", "aria-label": "What to do with the case" });

let form: Form | undefined;
let view: FormView | undefined;

document
  .getElementById("page")
  ?.append(
    h("a", { class: "skip", href: "#outcome" }, "Go to the outcome"),
    h("header", {}, heading, actions, note),
    h("main", { class: "sides" }, formSide, outcomeSide),
    live.element,
  );
document.querySelector(".skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  outcomeSide.focus();
});

function showForm(next: Form): void {
  form = next;
  view = formView(next, send);
  heading.textContent = `What if… ${next.form.title}`;
  note.hidden = true;
  redraw(actions, ...buttons(next.file));
  redraw(formSide, h("h2", {}, "What is known"), view.element);
  const { problem } = next.form;
  if (problem !== undefined) {
    redraw(outcomeSide, h("h2", {}, "Outcome"), h("p", { class: "problem" }, problem));
    live.say(problem);
  }
}

function showOutcome(answer: Extract<ToWhatIf, { kind: "outcome" }>): void {
  if (form === undefined || view === undefined) return;
  const { controls } = form.form;
  const { focus } = view;
  const { outcome } = answer;
  redraw(outcomeSide, h("h2", {}, "Outcome"), ...resultParts(answer, controls, focus, send));
  // Who is setting facts sees how the case now ends; who reads on in the outcome is not moved.
  if (!outcomeSide.contains(document.activeElement)) outcomeSide.scrollTop = 0;
  const worked = outcome?.trace.filter(({ kind }) => kind === "measure") ?? [];
  view.mark(
    answer.errors,
    new Set(outcome?.deciding.flatMap(({ facts }) => facts)),
    new Map(worked.map(({ name, text }) => [name, `From what happened: ${text}`])),
  );
  const wrong = Object.values(answer.errors);
  const ending = outcome === undefined ? [] : [`${verdicts[outcome.class].name}. ${outcome.summary}`];
  live.say([...wrong, ...ending].join(". "));
}

function buttons(file: string): readonly HTMLElement[] {
  return [
    button("keep", `Keep in ${file}`, () => send({ kind: "keep" }), { class: "main-button" }),
    button("copy", "Copy outcome as JSON", () => send({ kind: "copy" })),
    button("reset", "Start again", () => send({ kind: "reset" })),
  ];
}
