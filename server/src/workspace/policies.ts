/** From the files that make a policy to what its check found. What has not changed since the last time is taken over. */
import { type Checked, check } from "../semantics/check.ts";
import type { Program, Use } from "../semantics/program.ts";
import type { Document } from "./document.ts";
import { linksOf } from "./links.ts";

export interface PolicyFiles {
  readonly root: Document;
  /** The root first. */
  readonly documents: readonly Document[];
  /** Source texts by address; undefined for a file that is missing or unreadable. */
  readonly sourceTexts: ReadonlyMap<string, string | undefined>;
}

/** Checks programs when first asked, and remembers of each root the last check, from which the next one goes on. */
export function checker(): (files: PolicyFiles) => () => Checked {
  const kept = new Map<string, { readonly program: Program; readonly checked: () => Checked }>();
  const last = new Map<string, Checked>();
  return (files) => {
    const program = programOf(files);
    const before = kept.get(program.root);
    if (before !== undefined && alike(before.program, program)) return before.checked;
    let found: Checked | undefined;
    const checked = () => {
      if (found === undefined) {
        found = check(program, last.get(program.root));
        last.set(program.root, found);
      }
      return found;
    };
    kept.set(program.root, { program, checked });
    return checked;
  };
}

function programOf({ root, documents, sourceTexts }: PolicyFiles): Program {
  const byName = new Map<string, string | undefined>();
  for (const { uri, tree } of documents)
    for (const { name, uri: address } of linksOf(uri, tree).sources)
      if (name !== undefined && !byName.has(name)) byName.set(name, sourceTexts.get(address));
  return { root: root.uri, files: documents, uses: usesAmong(root, documents), sourceTexts: byName };
}

/** Every `use` line, with why it leads nowhere or back to where it came from. */
function usesAmong(root: Document, documents: readonly Document[]): readonly Use[] {
  const byUri = new Map(documents.map((document) => [document.uri, document]));
  const uses: Use[] = [];
  const open = new Set<string>();
  const done = new Set<string>();
  const follow = ({ uri, tree }: Document) => {
    open.add(uri);
    for (const { declaration, uri: address } of linksOf(uri, tree).uses) {
      const target = byUri.get(address);
      const use = { from: uri, declaration, target: target?.uri };
      if (target === undefined) uses.push({ ...use, failure: "missing" });
      else if (target.uri === uri) uses.push({ ...use, failure: "itself" });
      else if (target.fault === "unreadable") uses.push({ ...use, failure: "unreadable" });
      else if (open.has(address)) uses.push({ ...use, failure: "circular" });
      else uses.push(use);
      if (target !== undefined && !open.has(address) && !done.has(address)) follow(target);
    }
    open.delete(uri);
    done.add(uri);
  };
  follow(root);
  return uses;
}

/** Whether a check of one finds what a check of the other finds. */
function alike(a: Program, b: Program): boolean {
  return (
    a.files.length === b.files.length &&
    a.files.every(({ uri, tree }, at) => b.files[at]?.uri === uri && b.files[at].tree === tree) &&
    a.sourceTexts.size === b.sourceTexts.size &&
    [...a.sourceTexts].every(([name, text]) => b.sourceTexts.has(name) && b.sourceTexts.get(name) === text) &&
    a.uses.every(({ failure }, at) => b.uses[at]?.failure === failure)
  );
}
