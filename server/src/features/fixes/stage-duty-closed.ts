import type { StageDuties } from "@remit/grammar";
import { bracketed, type FindingFault, type FindingFix, faultAt, inFile } from "./finding-fix.ts";
import { argument, type Change, rewrite, without, withoutPart, written } from "./fix.ts";
import { writtenProcess } from "./written-process.ts";

/** What has to be done is open at the stage, too; or it is no longer asked for there. */
export const fix: FindingFix = (fault) => {
  const [name, stage, process] = ["target", "stage", "process"].map((what) => argument(fault, what));
  const target = fault.model.targets.find((one) => one.name === name);
  const own = target && faultAt(fault, target.place);
  const declaration = own?.item.declaration;
  const gate =
    declaration?.kind === "power" || declaration?.kind === "action" ? declaration.openWhen : undefined;
  const opened =
    own === undefined || gate === undefined
      ? []
      : [inFile(own, rewrite(own, gate, `${bracketed(gate, written(own, gate))} or ${process} is ${stage}`))];
  const duties = writtenProcess(fault)?.stage(stage ?? "")?.duties ?? [];
  const taken = duties.flatMap((one) => withoutDuty(fault, one, name ?? ""));
  return [
    { title: `Let \`${name}\` be open at \`${stage}\`, too`, changes: opened },
    {
      title: `No longer ask for \`${name}\` at \`${stage}\``,
      changes: taken.map((one) => inFile(fault, one)),
    },
  ];
};

function withoutDuty(fault: FindingFault, duties: StageDuties, name: string): readonly Change[] {
  const { effects } = duties;
  return effects.flatMap((effect, place) => {
    const at = effect.targets.findIndex(({ text }) => text === name);
    if (at < 0) return [];
    if (effect.targets.length > 1) return withoutPart(fault, effect.targets, at) ?? [];
    if (effects.length > 1) return withoutPart(fault, effects, place) ?? [];
    const { start } = fault.item;
    return [without(fault, { start: start + duties.start, end: start + duties.end })];
  });
}
