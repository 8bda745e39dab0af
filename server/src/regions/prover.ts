/**
 * Whether formulas can hold together, by the solver: every comparison is a variable of it, the bounds of one term
 * are chained (less than 3 is less than 5), and what compound terms say beyond that is looked at once an answer is
 * complete. One prover serves questions about the same part of a policy; what it learns it keeps.
 */
import { type Between, consistent } from "./arithmetic.ts";
import { type Budget, Exhausted } from "./budget.ts";
import { FALSE, type Formula, type Formulas, nodeOf, TRUE } from "./formula.ts";
import { createSolver } from "./solver.ts";

export type Proof =
  /** A case, by variable; only the variables that the formulas read mean anything. */
  | { readonly kind: "some"; readonly point: readonly number[] }
  /** Formulas out of those asked about that can't hold together. */
  | { readonly kind: "none"; readonly core: readonly Formula[] }
  | { readonly kind: "open" };

export interface Prover {
  /**
   * Whether all of the formulas can hold in one case. `point` gives the values that a case has where it can. `few`: of
   * these formulas, no more than so many hold; a "none" does not tell whether it rests on that.
   */
  readonly prove: (
    formulas: readonly Formula[],
    point: readonly number[],
    budget: Budget,
    few?: Few,
  ) => Proof;
  /** How much it has learnt: the more, the slower. */
  readonly burden: () => number;
}

export interface Few {
  readonly of: readonly Formula[];
  readonly most: number;
}

/** The bounds of one term, ascending, and the solver's literal of each. */
interface Chain {
  readonly bounds: number[];
  readonly literals: number[];
}

