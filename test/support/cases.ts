/** Cases of a small model, for tests that try many or all of them. */
import type { Input, Model } from "@remit/server/semantics/model.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { evaluate, type Frame } from "@remit/server/simulation/kleene.ts";

/** All values of an input with few; of a date, one of each group that the policy tells apart. */
export function valuesOf({ type, name, breakpoints }: Input): readonly number[] {
  const count = (from: number, to: number, steps = 1) =>
    Array.from(
      { length: Math.round((to - from) * steps) + 1 },
      (_, place) => (Math.round(from * steps) + place) / steps,
    );
  switch (type.kind) {
    case "yes/no":
      return [0, 1];
    case "scale":
    case "choice":
      return count(0, type.levels.length - 1);
    case "number":
      return count(type.min, type.max, 10 ** type.decimals);
    case "duration":
      return count(type.min, type.max);
    case "date":
      if (breakpoints === undefined) throw new RangeError(`${name} is compared with other values`);
      return [...new Set([0, ...breakpoints].flatMap((day) => [day - 1, day, day + 1]))];
  }
}

/** Whether what is known of a case contradicts nothing that holds between measures. */
export function canHappen(relations: Model["relations"], frame: Frame): boolean {
  return relations.every((relation) => evaluate(relation, frame) !== 0);
}

export function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (found, list) => found.flatMap((before) => list.map((value) => [...before, value])),
    [[]],
  );
}

/** Random cases; each value is unknown with the probability given. */
export function randomCases(
  model: Model,
  count: number,
  unknown: number,
  random: () => number,
): readonly (readonly Value[])[] {
  const values = model.inputs.map(valuesOf);
  return Array.from({ length: count }, () =>
    values.map((list) => (random() < unknown ? undefined : list[Math.floor(random() * list.length)])),
  );
}
