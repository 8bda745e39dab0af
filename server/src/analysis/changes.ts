/** In which cases does another version of a policy come to something else? */
import { policyCases } from "../compile/policy.ts";
import { defaultLimits, type Limits } from "../regions/answer.ts";
import { FALSE, type Formula, not, TRUE } from "../regions/formula.ts";
import { TooWide } from "../regions/space.ts";
import { editionDays } from "../semantics/editions.ts";
import type { Model } from "../semantics/model.ts";
import { type Context, createContext, type Kept } from "./context.ts";
import { sameDay, show } from "./examine.ts";
import { outcomeAspects } from "./outcome-aspects.ts";

/** On one decision date, among the cases that the version before allows. */
export interface Changes {
  /** In how many cases something else follows. */
  readonly count: bigint;
  /** One of them in words; undefined where there is none. */
  readonly example: string | undefined;
  /** In how many the version after assumes that they can't be. */
  readonly ruledOut: bigint;
  readonly all: bigint;
}

export interface Changed {
  /** Undefined where it can't be told, or is too much to count. */
  readonly changes: Changes | undefined;
  readonly kept: Kept;
}

/** Step by step, so that other work can come in between. */
export function* changesBetween(
  before: Model,
  after: Model,
  {
    limits = defaultLimits,
    previous,
  }: { readonly limits?: Limits; readonly previous?: Kept | undefined } = {},
): Generator<undefined, Changed> {
  const { context, kept } = createContext(before, limits, previous);
  yield undefined;
  if (!haveSameCases(before, after)) return { changes: undefined, kept };
  try {
    // What can't be reasoned about would be told from nothing: so there is no room for it.
    const cases = { ...context.cases, model: after, given: [], opaque: [] };
    const policy = policyCases(context.formulas, cases, context.setting);
    const then: Context = { ...context, model: after, policy, cases: policy.cases };
    yield undefined;
    return { changes: counted(context, then), kept };
  } catch (error) {
    if (!(error instanceof TooWide)) throw error;
    return { changes: undefined, kept };
  }
}

function counted(context: Context, then: Context): Changes | undefined {
  const { world, usual, formulas, counted: over } = context;
  const { conditions } = then.policy;
  const ruledOut = formulas.or(then.model.assumptions.map(({ condition }) => conditions.truth(condition).no));
  const differs = formulas.and([difference(context, then), not(ruledOut)]);
  const answer = world.find([differs], "changes");
  // What is too much to count is too much to show.
  if (answer.kind === "open" || world.count(differs, over) === undefined) return undefined;
  const shown = answer.kind === "some" ? show(context, differs, answer.point) : undefined;
  const day = shown?.point ?? world.smallest(TRUE, usual);
  const number = (formula: Formula) => world.count(formula, over, sameDay(context, day));
  const [count, out, all] = [number(differs), number(ruledOut), number(TRUE)];
  if (count === undefined || out === undefined || all === undefined) return undefined;
  return { count, example: shown?.text, ruledOut: out, all };
}

function difference(context: Context, then: Context): Formula {
  const { or, differ } = context.formulas;
  const [now, later] = [outcomeAspects(context), outcomeAspects(then)];
  const keys = new Set([...now.keys(), ...later.keys()]);
  // Of what only one of the two versions knows, nothing is said in the other.
  const unsaid = (key: string): Formula => (key.endsWith(" is not-addressed") ? TRUE : FALSE);
  return or([...keys].map((key) => differ(now.get(key) ?? unsaid(key), later.get(key) ?? unsaid(key))));
}

/** What a case gives is the same in both, and the one after turns on no other days. */
function haveSameCases(before: Model, after: Model): boolean {
  const given = ({ inputs }: Model) => JSON.stringify(inputs.map(({ name, type }) => [name, type]));
  const inForce = ({ policy }: Model) => [policy?.from, policy?.until].join();
  const days = editionDays(before);
  return (
    given(before) === given(after) &&
    inForce(before) === inForce(after) &&
    editionDays(after).every((day) => days.includes(day))
  );
}
