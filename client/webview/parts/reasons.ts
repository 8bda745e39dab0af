/** The trace of an outcome as a list of steps, each with what it read and where it comes from. */
import type {
  CitationData,
  Outcome,
  PlaceData,
  ReadValue,
  TraceStep,
} from "@remit/server/protocol/outcome.ts";
import { button, type Child, h } from "./dom.ts";

/** `show` is called with the place of a step in the policy. */
export function reasons(outcome: Outcome, show: (place: PlaceData) => void): readonly Child[] {
  const told = outcome.trace.filter((step) => !isSilent(step));
  const silent = outcome.trace.filter(isSilent);
  return [
    h("ol", { class: "steps" }, ...told.map((step, at) => stepItem(step, `told-${at}`, show))),
    silent.length === 0
      ? undefined
      : h(
          "details",
          { "data-key": "silent" },
          h("summary", { "data-key": "silent-summary" }, silentTitle(silent.length)),
          h("ol", { class: "steps" }, ...silent.map((step, at) => stepItem(step, `silent-${at}`, show))),
        ),
  ];
}

/** A rule that does not apply explains little; it is kept, folded away. */
function isSilent(step: TraceStep): boolean {
  return step.kind === "rule" && (step.result === "does not apply" || step.result === "not in force");
}

function silentTitle(count: number): string {
  return count === 1 ? "1 rule that does not apply" : `${count} rules that do not apply`;
}

function stepItem(step: TraceStep, key: string, show: (place: PlaceData) => void): HTMLElement {
  const { place } = step;
  return h(
    "li",
    { class: "step" },
    h("p", { class: "step-text" }, ...sentence(step)),
    step.because === undefined ? undefined : h("p", { class: "because" }, `Because ${step.because}`),
    ...readLine(step),
    ...step.citations.map(citation),
    place === undefined
      ? undefined
      : button(`show-${key}`, `Show ${step.name} in the policy`, () => show(place), { class: "link" }),
  );
}

/** What happened stands out; what it was read from follows after the first colon. */
function sentence({ text }: TraceStep): readonly Child[] {
  const colon = text.indexOf(": ");
  if (colon < 0) return [h("strong", {}, text)];
  return [h("strong", {}, text.slice(0, colon)), text.slice(colon)];
}

/** What was read and the sentence does not tell already, with the reasons that a person gave for it. */
function readLine({ text, read }: TraceStep): readonly Child[] {
  const untold = read.filter(({ name, because }) => because !== undefined || !text.includes(name));
  return untold.length === 0 ? [] : [h("p", { class: "read" }, "It read: ", readValues(untold))];
}

function readValues(values: readonly ReadValue[]): HTMLElement {
  return h(
    "span",
    {},
    ...values.flatMap((value, at) => [
      at === 0 ? undefined : "; ",
      h("code", {}, value.name),
      ` is ${value.value === "unknown" ? "not known" : value.value}`,
      value.because === undefined ? undefined : ` (${value.because})`,
    ]),
  );
}

function citation(cited: CitationData): HTMLElement {
  return h(
    "p",
    { class: "citation" },
    "Source: ",
    h("cite", {}, `${cited.source} ${cited.locator}`.trim()),
    cited.quoting === undefined ? undefined : ": ",
    cited.quoting === undefined ? undefined : h("q", {}, cited.quoting),
  );
}
