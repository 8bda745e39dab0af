/** What questions under certain axioms rest on, whichever they are. */
import type { Limits, Point } from "./answer.ts";
import { apart } from "./apart.ts";
import { type Budget, budgetOf, Exhausted, type Interruption } from "./budget.ts";
import { createDiagrams, type Diagrams, type Room } from "./diagram.ts";
import { conjunctsOf, type Formula, type Formulas } from "./formula.ts";
import { createProver } from "./prover.ts";
import { smallestCase } from "./smallest.ts";

export interface Ground {
  readonly formulas: Formulas;
  readonly usual: Point;
  readonly axioms: readonly Formula[];
  readonly limits: Limits;
  readonly budgetFor: (steps: number) => Budget;
  /** The axioms that can bear on a question, by their place: those that share variables with it, and so on. */
  readonly relevant: (asked: readonly Formula[]) => readonly number[];
  /** A case in which all axioms hold. */
  readonly allowed: () => Point;
  /** Whether formulas rest on conditions that can't be reasoned about. */
  readonly isOpaque: (asked: readonly Formula[]) => boolean;
  /** The smallest case of a formula; what it does not read is as in `rest`. Undefined beyond the limits. */
  readonly smallestOf: (formula: Formula, rest: Point) => Point | undefined;
  /** Formulas with diagrams of their own. Whether those fit into a budget hangs on the formulas alone. */
  readonly drawn: (asked: readonly Formula[]) => {
    readonly diagrams: Diagrams;
    readonly copies: readonly Formula[];
  };
}

export interface GroundOptions {
  /** The value that each variable has where nothing is said of it. */
  readonly usual: Point;
  /** Variables as diagrams of these formulas ask about them. */
  readonly order: (formulas: Formulas) => readonly number[];
  /** Variables that stand for conditions which can't be reasoned about: a case that rests on them shows nothing. */
  readonly opaque: readonly number[];
  readonly interruption: Interruption;
  readonly room: Room;
}

export function createGround(
  formulas: Formulas,
  axioms: readonly Formula[],
  limits: Limits,
  { usual, order, opaque, interruption, room }: GroundOptions,
): Ground {
  const groups = groupsOf(formulas, axioms);
  let allowed: Point | undefined;
  const budgetFor = (steps: number): Budget => budgetOf(steps, interruption);

  function relevant(asked: readonly Formula[]): readonly number[] {
    if (axioms.length === 0) return [];
    const touching = groups.filter(({ variables }) =>
      variables.some((variable) => asked.some((formula) => formulas.reads(formula, variable))),
    );
    return touching.flatMap(({ members }) => members).sort((a, b) => a - b);
  }

  function allowedFrom(all: Formula): Point {
    const proof = createProver(formulas, usual).prove(
      conjunctsOf(formulas, all),
      usual,
      budgetFor(limits.proof),
    );
    return proof.kind === "some" ? (smallestOf(all, usual) ?? proof.point) : usual;
  }

  const smallestOf = (formula: Formula, rest: Point): Point | undefined =>
    smallestCase(formulas, usual, formula, rest, budgetFor(limits.smallest));

  return {
    formulas,
    usual,
    axioms,
    limits,
    budgetFor,
    relevant,
    allowed: () => {
      allowed ??= allowedFrom(formulas.and(axioms));
      return allowed;
    },
    isOpaque: (asked) =>
      opaque.some((variable) => asked.some((formula) => formulas.reads(formula, variable))),
    smallestOf,
    drawn: (asked) => {
      const { formulas: own, copies } = apart(formulas, asked, interruption);
      return { diagrams: createDiagrams(own, order(own), room), copies };
    },
  };
}

/** What the work comes to; `otherwise` where its budget is used up. */
export function within<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    return otherwise;
  }
}

interface Group {
  readonly members: readonly number[];
  readonly variables: readonly number[];
}

/** Axioms that hang together by the variables they read. */
function groupsOf(formulas: Formulas, axioms: readonly Formula[]): readonly Group[] {
  let groups: readonly Group[] = [];
  axioms.forEach((axiom, place) => {
    const variables = formulas.variablesOf(axiom);
    const joined = groups.filter((group) => group.variables.some((variable) => variables.includes(variable)));
    groups = [
      ...groups.filter((group) => !joined.includes(group)),
      {
        members: [...joined.flatMap(({ members }) => members), place],
        variables: [...new Set([...joined.flatMap((group) => group.variables), ...variables])],
      },
    ];
  });
  return groups;
}
