/** The workspace as it stands at one moment. Nothing in it changes; a later edit makes another snapshot. */
import type { Checked } from "../semantics/check.ts";
import type { Document } from "./document.ts";

export interface Policy {
  /** The file that no other file of the policy uses. */
  readonly root: string;
  /** The root first. */
  readonly documents: readonly Document[];
  /** What the check found; made when first asked for, then kept. */
  readonly checked: () => Checked;
}

export interface Snapshot {
  readonly policies: readonly Policy[];
  /** Every policy file known, by address. */
  readonly documents: ReadonlyMap<string, Document>;
  /** The policies that a file belongs to; names are looked up in the first. */
  readonly policiesOf: (uri: string) => readonly Policy[];
}

export function snapshotOf(documents: ReadonlyMap<string, Document>, policies: readonly Policy[]): Snapshot {
  const byFile = new Map<string, Policy[]>();
  for (const policy of policies)
    for (const { uri } of policy.documents) {
      const found = byFile.get(uri);
      if (found === undefined) byFile.set(uri, [policy]);
      else found.push(policy);
    }
  return { documents, policies, policiesOf: (uri) => byFile.get(uri) ?? [] };
}
