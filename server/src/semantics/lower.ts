/** From bound declarations to the model. */
import type { Declaration } from "@remit/grammar";
import { type BoundDeclaration, type BoundStatement, expressionsOf } from "./bound.ts";
import { breakpointsOf, type Declared } from "./breakpoints.ts";
import { definitionsInOrder } from "./check-circles.ts";
import { authorities } from "./check-policy.ts";
import { dayOf } from "./dates.ts";
import { lowerCases } from "./lower-cases.ts";
import { type Lowering, lowerClaim, lowerExpression, lowerPowers } from "./lower-expressions.ts";
import { lowerEvent, lowerMeasures, measureInput, measuresOf, presences } from "./lower-measures.ts";
import { namedOf, placeOf } from "./lower-named.ts";
import { lowerProcess, processBranches } from "./lower-process.ts";
import { lowerRule, lowerTarget } from "./lower-rules.ts";
import type {
  Assumption,
  Definition,
  Input,
  Model,
  Parameter,
  PolicyInfo,
  Principle,
  Process,
  Source,
  StatementModel,
  Target,
  Track,
} from "./model.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/** The declaration and what it was bound to, for a symbol that has not lost its name to another. */
interface Entry<D extends Declaration> {
  readonly symbol: PolicySymbol;
  readonly declaration: D;
  readonly bound: BoundDeclaration;
}

export function lower(whole: Whole): Model {
  const { scope, results } = whole;
  const entries = <K extends Declaration["kind"]>(
    kind: K,
  ): readonly Entry<Extract<Declaration, { kind: K }>>[] =>
    scope.symbols.flatMap((symbol) => {
      const { declaration } = symbol;
      const result = results.get(declaration);
      if (declaration.kind !== kind || result === undefined || scope.names.get(symbol.name) !== symbol)
        return [];
      return [{ symbol, declaration: declaration as Extract<Declaration, { kind: K }>, bound: result.bound }];
    });
  const named = (symbol: PolicySymbol) => namedOf(whole, symbol);

  const { order } = definitionsInOrder(whole);
  const declared = (symbol: PolicySymbol): Declared => ({
    symbol,
    bound: results.get(symbol.declaration)?.bound ?? { kind: "plain" },
  });
  const parameters = entries("parameter").flatMap(
    (entry, index) => lowerParameter(whole, entry, index) ?? [],
  );
  const valuesOf = new Map(parameters.map(({ name, values }) => [name, values.map(({ value }) => value)]));
  const breakpoints = breakpointsOf(
    [...results.values()],
    order.map(declared),
    ({ name }) => valuesOf.get(name) ?? [],
  );

  const inputs: Input[] = [];
  for (const { symbol, declaration, bound } of [
    ...entries("fact"),
    ...entries("judgement"),
    ...entries("process"),
  ].sort(inOrder(whole))) {
    const { type, worse } = symbol;
    if (type === undefined) continue;
    const isProcess = declaration.kind === "process";
    inputs.push({
      ...named(symbol),
      kind: isProcess ? "fact" : declaration.kind,
      index: inputs.length,
      type,
      worse,
      question: isProcess ? undefined : declaration.question?.value,
      by: bound.kind === "judgement" ? bound.by?.name : undefined,
      guidedBy: declaration.kind === "judgement" ? declaration.guidedBy?.value : undefined,
      // Every stage is a case of its own.
      breakpoints: isProcess ? undefined : breakpoints.has(symbol) ? breakpoints.get(symbol) : [],
    });
  }

  const asked = measuresOf(whole);
  for (const [text, measure] of asked)
    inputs.push(
      measureInput(whole, measure, inputs.length, breakpoints.has(text) ? breakpoints.get(text) : [1]),
    );

  const tracks = entries("track").map(
    ({ symbol, declaration }): Track => ({
      ...named(symbol),
      kind: "track",
      oneAtATime: declaration.oneAtATime,
      steps: symbol.members.map(({ name }) => name),
      chooseLowest: chooserOf(whole, symbol)?.name,
    }),
  );
  const definitions = new Map<string, Definition>();
  const targets = new Map<string, Target>();
  const inputsByName = new Map(inputs.map((input) => [input.name, input]));
  const lowering: Lowering = {
    inputs: inputsByName,
    presence: presences(inputsByName, asked),
    parameters: new Map(parameters.map((parameter) => [parameter.name, parameter])),
    definitions,
    targets,
  };
  for (const symbol of order) {
    const definition = lowerDefinition(whole, lowering, symbol, definitions.size);
    if (definition !== undefined) definitions.set(symbol.name, definition);
  }
  for (const { symbol, declaration, bound } of [...entries("power"), ...entries("action")].sort(
    inOrder(whole),
  ))
    if (bound.kind === "target")
      targets.set(symbol.name, lowerTarget(lowering, named(symbol), declaration, bound, targets.size));

  const events = new Map(
    entries("event").map(({ symbol, bound }, index) => [
      symbol.name,
      lowerEvent(whole, lowering, symbol, bound.kind === "event" ? bound.deemed : undefined, index),
    ]),
  );
  const measures = lowerMeasures(lowering, asked, events, ({ declaration }) =>
    expressionsOf(results.get(declaration)?.bound ?? { kind: "plain" }),
  );

  const rules = entries("rule").flatMap(({ symbol, declaration, bound }, index) =>
    bound.kind === "rule" ? [lowerRule(lowering, named(symbol), declaration, bound, index)] : [],
  );
  const processes: Process[] = [];
  for (const { symbol, bound } of entries("process")) {
    if (bound.kind !== "process") continue;
    const lowered = lowerProcess(lowering, named(symbol), bound, rules.length);
    if (lowered === undefined) continue;
    processes.push(lowered.process);
    rules.push(...lowered.rules);
  }
  return {
    policy: policyOf(whole),
    sources: entries("source").map((entry) => lowerSource(whole, entry)),
    actors: entries("actor").map(({ symbol }) => named(symbol)),
    types: [...entries("scale"), ...entries("choice"), ...entries("process")]
      .sort(inOrder(whole))
      .flatMap(({ symbol }) => {
        const { type, members, kind } = symbol;
        const titles = members.map(({ title }) => title);
        const levelTitles = kind === "process" ? ["Not in the process", ...titles] : titles;
        return type === undefined ? [] : [{ ...named(symbol), type, levelTitles }];
      }),
    inputs,
    events: [...events.values()],
    measures,
    relations: [],
    parameters,
    definitions: [...definitions.values()],
    tracks,
    targets: [...targets.values()],
    rules,
    processes,
    principles: entries("principle").map(
      ({ symbol, declaration, bound }): Principle => ({
        ...named(symbol),
        kind: "principle",
        statements: lowerStatements(lowering, bound),
        because: declaration.because?.value,
      }),
    ),
    assumptions: lowerAssumptions(whole, lowering),
    cases: lowerCases(whole, lowering, events),
    complete: isComplete(whole),
  };
}

