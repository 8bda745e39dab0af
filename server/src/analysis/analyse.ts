/**
 * The analysis of a policy: every conflict, gap, dead rule and broken principle, each with a case that shows it. It
 * reasons over every case that the declarations allow and the assumptions leave; what it can't settle within its
 * limits it says.
 */
import { defaultLimits, type Limits } from "../regions/answer.ts";
import type { Model } from "../semantics/model.ts";
import { assumptionDecides } from "./checks/assumption-decides.ts";
import { assumptionWithoutEffect } from "./checks/assumption-without-effect.ts";
import { assumptionsContradict } from "./checks/assumptions-contradict.ts";
import { branchesDiffer } from "./checks/branches-differ.ts";
import { branchesLeaveGap } from "./checks/branches-leave-gap.ts";
import { clockNeverStarts } from "./checks/clock-never-starts.ts";
import { closesOnlyByWayOf } from "./checks/closes-only-by-way-of.ts";
import { conditionAlwaysTrue } from "./checks/condition-always-true.ts";
import { conditionNeverTrue } from "./checks/condition-never-true.ts";
import { deadlineBeforeHearing } from "./checks/deadline-before-hearing.ts";
import { decidedBeforeHeard } from "./checks/decided-before-heard.ts";
import { exclusivePowersRequired } from "./checks/exclusive-powers-required.ts";
import { gap } from "./checks/gap.ts";
import { levelNeverReached } from "./checks/level-never-reached.ts";
import { matrixNotMonotone } from "./checks/matrix-not-monotone.ts";
import { mayRemovesMust } from "./checks/may-removes-must.ts";
import { moveNeverOpen } from "./checks/move-never-open.ts";
import { noWayToClose } from "./checks/no-way-to-close.ts";
import { powerNeverSelected } from "./checks/power-never-selected.ts";
import { principleFails } from "./checks/principle-fails.ts";
import { principleNotProved } from "./checks/principle-not-proved.ts";
import { requiredAndProhibited } from "./checks/required-and-prohibited.ts";
import { requiredButClosed } from "./checks/required-but-closed.ts";
import { ruleAddsNothing } from "./checks/rule-adds-nothing.ts";
import { ruleAlwaysOverridden } from "./checks/rule-always-overridden.ts";
import { ruleNeverApplies } from "./checks/rule-never-applies.ts";
import { stageDutyClosed } from "./checks/stage-duty-closed.ts";
import { stageNeverLeft } from "./checks/stage-never-left.ts";
import { stageNeverReached } from "./checks/stage-never-reached.ts";
import { thresholdAlwaysMet } from "./checks/threshold-always-met.ts";
import { thresholdNeverMet } from "./checks/threshold-never-met.ts";
import { twoLeads } from "./checks/two-leads.ts";
import { twoMovesOpen } from "./checks/two-moves-open.ts";
import { twoPowersRequired } from "./checks/two-powers-required.ts";
import { windowsContradict } from "./checks/windows-contradict.ts";
import { type Context, createContext, type Kept } from "./context.ts";
import { type Finding, type LocalFinding, placed, type Step } from "./finding.ts";
import type { PrincipleResult } from "./principle-result.ts";
import { evasionState, type SearchForEvasion } from "./principles/never-evaded.ts";
import { prove } from "./principles/prove.ts";

export interface Analysis {
  /** By place: file, start, code. */
  readonly findings: readonly Finding[];
  readonly principles: readonly PrincipleResult[];
  /** Makes the analysis of a later version of the policy fast. */
  readonly kept: Kept;
}

export interface AnalysisOptions {
  readonly limits?: Limits;
  readonly previous?: Kept | undefined;
  /** Who looks for ways around the policy; without, such principles are not looked at. */
  readonly searchForEvasion?: SearchForEvasion | undefined;
  /**
   * Called in the midst with what has been found by then: with the first finding, once the check that it comes from is
   * done, and before the principles.
   */
  readonly tell?: ((findings: readonly Finding[]) => void) | undefined;
  /** Looked at again and again; once it is false, the work ends with Interrupted. */
  readonly isWanted?: () => boolean;
}

const checks: readonly ((context: Context) => Iterable<Step>)[] = [
  requiredAndProhibited,
  requiredButClosed,
  exclusivePowersRequired,
  twoPowersRequired,
  branchesDiffer,
  twoMovesOpen,
  twoLeads,
  stageDutyClosed,
  branchesLeaveGap,
  gap,
  mayRemovesMust,
  ruleNeverApplies,
  ruleAlwaysOverridden,
  thresholdNeverMet,
  thresholdAlwaysMet,
  conditionNeverTrue,
  conditionAlwaysTrue,
  windowsContradict,
  ruleAddsNothing,
  powerNeverSelected,
  levelNeverReached,
  matrixNotMonotone,
  clockNeverStarts,
  deadlineBeforeHearing,
  decidedBeforeHeard,
  moveNeverOpen,
  stageNeverReached,
  stageNeverLeft,
  noWayToClose,
  closesOnlyByWayOf,
];

export function analyse(model: Model, options: AnalysisOptions = {}): Analysis {
  const work = analysing(model, options);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The same, step by step, so that other work can come in between; no step takes long. */
export function* analysing(
  model: Model,
  { limits = defaultLimits, previous, searchForEvasion, tell = () => {}, isWanted }: AnalysisOptions = {},
): Generator<undefined, Analysis> {
  const { context, kept } = createContext(model, limits, previous, isWanted);
  yield undefined;
  const contradiction = assumptionsContradict(context);
  if (contradiction.length > 0)
    return { findings: contradiction.map((one) => placed(model, one)), principles: [], kept };
  const findings: LocalFinding[] = [];
  const principles: PrincipleResult[] = [];
  function* run(check: (context: Context) => Iterable<Step>): Generator<undefined> {
    for (const step of check(context)) {
      if (step !== undefined) findings.push(step);
      if (step !== undefined && findings.length === 1) tell(soFar());
      yield undefined;
    }
  }
  const soFar = () => findings.map((one) => placed(model, one)).sort(byPlace);
  for (const check of checks) {
    const isFirst = findings.length === 0;
    yield* run(check);
    if (isFirst && findings.length > 1) tell(soFar());
  }
  if (findings.length > 0) tell(soFar());
  for (const principle of model.principles)
    for (const index of principle.statements.keys()) {
      const proved = prove(context, principle, index);
      if (proved === undefined) continue;
      const statement = principle.statements[index];
      const isSearched = statement?.kind === "never-evaded" && searchForEvasion !== undefined;
      const result = isSearched
        ? { ...proved, state: evasionState(yield* searchForEvasion(model, statement)) }
        : proved;
      principles.push(result);
      findings.push(...principleFails(context, result), ...principleNotProved(context, result));
      yield undefined;
    }
  yield* run(() => assumptionWithoutEffect(context, principles));
  yield* run(assumptionDecides);
  return { findings: soFar(), principles, kept };
}

function byPlace(a: Finding, b: Finding): number {
  if (a.place.uri !== b.place.uri) return a.place.uri < b.place.uri ? -1 : 1;
  return a.place.start - b.place.start || (a.code < b.code ? -1 : 1);
}
