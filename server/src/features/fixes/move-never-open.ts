import { type FindingFix, inFile } from "./finding-fix.ts";
import { slips } from "./slips.ts";
import { notBeginning, withoutIt, writtenProcess } from "./written-process.ts";

/** What may have been meant; or the move goes, as it is never made. */
export const fix: FindingFix = (fault) => {
  const process = writtenProcess(fault);
  if (process === undefined) return [];
  const at = fault.problem.start - fault.item.start;
  const { stages } = process.declaration;
  const move = stages.flatMap(({ moves }) => moves).find(({ start }) => start === at);
  if (move !== undefined)
    return [
      ...(move.when === undefined ? [] : slips(fault, move.when)),
      { title: "Take the move out, as it is never open", changes: [withoutIt(fault, move)] },
    ];
  const name = stages.find(({ start }) => start === at)?.name?.text;
  const change = name === undefined ? undefined : notBeginning(fault, process, name);
  if (change === undefined) return [];
  return [
    { title: `Let it not begin at \`${name ?? ""}\`, as it never does`, changes: [inFile(fault, change)] },
  ];
};
