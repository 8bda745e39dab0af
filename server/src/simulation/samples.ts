/**
 * Some ways of filling all unknowns, always the same for the same case: enough to show most of what is possible
 * before anything is searched for.
 */
import type { Value } from "../semantics/types.ts";
import { alike, anyValues } from "./alike.ts";
import { byName, type Search } from "./completions.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { evaluate } from "./kleene.ts";

const MANY = 32;
/** How often a filling that the assumptions forbid is tried anew. */
const TRIES = 4;

/** Decisions on the ways of filling that the assumptions allow; there may be none. */
export function samples(search: Search): readonly Decision[] {
  const { prepared, root, assumptions, limits } = search;
  const { model } = prepared;
  const unknown = model.inputs
    .map(({ index }) => index)
    .filter((index) => root.values[index] === undefined)
    .sort((a, b) => byName(model, a, b));
  const choices = unknown.map((index) => {
    const input = model.inputs[index];
    return input === undefined ? [] : (alike(model, input, root, limits) ?? anyValues(model, input, root));
  });
  const next = random();
  const found: Decision[] = [];
  for (let tries = 0; found.length < MANY && tries < MANY * TRIES; tries++) {
    const values: Value[] = [...root.values];
    for (const [place, index] of unknown.entries()) {
      const list = choices[place] ?? [];
      values[index] = list[Math.floor(next() * list.length)];
    }
    const frame = frameOf(model, values, root.on, root.known ?? root);
    if (assumptions.every((condition) => evaluate(condition, frame) !== 0))
      found.push(decideIn(prepared, frame));
  }
  return found;
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
