/** Which powers are never selected, nor left to choose, though a rule would have them used? */
import { availableIn } from "../../compile/outcomes.ts";
import { not } from "../../regions/formula.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { offering } from "../speaking.ts";
import { unproved } from "../unproved.ts";

export function* powerNeverSelected(context: Context): Iterable<Step> {
  const { policy, world, formulas } = context;
  for (const { target, standing } of policy.outcomes.targets) {
    const rules = target.kind === "power" ? offering(context, [target]) : [];
    if (rules.length === 0) continue;
    yield undefined;
    const applies = formulas.or(rules.map((cases) => not(cases.applies.no)));
    // Where no rule that offers it ever applies, the rules are told of.
    if (world.find([applies], target.name).kind === "none") continue;
    const track = policy.outcomes.tracks.find((cases) => cases.track.name === target.track);
    const own = track?.powers.find((power) => power.target === target);
    const used =
      own === undefined || track === undefined
        ? availableIn(formulas, standing)
        : formulas.or([own.selected, own.option, track.unsettled]);
    const answer = world.find([used], target.name);
    if (answer.kind === "none")
      yield finding("power-never-selected", target, {
        name: target.name,
        assuming: assuming(context, answer),
      });
    yield* unproved(target, `whether \`${target.name}\` is ever selected`, answer);
  }
}
