/** The ways of a process: between which stages a move can be open, whatever the facts are. */
import type { Truth } from "../compile/truth.ts";
import type { Answer } from "../regions/answer.ts";
import { type Formula, not } from "../regions/formula.ts";
import type { Assumption, Model, MoveModel, Process, Rule, StageModel, Target } from "../semantics/model.ts";
import { assumptionsBehind, type Context } from "./context.ts";
import { namesOf } from "./words.ts";

export interface Way {
  readonly move: MoveModel;
  readonly answer: Answer;
}

/** Every move, and whether there is a case in which it is open. That others are too is told of them all. */
export function waysOf(context: Context, process: Process): readonly Way[] {
  const found = kept.get(context) ?? new Map<Process, readonly Way[]>();
  kept.set(context, found);
  const known = found.get(process);
  if (known !== undefined) return known;
  const ways = process.moves.map((move) => ({
    move,
    answer: context.world.find([openness(context, move).yes], process.name),
  }));
  found.set(process, ways);
  return ways;
}
const kept = new WeakMap<Context, Map<Process, readonly Way[]>>();

export const openness = ({ policy }: Context, { open }: Pick<MoveModel, "open">): Truth =>
  policy.conditions.truth(open);

/** What can't be proved impossible counts as a way, so that no stage is called cut off that may not be. */
const canBe = ({ answer }: Way): boolean => answer.kind !== "none";

/** The stages that a process can come to. Where no criterion is named, people decide that it begins there. */
export function reached(process: Process, ways: readonly Way[]): ReadonlySet<StageModel> {
  const found = new Set(
    process.stages.filter(({ entered, entryWhen }) => entered && entryWhen === undefined),
  );
  for (const way of ways) if (way.move.from === undefined && canBe(way)) found.add(way.move.to);
  for (const stage of found)
    for (const way of ways) if (way.move.from === stage && canBe(way)) found.add(way.move.to);
  return found;
}

export function waysOn(stage: StageModel, ways: readonly Way[]): readonly Way[] {
  return ways.filter((way) => way.move.from === stage && canBe(way));
}

/** Whether a final stage can be come to, `but` a stage left out. */
export function canEnd(stage: StageModel, ways: readonly Way[], but?: StageModel): boolean {
  const found = new Set([stage]);
  for (const each of found) {
    if (each.final) return true;
    for (const { move } of waysOn(each, ways)) if (move.to !== but) found.add(move.to);
  }
  return false;
}

/** The assumptions that rule moves out, in words. */
export function ruledOutBy(context: Context, ways: readonly Way[]): string {
  const found = new Set<Assumption>();
  for (const { answer } of ways) for (const one of assumptionsBehind(context, answer)) found.add(one);
  return namesOf([...found]);
}

/** Whether what a stage's rule requires is open in no case at that stage. */
export function isNeverOpenAt(
  context: Context,
  process: Process,
  stage: StageModel,
  { openWhen, editions }: Target,
): Answer | undefined {
  if (openWhen === undefined || editions !== undefined) return undefined;
  const here = casesAt(context, process, stage.value);
  const open = not(context.policy.conditions.truth(openWhen).no);
  return context.world.find([here, open], process.name);
}

/** The rules that say what is to be done at stages. */
export function rulesOfStages({ processes }: Model): ReadonlySet<Rule> {
  return new Set(processes.flatMap(({ stages }) => stages.flatMap(({ rules }) => rules)));
}

/** Whether a rule is that of a stage at which the target is never open: that is told of the stage. */
export function isToldOfStage(context: Context, rule: Rule, target: Target): boolean {
  return context.model.processes.some((process) =>
    process.stages.some(
      (stage) =>
        stage.rules.includes(rule) && isNeverOpenAt(context, process, stage, target)?.kind === "none",
    ),
  );
}

/** The cases at a stage; 0 stands for those in which the process has not begun. */
export function casesAt({ formulas }: Context, { input }: Process, value: number): Formula {
  return formulas.variableIs(input.index, value);
}
