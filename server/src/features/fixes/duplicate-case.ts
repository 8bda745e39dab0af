import { argument, type Fix, instead } from "./fix.ts";

export const fix: Fix = (fault) => {
  const title = argument(fault, "title");
  const taken = new Set(
    fault.document.tree.items.flatMap(
      ({ declaration }) => ("title" in declaration ? declaration.title?.value : undefined) ?? [],
    ),
  );
  let number = 2;
  while (taken.has(`${title} (${number})`)) number++;
  const other = `${title} (${number})`;
  return [{ title: `Call this one "${other}"`, changes: [instead(fault, JSON.stringify(other))] }];
};
