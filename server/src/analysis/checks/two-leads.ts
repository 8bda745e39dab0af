/** In which cases do two lead a process, and neither overrides the other? */
import { FALSE, type Formula } from "../../regions/formula.ts";
import type { Definition } from "../../semantics/model.ts";
import { formatValue } from "../../semantics/values.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";
import { names } from "../words.ts";

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
    const leads = leadsIn(context, process.lead, clash);
    const args = {
      leads: `${leads.length > 2 ? "several of " : ""}${names(leads)}`,
      process: process.name,
      cases: countText(shown.count),
      example: shown.text,
    };
    yield finding("two-leads", process, args, { witness: shown.witness, count: shown.count?.toString() });
  }
}

/** Who leads in any of the cases, by themselves or beside others. */
function leadsIn({ policy, world }: Context, lead: Definition, cases: Formula): readonly string[] {
  if (lead.kind !== "branches") return [];
  return lead.branches.flatMap(({ when, value }) => {
    if (when === undefined || value.kind !== "constant") return [];
    const counts = world.find([cases, policy.conditions.truth(when).yes]).kind === "some";
    return counts ? [formatValue(value.type, value.value)] : [];
  });
}
