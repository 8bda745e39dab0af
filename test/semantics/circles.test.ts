import assert from "node:assert/strict";
import { sortByDependency } from "@remit/server/semantics/circles.ts";
import fc from "fast-check";

describe("circles", () => {
  const sort = (edges: Readonly<Record<string, readonly string[]>>) =>
    sortByDependency(Object.keys(edges), (node) => edges[node] ?? []);

  it("are not there where everything can be worked out in an order", () => {
    assert.deepEqual(sort({ a: ["b", "c"], b: ["c"], c: [] }), { order: ["c", "b", "a"], circles: [] });
  });

  it("are told once each, as the shortest way round", () => {
    const { order, circles } = sort({ a: ["b"], b: ["c"], c: ["a"], d: ["d"], e: ["a", "f"], f: [] });
    assert.deepEqual(order, ["f"]);
    assert.deepEqual(circles, [["a", "b", "c"], ["d"]]);
  });

  it("are found in chains of any length without running out of room", () => {
    const nodes = Array.from({ length: 50_000 }, (_, index) => index);
    const next = (node: number) => [(node + 1) % nodes.length];
    assert.equal(sortByDependency(nodes, next).circles[0]?.length, nodes.length);
    assert.equal(
      sortByDependency(nodes, (node) => (node === nodes.length - 1 ? [] : next(node))).order.length,
      nodes.length,
    );
  });

  it("an order has everything after what it depends on, and leaves out nothing that is off a circle", () => {
    const graph = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(graph, (edges) => {
        const nodes = edges.map((_, index) => index);
        const dependsOn = (node: number) => edges[node] ?? [];
        const { order, circles } = sortByDependency(nodes, dependsOn);
        for (const [at, node] of order.entries())
          for (const other of dependsOn(node)) assert.ok(order.slice(0, at).includes(other));
        for (const circle of circles)
          for (const [at, node] of circle.entries())
            assert.ok(dependsOn(node).includes(circle[(at + 1) % circle.length] ?? -1));
        const reach = (from: number) => {
          const seen = new Set<number>();
          const queue = [...dependsOn(from)];
          for (const node of queue) if (!seen.has(node)) seen.add(node) && queue.push(...dependsOn(node));
          return seen;
        };
        const endless = nodes.filter((node) =>
          [node, ...reach(node)].some((other) => reach(other).has(other)),
        );
        assert.deepEqual(
          [...order].sort(),
          nodes.filter((node) => !endless.includes(node)),
        );
        assert.equal(circles.length > 0, endless.length > 0);
      }),
    );
  });
});
