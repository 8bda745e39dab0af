/** Whether something said of an outcome is so: what cases expect, and what principles ask. */

import { dateText } from "../semantics/dates.ts";
import type { Claim, PositionWord, Rule, Target } from "../semantics/model.ts";
import { powersMeant } from "../semantics/powers-meant.ts";
import type { Value } from "../semantics/types.ts";
import { classOf } from "./classify.ts";
import { find, newBudget } from "./completions.ts";
import { type Decision, decideIn } from "./decide.ts";
import { wouldDecide } from "./deciding.ts";
import { dutyData } from "./duty-data.ts";
import { and, evaluate, type Frame, not } from "./kleene.ts";
import { type Asked, needs } from "./needs.ts";
import { AVAILABLE, bitsOf } from "./positions.ts";
import { MAY, MUST, MUST_NOT, type Prepared, SHOULD } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import { BUDGET, type Situation } from "./situation.ts";
import { wholeSlice } from "./slices.ts";

/** True or false where every way of filling the unknowns says the same, else unknown. */
export function judge(claim: Claim, situation: Situation): Value {
  const { prepared, root, search, spread } = situation;
  const known = holds(claim, situation, root);
  if (known !== undefined || !root.frame.values.includes(undefined)) return known;
  const can = (wanted: 0 | 1): boolean => {
    const is = (decided: Decision): Value => {
      const value = holds(claim, situation, decided);
      return value === undefined ? undefined : value === wanted ? 1 : 0;
    };
    if (spread.examples().some((example) => is(example) === 1)) return true;
    const question = {
      about: "what is expected",
      slice: wholeSlice(prepared),
      look: (frame: Frame) => decideIn(prepared, frame),
      holds: is,
      needs: (decided: Decision) => needs(prepared, decided, askedBy(prepared, claim)),
    };
    const budget = newBudget(BUDGET);
    return find({ ...search, budget }, question, budget.left) !== "none";
  };
  if (!can(1)) return 0;
  return can(0) ? undefined : 1;
}

/** What a claim hangs on. */
function askedBy(
  prepared: Prepared,
  claim: Claim,
): Required<Pick<Asked, "rules" | "targets" | "tracks" | "conditions">> {
  const nothing = { rules: [], targets: [], tracks: [], conditions: [] };
  switch (claim.kind) {
    case "fact":
      return { ...nothing, conditions: [claim.condition] };
    case "not":
      return askedBy(prepared, claim.operand);
    case "and":
    case "or":
    case "count": {
      const parts = claim.operands.map((operand) => askedBy(prepared, operand));
      return {
        rules: parts.flatMap(({ rules }) => rules),
        targets: parts.flatMap(({ targets }) => targets),
        tracks: parts.flatMap(({ tracks }) => tracks),
        conditions: parts.flatMap(({ conditions }) => conditions),
      };
    }
    case "position":
      return { ...nothing, ...placesOf(prepared, [claim.target]) };
    case "quantified":
      return { ...nothing, ...placesOf(prepared, powersMeant(prepared.model, claim.powers)) };
    case "applies": {
      const rules = prepared.rulesByName.get(claim.rule) ?? [];
      return { ...nothing, rules: rules.map(({ index }) => index) };
    }
    case "outcome":
    case "would-decide":
    case "due":
    case "unresolved":
      return nothing;
  }
}

function placesOf(
  { trackOf }: Prepared,
  targets: readonly Target[],
): { readonly targets: number[]; readonly tracks: number[] } {
  return {
    targets: targets.map(({ index }) => index),
    tracks: [...new Set(targets.flatMap(({ index }) => trackOf[index] ?? []))],
  };
}

