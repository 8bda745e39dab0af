import { type FindingFix, inFile } from "./finding-fix.ts";
import { argument, insert } from "./fix.ts";
import { withoutIt, writtenProcess } from "./written-process.ts";

/** The process can begin there; or the stage goes. */
export const fix: FindingFix = (fault) => {
  const process = writtenProcess(fault);
  const name = argument(fault, "stage");
  const stage = process?.stage(name);
  if (stage === undefined) return [];
  const last = process?.declaration.enter?.stages.at(-1);
  const begins =
    last === undefined
      ? []
      : [
          {
            title: `Let it begin at \`${name}\`, too`,
            changes: [inFile(fault, insert(fault, last.end, `, ${name}`))],
          },
        ];
  return [...begins, { title: `Take \`${name}\` out`, changes: [withoutIt(fault, stage)] }];
};
