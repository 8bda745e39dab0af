import { type Fix, withoutPart } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { declaration, start } = fault.item;
  const levels =
    declaration.kind === "scale"
      ? declaration.levels
      : declaration.kind === "choice"
        ? declaration.alternatives
        : declaration.kind === "track"
          ? declaration.steps
          : [];
  const at = levels.findIndex((level) => level.name.start === fault.problem.start - start);
  const change = withoutPart(fault, levels, at);
  return change === undefined ? [] : [{ title: "Take it out", changes: [change], preferred: true }];
};