function inOrder({ scope }: Whole) {
  const orderOf = ({ symbol }: { readonly symbol: PolicySymbol }) =>
    scope.homeOf(symbol.declaration)?.order ?? 0;
  return (a: { readonly symbol: PolicySymbol }, b: { readonly symbol: PolicySymbol }) =>
    orderOf(a) - orderOf(b);
}

function policyOf(whole: Whole): PolicyInfo | undefined {
  const symbol = whole.scope.symbols.find(({ kind }) => kind === "policy");
  if (symbol?.declaration.kind !== "policy") return undefined;
  const { edition, inForce, decidedBy, calendar, note } = symbol.declaration;
  return {
    name: symbol.name,
    title: symbol.title,
    edition: edition?.value,
    from: inForce?.from && dayOf(inForce.from.text),
    until: inForce?.until && dayOf(inForce.until.text),
    decidedBy: decidedBy?.text,
    calendar: calendar?.text,
    note: note?.value,
    place: placeOf(whole, symbol.declaration),
  };
}

function lowerSource(
  whole: Whole,
  { symbol, declaration }: Entry<Extract<Declaration, { kind: "source" }>>,
): Source {
  const { file, address, authority, readOn } = declaration;
  return {
    name: symbol.name,
    title: symbol.title,
    authority: authorities.find((word) => word === authority?.text),
    file: file?.value,
    address: address?.value,
    readOn: readOn && dayOf(readOn.text),
    place: placeOf(whole, declaration),
  };
}

/** A parameter without one good value is left out. */
function lowerParameter(
  whole: Whole,
  { symbol, bound }: Entry<Extract<Declaration, { kind: "parameter" }>>,
  index: number,
) {
  const { type } = symbol;
  if (type === undefined || bound.kind !== "parameter") return undefined;
  const values = bound.values.flatMap(({ value, from }) => (value === undefined ? [] : [{ value, from }]));
  if (values.length === 0) return undefined;
  const parameter: Parameter = { ...namedOf(whole, symbol), kind: "parameter", index, type, values };
  return parameter;
}

