/** Which levels does a matrix name and never come to? */
import { not } from "../../regions/formula.ts";
import { formatValue } from "../../semantics/values.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";

export function* levelNeverReached(context: Context): Iterable<Step> {
  const { model, policy, world } = context;
  for (const definition of model.definitions) {
    if (definition.kind !== "matrix") continue;
    const levels = [...new Set(definition.cells.flat().filter((cell) => cell !== undefined))];
    for (const level of levels.sort((a, b) => a - b)) {
      yield undefined;
      const expr = { kind: "definition", type: definition.type, definition } as const;
      const { no } = policy.conditions.within(expr, { from: level, to: level });
      const known = policy.conditions.known(expr);
      const reached = context.formulas.and([known, not(no)]);
      const answer = world.find([reached], definition.name);
      const name = formatValue(definition.type, level);
      if (answer.kind === "none")
        yield finding("level-never-reached", definition, {
          matrix: definition.name,
          level: name,
          assuming: assuming(context, answer),
        });
      yield* unproved(definition, `whether \`${definition.name}\` is ever \`${name}\``, answer);
    }
  }
}
