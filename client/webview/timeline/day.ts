/** What a day of the timeline brings: what changed, how the case ends on it, and what would have to happen by when. */
import type { Outcome, PlaceData } from "@remit/server/protocol/outcome.ts";
import type { Scenario } from "@remit/server/protocol/scenario.ts";
import { dayInWords } from "@remit/server/scenario/days.ts";
import {
  clockName,
  clockStateOn,
  dutyStatusOn,
  dutyText,
  type Pending,
  pendingOn,
  stagesOn,
  stepOn,
} from "@remit/server/scenario/on-day.ts";
import { clockWords, dutyWords } from "@remit/server/scenario/rows.ts";
import { clockSigns, dutySigns } from "@remit/server/scenario/signs.ts";
import { type Child, h } from "../parts/dom.ts";
import { conflicts, part, positionTables, selection, valueTable, verdict } from "../parts/outcome.ts";
import { reasons } from "../parts/reasons.ts";

/** What changed, in one line. */
export function changeText(scenario: Scenario, day: string): string {
  const step = stepOn(scenario, day);
  if (step === undefined) return "Nothing has happened yet.";
  if (step.on !== day) return `Nothing changes on this day; it is as since ${dayInWords(step.on)}.`;
  return step.because.length === 0 ? "The timeline begins." : `${capital(step.because.join("; "))}.`;
}

/** The outcome is undefined while it is being worked out. */
export function outcomeParts(
  outcome: Outcome | undefined,
  show: (place: PlaceData) => void,
): readonly Child[] {
  if (outcome === undefined) return [h("p", { class: "help" }, "Being worked out…")];
  return [
    verdict(outcome),
    part("Contradictions", conflicts(outcome)),
    part("What is selected", selection(outcome)),
    folded("positions", "Powers and actions", positionTables(outcome)),
    folded("values", "Values worked out", [valueTable(outcome)]),
    folded("reasons", "Reasons", reasons(outcome, show)),
  ];
}

function folded(key: string, title: string, content: readonly Child[]): HTMLElement | undefined {
  const there = content.filter((child) => child !== undefined);
  if (there.length === 0) return undefined;
  return h("details", { "data-key": key }, h("summary", { "data-key": `${key}-summary` }, title), ...there);
}

export function pendingParts(scenario: Scenario, day: string): readonly Child[] {
  return [
    pendingList(pendingOn(scenario, day)),
    part("Stages", stageList(scenario, day)),
    part("Clocks that do not run", clockList(scenario, day)),
    part("Duties that are past", dutyList(scenario, day)),
  ];
}

function pendingList(pending: readonly Pending[]): HTMLElement {
  if (pending.length === 0) return h("p", { class: "help" }, "Nothing is open on this day.");
  return h(
    "ol",
    { class: "pending" },
    ...pending.map(({ kind, by, what, computed, overdue }) =>
      h(
        "li",
        { class: overdue ? `${kind} overdue` : kind },
        h("span", { class: "by" }, by === undefined ? "No date" : dayInWords(by)),
        overdue ? h("span", { class: "state" }, "! overdue") : undefined,
        h("span", { class: "what" }, what),
        computed === undefined || computed === "" ? undefined : h("span", { class: "why" }, computed),
      ),
    ),
  );
}

function stageList(scenario: Scenario, day: string): HTMLElement | undefined {
  const there = stagesOn(scenario, day);
  if (there.length === 0) return undefined;
  return h(
    "ul",
    {},
    ...there.map(({ process, title = process, stage, from }) =>
      h(
        "li",
        {},
        `${title}: `,
        h("strong", {}, stage),
        h("span", { class: "why" }, `since ${dayInWords(from)}`),
      ),
    ),
  );
}

/** Of the runs of a clock that are known of on the day, the latest; what runs stands above with its date. */
function clockList({ clocks }: Scenario, day: string): HTMLElement | undefined {
  const runs = new Map(
    clocks.filter((run) => clockStateOn(run, day) !== undefined).map((run) => [run.name, run]),
  );
  const resting = [...runs.values()].filter((run) => clockStateOn(run, day) !== "running");
  if (resting.length === 0) return undefined;
  return h(
    "ul",
    { class: "states" },
    ...resting.map((run) => {
      const state = clockStateOn(run, day) ?? "unknown";
      const end = run.end === undefined || state === "met" ? "" : `, last day ${dayInWords(run.end)}`;
      return h(
        "li",
        { class: state },
        h("span", { class: "sign", "aria-hidden": "true" }, clockSigns[state]),
        h(
          "span",
          {},
          `${clockName(run)}: `,
          h("strong", {}, clockWords[state]),
          end,
          run.computed === "" ? undefined : h("span", { class: "why" }, run.computed),
        ),
      );
    }),
  );
}

function dutyList({ duties }: Scenario, day: string): HTMLElement | undefined {
  const past = duties.flatMap((duty) => {
    const status = dutyStatusOn(duty, day);
    const isPast = status === "done" || status === "passed" || status === "ended";
    return isPast ? [{ duty, status }] : [];
  });
  if (past.length === 0) return undefined;
  return h(
    "ul",
    { class: "states" },
    ...past.map(({ duty, status }) => {
      const { due, doneOn, endedOn, rule } = duty;
      const dates = [
        due === undefined ? [] : `due ${dayInWords(due)}`,
        status === "done" && doneOn !== undefined ? `done ${dayInWords(doneOn)}` : [],
        status === "ended" && endedOn !== undefined ? `no longer owed from ${dayInWords(endedOn)}` : [],
        `by ${rule}`,
      ].flat();
      return h(
        "li",
        { class: status },
        h("span", { class: "sign", "aria-hidden": "true" }, dutySigns[status]),
        h(
          "span",
          {},
          `${capital(dutyText(duty))}: `,
          h("strong", {}, dutyWords[status]),
          h("span", { class: "why" }, dates.join("; ")),
        ),
      );
    }),
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
