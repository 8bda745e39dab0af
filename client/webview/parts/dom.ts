/** Elements from plain calls. Text is only ever set as text, so nothing a policy says can become markup. */
export type Child = Node | string | undefined;

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...present(children));
  return element;
}

/** A push button. `key` names it, so that the focus finds it again when the page is drawn anew. */
export function button(
  key: string,
  text: string,
  press: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const element = h("button", { type: "button", "data-key": key, ...attributes }, text);
  element.addEventListener("click", press);
  return element;
}

/**
 * Draws a part of the page anew. The focus stays on the element of the same key, and what was folded open stays open.
 */
export function redraw(into: HTMLElement, ...children: readonly Child[]): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  const key = into.contains(focused ?? null) ? focused?.dataset["key"] : undefined;
  const open = new Set(
    [...into.querySelectorAll<HTMLElement>("details[open]")].map((one) => one.dataset["key"]),
  );
  into.replaceChildren(...present(children));
  for (const details of into.querySelectorAll<HTMLDetailsElement>("details[data-key]")) {
    if (open.has(details.dataset["key"])) details.open = true;
  }
  if (key !== undefined) into.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function present(children: readonly Child[]): readonly (Node | string)[] {
  return children.filter((child) => child !== undefined);
}
