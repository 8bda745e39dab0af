/** Steps of the explanation: how definitions, matrices and thresholds came to their values. */
import type { TraceStep } from "../protocol/outcome.ts";
import type { Definition, Expr } from "../semantics/model.ts";
import { operandsOf, partsOf } from "./expressions.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { definitionKind, readValues } from "./reads.ts";
import { reasonsText } from "./reasons.ts";
import type { Situation } from "./situation.ts";
import { filled, step } from "./step.ts";
import { definitionText } from "./words.ts";

/** Those that rules, and gates and adequacy of the powers that rules speak of, rest on. */
export function definitionSteps(situation: Situation, addressed: ReadonlySet<string>): TraceStep[] {
  const { model } = situation.prepared;
  const used = new Set<Definition>();
  const use = (expr: Expr | undefined) => {
    if (expr !== undefined) usedDefinitions(expr, used);
  };
  for (const { when, unless } of model.rules) for (const condition of [when, unless]) use(condition);
  for (const { name, openWhen, adequateWhen } of model.targets)
    if (addressed.has(name)) for (const condition of [openWhen, adequateWhen]) use(condition);
  return model.definitions
    .filter((definition) => used.has(definition))
    .map((definition) => definitionStep(situation, definition));
}

function usedDefinitions(expr: Expr, used: Set<Definition>): void {
  if (expr.kind === "definition") {
    if (used.has(expr.definition)) return;
    used.add(expr.definition);
    for (const part of partsOf(expr.definition)) usedDefinitions(part, used);
    return;
  }
  for (const operand of operandsOf(expr)) usedDefinitions(operand, used);
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
