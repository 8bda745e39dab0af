/** A policy that is edited, read and checked as an editor has it done: what an edit leaves alone stays the same object. */
import { parse, reparse, type Tree } from "@remit/grammar";
import { type Checked, check } from "@remit/server/semantics/check.ts";

const root = "file:///policy.remit";

export function checked(tree: Tree, previous?: Checked): Checked {
  return check({ root, files: [{ uri: root, tree }], uses: [], sourceTexts: new Map() }, previous);
}

/** The same text with another in the place of what differs between them. */
export function editedTo(tree: Tree, text: string): Tree {
  const shared = Math.min(tree.text.length, text.length);
  let start = 0;
  while (start < shared && tree.text[start] === text[start]) start++;
  let rest = 0;
  while (rest < shared - start && tree.text.at(-1 - rest) === text.at(-1 - rest)) rest++;
  return reparse(tree, { start, end: tree.text.length - rest, text: text.slice(start, text.length - rest) });
}

/** One version after the other: its model shares with the last what is the same in both. */
export function policyInEdit(text: string) {
  let tree = parse(text);
  let policy = checked(tree);
  return {
    model: () => policy.model(),
    change: (to: string): void => {
      tree = editedTo(tree, to);
      policy = checked(tree, policy);
    },
  };
}
