import { argument, type Fix, insert } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "source") return [];
  const at = Math.max(
    declaration.name?.end ?? 0,
    declaration.title?.end ?? 0,
    ...declaration.citations.map(({ end }) => end),
  );
  const name = argument(fault, "name");
  return [
    { title: "Say in which file it stands", changes: [insert(fault, at, ` file "sources/${name}.md"`)] },
    { title: "Say at which address it stands", changes: [insert(fault, at, ' address "https://"')] },
  ];
};
