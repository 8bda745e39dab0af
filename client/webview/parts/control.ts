/**
 * One input of the case as a control made from its type. Each can say "not known", and stands in a group of its own
 * that carries its question, so a screen reader says what is asked.
 */
import type { CaseValue } from "@remit/server/protocol/case.ts";
import type { Control } from "@remit/server/protocol/requests.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import { type Child, h } from "./dom.ts";

export interface ControlEvents {
  /** A `null` means: not known. */
  readonly set: (value: CaseValue | null) => void;
  readonly because: (text: string) => void;
  /** The person wrote something that is no value at all. */
  readonly wrong: (text: string) => void;
}

/** What a control starts with. */
export interface ControlStart {
  readonly value: CaseValue | undefined;
  readonly because: string | undefined;
}

/** `key`: unlike that of any other on the page. */
export function controlElement(
  control: Control,
  start: ControlStart,
  events: ControlEvents,
  key = control.name,
): HTMLFieldSetElement {
  // What is asked of events has blanks in its name, which would part the ids that they are listed with.
  const id = key.replaceAll(" ", "_");
  const ids = { legend: `${id}-legend`, help: `${id}-help`, error: `${id}-error` };
  const described = `${ids.help} ${ids.error}`;
  return h(
    "fieldset",
    { class: "control", "data-name": control.name, "aria-describedby": described },
    h(
      "legend",
      { id: ids.legend },
      control.title,
      control.title === control.name ? undefined : h("code", {}, control.name),
      h("span", { class: "decides", hidden: true }, "would decide"),
    ),
    h("p", { id: ids.help, class: "help" }, ...help(control)),
    control.kind === "measure" ? h("p", { class: "help worked-out", hidden: true }) : undefined,
    choiceOf(control, start.value, events, { key, labelledBy: ids.legend, describedBy: described }),
    h("p", { id: ids.error, class: "error", hidden: true }),
    control.kind === "judgement" ? reasonField(key, start.because, events) : undefined,
  );
}

function help({ question, by, guidedBy }: Control): readonly Child[] {
  return [
    question === undefined ? undefined : h("span", {}, question),
    by === undefined ? undefined : h("span", {}, `Answered by ${by}.`),
    guidedBy === undefined ? undefined : h("span", {}, `Guided by: ${guidedBy}.`),
  ];
}

interface Labels {
  readonly key: string;
  readonly labelledBy: string;
  readonly describedBy: string;
}

