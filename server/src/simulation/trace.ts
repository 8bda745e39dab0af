/** The explanation: why the outcome is what it is, step by step, in plain English. */
import type {
  ClockData,
  ConflictData,
  StageData,
  TargetPosition,
  TraceStep,
  TrackOutcome,
} from "../protocol/outcome.ts";
import { clockSteps } from "./clock-data.ts";
import { definitionSteps } from "./definition-steps.ts";
import { measureSteps } from "./measure-steps.ts";
import { adequacySteps, conflictStep, gateSteps, positionStep, selectionStep } from "./power-steps.ts";
import { ruleSteps } from "./rule-steps.ts";
import type { Situation } from "./situation.ts";
import { stageSteps } from "./stages.ts";

/** What the outcome has already in words. */
export interface Worded {
  readonly positions: readonly TargetPosition[];
  readonly tracks: readonly TrackOutcome[];
  readonly clocks: readonly ClockData[];
  readonly conflicts: readonly ConflictData[];
  readonly stages: readonly StageData[];
}

/**
 * What is asked of events; clocks; definitions that rules, gates and adequacy rest on; the rules, first those that
 * count; the gates of powers that rules speak of; positions; adequacy and selection on each track; processes;
 * conflicts.
 */
export function trace(
  situation: Situation,
  { positions, tracks, clocks, conflicts, stages }: Worded,
): TraceStep[] {
  const { targets } = situation.prepared.model;
  const addressed = targets.flatMap((target, index) => {
    const position = positions[index];
    return position === undefined || position.position === "not-addressed" ? [] : [{ target, position }];
  });
  const steps = [
    ...clockSteps(situation, clocks),
    ...definitionSteps(
      situation,
      addressed.map(({ target }) => target.index),
    ),
    ...ruleSteps(situation),
    ...addressed.flatMap(({ target }) => gateSteps(situation, target)),
    ...addressed.map(({ target, position }) => positionStep(situation, target, position)),
    ...tracks.flatMap((track, index) => [
      ...adequacySteps(situation, index),
      selectionStep(situation, track),
    ]),
    ...stageSteps(situation, stages),
    ...conflicts.map((conflict) => conflictStep(situation, conflict)),
  ];
  return [...measureSteps(situation, steps), ...steps];
}
