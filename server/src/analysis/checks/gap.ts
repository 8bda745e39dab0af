/** In which cases does no rule require, recommend or permit anything? */

import { answers } from "../../compile/rules.ts";
import type { Named } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { describe } from "../describe.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { rulesOfStages } from "../ways.ts";
import { countText } from "../witness.ts";

export function* gap(context: Context): Iterable<Step> {
  const { model, policy, world } = context;
  const where = policyOf(context);
  if (where === undefined) return;
  const silent = policy.outcomes.answered.no;
  const answer = world.find([silent], "gap");
  yield* unproved(where, "whether some rule speaks in every case", answer);
  if (answer.kind !== "some") return;
  yield undefined;
  const shown = show(context, silent, answer.point);
  yield undefined;
  const conditions = model.rules
    .filter((rule) => answers(rule))
    .flatMap(({ when, unless }) => [when, unless])
    .filter((condition) => condition !== undefined);
  yield finding(
    "gap",
    where,
    {
      cases: countText(shown.count),
      where: readable(describe(context, silent, conditions) ?? ""),
      example: shown.text,
    },
    { witness: shown.witness, count: shown.count?.toString() },
  );
}

/** A person takes in so much; beyond it, the case alone tells more. */
const LONGEST = 160;

function readable(description: string): string {
  return description.length > LONGEST ? "" : description;
}

/**
 * What the policy as a whole is told at: its heading, else its first rule. A policy without rules is only begun, and
 * one that only says what is to be done at stages says nothing of other cases.
 */
function policyOf({ model }: Context): Pick<Named, "name" | "place"> | undefined {
  const ofStages = rulesOfStages(model);
  const first = model.rules.find((rule) => !ofStages.has(rule));
  return first && (model.policy ?? first);
}