/** `usual`: the case that answers are looked for near by, so that they come out as usual as may be. */
export function createProver(formulas: Formulas, usual: readonly number[]): Prover {
  const { space } = formulas;
  const solver = createSolver();
  const literals = new Map<number, number>();
  /** By literal without "not": whether it is so in the usual case. */
  const likely: boolean[] = [];
  const chains = new Map<number, Chain>();
  const counters = new Map<string, number[][]>();

  function literalOf(formula: Formula): number {
    const literal = literals.get(nodeOf(formula));
    if (literal === undefined) throw new RangeError("the formula has no literal yet");
    return literal ^ (formula & 1);
  }

  function add(node: number): void {
    if (literals.has(node)) return;
    if (formulas.isAtom(node)) literals.set(node, addAtom(formulas.termOf(node), formulas.boundOf(node)));
    else literals.set(node, addGate(node));
  }

  function newLiteral(isUsual: boolean): number {
    likely.push(isUsual);
    return solver.newVariable(isUsual) * 2;
  }

  function addAtom(term: number, bound: number): number {
    const literal = newLiteral(space.valueAt(term, usual) < bound);
    const chain = chainOf(term);
    let place = chain.bounds.length;
    while (place > 0 && (chain.bounds[place - 1] as number) > bound) place--;
    const lower = chain.literals[place - 1];
    const higher = chain.literals[place];
    if (lower !== undefined) solver.addClause([lower ^ 1, literal]);
    if (higher !== undefined) solver.addClause([literal ^ 1, higher]);
    chain.bounds.splice(place, 0, bound);
    chain.literals.splice(place, 0, literal);
    return literal;
  }

  function chainOf(term: number): Chain {
    const before = chains.get(term);
    if (before !== undefined) return before;
    const chain: Chain = { bounds: [], literals: [] };
    chains.set(term, chain);
    return chain;
  }

  function addGate(node: number): number {
    const operands: number[] = [];
    for (let index = formulas.first(node); index < formulas.end(node); index++)
      operands.push(literalOf(formulas.edge(index)));
    const gate = newLiteral(operands.every((literal) => likely[literal >> 1] === ((literal & 1) === 0)));
    for (const operand of operands) solver.addClause([gate ^ 1, operand]);
    solver.addClause([gate, ...operands.map((operand) => operand ^ 1)]);
    return gate;
  }

  /** What the solver's present answer says of a term. */
  function boundsOf(term: number): Between {
    const range = space.range(term);
    let { min, max } = range;
    const chain = chains.get(term);
    if (chain !== undefined)
      for (let index = 0; index < chain.bounds.length; index++) {
        const bound = chain.bounds[index] as number;
        const value = solver.value(chain.literals[index] as number);
        if (value === -1) min = Math.max(min, bound);
        else if (value === 1) max = Math.min(max, bound - 1);
      }
    return { term, min, max };
  }

  /** The literals, false now, that say a term is not between its present bounds any more. */
  function opposite(term: number, side: "min" | "max"): number {
    const chain = chainOf(term);
    const { min, max } = boundsOf(term);
    const place = chain.bounds.indexOf(side === "min" ? min : max + 1);
    const literal = chain.literals[place];
    if (literal === undefined) throw new RangeError("the bound has no literal");
    return side === "min" ? literal : literal ^ 1;
  }

  /** The literal that says that more than so many of some formulas hold; it need not be true when they do not. */
  function moreThan({ of, most }: Few): number {
    const key = of.join();
    const rows = counters.get(key) ?? [];
    counters.set(key, rows);
    while (rows.length <= most) rows.push(counterRow(of, rows.at(-1)));
    return (rows[most] as number[])[of.length - 1] as number;
  }

  /** By place in the list: there, one more hold than `below` says, of the formulas up to it. */
  function counterRow(of: readonly Formula[], below: readonly number[] | undefined): number[] {
    const row: number[] = [];
    of.forEach((formula, place) => {
      const literal = newLiteral(false);
      const before = row[place - 1];
      if (before !== undefined) solver.addClause([before ^ 1, literal]);
      const fewer = below?.[place - 1];
      if (below === undefined) solver.addClause([literalOf(formula) ^ 1, literal]);
      else if (fewer !== undefined) solver.addClause([literalOf(formula) ^ 1, fewer ^ 1, literal]);
      row.push(literal);
    });
    return row;
  }

  function prove(asked: readonly Formula[], point: readonly number[], budget: Budget, few?: Few): Proof {
    if (asked.includes(FALSE)) return { kind: "none", core: [FALSE] };
    const wanted = asked.filter((formula) => formula !== TRUE);
    const nodes = formulas.below(few === undefined ? wanted : [...wanted, ...few.of]);
    for (const node of nodes) if (node !== 0) add(node);
    const isEnough = few === undefined || few.most >= few.of.length;
    const terms = new Set<number>();
    const variables: number[] = [];
    for (const node of nodes) {
      if (node === 0) continue;
      variables.push((literals.get(node) as number) >> 1);
      if (formulas.isAtom(node)) terms.add(formulas.termOf(node));
    }
    const compound = [...terms].filter((term) => space.term(term).kind !== "variable");
    const shared = [...new Set(compound.flatMap((term) => space.variablesOf(term)))];
    let values: ReadonlyMap<number, number> = new Map();
    const refute = (): readonly number[] | undefined => {
      const found = consistent(space, [...compound, ...shared].map(boundsOf), budget);
      if (found.kind === "no") return found.because.map(({ term, side }) => opposite(term, side));
      values = found.values;
      return undefined;
    };
    const answer = solver.ask({
      assumptions: [...(isEnough ? [] : [moreThan(few) ^ 1]), ...wanted.map(literalOf)],
      variables,
      refute: compound.length === 0 ? undefined : refute,
      budget,
    });
    switch (answer.kind) {
      case "open":
        return answer;
      case "no": {
        const core = new Set(answer.core);
        return { kind: "none", core: wanted.filter((formula) => core.has(literalOf(formula))) };
      }
      case "yes":
        return { kind: "some", point: pointOf(terms, values, point) };
    }
  }

  function pointOf(
    terms: ReadonlySet<number>,
    values: ReadonlyMap<number, number>,
    point: readonly number[],
  ): readonly number[] {
    const found = [...point];
    for (const term of terms) {
      if (space.term(term).kind !== "variable") continue;
      const { min, max } = boundsOf(term);
      found[term] = Math.min(Math.max(found[term] ?? 0, min), max);
    }
    for (const [variable, value] of values) found[variable] = value;
    return found;
  }

  return {
    prove: (asked, point, budget, few) => {
      try {
        return prove(asked, point, budget, few);
      } catch (error) {
        if (!(error instanceof Exhausted)) throw error;
        return { kind: "open" };
      }
    },
    burden: () => solver.learnt(),
  };
}
