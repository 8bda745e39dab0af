/** One case in, its outcome out. */
import type { Outcome, TargetPosition } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import type { Model } from "../semantics/model.ts";
import { conflictData, foundConflicts } from "./conflict-data.ts";
import { deciding } from "./deciding.ts";
import { dutyData } from "./duty-data.ts";
import type { Kase } from "./kase.ts";
import { onlyPosition, positionNames } from "./positions.ts";
import { definitionKind } from "./reads.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, NOT_IN_FORCE, OVERRIDDEN, type Status } from "./rules.ts";
import { type Situation, situationOf } from "./situation.ts";
import { bitsBehind, speakers } from "./speakers.ts";
import { commonStatus } from "./spread.ts";
import { summary } from "./summary.ts";
import { trace } from "./trace.ts";
import { trackData } from "./track-data.ts";
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
    positions: targets.map(({ index }) => positionData(situation, index)),
    tracks: tracks.flatMap((_, index) => trackData(situation, index) ?? []),
    duties: dutyData(situation),
    conflicts: foundConflicts(spread).map((conflict) => conflictData(situation, conflict)),
    deciding: deciding(situation),
  };
  const { on } = root.frame;
  return {
    ...(policy === undefined
      ? {}
      : {
          policy: { name: policy.name, ...(policy.edition === undefined ? {} : { edition: policy.edition }) },
        }),
    ...(kase.title === undefined ? {} : { title: kase.title }),
    ...(on === undefined ? {} : { on: dateText(on) }),
    class: situation.class,
    summary: summary(situation, facts),
    values: values(situation),
    rules: prepared.model.rules.map(({ name, index }) => ({
      name,
      status: statusName(commonStatus(spread.rules[index] ?? 0)),
    })),
    ...facts,
    exact: inexactBecause === undefined,
    ...(inexactBecause === undefined ? {} : { inexactBecause }),
    trace: explain ? trace(situation, facts) : [],
  };
}

/** A value that every way of filling the unknowns agrees on is known. */
function values({ prepared, root, spread }: Situation): Outcome["values"] {
  return prepared.model.definitions.map((definition) => {
    const { name, title, index } = definition;
    const [first, ...others] = spread.decisions.map(({ frame }) => frame.definitions[index]);
    const value =
      root.frame.definitions[index] ?? (others.every((other) => other === first) ? first : undefined);
    return {
      name,
      ...(title === undefined ? {} : { title }),
      kind: definitionKind(definition),
      value: definitionText(definition, value),
    };
  });
}

function positionData({ prepared, spread }: Situation, index: number): TargetPosition {
  const target = prepared.model.targets[index];
  const positions = spread.positions[index] ?? 0;
  const position = onlyPosition(positions);
  const by = speakers(prepared, index, bitsBehind(positions), (rule) =>
    commonStatus(spread.rules[rule] ?? 0),
  );
  return {
    name: target?.name ?? "",
    kind: target?.kind ?? "power",
    ...(position === undefined ? {} : { position }),
    possible: positionNames(positions),
    by,
  };
}

function statusName(status: Status): Outcome["rules"][number]["status"] {
  switch (status) {
    case APPLIES:
      return "applies";
    case MAY_APPLY:
      return "may-apply";
    case OVERRIDDEN:
      return "overridden";
    case NOT_IN_FORCE:
      return "not-in-force";
    case DOES_NOT_APPLY:
      return "does-not-apply";
    default:
      throw new Error(`no rule has the status ${status}`);
  }
}
