/** What a principle says of the outcome, as cases in which it is surely so or surely not. */

import {
  availableIn,
  type PowerCases,
  type Standing,
  standings,
  type TargetCases,
  type TrackCases,
} from "../../compile/outcomes.ts";
import type { RuleCases } from "../../compile/rules.ts";
import { allOf, anyOf, atLeast, opposite, type Truth, UNKNOWN } from "../../compile/truth.ts";
import { not } from "../../regions/formula.ts";
import type { Claim, PositionWord, Rule, Target } from "../../semantics/model.ts";
import { powersMeant } from "../../semantics/powers-meant.ts";
import type { Context } from "../context.ts";
import { outcomeTruth } from "./outcome-classes.ts";

export function claimTruth(context: Context, claim: Claim): Truth {
  const { formulas, policy } = context;
  switch (claim.kind) {
    case "fact":
      return policy.conditions.truth(claim.condition);
    case "not":
      return opposite(claimTruth(context, claim.operand));
    case "and":
      return allOf(
        formulas,
        claim.operands.map((operand) => claimTruth(context, operand)),
      );
    case "or":
      return anyOf(
        formulas,
        claim.operands.map((operand) => claimTruth(context, operand)),
      );
    case "count":
      return atLeast(
        formulas,
        claim.atLeast,
        claim.operands.map((operand) => claimTruth(context, operand)),
      );
    case "position": {
      const { target, position, by } = claim;
      const putBy = by.map((name) => putsThere(context, target, position, name));
      return allOf(formulas, [positionTruth(context, target, position), ...putBy]);
    }
    case "quantified": {
      const each = powersMeant(context.model, claim.powers).map((power) =>
        positionTruth(context, power, claim.position),
      );
      if (claim.quantifier === "every") return allOf(formulas, each);
      const some = anyOf(formulas, each);
      return claim.quantifier === "some" ? some : opposite(some);
    }
    case "applies":
      return ruleApplies(context, claim.rule);
    case "outcome":
      return outcomeTruth(context, claim.outcome, claim.track);
    case "would-decide":
    case "due":
    case "unresolved":
      return UNKNOWN;
  }
}

function positionTruth(context: Context, target: Target, position: PositionWord): Truth {
  const { policy } = context;
  const cases = policy.outcomes.targets[target.index];
  if (cases === undefined) return UNKNOWN;
  const track = policy.outcomes.tracks.find(({ powers }) => powers.some((power) => power.target === target));
  const power = track?.powers.find((own) => own.target === target);
  if (position !== "selected") return standingTruth(context, cases, position);
  // What stands on no track is selected where it is required.
  if (track === undefined || power === undefined) return standingTruth(context, cases, "required");
  return selectionTruth(context, track, power, cases);
}

function standingTruth(
  { formulas }: Context,
  { standing }: TargetCases,
  position: Exclude<PositionWord, "selected">,
): Truth {
  const inside: readonly Standing[] = standingsOf(position);
  const those = (wanted: boolean) =>
    formulas.or(standings.filter((name) => inside.includes(name) === wanted).map((name) => standing[name]));
  const may = position === "available" ? availableIn(formulas, standing) : those(true);
  return { yes: formulas.and([may, not(those(false))]), no: not(may) };
}

/** A contradicted target counts as required and as prohibited. */
function standingsOf(position: Exclude<PositionWord, "selected">): readonly Standing[] {
  switch (position) {
    case "required":
      return ["required", "contradicted"];
    case "prohibited":
      return ["prohibited", "contradicted"];
    case "available":
      return ["required", "contradicted", "recommended", "permitted"];
    default:
      return [position];
  }
}

function selectionTruth(
  { formulas, policy }: Context,
  { unsettled, placed, powers }: TrackCases,
  { selected, candidate, adequate }: PowerCases,
  cases: TargetCases,
): Truth {
  const { and, or } = formulas;
  const surely = ({ standing }: TargetCases) =>
    and(
      standings
        .filter((name) => name !== "required" && name !== "contradicted")
        .map((name) => not(standing[name])),
    );
  const others = powers.flatMap(({ target }) => policy.outcomes.targets[target.index] ?? []);
  const anySurely = or(others.map(surely));
  const { standing } = cases;
  const yes = or([selected, and([not(placed), surely(cases)])]);
  // While it is open what is selected: where something is required in any case, only what may be required too.
  const mayBe = or([
    and([not(placed), anySurely, or([standing.required, standing.contradicted])]),
    and([not(placed), not(anySurely), availableIn(formulas, standing)]),
    and([placed, unsettled, candidate, not(adequate.no)]),
  ]);
  return { yes, no: and([not(yes), not(mayBe)]) };
}

/** Whether a rule applies and is one that puts the target there. */
function putsThere(context: Context, target: Target, position: PositionWord, name: string): Truth {
  const says = ({ effects }: Rule) =>
    effects.some(
      (effect) => effect.target.index === target.index && sayings[position].includes(effect.modality),
    );
  return anyApplies(
    context,
    context.policy.rules.filter(({ rule }) => rule.name === name && says(rule)),
  );
}

const sayings: Readonly<Record<PositionWord, readonly string[]>> = {
  required: ["must"],
  recommended: ["should"],
  permitted: ["may"],
  prohibited: ["must not"],
  selected: ["must", "should", "may"],
  available: ["must", "should", "may"],
  closed: [],
  "not-addressed": [],
};

function ruleApplies(context: Context, name: string): Truth {
  const editions = context.policy.rules.filter(({ rule }) => rule.name === name);
  return editions.length === 0 ? UNKNOWN : anyApplies(context, editions);
}

/** Whether one of the editions of a rule applies. */
function anyApplies({ formulas }: Context, editions: readonly RuleCases[]): Truth {
  return anyOf(
    formulas,
    editions.map(({ applies }) => applies),
  );
}