function holds(claim: Claim, situation: Situation, decision: Decision): Value {
  const { prepared } = situation;
  switch (claim.kind) {
    case "fact":
      return evaluate(claim.condition, decision.frame);
    case "not":
      return not(holds(claim.operand, situation, decision));
    case "and":
      return atLeast(claim.operands.length, claim.operands, situation, decision);
    case "or":
      return atLeast(1, claim.operands, situation, decision);
    case "count":
      return atLeast(claim.atLeast, claim.operands, situation, decision);
    case "position":
      return isIn(prepared, decision, claim.target, claim.position, claim.by);
    case "quantified": {
      const some = (wanted: Value) => {
        const values = powersMeant(prepared.model, claim.powers).map((power) =>
          isIn(prepared, decision, power, claim.position, []),
        );
        return values.includes(wanted) ? 1 : values.includes(undefined) ? undefined : 0;
      };
      if (claim.quantifier === "every") return not(some(0));
      return claim.quantifier === "some" ? some(1) : not(some(1));
    }
    case "outcome":
      return outcomeClass(situation, claim.track) === claim.outcome ? 1 : 0;
    case "applies":
      return ruleApplies(prepared, decision, claim.rule);
    case "would-decide": {
      const inputs = claim.facts.map(
        (name) => prepared.model.inputs.find((input) => input.name === name)?.index,
      );
      const known = inputs.filter((index) => index !== undefined);
      return known.length === inputs.length && wouldDecide(situation, known) ? 1 : 0;
    }
    case "due":
      return isDue(situation, claim.target, claim.on);
    case "unresolved":
      return undefined;
  }
}

function atLeast(wanted: number, claims: readonly Claim[], situation: Situation, decision: Decision): Value {
  const values = claims.map((claim) => holds(claim, situation, decision));
  const sure = values.filter((value) => value === 1).length;
  if (sure >= wanted) return 1;
  return values.filter((value) => value !== 0).length >= wanted ? undefined : 0;
}

/** The class of the whole outcome, or of what concerns a track. */
export function outcomeClass(
  { prepared, search, spread, root, class: whole }: Situation,
  track: string | undefined,
): string {
  if (track === undefined) return whole;
  const index = prepared.tracks.findIndex(({ name }) => name === track);
  return index < 0 ? whole : classOf(search, spread, root, index);
}

function isIn(
  prepared: Prepared,
  decision: Decision,
  target: Target,
  position: PositionWord,
  by: readonly string[],
): Value {
  const own =
    position === "selected" ? isSelected(prepared, decision, target) : isAt(decision, target, position);
  return by.reduce((all, name) => and(all, putsThere(prepared, decision, target, position, name)), own);
}

function isAt(decision: Decision, { index }: Target, position: Exclude<PositionWord, "selected">): Value {
  const bits = position === "available" ? AVAILABLE : bitsOf(position);
  const possible = decision.positions[index] ?? 0;
  if ((possible & bits) === 0) return 0;
  return (possible & ~bits) === 0 ? 1 : undefined;
}

/** What stands on no track is selected where it is required. */
function isSelected({ tracks }: Prepared, decision: Decision, target: Target): Value {
  const selection = decision.selections[tracks.findIndex(({ name }) => name === target.track)];
  if (selection === undefined || target.kind === "action") return isAt(decision, target, "required");
  if (selection.selected.includes(target.index)) return 1;
  return selection.how === "unsettled" && selection.options.includes(target.index) ? undefined : 0;
}

/** Whether a rule applies and is one that puts the target there. */
function putsThere(
  prepared: Prepared,
  decision: Decision,
  { index }: Target,
  position: PositionWord,
  name: string,
): Value {
  const bits = saying(position);
  const says = (prepared.rulesByName.get(name) ?? []).filter((rule) =>
    prepared.spoken[index]?.some((one) => one.rule === rule.index && (one.bit & bits) !== 0),
  );
  return anyApplies(says, decision);
}

function saying(position: PositionWord): number {
  switch (position) {
    case "required":
      return MUST;
    case "recommended":
      return SHOULD;
    case "permitted":
      return MAY;
    case "prohibited":
      return MUST_NOT;
    case "selected":
    case "available":
      return MUST | SHOULD | MAY;
    case "closed":
    case "not-addressed":
      return 0;
  }
}

function ruleApplies({ rulesByName }: Prepared, decision: Decision, name: string): Value {
  const rules = rulesByName.get(name);
  return rules === undefined ? undefined : anyApplies(rules, decision);
}

/** Whether one of the editions of a rule applies. */
function anyApplies(editions: readonly Rule[], { rules }: Decision): Value {
  const statuses = editions.map(({ index }) => rules[index]);
  if (statuses.includes(APPLIES)) return 1;
  return statuses.includes(MAY_APPLY) ? undefined : 0;
}

function isDue(situation: Situation, target: string, on: number): Value {
  const due = dutyData(situation).filter((duty) => duty.what === target && duty.due === dateText(on));
  if (due.length === 0) return 0;
  return due.some(({ certain }) => certain) ? 1 : undefined;
}
