import type { Target } from "../../semantics/model.ts";
import {
  assuming,
  bracketedText,
  declareAfter,
  type FindingFault,
  type FindingFix,
  faultAt,
  freeName,
  shortened,
} from "./finding-fix.ts";
import { argument } from "./fix.ts";

/** An `otherwise`, or a rule for just these cases, with the mildest power of each track; or they can't be. */
export const fix: FindingFix = (fault) => {
  const last = fault.model.rules.at(-1);
  const place = last && faultAt(fault, last.place);
  if (place === undefined) return [];
  const where = argument(fault, "where").replaceAll("`", "");
  const parts = where.split("; or ");
  const condition = parts.length > 1 ? parts.map(bracketedText).join(" or ") : where;
  const mildest = mildestOf(fault);
  const otherwise = mildest.map(({ name, kind }) => ({
    title: `Permit \`${name}\` in all cases of which no rule speaks`,
    changes: [
      declareAfter(
        place,
        `rule ${freeName(fault, "otherwise-default")}\n  otherwise may ${use(kind)}${name}`,
      ),
    ],
  }));
  if (condition === "") return otherwise;
  const rules = mildest.map(({ name, kind }) => ({
    title: `Permit \`${name}\` when ${shortened(where)}`,
    changes: [
      declareAfter(
        place,
        `rule ${freeName(fault, "new-rule")}\n  when ${condition}\n  then may ${use(kind)}${name}`,
      ),
    ],
  }));
  return [...otherwise, ...rules, ...assuming(fault, condition)];
};

const use = (kind: Target["kind"]): string => (kind === "power" ? "use " : "");

/** Of each track the power on its lowest step; of a policy without tracks its first target. */
function mildestOf({ model }: FindingFault): readonly Target[] {
  const found = model.tracks.flatMap(({ name }) => {
    const powers = model.targets.filter(({ track, step }) => track === name && step !== undefined);
    return [...powers].sort((a, b) => (a.step ?? 0) - (b.step ?? 0)).slice(0, 1);
  });
  return found.length > 0 ? found : model.targets.slice(0, 1);
}
