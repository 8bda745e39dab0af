/** Where every power and action stands, from what the rules say of it and whether its gate is open. */
import type { Position } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { MAY, MUST, MUST_NOT, type Prepared, SHOULD } from "./prepare.ts";
import { APPLIES, MAY_APPLY, type Status } from "./rules.ts";
import type { Slice } from "./slices.ts";

export const REQUIRED = 1;
export const RECOMMENDED = 2;
export const PERMITTED = 4;
export const PROHIBITED = 8;
export const CLOSED = 16;
export const NOT_ADDRESSED = 32;
/** Required and prohibited at once: a conflict. */
export const CONTRADICTED = 64;

/** One bit, or several where unknowns leave several possible. */
export type Positions = number;

/** Positions in which a power can be used. */
export const AVAILABLE = REQUIRED | RECOMMENDED | PERMITTED | CONTRADICTED;

/** Positions in which a rule speaks of it. */
export const ADDRESSED = AVAILABLE | PROHIBITED;

const NAMES: readonly (readonly [number, Position])[] = [
  [REQUIRED | CONTRADICTED, "required"],
  [RECOMMENDED, "recommended"],
  [PERMITTED, "permitted"],
  [PROHIBITED | CONTRADICTED, "prohibited"],
  [CLOSED, "closed"],
  [NOT_ADDRESSED, "not-addressed"],
];

/** The bits that make a target count as being in a position; a contradicted one is both required and prohibited. */
export function bitsOf(position: Position): number {
  return NAMES.find(([, name]) => name === position)?.[0] ?? 0;
}

export function positionNames(positions: Positions): Position[] {
  return NAMES.filter(([bits]) => (positions & bits) !== 0).map(([, name]) => name);
}

const only: readonly (Position | undefined)[] = Array.from(
  { length: 2 * CONTRADICTED },
  (_, positions) => NAMES.find(([bits]) => positions === (bits & ~CONTRADICTED))?.[1],
);

/** The one position that is left; undefined where there are several, or rules contradict each other. */
export function onlyPosition(positions: Positions): Position | undefined {
  return only[positions];
}

/** What rules say of the targets, by `Target.index`, as bits (MUST, …). */
export interface Said {
  /** By rules that apply. */
  readonly sure: readonly number[];
  /** By those and rules that may apply. */
  readonly possible: readonly number[];
}

export function said({ model, effects }: Prepared, { order }: Slice, rules: readonly Status[]): Said {
  const sure: number[] = new Array(model.targets.length).fill(0);
  const possible: number[] = new Array(model.targets.length).fill(0);
  for (const index of order) {
    const status = rules[index];
    if (status !== APPLIES && status !== MAY_APPLY) continue;
    for (const { target, bit } of effects[index] ?? []) {
      if (status === APPLIES) sure[target] = (sure[target] ?? 0) | bit;
      possible[target] = (possible[target] ?? 0) | bit;
    }
  }
  return { sure, possible };
}

/** Whether each target's gate is open; one without a gate is. */
export function gates({ model }: Prepared, { gated }: Slice, frame: Frame): readonly Value[] {
  const found: Value[] = new Array(model.targets.length).fill(1);
  for (const { index, openWhen } of gated)
    if (openWhen !== undefined) found[index] = evaluate(openWhen, frame);
  return found;
}

/** Of the targets of a slice; those of others are 0. */
export function positions(
  { targets }: Slice,
  { sure, possible }: Said,
  open: readonly Value[],
): readonly Positions[] {
  const found: Positions[] = new Array(sure.length).fill(0);
  for (const target of targets) {
    const gate = open[target];
    const unlessClosed =
      gate === 0 ? 0 : (reachable[((sure[target] ?? 0) << 4) | (possible[target] ?? 0)] ?? 0);
    found[target] = gate === 1 ? unlessClosed : unlessClosed | CLOSED;
  }
  return found;
}

/**
 * Whether it makes a difference which of several possible positions it is. It makes none whether a power that no
 * rule speaks of is closed: an open question at a gate that nobody means to use leaves nothing undecided.
 */
export function undecided(positions: Positions): boolean {
  const unlessClosed = positions & ~CLOSED;
  const single = (unlessClosed & (unlessClosed - 1)) === 0;
  return !single || ((positions & CLOSED) !== 0 && (unlessClosed & ADDRESSED) !== 0);
}

function positionOf(bits: number): number {
  if ((bits & MUST) !== 0) return (bits & MUST_NOT) !== 0 ? CONTRADICTED : REQUIRED;
  if ((bits & MUST_NOT) !== 0) return PROHIBITED;
  if ((bits & SHOULD) !== 0) return RECOMMENDED;
  return (bits & MAY) !== 0 ? PERMITTED : NOT_ADDRESSED;
}

/** By what is sure (high four bits) and what is possible (low four): every position in between. */
const reachable: readonly Positions[] = Array.from({ length: 256 }, (_, key) => {
  const sure = key >> 4;
  const possible = key & 15;
  let found = 0;
  for (let bits = 0; bits < 16; bits++)
    if ((bits & sure) === sure && (bits & ~possible) === 0) found |= positionOf(bits);
  return found;
});
