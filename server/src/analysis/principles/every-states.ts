/** `every power states …`: read off the declarations. */

import type { Stated } from "@remit/grammar";
import type { PowerFilter, Target } from "../../semantics/model.ts";
import { powersMeant } from "../../semantics/powers-meant.ts";
import type { Context } from "../context.ts";

/** The powers that leave something unsaid, and what. */
export function unsaid(
  context: Context,
  powers: PowerFilter,
  stated: readonly Stated[],
): readonly { readonly target: Target; readonly missing: readonly Stated[] }[] {
  return powersMeant(context.model, powers).flatMap((target) => {
    const missing = stated.filter((part) => target.states[part] === undefined);
    return missing.length === 0 ? [] : [{ target, missing }];
  });
}
