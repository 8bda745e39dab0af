/** What has to be shown for each form of principle. */
import type { StatementModel } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { chooseLowest } from "./choose-lowest.ts";
import { never } from "./never.ts";
import { neverChanges } from "./never-changes.ts";
import { neverWeaker } from "./never-weaker.ts";
import { noCliffEdge } from "./no-cliff-edge.ts";
import type { Obligation } from "./obligation.ts";
import { whenever } from "./whenever.ts";

const made = new WeakMap<Context, Map<StatementModel, Obligation | undefined>>();

/** Worked out once in an analysis; undefined for what is no question of cases. */
export function obligationOf(context: Context, statement: StatementModel): Obligation | undefined {
  const known = made.get(context) ?? new Map<StatementModel, Obligation | undefined>();
  made.set(context, known);
  if (!known.has(statement)) known.set(statement, make(context, statement));
  return known.get(statement);
}

function make(context: Context, statement: StatementModel): Obligation | undefined {
  switch (statement.kind) {
    case "whenever":
      return whenever(context, statement.when, statement.then);
    case "never":
      return never(context, statement.condition);
    case "never-weaker":
      return neverWeaker(context, statement.worse, statement.track);
    case "never-changes":
      return neverChanges(context, statement.names);
    case "no-cliff-edge":
      return noCliffEdge(context, statement.track, statement.steps);
    case "choose-lowest":
      return chooseLowest(context, statement.track);
    case "every-states":
    case "never-evaded":
      return undefined;
  }
}
