/** The form of the what-if page: the case's name and date, its facts, its judgements. */
import type { FromWhatIf, ToWhatIf } from "@remit/server/protocol/panels.ts";
import type { Control } from "@remit/server/protocol/requests.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { controlElement } from "../parts/control.ts";
import { button, type Child, h } from "../parts/dom.ts";
import { dateSlider } from "./editions.ts";
import { filterOf } from "./filter.ts";

export type Form = Extract<ToWhatIf, { kind: "form" }>;

export interface FormView {
  readonly element: HTMLElement;
  /**
   * Shows errors by the name of the fact (or `on`), which facts would decide the outcome, and, in words, what is worked
   * out from what happened.
   */
  readonly mark: (
    errors: Readonly<Record<string, string>>,
    deciding: ReadonlySet<string>,
    workedOut: ReadonlyMap<string, string>,
  ) => void;
  /** Moves the focus to a fact's control. */
  readonly focus: (name: string) => void;
}

export function formView(form: Form, send: (message: FromWhatIf) => void): FormView {
  const { controls } = form.form;
  const wrong = new Map<string, string>();
  const set = new Set(Object.keys(form.case.given));
  let marked: Parameters<FormView["mark"]> = [{}, new Set(), new Map()];

  const build = (control: Control) =>
    controlElement(
      control,
      { value: form.case.given[control.name], because: form.case.reasons?.[control.name] },
      {
        set: (value) => {
          wrong.delete(control.name);
          if (value === null) set.delete(control.name);
          else set.add(control.name);
          send({ kind: "set", name: control.name, value });
        },
        because: (text) => send({ kind: "because", name: control.name, text }),
        wrong: (text) => {
          wrong.set(control.name, text);
          mark(...marked);
        },
      },
    );

  const built = controls.map((control) => ({ control, element: build(control) }));
  const ofKind = (wanted: Control["kind"]) =>
    built.filter(({ control }) => control.kind === wanted).map(({ element }) => element);
  const groups = [
    group("Facts", ofKind("fact")),
    group("What happened", ofKind("measure")),
    group("Judgements", ofKind("judgement")),
  ];
  const filter = filterOf(
    built.map(({ control, element }) => ({
      element,
      text: `${control.title} ${control.name} ${control.question ?? ""}`,
      matters: () => set.has(control.name) || marked[1].has(control.name),
    })),
    () => groups.filter((one) => one !== undefined),
  );
  const element = h(
    "div",
    { class: "form" },
    startRow(form, send),
    group("The case", [caseFields(form, send)]),
    filter.element,
    ...groups,
  );
  addSlider(element, form.form);

  const mark: FormView["mark"] = (errors, deciding, workedOut) => {
    marked = [errors, deciding, workedOut];
    for (const field of element.querySelectorAll<HTMLElement>("[data-name]")) {
      const name = field.dataset["name"] ?? "";
      showError(field, wrong.get(name) ?? errors[name]);
      const sign = field.querySelector<HTMLElement>(".decides");
      if (sign !== null) sign.hidden = !deciding.has(name);
      const worked = field.querySelector<HTMLElement>(".worked-out");
      if (worked === null) continue;
      worked.textContent = workedOut.get(name) ?? "";
      worked.hidden = worked.textContent === "";
    }
  };

  return {
    element,
    mark,
    focus: (name) => {
      const field = element.querySelector<HTMLElement>(`[data-name="${CSS.escape(name)}"]`);
      if (field?.hidden === true) filter.clear();
      const target = field?.querySelector<HTMLElement>("input:checked, select, input:not([type=radio])");
      target?.focus();
      field?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** Puts the slider over dates under the case's own date, tied to the date that says which edition counts. */
function addSlider(element: HTMLElement, { controls, editions: { picks, days } }: Form["form"]): void {
  const field = element.querySelector<HTMLElement>(`[data-name="${CSS.escape(picks ?? "on")}"]`);
  const date = field?.querySelector<HTMLInputElement>("input[type=date]");
  if (date == null) return;
  const fact = controls.find(({ name }) => name === picks)?.title;
  const title = fact === undefined ? "the decision date" : `“${fact}”`;
  const slider = dateSlider(days, title, date.value, (day) => {
    date.value = day;
    date.dispatchEvent(new Event("input", { bubbles: true }));
  });
  if (slider === undefined) return;
  for (const news of ["input", "change"]) field?.addEventListener(news, () => slider.show(date.value));
  element.querySelector(".case-fields")?.after(slider.element);
}

function showError(field: HTMLElement, text: string | undefined): void {
  const error = field.querySelector<HTMLElement>(".error");
  if (error !== null) {
    error.textContent = text ?? "";
    error.hidden = text === undefined;
  }
  for (const input of field.querySelectorAll("input[type=number], input[type=date]")) {
    if (text === undefined) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  }
}

function group(heading: string, content: readonly Child[]): HTMLElement | undefined {
  if (content.length === 0) return undefined;
  return h("section", { class: "group", "aria-label": heading }, h("h3", {}, heading), ...content);
}

function startRow(form: Form, send: (message: FromWhatIf) => void): HTMLElement | undefined {
  if (form.cases.length === 0) return undefined;
  const select = h(
    "select",
    { id: "start-case", "data-key": "start-case" },
    ...form.cases.map(({ title }, at) => h("option", { value: String(at) }, title)),
  );
  const use = () => {
    const chosen = form.cases[Number(select.value)];
    if (chosen !== undefined) send({ kind: "start", uri: chosen.uri, id: chosen.id });
  };
  return h(
    "div",
    { class: "start" },
    h("label", { for: "start-case" }, "Start from a case of the policy"),
    h("div", { class: "row" }, select, button("start", "Use this case", use)),
  );
}

function caseFields(form: Form, send: (message: FromWhatIf) => void): HTMLElement {
  const title = h("input", {
    type: "text",
    id: "case-title",
    value: form.case.title ?? "",
    "data-key": "case-title",
  });
  title.addEventListener("input", () => send({ kind: "title", text: title.value.trim() }));
  const date = h("input", {
    type: "date",
    id: "case-date",
    value: form.case.on ?? "",
    "aria-describedby": "case-date-words case-date-help on-error",
    "data-key": "case-date",
  });
  const words = h("span", { id: "case-date-words", class: "bounds" }, dayInWords(date.value));
  date.addEventListener("input", () => {
    words.textContent = dayInWords(date.value);
    send({ kind: "date", on: date.value === "" ? null : date.value });
  });
  return h(
    "div",
    { class: "case-fields" },
    h("div", { class: "field" }, h("label", { for: "case-title" }, "Name of the case"), title),
    h(
      "div",
      { class: "field", "data-name": "on" },
      h("label", { for: "case-date" }, "Decision date"),
      h("div", { class: "measured" }, date, words),
      h(
        "p",
        { id: "case-date-help", class: "help" },
        form.form.editions.picks === undefined
          ? "It chooses the rules and figures in force."
          : "Deadlines count from it.",
      ),
      h("p", { id: "on-error", class: "error", hidden: true }),
    ),
  );
}
