import { argument, type Fix, type Proposal, writeCloseName } from "./fix.ts";

export const fix: Fix = (fault) => [...writeCloseName(fault), declare(fault)];

/** Behind the sources that are there; before everything else if there are none. */
function declare(fault: Parameters<Fix>[0]): Proposal {
  const name = argument(fault, "name");
  const { items } = fault.document.tree;
  const last =
    items.findLast(({ declaration }) => declaration.kind === "source" || declaration.kind === "policy") ??
    items[0];
  const after =
    last !== undefined && (last.declaration.kind === "source" || last.declaration.kind === "policy");
  const at = last === undefined ? 0 : last.start + (after ? last.declaration.end : last.declaration.start);
  const source = `source ${name} "${name}" file "sources/${name}.md" authority regulator`;
  return {
    title: `Declare the source \`${name}\``,
    changes: [{ start: at, end: at, text: after ? `\n${source}` : `${source}\n\n` }],
  };
}