function lowerDefinition(
  whole: Whole,
  lowering: Lowering,
  symbol: PolicySymbol,
  index: number,
): Definition | undefined {
  const { type, worse, declaration } = symbol;
  const bound = whole.results.get(declaration)?.bound;
  if (type === undefined || bound === undefined || whole.scope.names.get(symbol.name) !== symbol)
    return undefined;
  const base = { ...namedOf(whole, symbol), index, type, worse };
  switch (bound.kind) {
    case "define":
      return { ...base, kind: "define", value: lowerExpression(lowering, bound.value) };
    case "branches":
      return {
        ...base,
        kind: "branches",
        branches: bound.branches.map(({ value, when }) => ({
          value: lowerExpression(lowering, value),
          when: when && lowerExpression(lowering, when),
        })),
      };
    case "threshold": {
      const because = declaration.kind === "threshold" ? declaration.because?.value : undefined;
      return { ...base, kind: "threshold", value: lowerExpression(lowering, bound.when), because };
    }
    case "matrix": {
      const { rowKeys, columnKeys, cells } = bound;
      const rows = lowerExpression(lowering, bound.rows);
      const columns = bound.columns && lowerExpression(lowering, bound.columns);
      return { ...base, kind: "matrix", rows, columns, rowKeys, columnKeys, cells };
    }
    case "process":
      return { ...base, kind: "branches", branches: processBranches(lowering, symbol, bound) };
    default:
      return undefined;
  }
}

/** The principle that says to choose the lowest adequate power on a track. */
function chooserOf({ scope, results }: Whole, track: PolicySymbol): PolicySymbol | undefined {
  return scope.symbols.find((symbol) => {
    const bound = symbol.kind === "principle" ? results.get(symbol.declaration)?.bound : undefined;
    return (
      bound?.kind === "principle" &&
      bound.statements.some((one) => one.kind === "choose-lowest" && one.track === track)
    );
  });
}

function lowerStatements(lowering: Lowering, bound: BoundDeclaration): readonly StatementModel[] {
  if (bound.kind !== "principle") return [];
  return bound.statements.map((statement) => lowerStatement(lowering, statement));
}

function lowerStatement(lowering: Lowering, statement: BoundStatement): StatementModel {
  switch (statement.kind) {
    case "choose-lowest":
      return { kind: statement.kind, track: statement.track.name };
    case "never-weaker":
      return { kind: statement.kind, worse: statement.worse?.name, track: statement.track.name };
    case "never-changes":
      return { kind: statement.kind, names: statement.facts.map(({ name }) => name) };
    case "no-cliff-edge":
      return { kind: statement.kind, track: statement.track.name, steps: statement.steps };
    case "whenever":
      return {
        kind: statement.kind,
        when: lowerClaim(lowering, statement.when),
        // biome-ignore lint/suspicious/noThenProperty: the word of the language; nothing awaits a statement
        then: lowerClaim(lowering, statement.then),
      };
    case "never":
      return { kind: statement.kind, condition: lowerClaim(lowering, statement.condition) };
    case "every-states":
      return { kind: statement.kind, powers: lowerPowers(statement.powers), stated: statement.stated };
  }
}

function lowerAssumptions(whole: Whole, lowering: Lowering): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const [declaration, { bound }] of whole.results)
    if (declaration.kind === "assume" && bound.kind === "assume")
      found.push({
        name: declaration.name?.text,
        condition: lowerExpression(lowering, bound.condition),
        because: declaration.because?.value,
        place: placeOf(whole, declaration),
      });
  return found;
}

const framing: readonly (SymbolKind | "case" | "cases")[] = ["source", "case", "cases"];

/** Cases and sources stand beside the policy: an error in them takes nothing out of it. */
function isComplete({ results, found }: Whole): boolean {
  const citing: readonly string[] = ["unknown-source", "quotation-not-found"];
  for (const [declaration, result] of results) {
    if (framing.some((kind) => kind === declaration.kind)) continue;
    if (result.broken) return false;
    for (const { problem } of [...result.found, ...(found.get(declaration) ?? [])])
      if (problem.severity === "error" && !citing.includes(problem.code)) return false;
  }
  return true;
}
