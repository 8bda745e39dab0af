/** Duties of processes: what they ask of the process's moves, and the rules that they become. */
import type { Occasion } from "@remit/grammar";
import type { BoundDuties, BoundMeasure, BoundProcess, BoundStage } from "./bound.ts";
import { allOf, anyOf, comparison, ofInput } from "./forms.ts";
import type { Lowering } from "./lower-expressions.ts";
import type { OpenMove } from "./lower-process.ts";
import { lowerEffect } from "./lower-rules.ts";
import type { DeadlineModel, Expr, Input, Named, Rule } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Type } from "./types.ts";

/** What its duties ask of its moves: since when it is at its stage, and at which it was before. */
export function stageMeasures(
  { event, type }: PolicySymbol,
  { stages }: BoundProcess,
): { readonly entered: BoundMeasure | undefined; readonly before: BoundMeasure | undefined } {
  const timed = stages.some(({ duties }) =>
    duties.some(({ every, effects }) => every !== undefined || effects.some(({ deadline }) => deadline)),
  );
  const passed = stages.flatMap(({ moves }) => moves.flatMap(({ bypassing }) => bypassing));
  const remembers = stages.some(
    ({ symbol, duties }) => passed.includes(symbol) && duties.some(({ occasion }) => occasion === "always"),
  );
  if (event === undefined || type === undefined || !(timed || remembers))
    return { entered: undefined, before: undefined };
  const asked = {
    event,
    which: "latest",
    where: undefined,
    seesWithdrawn: false,
    presence: undefined,
  } as const;
  const date: Type = { kind: "date" };
  const entered: BoundMeasure = {
    ...asked,
    text: enteredOn(event.name),
    type: date,
    what: "date",
    field: undefined,
    window: undefined,
  };
  const before: BoundMeasure = {
    ...asked,
    text: stageBefore(event.name),
    type,
    what: "field",
    field: event.members[0],
    window: {
      form: "before",
      length: undefined,
      from: { kind: "measure", type: date, measure: entered },
      to: undefined,
    },
  };
  return { entered, before: remembers ? before : undefined };
}

const enteredOn = (process: string): string => `latest ${process}`;
const stageBefore = (process: string): string => `stage of latest ${process} before latest ${process}`;

/** What is to be done at a stage, and what stays to be done where the stage is passed over. */
export function dutyRules(
  l: Lowering,
  process: string,
  { symbol, duties }: BoundStage,
  moves: readonly OpenMove[],
  input: Input,
): readonly Omit<Rule, Exclude<keyof Named, "name">>[] {
  const of = (occasion: Occasion) => duties.filter((each) => each.occasion === occasion);
  const here = comparison("=", input, symbol.index);
  const entered = l.inputs.get(enteredOn(process));
  const before = l.inputs.get(stageBefore(process));
  const passing = moves.filter(({ bypassing }) => bypassing.includes(symbol));
  // A process that came by such a move still owes what is always to be done at the stage that it passed over.
  const came = passing.flatMap(({ from, to }): Expr[] =>
    from === undefined || before === undefined
      ? []
      : [allOf([comparison("=", input, to.index), comparison("=", before, from.index)])],
  );
  const always = of("always");
  return [
    ...dutyRule(l, `entry to ${symbol.name} of ${process}`, of("on entry"), here, entered),
    ...dutyRule(
      l,
      `what is always due at ${symbol.name} of ${process}`,
      always,
      anyOf([here, ...came]),
      entered,
    ),
    ...(passing.length === 0
      ? []
      : dutyRule(
          l,
          `bypassing ${symbol.name} of ${process}`,
          always,
          anyOf(passing.map(({ open }) => open)),
          undefined,
        )),
    ...dutyRule(l, `review at ${symbol.name} of ${process}`, of("review"), here, entered),
  ];
}

/** `since`: the day from which times count that name none; undefined for the decision. */
function dutyRule(
  l: Lowering,
  name: string,
  duties: readonly BoundDuties[],
  when: Expr,
  since: Input | undefined,
): readonly Omit<Rule, Exclude<keyof Named, "name">>[] {
  if (duties.length === 0) return [];
  const effects = duties.flatMap(({ effects, every }) =>
    effects.flatMap((effect) => lowerEffect(l, effect, every)),
  );
  return [
    {
      name,
      kind: "rule",
      index: 0,
      from: undefined,
      until: undefined,
      force: undefined,
      when,
      otherwise: false,
      otherwiseOn: undefined,
      unless: undefined,
      effects: effects.map((effect) => ({ ...effect, deadline: countedFrom(effect.deadline, since) })),
      overrides: [],
      because: undefined,
    },
  ];
}

function countedFrom(
  deadline: DeadlineModel | undefined,
  since: Input | undefined,
): DeadlineModel | undefined {
  if (deadline === undefined || deadline.anchor !== undefined || since === undefined) return deadline;
  return { ...deadline, anchor: { value: ofInput(since), exists: undefined, name: since.name } };
}
