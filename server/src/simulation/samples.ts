/**
 * Some ways of filling all unknowns, always the same for the same case: enough to show most of what is possible
 * before anything is searched for.
 */
import type { Value } from "../semantics/types.ts";
import { alike, anyValues } from "./alike.ts";
import type { Search } from "./completions.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { evaluate } from "./kleene.ts";

const MANY = 32;
/** How often a filling that the assumptions forbid is tried anew. */
const TRIES = 4;

/** Decisions on the ways of filling that the assumptions allow; there may be none. Made as they are asked for. */
export interface Samples {
  /** The first so many, or as many as there are. */
  readonly take: (most: number) => readonly Decision[];
  readonly all: () => readonly Decision[];
}

export function samples(search: Search): Samples {
  const { prepared, root, assumptions, limits } = search;
  const { model, inputsByName } = prepared;
  const unknown = inputsByName.filter((index) => root.values[index] === undefined);
  const choices = unknown.map((index) => {
    const input = model.inputs[index];
    return input === undefined ? [] : (alike(model, input, root, limits) ?? anyValues(model, input, root));
  });
  const next = random();
  const found: Decision[] = [];
  let tries = 0;
  const take = (most: number): readonly Decision[] => {
    for (; found.length < Math.min(most, MANY) && tries < MANY * TRIES; tries++) {
      const values: Value[] = [...root.values];
      for (const [place, index] of unknown.entries()) {
        const list = choices[place] ?? [];
        values[index] = list[Math.floor(next() * list.length)];
      }
      const frame = frameOf(model, values, root.on, root.known ?? root);
      if (assumptions.every((condition) => evaluate(condition, frame) !== 0))
        found.push(decideIn(prepared, frame));
    }
    return found.slice(0, most);
  };
  return { take, all: () => take(MANY) };
}

/** Numbers from 0 up to 1, always the same ones (mulberry32). */
function random(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
