/** A case of the policy, run: what it expects against what comes out. */

import type { CaseResult, Outcome } from "../protocol/outcome.ts";
import {
  type CaseModel,
  type Claim,
  type Model,
  type Place,
  placeOf,
  type Target,
} from "../semantics/model.ts";
import { powersMeant } from "../semantics/powers-meant.ts";
import { listed } from "../semantics/symbols.ts";
import { judge, outcomeClass } from "./claims.ts";
import { kaseOf } from "./read-case.ts";
import { reasonsText } from "./reasons.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import { outcomeOf } from "./simulate.ts";
import { type Situation, situationOf } from "./situation.ts";
import { positionText } from "./words.ts";

export function runCase(model: Model, caseModel: CaseModel): CaseResult {
  const { title, expect, complete } = caseModel;
  const place = placeData(caseModel.place);
  const failed = { title, passed: false, place, expectations: [], deciding: [] };
  if (!complete) return { ...failed, error: "the case has a mistake in it, so it was not run" };

  const situation = situationOf(model, kaseOf(model, caseModel));
  const outcome = outcomeOf(situation, true);
  const expectations = expect.map((expectation) => ({
    text: expectation.text,
    passed: judge(expectation.claim, situation) === 1,
    actual: actual(expectation.claim, situation, outcome),
    place: placeData(expectation.place),
  }));
  const wrong = expect.filter((_, index) => expectations[index]?.passed === false);
  const result = {
    title,
    passed: wrong.length === 0 && expect.length > 0,
    place,
    expectations,
    outcome,
    deciding: decidingRules(
      situation,
      wrong.map(({ claim }) => claim),
    ),
  };
  return expect.length > 0 ? result : { ...result, error: "the case expects nothing, so nothing could fail" };
}

function placeData({ uri, start, end }: Place): CaseResult["place"] {
  return { uri, start, end };
}

/** What was found of that which the claim speaks of, as a clause: `warning-notice is not addressed`. */
function actual(claim: Claim, situation: Situation, outcome: Outcome): string {
  switch (claim.kind) {
    case "fact":
      return reasonsText([claim.condition], situation.root.frame);
    case "not":
      return actual(claim.operand, situation, outcome);
    case "and":
    case "or":
    case "count":
      return [...new Set(claim.operands.map((operand) => actual(operand, situation, outcome)))].join("; ");
    case "position": {
      const { name, track } = claim.target;
      const on = outcome.tracks.find((one) => one.name === track);
      const where = whereIs(outcome, claim.target);
      return claim.position === "selected" && on !== undefined && !on.selected.includes(name)
        ? `${where}; on ${on.name}, ${on.text}`
        : where;
    }
    case "quantified": {
      const powers = powersMeant(situation.prepared.model, claim.powers);
      return powers.length === 0
        ? "there is no such power"
        : powers.map((power) => whereIs(outcome, power)).join(", ");
    }
    case "outcome": {
      const on = claim.track === undefined ? "" : ` on ${claim.track}`;
      return `the outcome${on} is ${outcomeClass(situation, claim.track).replaceAll("-", " ")}`;
    }
    case "applies":
      return (
        outcome.trace.find(({ kind, name }) => kind === "rule" && name === claim.rule)?.text ??
        `${claim.rule} is not there`
      );
    case "would-decide":
      return whatDecides(situation, outcome);
    case "due":
      return whenDue(claim.target, outcome);
    case "unresolved":
      return "it could not be read";
  }
}

function whereIs({ positions }: Outcome, { name }: Target): string {
  const found = positions.find((one) => one.name === name);
  if (found === undefined) return `${name} is not there`;
  const { position, possible, by } = found;
  const where =
    position === undefined
      ? `may be ${listed(possible.map(positionText), "or")}`
      : `is ${positionText(position)}`;
  return `${name} ${where}${by.length > 0 ? ` by ${listed(by, "and")}` : ""}`;
}

function whatDecides({ class: found }: Situation, { deciding }: Outcome): string {
  if (found !== "undecided") return `nothing is left to decide: the outcome is ${found.replaceAll("-", " ")}`;
  if (deciding.length === 0) return "nothing was found that would decide";
  return `what would decide is ${deciding.map(({ facts, always }) => `${listed(facts, "and")}${always ? "" : " (for some values only)"}`).join("; ")}`;
}

function whenDue(target: string, { duties }: Outcome): string {
  const own = duties.filter(({ what }) => what === target);
  if (own.length === 0) return `nobody must or should do ${target}`;
  return own
    .map(({ due, computed, certain, rule }) => {
      const how = computed === undefined ? "" : ` (${computed})`;
      const when =
        due === undefined ? `has no due date${how}` : `${certain ? "is" : "may be"} due ${due}${how}`;
      return `${target} ${when} by ${rule}`;
    })
    .join("; ");
}

/** Rules that apply, or may: first those that speak of what was expected in vain, then of what was selected. */
function decidingRules(situation: Situation, wrong: readonly Claim[]): CaseResult["deciding"] {
  const { prepared, spread } = situation;
  const expected = new Set(wrong.flatMap(targetsOf));
  const selected = new Set(spread.tracks.flatMap(({ selection }) => selection.selected));
  return prepared.model.rules
    .map((rule) => {
      const status = spread.rules[rule.index];
      const targets = (prepared.effects[rule.index] ?? []).map(({ target }) => target);
      const rank = targets.some((target) => expected.has(target))
        ? 0
        : targets.some((target) => selected.has(target))
          ? 1
          : 2;
      return { rule, status, rank: status === APPLIES ? rank : 3 + rank };
    })
    .filter(({ status }) => status === APPLIES || status === MAY_APPLY)
    .sort((a, b) => a.rank - b.rank || a.rule.index - b.rule.index)
    .map(({ rule }) => ({ rule: rule.name, place: placeData(placeOf(prepared.model, rule.place)) }));
}

/** Indexes of the targets that a claim speaks of. */
function targetsOf(claim: Claim): readonly number[] {
  switch (claim.kind) {
    case "position":
      return [claim.target.index];
    case "not":
      return targetsOf(claim.operand);
    case "and":
    case "or":
    case "count":
      return claim.operands.flatMap(targetsOf);
    default:
      return [];
  }
}
