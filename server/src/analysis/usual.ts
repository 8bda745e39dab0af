/** What a fact is where nothing is the matter: the mildest value, or the first. */
import type { CaseSpace } from "../compile/case-space.ts";
import type { Input, Model } from "../semantics/model.ts";
import type { Periods } from "./context.ts";

/** By variable. A date is usually the day on which the latest period begins; the decision date lies in that one. */
export function usualPoint(model: Model, cases: CaseSpace, { last }: Periods): readonly number[] {
  const point = cases.space.variables.map(() => 0);
  const today = cases.turns[last - 1] ?? cases.turns[0] ?? SOME_DAY;
  for (const input of model.inputs) {
    const grid = cases.grids[input.index];
    if (grid === undefined) continue;
    const value = input.type.kind === "date" ? today - grid.least : mildest(input, grid.size);
    const twin = cases.twin[input.index];
    const known = cases.known[input.index];
    point[input.index] = value;
    if (twin !== undefined) point[twin] = value;
    if (known !== undefined) point[known] = 1;
  }
  point[cases.on] = last;
  return point;
}

/** 2025-01-01: for policies that mention no day at all. */
const SOME_DAY = 20_089;

function mildest({ worse }: Input, size: number): number {
  return worse === -1 ? size - 1 : 0;
}
