/** Definitions, matrices and thresholds of the model, with their editions. */
import type { BoundDeclaration } from "./bound.ts";
import { daysInForce, daysText, editionsOf, isNamed } from "./editions.ts";
import type { Version } from "./lower-declared.ts";
import { definitionEdition, definitionOfEditions, parameterOnDay } from "./lower-editions.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import { type Numbered, namedOf } from "./lower-named.ts";
import { isDated } from "./lower-parameters.ts";
import { processBranches } from "./lower-process.ts";
import type { Definition, Parameter } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";

/** By name, each after those it reads; what a parameter with dates comes to is one as well. */
export function lowerDefinitions(
  version: Version,
  rest: Omit<Lowering, "definitions">,
  parameters: readonly Parameter[],
): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const { day } = rest;
  if (day !== undefined)
    for (const parameter of parameters.filter(isDated)) {
      const { name } = parameter;
      definitions.set(name, version.over.same(name, parameterOnDay(parameter, day, definitions.size)));
    }
  const lowering: Lowering = { ...rest, definitions };
  for (const symbol of version.whole.definitions.order) lowerEdition(version, lowering, definitions, symbol);
  return definitions;
}

/** Adds a definition; of one with dates, each edition and, after the last of them, what they come to. */
function lowerEdition(
  { whole, over: { make, same } }: Version,
  lowering: Lowering,
  definitions: Map<string, Definition>,
  symbol: PolicySymbol,
): void {
  const { scope } = whole;
  const bound = whole.results.get(symbol.declaration)?.bound;
  if (bound === undefined || !isNamed(scope, symbol)) return;
  const index = definitions.size;
  const definition = make(symbol, [bound, index], lowering, (l) =>
    lowerDefinition(whole, l, symbol, bound, index),
  );
  if (definition === undefined) return;
  const group = editionsOf(scope, symbol);
  const days = group.map((one) => daysInForce(scope, one));
  if (days.every(({ from, until }) => from === undefined && until === undefined)) {
    definitions.set(symbol.name, definition);
    return;
  }
  const dated = definitionEdition(definition, daysInForce(scope, symbol), lowering.day, index);
  const edition = same(dated.name, dated);
  definitions.set(edition.name, edition);
  const known = days.flatMap((one) => definitions.get(`${symbol.name} ${daysText(one)}`.trimEnd()) ?? []);
  if (known.length < group.length) return;
  const merged = definitionOfEditions(symbol.name, known, definitions.size);
  if (merged !== undefined) definitions.set(symbol.name, same(symbol.name, merged));
}

function lowerDefinition(
  whole: Numbered,
  lowering: Lowering,
  symbol: PolicySymbol,
  bound: BoundDeclaration,
  index: number,
): Definition | undefined {
  const { type, worse, declaration } = symbol;
  if (type === undefined) return undefined;
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
