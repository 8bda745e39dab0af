/** Processes of the model: an input for the stage, definitions for what comes next and who leads, rules for duties. */
import { type Occasion, type Span, shift } from "@remit/grammar";
import type { BoundDuties, BoundMeasure, BoundProcess, BoundStage } from "./bound.ts";
import { allOf, anyOf, comparison, constant, not, ofInput } from "./forms.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import { citedOf } from "./lower-named.ts";
import { lowerEffect } from "./lower-rules.ts";
import type {
  DeadlineModel,
  DefineBranch,
  EventKind,
  Expr,
  Input,
  LocalPlace,
  Measure,
  MoveModel,
  Named,
  Process,
  Rule,
  StageModel,
} from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Type } from "./types.ts";

/** The branches of `next stage of P` or of `lead of P`. */
export function processBranches(
  l: Lowering,
  symbol: PolicySymbol,
  process: BoundProcess,
): readonly DefineBranch[] {
  const { type, owner } = symbol;
  const input = owner && l.inputs.get(owner.name);
  if (type === undefined || input === undefined) return [];
  if (symbol.name.startsWith("lead")) return leadBranches(l, type, process);
  const goesTo = (stage: PolicySymbol, when: Expr): DefineBranch => ({
    value: constant(type, stage.index),
    when,
  });
  return [
    ...movesOf(l, input, process).map(({ to, open }) => goesTo(to, open)),
    { value: ofInput(input), when: undefined },
  ];
}

/** A lead counts where its condition holds and that of none that overrides it. */
function leadBranches(l: Lowering, type: Type, { leads }: BoundProcess): readonly DefineBranch[] {
  const levels = type.kind === "choice" ? type.levels : [];
  return leads.map(({ actor, when, overrides: _ }): DefineBranch => {
    const value = constant(type, levels.indexOf(actor.name));
    if (when === undefined) return { value, when: undefined };
    const above = leads.flatMap((other): Expr[] =>
      other.when !== undefined && other.overrides.includes(actor)
        ? [not(lowerExpression(l, other.when))]
        : [],
    );
    return { value, when: allOf([lowerExpression(l, when), ...above]) };
  });
}

/** The process's own stage, as what is asked of its moves. */
export function stageMeasure(input: Input, event: EventKind): Measure {
  return {
    input,
    what: "field",
    which: "latest",
    event,
    field: event.fields[0],
    where: undefined,
    window: undefined,
    seesWithdrawn: false,
    presence: undefined,
    none: 0,
  };
}

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

interface OpenMove {
  readonly from: PolicySymbol | undefined;
  readonly to: PolicySymbol;
  readonly when: Expr | undefined;
  readonly asks: readonly Expr[];
  readonly open: Expr;
  readonly bypassing: readonly PolicySymbol[];
  readonly span: Span;
}

/** Every way in and every way on, with all that it asks for. What has ended can begin anew. */
function movesOf(l: Lowering, input: Input, { stages }: BoundProcess): readonly OpenMove[] {
  const isAt = (value: number) => comparison("=", input, value);
  const ended = stages.filter(({ node }) => node.final).map(({ symbol }) => isAt(symbol.index));
  const outside: Expr = { kind: "or", operands: [isAt(0), ...ended] };
  const entryOf = (stage: PolicySymbol | undefined): readonly Expr[] => {
    const entry = stages.find(({ symbol }) => symbol === stage)?.entryWhen;
    return entry === undefined ? [] : [lowerExpression(l, entry)];
  };
  return stages.flatMap(({ symbol, node, entered, moves }): OpenMove[] => {
    const entry = entryOf(symbol);
    const begins: OpenMove[] =
      entered && entry.length > 0
        ? [
            {
              from: undefined,
              to: symbol,
              when: undefined,
              asks: entry,
              open: allOf([outside, ...entry]),
              bypassing: [],
              span: node,
            },
          ]
        : [];
    return [
      ...begins,
      ...moves.map(({ to, when: asked, bypassing, span }): OpenMove => {
        const when = asked && lowerExpression(l, asked);
        const asks = [...(when === undefined ? [] : [when]), ...entryOf(to)];
        return { from: symbol, to, when, asks, open: allOf([isAt(symbol.index), ...asks]), bypassing, span };
      }),
    ];
  });
}

export function lowerProcess(
  l: Lowering,
  named: Named,
  process: BoundProcess,
  firstRule: number,
): { readonly process: Process; readonly rules: readonly Rule[] } | undefined {
  const input = l.inputs.get(named.name);
  const next = l.definitions.get(`next stage of ${named.name}`);
  if (input === undefined || next === undefined) return undefined;
  const within = (span: Span): LocalPlace => ({
    ...named.place,
    span: shift(span, named.place.span.start),
  });
  const moves = movesOf(l, input, process);
  const rules: Rule[] = [];
  const stages = new Map<PolicySymbol, StageModel>();
  for (const stage of process.stages) {
    const { symbol, node } = stage;
    const base: Named = {
      name: symbol.name,
      title: symbol.title,
      note: node.note?.value,
      citations: node.citations.length > 0 ? citedOf(node.citations) : named.citations,
      place: within(node),
    };
    const own = dutyRules(l, named.name, stage, moves, input).map((rule) => ({ ...base, ...rule }));
    const numbered = own.map((rule, place) => ({ ...rule, index: firstRule + rules.length + place }));
    rules.push(...numbered);
    const { entered } = stage;
    const entryWhen = stage.entryWhen && lowerExpression(l, stage.entryWhen);
    const value = symbol.index;
    stages.set(symbol, {
      ...base,
      kind: "stage",
      value,
      final: node.final,
      entered,
      entryWhen,
      rules: numbered,
    });
  }
  return {
    process: {
      ...named,
      kind: "process",
      input,
      next,
      lead: l.definitions.get(`lead of ${named.name}`),
      stages: [...stages.values()],
      moves: moves.flatMap(({ from, to, when, asks, open, bypassing, span }): MoveModel[] => {
        const target = stages.get(to);
        if (target === undefined) return [];
        return [
          {
            from: from && stages.get(from),
            to: target,
            when,
            asks,
            open,
            bypassing: bypassing.flatMap((stage) => stages.get(stage) ?? []),
            place: within(span),
          },
        ];
      }),
    },
    rules,
  };
}

/** What is to be done at a stage, and what stays to be done where the stage is passed over. */
function dutyRules(
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
      : [{ kind: "and", operands: [comparison("=", input, to.index), comparison("=", before, from.index)] }],
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
