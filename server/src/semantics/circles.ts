/** Circles in what depends on what, without recursion: a chain may be as long as a policy. */

export interface Sorted<T> {
  /** Each after all that it depends on, and else as given: a change of one thing moves little. */
  readonly order: readonly T[];
  /** Each circle once, as a path from the first of its members and back to before it. */
  readonly circles: readonly (readonly T[])[];
}

/** Sorts nodes by what they depend on. What lies on a circle, or depends on one, is not in the order. */
export function sortByDependency<T>(nodes: readonly T[], asked: (node: T) => readonly T[]): Sorted<T> {
  const known = new Set(nodes);
  const dependencies = new Map(
    nodes.map((node) => [node, [...new Set(asked(node))].filter((other) => known.has(other))]),
  );
  const dependsOn = (node: T) => dependencies.get(node) ?? [];
  const waiting = new Map<T, number>();
  const dependents = new Map<T, T[]>();
  for (const node of nodes) {
    waiting.set(node, dependsOn(node).length);
    for (const other of dependsOn(node)) {
      const others = dependents.get(other);
      if (others === undefined) dependents.set(other, [node]);
      else others.push(node);
    }
  }
  const ready = nodes.filter((node) => waiting.get(node) === 0);
  for (const done of ready)
    for (const node of dependents.get(done) ?? []) {
      const left = (waiting.get(node) ?? 0) - 1;
      waiting.set(node, left);
      if (left === 0) ready.push(node);
    }
  const sorted = new Set(ready);
  const order = inOrder(nodes, sorted, dependsOn);
  if (order.length === nodes.length) return { order, circles: [] };

  // What only depends on a circle has no way back to itself; taking it out first keeps the search for ways short.
  const needed = new Map(
    nodes.map((node) => [node, (dependents.get(node) ?? []).filter((one) => !sorted.has(one)).length]),
  );
  const idle = nodes.filter((node) => !sorted.has(node) && needed.get(node) === 0);
  for (const node of idle) {
    sorted.add(node);
    for (const other of dependsOn(node)) {
      const left = (needed.get(other) ?? 0) - 1;
      needed.set(other, left);
      if (left === 0 && !sorted.has(other)) idle.push(other);
    }
  }
  const circles: T[][] = [];
  const placed = new Set<T>();
  for (const node of nodes) {
    if (sorted.has(node) || placed.has(node)) continue;
    const circle = wayBack(node, (one) => dependsOn(one).filter((other) => !sorted.has(other)));
    if (circle === undefined || circle.some((member) => placed.has(member))) continue;
    circles.push(circle);
    for (const member of circle) placed.add(member);
  }
  return { order, circles };
}

/** The shortest way from a node back to it. */
function wayBack<T>(start: T, next: (node: T) => readonly T[]): T[] | undefined {
  const cameFrom = new Map<T, T>();
  const queue = [start];
  for (const node of queue)
    for (const other of next(node)) {
      if (other === start) {
        const path = [node];
        for (let at = node; at !== start; ) {
          const before = cameFrom.get(at);
          if (before === undefined) break;
          path.unshift(before);
          at = before;
        }
        return path;
      }
      if (cameFrom.has(other)) continue;
      cameFrom.set(other, node);
      queue.push(other);
    }
  return undefined;
}

/** The nodes among those that can be sorted, each after what it depends on. */
function inOrder<T>(
  nodes: readonly T[],
  among: ReadonlySet<T>,
  dependsOn: (node: T) => readonly T[],
): readonly T[] {
  const order = new Set<T>();
  for (const first of nodes) {
    const open = among.has(first) ? [first] : [];
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const missing = order.has(node)
        ? undefined
        : dependsOn(node).find((other) => among.has(other) && !order.has(other));
      if (missing !== undefined) open.push(missing);
      else {
        order.add(node);
        open.pop();
      }
    }
  }
  return [...order];
}
