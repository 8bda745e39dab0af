/** Which files make a policy together: a file that no other uses, with all that it uses. */
import type { Document } from "./document.ts";
import { linksOf } from "./links.ts";

export interface PolicyMembers {
  readonly root: Document;
  /** The root first, then all that can be reached from it, each once. */
  readonly members: readonly Document[];
}

/**
 * Every file belongs to at least one policy. Files that use each other in a circle have no root of their own: the
 * one that names the policy, or else the first by address, is taken for it.
 */
export function policiesAmong(files: ReadonlyMap<string, Document>): readonly PolicyMembers[] {
  const used = new Set<string>();
  for (const [uri, { tree }] of files)
    for (const use of linksOf(uri, tree).uses) if (use.uri !== uri) used.add(use.uri);

  const inOrder = [...files.values()].sort(byPolicyThenUri);
  const policies = inOrder.filter(({ uri }) => !used.has(uri)).map((root) => reach(root, files));
  const placed = new Set(policies.flatMap(({ members }) => members.map(({ uri }) => uri)));
  for (const document of inOrder) {
    if (placed.has(document.uri)) continue;
    const circle = reach(document, files);
    policies.push(circle);
    for (const { uri } of circle.members) placed.add(uri);
  }
  return policies;
}

function byPolicyThenUri(a: Document, b: Document): number {
  const first = Number(linksOf(b.uri, b.tree).namesPolicy) - Number(linksOf(a.uri, a.tree).namesPolicy);
  if (first !== 0) return first;
  return a.uri < b.uri ? -1 : 1;
}

function reach(root: Document, files: ReadonlyMap<string, Document>): PolicyMembers {
  const found = new Map([[root.uri, root]]);
  for (const { uri, tree } of found.values())
    for (const use of linksOf(uri, tree).uses) {
      const target = files.get(use.uri);
      if (target !== undefined) found.set(use.uri, target);
    }
  return { root, members: [...found.values()] };
}
