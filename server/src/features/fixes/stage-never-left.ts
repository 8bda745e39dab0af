import { type FindingFix, inFile } from "./finding-fix.ts";
import { argument, insert } from "./fix.ts";
import { writtenProcess } from "./written-process.ts";

/** Where nothing leads on, this may be where the process ends. */
export const fix: FindingFix = (fault) => {
  const stage = writtenProcess(fault)?.stage(argument(fault, "stage"));
  if (stage?.name === undefined || stage.moves.length > 0) return [];
  const end = Math.max(stage.name.end, stage.title?.end ?? 0, ...stage.citations.map((one) => one.end));
  return [
    { title: `Let it end at \`${stage.name.text}\``, changes: [inFile(fault, insert(fault, end, " final"))] },
  ];
};
