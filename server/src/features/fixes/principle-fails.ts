import type { Statement } from "@remit/grammar";
import { adequateWhen } from "./adequacy.ts";
import {
  conditionOf,
  type FindingFault,
  type FindingFix,
  type FindingProposal,
  faultAt,
  inFile,
  namesIn,
  rulesApplying,
} from "./finding-fix.ts";
import { argument, type Fault, rewrite, withoutPart } from "./fix.ts";
import { notAsking } from "./not-asking.ts";
import { claimFixes } from "./principle-claims.ts";
import { reachWorse } from "./reach-worse.ts";

/** The rules are brought to what the principle says; or the principle says where it does not hold. */
export const fix: FindingFix = (fault) => {
  const principle = fault.model.principles.find(({ name }) => name === argument(fault, "name"));
  const own = principle && faultAt(fault, principle.place);
  const index = brokenStatement(fault);
  const declaration = own?.item.declaration;
  const meant = principle?.statements[index];
  if (principle === undefined || own === undefined || meant === undefined) return [];
  const statement = declaration?.kind === "principle" ? declaration.statements[index] : undefined;
  if (statement === undefined) return [];
  switch (meant.kind) {
    case "never-changes":
      return [...notAsking(fault, meant.names), ...oneFactLess(own, statement, principle.name)];
    case "no-cliff-edge":
      return moreSteps(fault, own, statement, meant);
    case "choose-lowest":
      return adequacy(fault);
    case "never-weaker":
      return reachWorse(fault, meant.worse);
    case "whenever":
    case "never":
      return claimFixes(fault, own, statement, meant);
    // There is no one change that closes every way round a policy.
    case "never-evaded":
    case "every-states":
      return [];
  }
};

/** A principle can fail in several of its statements, each a finding of its own. */
function brokenStatement({ policy: { analysis }, finding }: FindingFault): number {
  if (analysis.kind !== "analysed" || finding.code !== "principle-fails") return -1;
  const { name, how } = finding.args;
  const result = analysis.principles.find(
    (one) => one.name === name && one.state.kind === "fails" && one.state.how === how,
  );
  return result?.statement ?? -1;
}

function oneFactLess(own: Fault, statement: Statement, name: string): readonly FindingProposal[] {
  if (statement.kind !== "never-changes" || statement.facts.length < 2) return [];
  return statement.facts.flatMap(({ text }, at) => {
    const change = withoutPart(own, statement.facts, at);
    const title = `Let \`${text}\` change the outcome: \`${name}\` no longer speaks of it`;
    return change === undefined ? [] : [{ title, changes: [inFile(own, change)] }];
  });
}

function moreSteps(
  { model }: FindingFault,
  own: Fault,
  statement: Statement,
  { track, steps }: { readonly track: string; readonly steps: number },
): readonly FindingProposal[] {
  const number = statement.kind === "no-cliff-edge" ? statement.steps : undefined;
  const most = model.tracks.find(({ name }) => name === track)?.steps.length ?? 0;
  if (number === undefined) return [];
  // One step more than all of them would say nothing any more.
  const more = Array.from({ length: Math.max(0, most - 2 - steps) }, (_, at) => steps + 1 + at);
  return more.map((allowed) => ({
    title: `Allow one step worse to move \`${track}\` by ${allowed} steps`,
    changes: [inFile(own, rewrite(own, { start: number.start, end: statement.end }, `${allowed} steps`))],
    family: "steps",
  }));
}

/** A power that a rule passes over is not adequate there; one that is required is. */
function adequacy(fault: FindingFault): readonly FindingProposal[] {
  const [required, passed] = namesIn(argument(fault, "how"));
  const rules = rulesApplying(fault).filter(({ rule }) =>
    rule.effects.some(({ target, modality }) => modality === "must" && target.name === required),
  );
  const target = fault.model.targets.find(({ name }) => name === passed);
  const isTooHigh = target?.kind === "power" && target.name !== required;
  return rules.flatMap((rule) => {
    const condition = conditionOf(rule);
    if (condition === undefined) return [];
    return isTooHigh
      ? adequateWhen(
          fault,
          passed,
          `not (${condition})`,
          "and",
          `Say that \`${passed}\` is not enough where \`${rule.rule.name}\` applies`,
        )
      : adequateWhen(
          fault,
          required,
          condition,
          "or",
          `Say that \`${required}\` is adequate where \`${rule.rule.name}\` applies`,
        );
  });
}
