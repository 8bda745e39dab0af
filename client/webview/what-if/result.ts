/** The outcome side of the what-if page. */
import type { Deciding } from "@remit/server/protocol/outcome.ts";
import type { FromWhatIf, ToWhatIf } from "@remit/server/protocol/panels.ts";
import type { Control } from "@remit/server/protocol/requests.ts";
import { button, type Child, h } from "../parts/dom.ts";
import { conflicts, edition, furtherParts, part, selection, verdict } from "../parts/outcome.ts";
import { reasons } from "../parts/reasons.ts";

type Answer = Extract<ToWhatIf, { kind: "outcome" }>;

/** `focus` moves the focus to the control of a fact. */
export function resultParts(
  { outcome, errors }: Answer,
  controls: readonly Control[],
  focus: (name: string) => void,
  send: (message: FromWhatIf) => void,
): readonly Child[] {
  const wrong = mistakes(errors, controls, focus);
  if (outcome === undefined)
    return [h("div", { class: "problem" }, h("p", {}, "There is no outcome yet."), wrong)];
  return [
    wrong === undefined
      ? undefined
      : h("div", { class: "problem" }, h("p", {}, "Taken as not known until it is put right:"), wrong),
    verdict(outcome),
    part("Which edition counts", edition(outcome)),
    part("Contradictions", conflicts(outcome)),
    part("What is selected", selection(outcome)),
    part("What would decide it", deciding(outcome.deciding, controls, focus)),
    ...furtherParts(outcome),
    part("Reasons", ...reasons(outcome, (place) => send({ kind: "show", place }))),
  ];
}

function mistakes(
  errors: Answer["errors"],
  controls: readonly Control[],
  focus: (name: string) => void,
): HTMLElement | undefined {
  const found = Object.entries(errors);
  if (found.length === 0) return undefined;
  const item = ([name, text]: readonly [string, string]) =>
    h(
      "li",
      {},
      button(`wrong-${name}`, titleOf(name, controls), () => focus(name), { class: "link" }),
      `: ${text}`,
    );
  return h("ul", {}, ...found.map(item));
}

function deciding(
  sets: readonly Deciding[],
  controls: readonly Control[],
  focus: (name: string) => void,
): HTMLElement | undefined {
  if (sets.length === 0) return undefined;
  return h("ul", { class: "deciding" }, ...sets.map((set, at) => decidingItem(set, at, controls, focus)));
}

function decidingItem(
  { facts, always }: Deciding,
  at: number,
  controls: readonly Control[],
  focus: (name: string) => void,
): HTMLElement {
  const links = facts.flatMap((name, index) => [
    index === 0 ? undefined : " together with ",
    button(`decide-${at}-${name}`, titleOf(name, controls), () => focus(name), { class: "link" }),
  ]);
  return h("li", {}, ...links, always ? ": whatever the answer" : ": for some answers");
}

function titleOf(name: string, controls: readonly Control[]): string {
  if (name === "on") return "Decision date";
  return controls.find((control) => control.name === name)?.title ?? name;
}
