/** Steps of the explanation: gates, positions, adequacy, selection and conflicts. */
import type { ConflictData, TargetPosition, TraceStep, TrackOutcome } from "../protocol/outcome.ts";
import type { Target } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { readValues } from "./reads.ts";
import { reasonsText } from "./reasons.ts";
import { adequacy } from "./selection.ts";
import type { Situation } from "./situation.ts";
import { citationsOf, step } from "./step.ts";
import { positionText } from "./words.ts";

export function gateSteps(situation: Situation, target: Target): TraceStep[] {
  const { root, kase } = situation;
  const { openWhen, index, name } = target;
  if (openWhen === undefined) return [];
  const gate = root.gates[index];
  const result = gate === undefined ? "not known" : gate === 1 ? "open" : "closed";
  const why = reasonsText([openWhen], root.frame);
  const text =
    gate === undefined ? `whether ${name} is open is not known: ${why}` : `${name} is ${result}: ${why}`;
  return [
    step(situation, target, {
      kind: "gate",
      result,
      text,
      read: readValues([openWhen], root.frame, kase),
    }),
  ];
}

export function positionStep(
  situation: Situation,
  target: Target,
  { name, position, possible, by }: TargetPosition,
): TraceStep {
  const result =
    position === undefined ? `may be ${listed(possible.map(positionText), "or")}` : positionText(position);
  const rules = by.length > 0 ? ` by ${listed(by, "and")}` : "";
  const text = `${name} ${position === undefined ? result : `is ${result}`}${rules}`;
  return step(situation, target, { kind: "position", result, text, read: [] });
}

/** Of a choice of the lowest adequate power: how each candidate did. */
export function adequacySteps(situation: Situation, index: number): TraceStep[] {
  const { prepared, root, spread, kase } = situation;
  const selection = spread.tracks[index]?.selection;
  if (selection === undefined || !["chosen", "tie", "inadequate", "unsettled"].includes(selection.how))
    return [];
  if (prepared.tracks[index]?.chooseLowest !== true) return [];
  const { frame } = root;
  return [...selection.selected, ...selection.options].flatMap((power) => {
    const target = prepared.model.targets[power];
    if (target?.adequateWhen === undefined) return [];
    const is = adequacy(prepared, power, frame);
    const result = is === undefined ? "not known" : is === 1 ? "adequate" : "not adequate";
    const why = reasonsText([target.adequateWhen], frame);
    const text =
      is === undefined
        ? `whether ${target.name} is adequate is not known: ${why}`
        : `${target.name} is ${result}: ${why}`;
    return [
      step(situation, target, {
        kind: "adequacy",
        result,
        text,
        read: readValues([target.adequateWhen], frame, kase),
      }),
    ];
  });
}

export function selectionStep(
  { prepared }: Situation,
  { name, selected, options, open, by, text }: TrackOutcome,
): TraceStep {
  const track = prepared.model.tracks.find((one) => one.name === name);
  const principle = prepared.model.principles.find((one) => one.name === by);
  const result =
    selected.length > 0
      ? listed(selected, "and")
      : open
        ? `open: ${listed(options, "or")}`
        : options.length > 0
          ? "not decided"
          : "nothing";
  const made = step({ prepared }, track ?? { name }, {
    kind: "selection",
    result,
    text: `on ${name}, ${text}`,
    read: [],
  });
  return principle === undefined ? made : { ...made, citations: citationsOf(principle) };
}

export function conflictStep({ prepared }: Situation, { targets, text, kind }: ConflictData): TraceStep {
  const [name = ""] = targets;
  const { model } = prepared;
  const about =
    prepared.targetByName.get(name) ?? model.definitions.find((definition) => definition.name === name);
  return step({ prepared }, about ?? { name }, { kind: "conflict", result: kind, text, read: [] });
}
