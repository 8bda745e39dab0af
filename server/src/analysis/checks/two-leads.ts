/** In which cases do two lead a process, and neither overrides the other? */
import { FALSE } from "../../regions/formula.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";

export function* twoLeads(context: Context): Iterable<Step> {
  const { model, policy, world } = context;
  for (const process of model.processes) {
    if (process.lead === undefined) continue;
    const clash = policy.conditions.clash(process.lead);
    if (clash === FALSE) continue;
    yield undefined;
    const answer = world.find([clash], process.name);
    yield* unproved(process, `whether \`${process.name}\` has one lead in every case`, answer);
    if (answer.kind !== "some") continue;
    const shown = show(context, clash, answer.point);
    const args = { process: process.name, cases: countText(shown.count), example: shown.text };
    yield finding("two-leads", process, args, { witness: shown.witness, count: shown.count?.toString() });
  }
}
