/** What a tree says, without where it says it. */
import type { Tree } from "@remit/grammar";

/** The declarations without their places and without their problems. */
export function meaningOf(tree: Tree): unknown {
  return tree.items.map(({ declaration }) => withoutPlaces(declaration));
}

const places: ReadonlySet<string> = new Set(["start", "end", "modalitySpan"]);

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !places.has(key))
      .map(([key, part]) => [key, withoutPlaces(part)]),
  );
}