function choiceOf(
  control: Control,
  value: CaseValue | undefined,
  events: ControlEvents,
  labels: Labels,
): HTMLElement {
  const { input } = control;
  switch (input.kind) {
    case "yes/no":
      return radios(
        labels.key,
        yesNo(value),
        [NOT_KNOWN, { value: "yes", label: "Yes" }, { value: "no", label: "No" }],
        (chosen) => events.set(chosen === "" ? null : chosen === "yes"),
      );
    case "options": {
      const choices = [NOT_KNOWN, ...input.options];
      const chosen = typeof value === "string" && value !== "unknown" ? value : "";
      const set = (picked: string) => events.set(picked === "" ? null : picked);
      return choices.length <= MOST_RADIOS
        ? radios(labels.key, chosen, choices, set)
        : list(chosen, choices, set, labels);
    }
    case "number":
      return numberField(input, numberIn(value), events, labels);
    case "date":
      return dateField(typeof value === "string" ? value : "", events, labels);
  }
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The empty value stands for "not known" throughout the form. */
const NOT_KNOWN: Choice = { value: "", label: "Not known" };

/** Up to this many are seen at one glance; more go into a list. */
const MOST_RADIOS = 7;

function yesNo(value: CaseValue | undefined): string {
  if (value === true || value === "yes") return "yes";
  return value === false || value === "no" ? "no" : "";
}

function radios(
  name: string,
  chosen: string,
  choices: readonly Choice[],
  set: (value: string) => void,
): HTMLElement {
  return h(
    "div",
    { class: "radios" },
    ...choices.map(({ value, label }) => {
      const radio = h("input", {
        type: "radio",
        name,
        value,
        checked: value === chosen,
        "data-key": `${name}=${value}`,
      });
      radio.addEventListener("change", () => set(value));
      return h("label", {}, radio, h("span", {}, label));
    }),
  );
}

function list(
  chosen: string,
  choices: readonly Choice[],
  set: (value: string) => void,
  labels: Labels,
): HTMLElement {
  const select = h(
    "select",
    {
      "aria-labelledby": labels.labelledBy,
      "aria-describedby": labels.describedBy,
      "data-key": labels.labelledBy,
    },
    ...choices.map(({ value, label }) => h("option", { value, selected: value === chosen }, label)),
  );
  select.addEventListener("change", () => set(select.value));
  return select;
}

type NumberInput = Extract<Control["input"], { kind: "number" }>;

function numberField(input: NumberInput, value: string, events: ControlEvents, labels: Labels): HTMLElement {
  const before = input.unit === "£";
  const field = h("input", {
    type: "number",
    inputmode: Number.isInteger(input.step) ? "numeric" : "decimal",
    min: String(input.min),
    max: String(input.max),
    step: String(input.step),
    value,
    "aria-labelledby": labels.labelledBy,
    "aria-describedby": labels.describedBy,
    "data-key": labels.labelledBy,
  });
  const unit = input.unit === undefined ? undefined : h("span", { class: "unit" }, input.unit);
  const unknown = unknownBox(value === "", labels.labelledBy, field, () => events.set(null));
  field.addEventListener("input", () => {
    unknown.checked = field.value === "" && !field.validity.badInput;
    if (field.validity.badInput) events.wrong("write a number, or tick “not known”");
    else events.set(field.value === "" ? null : field.valueAsNumber);
  });
  field.addEventListener("blur", () => {
    if (field.value === "" && !field.validity.badInput) unknown.checked = true;
  });
  return h(
    "div",
    { class: "measured" },
    before ? unit : undefined,
    field,
    before ? undefined : unit,
    h("span", { class: "bounds" }, `from ${bound(input.min, input)} to ${bound(input.max, input)}`),
    h("label", {}, unknown, h("span", {}, "Not known")),
  );
}

function bound(value: number, { unit }: NumberInput): string {
  const text = value.toLocaleString("en-GB");
  if (unit === "£") return `£${text}`;
  return unit === "%" ? `${text}%` : text;
}

/** The browser writes the day and the month in an order of its own, so the date also stands there in words. */
function dateField(value: string, events: ControlEvents, labels: Labels): HTMLElement {
  const wordsId = `${labels.labelledBy}-words`;
  const field = h("input", {
    type: "date",
    value: value === "unknown" ? "" : value,
    "aria-labelledby": labels.labelledBy,
    "aria-describedby": `${wordsId} ${labels.describedBy}`,
    "data-key": labels.labelledBy,
  });
  const words = h("span", { id: wordsId, class: "bounds" }, dayInWords(field.value));
  const unknown = unknownBox(field.value === "", labels.labelledBy, field, () => {
    words.textContent = "";
    events.set(null);
  });
  field.addEventListener("input", () => {
    unknown.checked = field.value === "";
    words.textContent = dayInWords(field.value);
    events.set(field.value === "" ? null : field.value);
  });
  return h("div", { class: "measured" }, field, words, h("label", {}, unknown, h("span", {}, "Not known")));
}

/** Ticked while the field is empty. To untick it is to want to write a value, so the field takes the focus. */
function unknownBox(
  checked: boolean,
  labelledBy: string,
  field: HTMLInputElement,
  clear: () => void,
): HTMLInputElement {
  const box = h("input", {
    type: "checkbox",
    checked,
    "aria-describedby": labelledBy,
    "data-key": `${labelledBy}-unknown`,
  });
  box.addEventListener("change", () => {
    if (!box.checked) return field.focus();
    field.value = "";
    clear();
  });
  return box;
}

function reasonField(key: string, because: string | undefined, events: ControlEvents): HTMLElement {
  const field = h("input", {
    type: "text",
    value: because ?? "",
    placeholder: "why it is answered so",
    "data-key": `${key}-because`,
  });
  field.addEventListener("input", () => events.because(field.value.trim()));
  return h("label", { class: "reason" }, h("span", {}, "Reason"), field);
}

/** `£4,000`, `28 days`, `80%` and `2 notices` as a number field wants them: the number alone. */
function numberIn(value: CaseValue | undefined): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return "";
  return /-?[\d.]+/.exec(value.replaceAll(",", ""))?.[0] ?? "";
}
