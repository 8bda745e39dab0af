/** Processes of the model: an input for the stage, definitions for what comes next and who leads, rules for duties. */
import { type Span, shift } from "@remit/grammar";
import type { BoundProcess } from "./bound.ts";
import { allOf, comparison, constant, not, ofInput } from "./forms.ts";
import { entriesOf, type Version } from "./lower-declared.ts";
import { dutyRules } from "./lower-duties.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import { citedOf, namedOf } from "./lower-named.ts";
import type {
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
  return leads.map(({ actor, when }): DefineBranch => {
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

export interface OpenMove {
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

/** Their duties become rules, which stand behind all others; `first`: the index of the first of them. */
export function lowerProcesses(
  version: Version,
  lowering: Lowering,
  first: number,
): { readonly processes: readonly Process[]; readonly rules: readonly Rule[] } {
  const { whole, over } = version;
  const processes: Process[] = [];
  const rules: Rule[] = [];
  for (const { symbol, bound } of entriesOf(version, "process")) {
    if (bound.kind !== "process") continue;
    const index = first + rules.length;
    const lowered = over.make(symbol, [bound, index], lowering, (l) =>
      lowerProcess(l, namedOf(whole, symbol), bound, index),
    );
    if (lowered === undefined) continue;
    processes.push(lowered.process);
    rules.push(...lowered.rules);
  }
  return { processes, rules };
}

function lowerProcess(
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
