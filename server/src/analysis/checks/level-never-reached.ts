/** Which levels does a matrix name and never come to? */
import { not } from "../../regions/formula.ts";
import type { Definition } from "../../semantics/model.ts";
import { formatValue } from "../../semantics/values.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { lookingOnce } from "../looking-once.ts";
import { unproved } from "../unproved.ts";

export const levelNeverReached = (context: Context): Iterable<Step> =>
  look(context, context.model.definitions);

const look = lookingOnce<Definition>(function* (context, definition) {
  const { policy, world, formulas } = context;
  if (definition.kind !== "matrix") return;
  const levels = [...new Set(definition.cells.flat().filter((cell) => cell !== undefined))];
  for (const level of levels.sort((a, b) => a - b)) {
    yield undefined;
    const expr = { kind: "definition", type: definition.type, definition } as const;
    const { no } = policy.conditions.within(expr, { from: level, to: level });
    const answer = world.find([formulas.and([policy.conditions.known(expr), not(no)])], definition.name);
    const name = formatValue(definition.type, level);
    if (answer.kind === "none")
      yield finding("level-never-reached", definition, {
        matrix: definition.name,
        level: name,
        assuming: assuming(context, answer),
      });
    yield* unproved(definition, `whether \`${definition.name}\` is ever \`${name}\``, answer);
  }
});
