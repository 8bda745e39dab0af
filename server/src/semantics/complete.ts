/** Whether no error kept something out of a model. */
import type { Declaration } from "@remit/grammar";
import type { Found } from "./binder.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import type { Whole } from "./whole.ts";

/** What stands beside the policy: an error in it takes nothing out of that. */
const framing: readonly Declaration["kind"][] = ["source", "case", "cases"];

/** Errors that take nothing out of what is declared. */
const citing: readonly string[] = ["unknown-source", "quotation-not-found"];

/** `results`: all, but for those that are known to be whole. */
export function isComplete({ found }: Whole, results: readonly DeclarationResult[]): boolean {
  const isFit = ({ kind }: Declaration, list: readonly Found[]) =>
    framing.includes(kind) ||
    list.every(({ problem }) => problem.severity !== "error" || citing.includes(problem.code));
  for (const [declaration, list] of found) if (!isFit(declaration, list)) return false;
  return results.every(
    ({ declaration, found: own, broken }) =>
      isFit(declaration, own) && (!broken || framing.includes(declaration.kind)),
  );
}
