/** One case in, its outcome out. */
import type { Outcome, TargetPosition } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import type { Model, PolicyInfo, Rule, Target } from "../semantics/model.ts";
import { clockData } from "./clock-data.ts";
import { conflictData, foundConflicts } from "./conflict-data.ts";
import { deciding } from "./deciding.ts";
import { dutyData } from "./duty-data.ts";
import type { Kase } from "./kase.ts";
import { onlyPosition, positionNames } from "./positions.ts";
import { definitionKind } from "./reads.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, NOT_IN_FORCE, OVERRIDDEN, type Status } from "./rules.ts";
import { type Situation, situationOf } from "./situation.ts";
import { bitsBehind, speakers } from "./speakers.ts";
import { stageData } from "./stages.ts";
import { summary } from "./summary.ts";
import { trace } from "./trace.ts";
import { trackData } from "./track-data.ts";
import { editionSteps, transitionData, transitionSummary } from "./transition.ts";
import { definitionText } from "./words.ts";

export type { Kase } from "./kase.ts";

export interface Options {
  /** Whether to explain the outcome step by step; off, the trace is empty. */
  readonly trace?: boolean;
  /** How many ways of filling the unknowns are looked at (4,096); beyond it the outcome is not exact, and says so. */
  readonly budget?: number;
}

export function simulate(model: Model, kase: Kase, options: Options = {}): Outcome {
  return outcomeOf(situationOf(model, kase, options.budget), options.trace === true);
}

export function outcomeOf(situation: Situation, explain: boolean): Outcome {
  const { prepared, kase, root, spread, inexactBecause } = situation;
  const { policy, tracks, targets } = prepared.model;
  const facts = {
    positions: targets.map((target) => positionData(situation, target)),
    tracks: tracks.flatMap((_, index) => trackData(situation, index) ?? []),
    duties: dutyData(situation),
    clocks: clockData(situation),
    stages: stageData(situation),
    conflicts: foundConflicts(spread).map((conflict) => conflictData(situation, conflict)),
    deciding: deciding(situation),
  };
  const { on } = root.frame;
  const transition = transitionData(prepared.model, kase, (part) => simulate(prepared.model, part));
  const remark = transition && transitionSummary(transition);
  const said = summary(situation, facts);
  const outcome: Outcome = {
    class: situation.class,
    summary: remark === undefined ? said : `${said} ${remark}`,
    values: values(situation),
    rules: rules(situation),
    ...facts,
    exact: inexactBecause === undefined,
    trace: explain ? [...editionSteps(situation, transition), ...trace(situation, facts)] : [],
  };
  if (transition !== undefined) outcome.transition = transition;
  if (policy !== undefined) outcome.policy = policyData(policy);
  if (kase.title !== undefined) outcome.title = kase.title;
  if (on !== undefined) outcome.on = dateText(on);
  if (inexactBecause !== undefined) outcome.inexactBecause = inexactBecause;
  return outcome;
}

function policyData({ name, edition }: PolicyInfo): NonNullable<Outcome["policy"]> {
  return edition === undefined ? { name } : { name, edition };
}

/** What the first of its editions comes to speaks for a rule; one that is not in force speaks last. */
const SPEAKING: readonly Status[] = [APPLIES, MAY_APPLY, OVERRIDDEN, DOES_NOT_APPLY, NOT_IN_FORCE];

function rules({ prepared, spread }: Situation): Outcome["rules"] {
  const told: Outcome["rules"] = [];
  for (const [name, editions] of prepared.rulesByName)
    told.push({ name, status: statusName(statusOf(editions, spread.rules)) });
  return told;
}

function statusOf(editions: readonly Rule[], found: readonly Status[]): Status | undefined {
  const [only] = editions;
  if (only !== undefined && editions.length === 1) return found[only.index];
  const statuses = editions.map(({ index }) => found[index]);
  return SPEAKING.find((status) => statuses.includes(status));
}

function values({ prepared, spread }: Situation): Outcome["values"] {
  return prepared.shown.map((definition) => {
    const { name, title, index } = definition;
    const value = definitionText(definition, spread.definitions[index]);
    const kind = definitionKind(definition);
    return title === undefined ? { name, kind, value } : { name, title, kind, value };
  });
}

function positionData({ prepared, spread }: Situation, { index, name, kind }: Target): TargetPosition {
  const positions = spread.positions[index] ?? 0;
  const position = onlyPosition(positions);
  const possible = position === undefined ? positionNames(positions) : [position];
  const by = speakers(prepared, index, bitsBehind(positions), spread.rules);
  return position === undefined ? { name, kind, possible, by } : { name, kind, position, possible, by };
}

/** By Status. */
const STATUS_NAMES = ["not-in-force", "does-not-apply", "may-apply", "applies", "overridden"] as const;

function statusName(status: Status | undefined): Outcome["rules"][number]["status"] {
  return STATUS_NAMES[status ?? MAY_APPLY] ?? "may-apply";
}
