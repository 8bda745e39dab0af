/** From a fixture to a checked policy, without a workspace: files by name, source texts by path. */
import { parse } from "@remit/grammar";
import { type Checked, check } from "@remit/server/semantics/check.ts";
import type { PolicyFile, Program, Use } from "@remit/server/semantics/program.ts";
import { type Fixture, type FixtureFile, readFixture, uriOf } from "./fixture.ts";

/** The first policy file is the root. */
export function programOf({ files }: Fixture): Program {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  const [root] = files;
  if (root === undefined) throw new Error("a fixture needs a file");
  const reached = new Map<string, PolicyFile>();
  const uses: Use[] = [];
  const open = new Set<string>();
  const follow = (file: FixtureFile) => {
    const tree = parse(file.saved === "unreadable" ? "" : file.text);
    reached.set(file.uri, { uri: file.uri, tree });
    open.add(file.uri);
    for (const { declaration } of tree.items) {
      if (declaration.kind !== "use") continue;
      const target = byUri.get(uriOf(plainPath(declaration.path?.value ?? "")));
      const use = { from: file.uri, declaration, target: target?.uri };
      if (target === undefined) uses.push({ ...use, failure: "missing" });
      else if (target === file) uses.push({ ...use, failure: "itself" });
      else if (target.saved === "unreadable") uses.push({ ...use, failure: "unreadable" });
      else if (open.has(target.uri)) uses.push({ ...use, failure: "circular" });
      else uses.push(use);
      if (target !== undefined && !reached.has(target.uri)) follow(target);
    }
    open.delete(file.uri);
  };
  follow(root);

  const sourceTexts = new Map<string, string | undefined>();
  for (const { tree } of reached.values())
    for (const { declaration } of tree.items)
      if (declaration.kind === "source" && declaration.name !== undefined && declaration.file !== undefined)
        sourceTexts.set(declaration.name.text, byUri.get(uriOf(plainPath(declaration.file.value)))?.text);
  return { root: root.uri, files: [...reached.values()], uses, sourceTexts };
}

function plainPath(path: string): string {
  return path.replace(/^\.\//, "");
}

/** A policy in one string, checked. */
export function checked(fixture: string): Checked {
  return check(programOf(readFixture(fixture)));
}
