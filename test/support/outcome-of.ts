/** The outcome of a case, for tests: whatever comes out is held to the published schema. */
import { strict as assert } from "node:assert";
import type { CaseData, CaseValue } from "@remit/server/protocol/case.ts";
import { Outcome } from "@remit/server/protocol/outcome.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import { type Kase, simulate } from "@remit/server/simulation/simulate.ts";
import { modelOf } from "./model-of.ts";

export interface Circumstances {
  readonly on?: string;
  readonly reasons?: Readonly<Record<string, string>>;
  readonly budget?: number;
  /** What happened, as a case says it. */
  readonly timeline?: CaseData["timeline"];
  /** What did not. */
  readonly none?: CaseData["none"];
}

/** Of a policy as text, or its model. What is not given is unknown. */
export function outcomeOf(
  policy: string | Model,
  given: Readonly<Record<string, CaseValue>> = {},
  { on, reasons = {}, budget, timeline, none }: Circumstances = {},
): Outcome {
  const model = typeof policy === "string" ? modelOf(policy) : policy;
  const { kase, errors } = readCase(model, {
    given,
    reasons,
    ...(on === undefined ? {} : { on }),
    ...(timeline === undefined ? {} : { timeline }),
    ...(none === undefined ? {} : { none }),
  });
  assert.deepEqual(errors, {});
  return simulated(model, kase, budget);
}

export function simulated(model: Model, kase: Kase, budget?: number): Outcome {
  const outcome = simulate(model, kase, { trace: true, ...(budget === undefined ? {} : { budget }) });
  assert.deepEqual(Outcome.parse(outcome), outcome, "the schema says all that an outcome holds");
  return outcome;
}

export function statusOf({ rules }: Outcome, name: string): string | undefined {
  return rules.find((rule) => rule.name === name)?.status;
}

/** The position of a power or action; where it is open, all that are possible, with `|` between them. */
export function positionOf({ positions }: Outcome, name: string): string | undefined {
  const found = positions.find((position) => position.name === name);
  return found?.position ?? found?.possible.join("|");
}

export function workedOut({ values }: Outcome, name: string): string | undefined {
  return values.find((value) => value.name === name)?.value;
}

/** The text of the step about something. */
export function stepOn(
  { trace }: Outcome,
  name: string,
  kind?: Outcome["trace"][number]["kind"],
): string | undefined {
  return trace.find((step) => step.name === name && (kind === undefined || step.kind === kind))?.text;
}
