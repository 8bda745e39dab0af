import { type FindingFix, namesIn, onOneLine } from "./finding-fix.ts";
import { argument, written } from "./fix.ts";
import { narrowing, notBeginning, notText, writtenProcess } from "./written-process.ts";

/** One of the stages asks that the other is not open, or the process does not begin there. */
export const fix: FindingFix = (fault) => {
  const process = writtenProcess(fault);
  const names = namesIn(argument(fault, "to"));
  if (process === undefined || names.length !== 2) return [];
  return names.flatMap((name) => {
    const stage = process.stage(name);
    const other = process.stage(names.find((one) => one !== name) ?? "");
    if (stage?.entryWhen === undefined || other?.entryWhen === undefined) return [];
    const opposite = notText(onOneLine(written(fault, other.entryWhen)));
    const elsewhere = notBeginning(fault, process, name);
    return [
      {
        title: `Let \`${name}\` ask for \`${opposite}\`, too`,
        changes: [narrowing(fault, stage.entryWhen, opposite, stage.entryWhen.end)],
      },
      { title: `Let it not begin at \`${name}\``, changes: elsewhere === undefined ? [] : [elsewhere] },
    ];
  });
};
