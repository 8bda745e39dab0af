/** Steps of the explanation: how definitions, matrices and thresholds came to their values. */
import type { TraceStep } from "../protocol/outcome.ts";
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
  const { model, usedByRules, usedByTarget } = situation.prepared;
  return model.definitions
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
  const why = definitionReason(definition, frame);
  const state = result === "unknown" ? "not known" : result;
  const because = definition.kind === "threshold" ? definition.because : undefined;
  return step(definition, {
    kind: definitionKind(definition),
    result,
    text: `${definition.name} is ${state}${why === "" ? "" : `: ${why}`}`,
    because: because === undefined ? undefined : filled(situation, because),
    read: readValues(partsOf(definition), frame, kase),
  });
}

function definitionReason(definition: Definition, frame: Frame): string {
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
