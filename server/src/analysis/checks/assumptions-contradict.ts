/** Do the assumptions leave any case at all? */
import type { Context } from "../context.ts";
import { finding, type LocalFinding } from "../finding.ts";
import { namesOf } from "../words.ts";

export function assumptionsContradict(context: Context): readonly LocalFinding[] {
  const { world, assumptions } = context;
  const core = world.core(world.axioms);
  if (core === undefined) return [];
  const guilty = assumptions
    .filter((_, place) => core.includes(world.axioms[place] ?? -1))
    .filter((one) => one !== undefined);
  const [first] = guilty;
  if (first === undefined) return [];
  const where = { name: first.name ?? "an assumption", place: first.place };
  const related = guilty
    .slice(1)
    .map(({ place, name }) => ({ place, message: name === undefined ? "an assumption" : `\`${name}\`` }));
  return [finding("assumptions-contradict", where, { names: namesOf(guilty) }, { related })];
}
