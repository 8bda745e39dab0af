/** Which assumptions rule out no conflict, no gap and no broken principle? */
import { ruledOutBy, safetyQuestions } from "../assumptions.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { namesOf } from "../words.ts";

export function* assumptionWithoutEffect(context: Context): Iterable<Step> {
  const { model, assumptions } = context;
  const questions = model.assumptions.length === 0 ? [] : safetyQuestions(context);
  for (const assumption of model.assumptions) {
    yield undefined;
    const place = assumptions.indexOf(assumption);
    if (place >= 0 && ruledOutBy(context, place, questions) !== undefined) continue;
    const where = { name: assumption.name ?? "", place: assumption.place };
    yield finding("assumption-without-effect", where, { name: namesOf([assumption]) });
  }
}
