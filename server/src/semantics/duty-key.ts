/** Who must do what by when: the same whichever rule says it. */
import type { EffectModel, Expr, Length } from "./model.ts";

/** Equal for effects that lay down the same duty. The dates of a duty may still depend on the case. */
export function dutyKey(effect: EffectModel): string {
  const key = keys.get(effect) ?? keyOf(effect);
  keys.set(effect, key);
  return key;
}
const keys = new WeakMap<EffectModel, string>();

function keyOf(effect: EffectModel): string {
  const { target, modality, actor, deadline, every, until, dischargedBy, provedBy } = effect;
  return JSON.stringify([
    target.index,
    modality,
    actor,
    lengthKey(deadline),
    deadline?.counting,
    deadline?.anchor?.name,
    deadline?.calendar,
    lengthKey(every),
    until?.text,
    dischargedBy?.name,
    provedBy,
  ]);
}

function lengthKey(length: Length | undefined): readonly unknown[] | undefined {
  return length && [amountKey(length.amount), length.unit];
}

function amountKey(amount: Expr): number | string {
  switch (amount.kind) {
    case "constant":
      return amount.value;
    case "parameter":
      return amount.parameter.name;
    case "input":
      return amount.input.name;
    case "definition":
      return amount.definition.name;
    default:
      return amount.kind;
  }
}
