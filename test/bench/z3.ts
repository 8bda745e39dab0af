/** The questions that an analysis asks, put to z3: the same formulas, one after the other in one solver. */
import type { Kept } from "@remit/server/analysis/context.ts";
import type { Answer } from "@remit/server/regions/answer.ts";
import { type Formula, type Formulas, nodeOf } from "@remit/server/regions/formula.ts";
import type { World } from "@remit/server/regions/regions.ts";
import { init } from "z3-solver";

export interface Asked {
  readonly formulas: readonly Formula[];
  readonly verdict: Answer["kind"];
}

/** What is kept of a policy, made such that every question is put down in `asked`, once. */
export function listeningTo(kept: Kept, asked: Map<string, Asked>): Kept {
  const { memory } = kept;
  const listening = (world: World): World => ({
    ...world,
    find: (formulas, topic, bearing = {}) => {
      const answer = world.find(formulas, topic, bearing);
      const axioms = world.axioms.filter((_, place) => bearing.without?.includes(place) !== true);
      const mirrored = (bearing.mirrored ?? []).filter(
        ({ place }) => bearing.without?.includes(place) !== true,
      );
      const all = [...formulas, ...axioms, ...mirrored.map(({ formula }) => formula)];
      asked.set(all.join(), { formulas: all, verdict: answer.kind });
      return answer;
    },
  });
  return {
    ...kept,
    memory: { ...memory, world: (axioms, limits) => listening(memory.world(axioms, limits)) },
  };
}

export interface Compared<T> {
  readonly questions: number;
  readonly time: T;
  /** Questions that z3 answers otherwise; there must be none. */
  readonly different: number;
}

type Ast = Parameters<Awaited<ReturnType<typeof init>>["Z3"]["mk_not"]>[1];

/** `timed` measures the asking; that z3 has to be loaded first is left out. */
export async function askZ3<T>(
  formulas: Formulas,
  asked: Iterable<Asked>,
  timed: (work: () => void) => Promise<T>,
): Promise<Compared<T>> {
  const { Z3, em } = await init();
  const config = Z3.mk_config();
  const context = Z3.mk_context(config);
  const { space } = formulas;
  const whole = Z3.mk_int_sort(context);
  const number = (value: number): Ast => Z3.mk_int64(context, BigInt(value), whole);
  const terms = new Map<number, Ast>();
  const nodes = new Map<number, Ast>([[0, Z3.mk_true(context)]]);
  const solver = Z3.mk_solver_for_logic(context, Z3.mk_string_symbol(context, "QF_LIA"));
  Z3.solver_inc_ref(context, solver);
  const variables = space.variables.map(({ size }, index) => {
    const made = Z3.mk_const(context, Z3.mk_int_symbol(context, index), whole);
    Z3.solver_assert(context, solver, Z3.mk_ge(context, made, number(0)));
    Z3.solver_assert(context, solver, Z3.mk_le(context, made, number(size - 1)));
    return made;
  });

  function termOf(index: number): Ast {
    const before = variables[index] ?? terms.get(index);
    if (before !== undefined) return before;
    const term = space.term(index);
    if (term.kind !== "sum") throw new Error("the measured policies have sums only");
    const made = Z3.mk_add(
      context,
      term.parts.map((part) => Z3.mk_mul(context, [number(part.coefficient), termOf(part.term)])),
    );
    terms.set(index, made);
    return made;
  }

  const literal = (formula: Formula): Ast => {
    const node = nodes.get(nodeOf(formula));
    if (node === undefined) throw new Error("a formula is missing");
    return (formula & 1) === 0 ? node : Z3.mk_not(context, node);
  };

  let [questions, different] = [0, 0];
  const time = await timed(() => {
    for (const { formulas: parts, verdict } of asked) {
      questions++;
      for (const node of formulas.below(parts)) {
        if (nodes.has(node)) continue;
        const operands: Ast[] = [];
        if (!formulas.isAtom(node))
          for (let at = formulas.first(node); at < formulas.end(node); at++)
            operands.push(literal(formulas.edge(at)));
        nodes.set(
          node,
          formulas.isAtom(node)
            ? Z3.mk_lt(context, termOf(formulas.termOf(node)), number(formulas.boundOf(node)))
            : Z3.mk_and(context, operands),
        );
      }
      Z3.solver_push(context, solver);
      for (const part of parts) Z3.solver_assert(context, solver, literal(part));
      // The call that answers at once: the other one waits for a thread, which would be measured as well.
      const answer: number = em._Z3_solver_check(context, solver);
      Z3.solver_pop(context, solver, 1);
      const said = answer === 1 ? "some" : answer === -1 ? "none" : "open";
      if (verdict !== "open" && said !== "open" && said !== verdict) different++;
    }
  });
  return { questions, time, different };
}
