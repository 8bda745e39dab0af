/** What rules and definitions come to in every way of filling the unknowns of a case, as far as it is found easily. */
import type { Definition, Expr } from "../semantics/model.ts";
import { operandsOf } from "../semantics/parts.ts";
import type { Value } from "../semantics/types.ts";
import type { Part } from "./decide.ts";
import { same } from "./kleene.ts";
import { type Looker, partQuestion, some } from "./looker.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, NOT_IN_FORCE, OVERRIDDEN, type Status } from "./rules.ts";
import { definitionSlice, ruleSlice } from "./slices.ts";

/** Of a rule that may apply by logic alone. Never in effect for different reasons is still not in effect. */
export function statusLeft(look: Looker, rule: number): Status {
  const { prepared } = look.search;
  const slice = ruleSlice(prepared, rule);
  const about = prepared.model.rules[rule]?.name ?? "";
  const is = (what: string, test: (status: Status) => boolean) => {
    const holds = ({ rules }: Part): Value => {
      const status = rules[rule] ?? MAY_APPLY;
      return status === MAY_APPLY ? undefined : test(status) ? 1 : 0;
    };
    return some(look, holds, partQuestion(look, about, slice, { rules: [rule] }, holds, what));
  };
  if (is("applies", (status) => status === APPLIES))
    return is("does not", (status) => status !== APPLIES) ? MAY_APPLY : APPLIES;
  return is("is out", (status) => status === DOES_NOT_APPLY || status === NOT_IN_FORCE)
    ? DOES_NOT_APPLY
    : OVERRIDDEN;
}

/** The value that all ways of filling the unknowns give an unknown definition, if they do. */
export function valueLeft(look: Looker, definition: Definition): Value {
  const { index, type } = definition;
  if (passesOn(definition, look.search.root.values)) return undefined;
  const [first, ...others] = look.samples.map(({ frame }) => frame.definitions[index]);
  if (first === undefined || others.some((value) => value === undefined || !same(value, first)))
    return undefined;
  const condition = { kind: "definition", type, definition } as const;
  const slice = definitionSlice(look.search.prepared, definition);
  const differs = ({ frame }: Part): Value => {
    const value = frame.definitions[index];
    return value === undefined ? undefined : same(value, first) ? 0 : 1;
  };
  const question = partQuestion(
    look,
    definition.name,
    slice,
    { conditions: [condition] },
    differs,
    `not ${first}`,
  );
  return look.can(question, differs) ? undefined : first;
}

/**
 * Whether a definition hands on an unknown value. Of values that the policy can't tell apart only one is tried (see
 * alike.ts), and handed on they differ all the same.
 */
function passesOn(definition: Definition, values: readonly Value[]): boolean {
  const handsOn = (expr: Expr): boolean => {
    switch (expr.kind) {
      case "input":
        return expr.type.kind !== "yes/no" && values[expr.input.index] === undefined;
      case "definition":
        return passesOn(expr.definition, values);
      case "add":
      case "subtract":
      case "multiply":
      case "add-months":
        return operandsOf(expr).some(handsOn);
      default:
        return false;
    }
  };
  switch (definition.kind) {
    case "define":
      return handsOn(definition.value);
    case "branches":
      return definition.branches.some(({ value }) => handsOn(value));
    case "threshold":
    case "matrix":
      return false;
  }
}
