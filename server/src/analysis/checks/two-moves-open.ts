/** Where can a process go on, or begin, in two ways at once? */
import type { MoveModel, Process } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { openness } from "../ways.ts";
import { countText } from "../witness.ts";

export function* twoMovesOpen(context: Context): Iterable<Step> {
  const { formulas, world } = context;
  for (const process of context.model.processes)
    for (const [first, second] of pairs(process)) {
      yield undefined;
      const both = formulas.and([openness(context, first).yes, openness(context, second).yes]);
      const answer = world.find([both], process.name);
      const question = `whether \`${first.to.name}\` and \`${second.to.name}\` can be open at once`;
      yield* unproved(process, question, answer);
      if (answer.kind !== "some") continue;
      const shown = show(context, both, answer.point);
      const said = {
        first: first.to.name,
        second: second.to.name,
        process: process.name,
        cases: countText(shown.count),
        example: shown.text,
      };
      const rest = {
        witness: shown.witness,
        count: shown.count?.toString(),
        related: [{ place: second.place, message: "the other way is here" }],
      };
      yield first.from === undefined
        ? finding("two-entries-open", first.place, said, rest)
        : finding("two-moves-open", first.place, { ...said, from: first.from.name }, rest);
    }
}

/** Ways from the same place to different stages. */
function pairs({ moves }: Process): readonly (readonly [MoveModel, MoveModel])[] {
  return moves.flatMap((first, index) =>
    moves
      .slice(index + 1)
      .filter((second) => second.from === first.from && second.to !== first.to)
      .map((second) => [first, second] as const),
  );
}
