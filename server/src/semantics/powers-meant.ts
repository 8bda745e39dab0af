/** The powers that a phrase such as `some urgent power at least restrict on civil` means. */
import type { Model, PowerFilter, Target } from "./model.ts";

export function powersMeant(
  { targets }: Pick<Model, "targets">,
  { powerKind, atLeast: lowest, track }: PowerFilter,
): readonly Target[] {
  return targets.filter(
    (target) =>
      target.kind === "power" &&
      (powerKind === undefined || target.kinds.includes(powerKind)) &&
      (track === undefined || target.track === track) &&
      (lowest === undefined || (target.step !== undefined && target.step >= lowest)),
  );
}
