/** Checks for circles: definitions that are worked out from themselves, rules that override each other. */
import { declaredAs } from "./binder.ts";
import { leadConditions, moveConditions, symbolsIn } from "./bound.ts";
import { sortByDependency } from "./circles.ts";
import { daysInForce, editionsOf, meet } from "./editions.ts";
import type { PolicySymbol } from "./symbols.ts";
import { reportIn, type Whole } from "./whole.ts";

export function checkCircles(whole: Whole): void {
  for (const circle of whole.definitions.circles) {
    const [first] = circle;
    if (first === undefined) continue;
    const args = { name: first.name, path: pathText(circle) };
    reportIn(
      whole,
      first.declaration,
      "circular-definition",
      first.span,
      args,
      circle.slice(1).map(declaredAs),
    );
  }
  const rules = whole.scope.symbols.filter(
    (symbol) => symbol.kind === "rule" && overridden(whole, symbol).length > 0,
  );
  for (const circle of sortByDependency(rules, (rule) => overridden(whole, rule)).circles) {
    const [first] = circle;
    if (first === undefined) continue;
    reportIn(
      whole,
      first.declaration,
      "circular-overrides",
      first.span,
      { path: pathText(circle) },
      circle.slice(1).map(declaredAs),
    );
  }
}

/** Definitions, matrices, thresholds and clocks, each after those it reads; and the circles among them. */
export function definitionsInOrder(whole: Pick<Whole, "scope" | "results">) {
  const { symbols } = whole.scope;
  const definitions = [
    ...symbols.filter(
      ({ kind }) => kind === "define" || kind === "matrix" || kind === "threshold" || kind === "clock",
    ),
    ...symbols.flatMap(({ values = [] }) => values),
  ];
  return sortByDependency(definitions, (symbol) => readsOf(whole, symbol));
}

/** Who leads and what comes next are worked out apart. */
function readsOf(
  { scope, results }: Pick<Whole, "scope" | "results">,
  symbol: PolicySymbol,
): readonly PolicySymbol[] {
  const result = results.get(symbol.declaration);
  if (result === undefined) return [];
  if (result.bound.kind !== "process") return result.reads.flatMap((read) => editionsOf(scope, read));
  const { bound } = result;
  const conditions = symbol.name.startsWith("lead") ? leadConditions(bound) : moveConditions(bound);
  return symbolsIn(conditions).flatMap((read) => editionsOf(scope, read));
}

/** The editions of the rules that an edition of a rule overrides, on days that they share. */
function overridden({ scope, results }: Whole, rule: PolicySymbol): readonly PolicySymbol[] {
  const bound = results.get(rule.declaration)?.bound;
  if (bound?.kind !== "rule") return [];
  const days = daysInForce(scope, rule);
  return bound.overrides
    .flatMap((other) => editionsOf(scope, other))
    .filter((other) => meet(days, daysInForce(scope, other)));
}

function pathText(circle: readonly PolicySymbol[]): string {
  return [...circle, ...circle.slice(0, 1)].map(({ name }) => `\`${name}\``).join(" → ");
}
