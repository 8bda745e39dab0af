/** Processes of the model: an input for the stage, definitions for what comes next and who leads, rules for duties. */
import { type Occasion, type Span, shift } from "@remit/grammar";
import type { BoundDuties, BoundProcess } from "./bound.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import { citedOf } from "./lower-named.ts";
import { lowerEffect } from "./lower-rules.ts";
import type {
  DefineBranch,
  Expr,
  Input,
  MoveModel,
  Named,
  Place,
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
    { value: { kind: "input", type, input }, when: undefined },
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
        ? [{ kind: "not", operand: lowerExpression(l, other.when) }]
        : [],
    );
    return { value, when: allOf([lowerExpression(l, when), ...above]) };
  });
}

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
  const isAt = (value: number): Expr => at(input, value);
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
  const within = (span: Span): Place => ({
    ...shift(span, named.place.start),
    uri: named.place.uri,
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
    const passing = moves.filter(({ bypassing }) => bypassing.includes(symbol)).map(({ open }) => open);
    const own = occasions.flatMap((occasion): Rule[] => {
      const duties = stage.duties.filter((each) => each.occasion === occasion);
      if (duties.length === 0) return [];
      const here = at(input, symbol.index);
      const when: Expr =
        occasion === "always" && passing.length > 0 ? { kind: "or", operands: [here, ...passing] } : here;
      return [dutyRule(l, { ...base, name: nameOf(occasion, symbol.name, named.name) }, duties, when)];
    });
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

const occasions: readonly Occasion[] = ["on entry", "always", "review"];

function nameOf(occasion: Occasion, stage: string, process: string): string {
  return `${occasion === "on entry" ? "on entry to" : `${occasion} at`} ${stage} of ${process}`;
}

function dutyRule(l: Lowering, named: Named, duties: readonly BoundDuties[], when: Expr): Rule {
  return {
    ...named,
    kind: "rule",
    index: 0,
    from: undefined,
    until: undefined,
    force: undefined,
    when,
    otherwise: false,
    otherwiseOn: undefined,
    unless: undefined,
    effects: duties.flatMap(({ effects, every }) =>
      effects.flatMap((effect) => lowerEffect(l, effect, every)),
    ),
    overrides: [],
    because: undefined,
  };
}

function at(input: Input, value: number): Expr {
  const { type } = input;
  return { kind: "compare", op: "=", left: { kind: "input", type, input }, right: constant(type, value) };
}

function constant(type: Type, value: number): Expr {
  return { kind: "constant", type, value };
}

function allOf(operands: readonly Expr[]): Expr {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind: "and", operands };
}
