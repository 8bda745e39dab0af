/** Whether a problem is told of only once it is known what the policy means. */
import { findings } from "@remit/server/problems/table/findings.ts";

export const needsMeaning = (code: string): boolean =>
  Object.hasOwn(findings, code) || code === "case-not-possible";
