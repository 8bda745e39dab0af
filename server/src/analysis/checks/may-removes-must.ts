/** Which rules only permit something, and by overriding another take away what must be done? */

import type { RuleCases } from "../../compile/rules.ts";
import { FALSE, not } from "../../regions/formula.ts";
import { topicOf } from "../conflict-cases.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";
import { names } from "../words.ts";

export function* mayRemovesMust(context: Context): Iterable<Step> {
  const { policy, world, formulas } = context;
  for (const { rule, applies } of policy.rules) {
    const onlyPermits = rule.effects.length > 0 && rule.effects.every(({ modality }) => modality === "may");
    if (!onlyPermits) continue;
    const lost = [...(policy.precedence.overridden[rule.index] ?? [])]
      .sort((a, b) => a - b)
      .flatMap((index) => policy.rules[index] ?? [])
      .map((other) => ({ rule: other.rule, ...lostIn(context, other) }));
    const removed = formulas.and([applies.yes, formulas.or(lost.map(({ cases }) => cases))]);
    if (removed === FALSE) continue;
    yield undefined;
    const topic = topicOf(rule.effects.map(({ target }) => target));
    const answer = world.find([removed], topic);
    yield* unproved(rule, `whether \`${rule.name}\` takes away what another rule requires`, answer);
    if (answer.kind !== "some") continue;
    const losing = lost.filter(({ cases }) => world.find([applies.yes, cases], topic).kind === "some");
    const overridden = losing.map((loser) => loser.rule.name);
    const shown = show(context, removed, answer.point);
    yield finding(
      "may-removes-must",
      rule,
      {
        name: rule.name,
        overridden: names(overridden),
        targets: names(losing.flatMap(({ targets }) => targets)),
        cases: countText(shown.count),
        example: shown.text,
      },
      {
        rules: [rule.name, ...overridden],
        related: losing.map(({ rule: { name, place } }) => ({ place, message: `\`${name}\` requires it` })),
        witness: shown.witness,
        count: shown.count?.toString(),
      },
    );
  }
}

/** The cases in which the rule would require something, and in the end nothing is required there. */
function lostIn({ policy, formulas }: Context, { rule, overridden }: RuleCases) {
  const required = rule.effects.filter(({ modality }) => modality === "must").map(({ target }) => target);
  const gone = required.map(({ index, track }) => {
    const { targets, tracks } = policy.outcomes;
    const near = tracks.find((cases) => cases.track.name === track)?.of ?? targets.slice(index, index + 1);
    return formulas.and(near.map(({ said }) => not(said.must.sure)));
  });
  return { targets: required.map(({ name }) => name), cases: formulas.and([overridden, formulas.or(gone)]) };
}
