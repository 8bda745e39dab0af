/** Finding one's way in a long form: shows the controls that hold some words, or only those that matter now. */
import { h } from "../parts/dom.ts";

/** A form of fewer controls is seen at a glance. */
const LONG = 12;

export interface Filtered {
  readonly element: HTMLElement;
  /** What the search looks in. */
  readonly text: string;
  /** Whether it is set, or would decide. */
  readonly matters: () => boolean;
}

export interface Filter {
  /** Undefined where the form is short. */
  readonly element: HTMLElement | undefined;
  /** Shows everything again. */
  readonly clear: () => void;
}

export function filterOf(controls: readonly Filtered[], groups: () => Iterable<HTMLElement>): Filter {
  if (controls.length < LONG) return { element: undefined, clear: () => undefined };
  const search = h("input", { type: "search", id: "find", "aria-describedby": "found", "data-key": "find" });
  const only = h("input", { type: "checkbox", "data-key": "only" });
  const found = h("p", { id: "found", class: "help", "aria-live": "polite" });

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { element, text, matters } of controls) {
      const fits = words.every((word) => text.toLowerCase().includes(word)) && (!only.checked || matters());
      element.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of groups()) {
      const fields = [...group.querySelectorAll("fieldset")];
      group.hidden = fields.length > 0 && fields.every(({ hidden }) => hidden);
    }
    found.textContent =
      shown === controls.length ? `${shown} to set` : `${shown} of ${controls.length} shown`;
  };
  search.addEventListener("input", apply);
  only.addEventListener("change", apply);
  apply();

  const element = h(
    "div",
    { class: "filter", role: "search" },
    h("label", { for: "find" }, "Find a fact or a judgement"),
    search,
    h("label", { class: "only" }, only, h("span", {}, "Only what is set or would decide")),
    found,
  );
  return {
    element,
    clear: () => {
      search.value = "";
      only.checked = false;
      apply();
    },
  };
}
