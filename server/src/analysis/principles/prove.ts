/** Each statement of each principle: held, broken with the case that shows it, or not settled. */

import type { Point } from "../../regions/answer.ts";
import { type Formula, TRUE } from "../../regions/formula.ts";
import { type Principle, placeOf, type StatementModel } from "../../semantics/model.ts";
import { listed } from "../../semantics/symbols.ts";
import { neededFor } from "../assumptions.ts";
import type { Context } from "../context.ts";
import { sameDay } from "../examine.ts";
import type { PrincipleResult, PrincipleState } from "../principle-result.ts";
import { caseText, witnessAt } from "../witness.ts";
import { names } from "../words.ts";
import { unsaid } from "./every-states.ts";
import { doubtsOf, type Failure, findTrouble, type Obligation } from "./obligation.ts";
import { obligationOf } from "./obligations.ts";
import { statementText } from "./statement-text.ts";

export function prove(context: Context, principle: Principle, index: number): PrincipleResult | undefined {
  const statement = principle.statements[index];
  if (statement === undefined) return undefined;
  return {
    name: principle.name,
    place: placeOf(context.model, principle.place),
    statement: index,
    text: statementText(statement, context.model.tracks),
    state: stateOf(context, statement),
  };
}

function stateOf(context: Context, statement: StatementModel): PrincipleState {
  if (statement.kind === "every-states") {
    const silent = unsaid(context, statement.powers, statement.stated);
    if (silent.length === 0) return { kind: "holds", cases: undefined, assumptions: [] };
    const how = silent.map(
      ({ target, missing }) => `\`${target.name}\` does not state its ${listed(missing, "and")}`,
    );
    return {
      kind: "fails",
      how: how.join("; "),
      witness: undefined,
      second: undefined,
      count: undefined,
      counts: "cases",
    };
  }
  if (statement.kind === "never-evaded")
    return { kind: "not-proved", reason: "nobody looked for a way, and no search could prove it" };
  const obligation = obligationOf(context, statement);
  return obligation === undefined
    ? { kind: "not-proved", reason: "something in it could not be resolved" }
    : settle(context, obligation);
}

function settle(context: Context, obligation: Obligation): PrincipleState {
  const { world } = context;
  const found: Broken[] = [];
  let open: string | undefined;
  for (const failure of obligation.failures) {
    const answer = findTrouble(context, failure);
    if (answer.kind === "some") found.push({ failure, point: answer.point });
    if (answer.kind === "open") open ??= answer.reason;
  }
  if (found.length > 0) return broken(context, found, obligation);
  if (open !== undefined) return { kind: "not-proved", reason: open };
  for (const doubt of doubtsOf(context, obligation)) {
    const answer = findTrouble(context, doubt);
    if (answer.kind === "open") return { kind: "not-proved", reason: answer.reason };
    if (answer.kind === "some") {
      const point = world.smallest(doubt.formula, answer.point);
      return { kind: "not-proved", reason: whyOpen(context, point, doubt.formula) };
    }
  }
  return {
    kind: "holds",
    cases: casesOf(context)?.toString(),
    assumptions: neededFor(context, obligation).flatMap((place) => {
      const assumption = context.assumptions[place];
      return assumption === undefined ? [] : [assumption.name ?? "an assumption"];
    }),
  };
}

/** A case that leaves open whether a statement holds. */
function whyOpen(context: Context, point: Point, doubt: Formula): string {
  const { model, policy, formulas } = context;
  const clashing = model.definitions.filter((one) => formulas.holds(policy.conditions.clash(one), point));
  const what =
    clashing.length === 0
      ? "a value is missing"
      : `${names(clashing.map(({ name }) => name))} ${clashing.length === 1 ? "has" : "have"} two values`;
  return `${what} when ${caseText(context, point, doubt)}`;
}

/** How many cases there are on one decision date: the latest on which there are any. */
function casesOf(context: Context): bigint | undefined {
  const { world, counted, usual } = context;
  return world.count(TRUE, counted, sameDay(context, world.smallest(TRUE, usual)));
}

interface Broken {
  readonly failure: Failure;
  readonly point: Point;
}

/** Among many ways to fail, only the first few are brought into their smallest form. */
const LOOKED_AT = 4;

function broken(context: Context, found: readonly Broken[], { counts }: Obligation): PrincipleState {
  const { world } = context;
  const smallest = found
    .slice(0, LOOKED_AT)
    .map(({ failure, point }) => ({ failure, point: world.smallest(failure.formula, point) }))
    .sort((a, b) => distance(context, a.point) - distance(context, b.point));
  const [{ failure, point } = { failure: undefined, point: undefined }] = smallest;
  if (failure === undefined || point === undefined) throw new Error("nothing is broken");
  let count: bigint | undefined = 0n;
  for (const other of found) {
    const here = other.failure.count(sameDay(context, point));
    count = count === undefined || here === undefined ? undefined : count + here;
    if (count === undefined) break;
  }
  const second = failure.second?.(point);
  return {
    kind: "fails",
    how: failure.how(point),
    witness: witnessAt(context, point),
    second: second && witnessAt(context, second),
    count: count?.toString(),
    counts,
  };
}

/** How many facts are away from the usual. */
function distance({ usual, counted, cases }: Context, point: Point): number {
  return [...counted, cases.on].filter((variable) => point[variable] !== usual[variable]).length;
}
