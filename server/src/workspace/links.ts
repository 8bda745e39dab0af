/** What a file points to: the files it uses and the source texts it cites, as addresses. */
import { type Span, shift, type Text, type Tree, type UseDeclaration } from "@remit/grammar";
import { resolveFrom } from "./files.ts";

/** The span is that of the quoted path in the file. */
interface Link extends Span {
  readonly uri: string;
}

export interface UseLink extends Link {
  readonly declaration: UseDeclaration;
}

export interface SourceLink extends Link {
  /** The name of the source. */
  readonly name: string | undefined;
}

export interface Links {
  readonly uses: readonly UseLink[];
  readonly sources: readonly SourceLink[];
  /** Whether the file says which policy it is. */
  readonly namesPolicy: boolean;
}

const known = new WeakMap<Tree, { readonly uri: string; readonly links: Links }>();

export function linksOf(uri: string, tree: Tree): Links {
  const before = known.get(tree);
  if (before?.uri === uri) return before.links;
  const links = findLinks(uri, tree);
  known.set(tree, { uri, links });
  return links;
}

function findLinks(uri: string, tree: Tree): Links {
  const uses: UseLink[] = [];
  const sources: SourceLink[] = [];
  let namesPolicy = false;
  const linkTo = (path: Text, start: number) => ({
    uri: resolveFrom(uri, path.value),
    ...shift(path, start),
  });
  for (const { start, declaration } of tree.items) {
    if (declaration.kind === "policy") namesPolicy = true;
    if (declaration.kind === "use" && declaration.path !== undefined && declaration.path.value !== "")
      uses.push({ declaration, ...linkTo(declaration.path, start) });
    if (declaration.kind === "source" && declaration.file !== undefined && declaration.file.value !== "")
      sources.push({ name: declaration.name?.text, ...linkTo(declaration.file, start) });
  }
  return { uses, sources, namesPolicy };
}
