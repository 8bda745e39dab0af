/** The outcome side of the what-if page. */
import type { Deciding } from "@remit/server/protocol/outcome.ts";
import type { FromWhatIf, ToWhatIf } from "@remit/server/protocol/panels.ts";
import type { Control } from "@remit/server/protocol/requests.ts";
import { button, type Child, h } from "../parts/dom.ts";
import { conflicts, duties, part, positionTables, selection, valueTable, verdict } from "../parts/outcome.ts";
import { reasons } from "../parts/reasons.ts";

type Answer = Extract<ToWhatIf, { kind: "outcome" }>;

/** `focus` moves the focus to the control of a fact. */
export function resultParts(
  { outcome, errors }: Answer,
  controls: readonly Control[],
  focus: (name: string) => void,
  send: (message: FromWhatIf) => void,
): readonly Child[] {
  if (outcome === undefined) return [noOutcome(errors, controls, focus)];
  return [
    verdict(outcome),
    part("Contradictions", conflicts(outcome)),
    part("What is selected", selection(outcome)),
    part("What would decide it", deciding(outcome.deciding, controls, focus)),
    part("Duties", duties(outcome)),
    part("Powers and actions", ...positionTables(outcome)),
    part("Values worked out", valueTable(outcome)),
    part("Reasons", ...reasons(outcome, (place) => send({ kind: "show", place }))),
  ];
}

function noOutcome(
  errors: Answer["errors"],
  controls: readonly Control[],
  focus: (name: string) => void,
): HTMLElement {
  return h(
    "div",
    { class: "verdict undecided" },
    h("span", { class: "sign", "aria-hidden": "true" }, "!"),
    h(
      "div",
      {},
      h("p", { class: "class-name" }, "No outcome"),
      h("p", { class: "meaning" }, "A value needs to be put right first."),
      h(
        "ul",
        {},
        ...Object.entries(errors).map(([name, text]) =>
          h(
            "li",
            {},
            button(`wrong-${name}`, titleOf(name, controls), () => focus(name), { class: "link" }),
            `: ${text}`,
          ),
        ),
      ),
    ),
  );
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

export function titleOf(name: string, controls: readonly Control[]): string {
  if (name === "on") return "Decision date";
  return controls.find((control) => control.name === name)?.title ?? name;
}
