/** Steps of the explanation: how definitions, matrices and thresholds came to their values. */
import type { TraceStep } from "../protocol/outcome.ts";
import { daysText } from "../semantics/editions.ts";
import type { Definition } from "../semantics/model.ts";
import { partsOf } from "../semantics/parts.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { definitionKind, readValues } from "./reads.ts";
import { reasonsText } from "./reasons.ts";
import type { Situation } from "./situation.ts";
import { filled, step } from "./step.ts";
import { definitionText } from "./words.ts";

/** Those that rules, and gates and adequacy of the powers that rules speak of, rest on. */
export function definitionSteps(situation: Situation, addressed: readonly number[]): TraceStep[] {
  const { shown, usedByRules, usedByTarget } = situation.prepared;
  return shown
    .filter(
      (definition) =>
        usedByRules.has(definition) || addressed.some((target) => usedByTarget[target]?.has(definition)),
    )
    .map((definition) => definitionStep(situation, definition));
}

function definitionStep(situation: Situation, definition: Definition): TraceStep {
  const { root, kase } = situation;
  const { frame } = root;
  const result = definitionText(definition, frame.definitions[definition.index]);
  const counting = editionAt(definition, frame);
  const why = definitionReason(definition, counting, frame);
  const state = result === "unknown" ? "not known" : result;
  const because = counting?.kind === "threshold" ? counting.because : undefined;
  return step(
    situation,
    { ...(counting ?? definition), name: definition.name },
    {
      kind: definitionKind(definition),
      result,
      text: `${definition.name} is ${state}${why === "" ? "" : `: ${why}`}`,
      because: because === undefined ? undefined : filled(situation, because),
      read: readValues(partsOf(counting ?? definition), frame, kase),
    },
  );
}

/** What tells the value: the definition, or its edition that is in force; undefined where it is not known which is. */
function editionAt(definition: Definition, frame: Frame): Definition | undefined {
  const { editions } = definition;
  if (editions === undefined || editions.length === 0) return definition;
  return editions.find(({ edition }) => edition?.force === undefined || evaluate(edition.force, frame) === 1);
}

function definitionReason(definition: Definition, counting: Definition | undefined, frame: Frame): string {
  if (counting === undefined) {
    const forces = (definition.editions ?? []).map(({ edition }) => edition?.force);
    const isOut = forces.every((force) => force !== undefined && evaluate(force, frame) === 0);
    return isOut ? "no edition of it is in force" : "which of its editions counts is not known";
  }
  if (counting === definition) return valueReason(definition, frame);
  const days = daysText(counting.edition ?? { from: undefined, until: undefined });
  const why = valueReason(counting, frame);
  return `in the edition ${days}${why === "" ? "" : `, ${why}`}`;
}

function valueReason(definition: Definition, frame: Frame): string {
  switch (definition.kind) {
    case "define":
    case "threshold":
      return reasonsText([definition.value], frame);
    case "branches": {
      if (frame.clashes.includes(definition.index))
        return "two of its branches are true and give different values";
      const holding = definition.branches.filter(
        ({ when }) => when !== undefined && evaluate(when, frame) !== 0,
      );
      if (holding.length > 0)
        return reasonsText(
          holding.map(({ when }) => when),
          frame,
        );
      return definition.branches.some(({ when }) => when === undefined)
        ? "none of its other conditions is true"
        : "none of its conditions is true";
    }
    case "matrix":
      if (frame.clashes.includes(definition.index)) return "two of its cells fit and give different values";
      return reasonsText([definition.rows, definition.columns], frame);
  }
}
