import type { FindingFix } from "./finding-fix.ts";
import { slips } from "./slips.ts";

/** What may have been meant where it says from which event it runs. */
export const fix: FindingFix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "clock") return [];
  return declaration.runs.flatMap(({ anchor }) => (anchor === undefined ? [] : slips(fault, anchor)));
};
