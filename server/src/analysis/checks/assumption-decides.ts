/** Which assumptions alone stand between the policy and a conflict, a gap or a broken principle? */
import { ruledOutBy } from "../assumptions.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { caseText, witnessAt } from "../witness.ts";
import { namesOf } from "../words.ts";

export function* assumptionDecides(context: Context): Iterable<Step> {
  const { model, assumptions } = context;
  for (const assumption of model.assumptions) {
    yield undefined;
    const place = assumptions.indexOf(assumption);
    const trouble = place < 0 ? undefined : ruledOutBy(context, place);
    if (trouble === undefined) continue;
    const { formula, point, second } = trouble;
    yield finding(
      "assumption-decides",
      { name: assumption.name ?? "", place: assumption.place },
      { name: namesOf([assumption]), without: trouble.trouble, example: caseText(context, point, formula) },
      { witness: witnessAt(context, point), second: second && witnessAt(context, second) },
    );
  }
}
