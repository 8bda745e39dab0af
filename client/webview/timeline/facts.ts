/** The facts and judgements of the case, to see what follows from other ones. */
import type { CaseData, CaseValue } from "@remit/server/protocol/case.ts";
import type { FromTimeline } from "@remit/server/protocol/panels.ts";
import type { Control } from "@remit/server/protocol/requests.ts";
import { controlElement } from "../parts/control.ts";
import { type Child, h, redraw } from "../parts/dom.ts";

export interface FactsView {
  readonly element: HTMLElement;
  readonly show: (facts: readonly Control[], kase: CaseData) => void;
}

type Values = ReadonlyMap<string, CaseValue>;

/** Drawn anew only where the case is another than the one that stands there: who writes in it is left alone. */
export function factsView(send: (message: FromTimeline) => void): FactsView {
  const element = h("section", { class: "part", "aria-label": "Facts and judgements" });
  let facts: readonly Control[] = [];
  let values: Values = new Map();
  let reasons: Values = new Map();

  const draw = (): readonly Child[] => {
    if (facts.length === 0) return [];
    const error = h("p", { class: "error", role: "alert", hidden: true });
    const say = (text: string) => {
      error.textContent = text;
      error.hidden = text === "";
    };
    const build = (control: Control) => {
      const { name, title } = control;
      const because = reasons.get(name);
      return controlElement(
        control,
        { value: values.get(name), because: typeof because === "string" ? because : undefined },
        {
          set: (value) => {
            say("");
            values = withEntry(values, name, value);
            send({ kind: "set", name, value });
          },
          because: (text) => {
            reasons = withEntry(reasons, name, text === "" ? null : text);
            send({ kind: "because", name, text });
          },
          wrong: (text) => say(`${title}: ${text}`),
        },
        `fact ${name}`,
      );
    };
    const summary = h("summary", { "data-key": "facts-summary" }, "Facts and judgements");
    const fields = h("div", { class: "fields" }, ...facts.map(build));
    return [h("details", { "data-key": "facts" }, summary, error, fields)];
  };

  return {
    element,
    show: (next, { given, reasons: said = {} }) => {
      const [found, why] = [entriesOf(next, given), entriesOf(next, said)];
      // An answer may be older than what has been written since.
      const isWriting = element.contains(document.activeElement);
      const isAsShown = isWriting || (isSame(found, values) && isSame(why, reasons));
      if (isAsShown && JSON.stringify(next) === JSON.stringify(facts)) return;
      facts = next;
      values = found;
      reasons = why;
      redraw(element, ...draw());
    },
  };
}

/** Of the facts alone: a case can give what is asked of events as well. */
function entriesOf(facts: readonly Control[], of: Readonly<Record<string, CaseValue>>): Values {
  const names = new Set(facts.map(({ name }) => name));
  return new Map(Object.entries(of).filter(([name, value]) => names.has(name) && value !== "unknown"));
}

function withEntry(values: Values, name: string, value: CaseValue | null): Values {
  const others = [...values].filter(([other]) => other !== name);
  return new Map(value === null ? others : [...others, [name, value]]);
}

/** `28 days` stands in a field as 28. */
function isSame(a: Values, b: Values): boolean {
  return a.size === b.size && [...a].every(([name, value]) => String(b.get(name)) === String(value));
}
