/** Where can a process go on, or begin, in two ways at once? */
import type { Formula } from "../../regions/formula.ts";
import type { MoveModel, Process, StageModel } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type LocalFinding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { openness } from "../ways.ts";
import { countText } from "../witness.ts";
import { names } from "../words.ts";

export function* twoMovesOpen(context: Context): Iterable<Step> {
  for (const process of context.model.processes)
    for (const from of [undefined, ...process.stages]) yield* clashesFrom(context, process, from);
}

/** One finding for each place, however many of its ways can be open together. */
function* clashesFrom(context: Context, process: Process, from: StageModel | undefined): Iterable<Step> {
  const { formulas, world } = context;
  const found: { readonly pair: readonly [MoveModel, MoveModel]; readonly both: Formula }[] = [];
  for (const pair of pairs(process.moves.filter((move) => move.from === from))) {
    yield undefined;
    const both = formulas.and(pair.map((move) => openness(context, move).yes));
    const answer = world.find([both], process.name);
    const stages = names(pair.map(({ to }) => to.name));
    yield* unproved(from ?? process, `whether ${stages} can be open at once`, answer);
    if (answer.kind === "some") found.push({ pair, both });
  }
  const any = formulas.or(found.map(({ both }) => both));
  const answer = world.find([any], process.name);
  if (answer.kind === "some")
    yield clash(
      process,
      from,
      process.moves.filter((move) => found.some(({ pair }) => pair.includes(move))),
      show(context, any, answer.point),
    );
}

/** Ways to different stages. */
function pairs(moves: readonly MoveModel[]): readonly (readonly [MoveModel, MoveModel])[] {
  return moves.flatMap((first, index) =>
    moves
      .slice(index + 1)
      .filter((second) => second.to !== first.to)
      .map((second) => [first, second] as const),
  );
}

function clash(
  process: Process,
  from: StageModel | undefined,
  moves: readonly MoveModel[],
  shown: ReturnType<typeof show>,
): LocalFinding {
  const stages = [...new Set(moves.map(({ to }) => to.name))];
  const said = {
    to: `${stages.length > 2 ? "several of " : ""}${names(stages)}`,
    process: process.name,
    cases: countText(shown.count),
    example: shown.text,
  };
  const rest = {
    witness: shown.witness,
    count: shown.count?.toString(),
    related: moves.map(({ place, to }) => ({ place, message: `to \`${to.name}\` it goes here` })),
  };
  return from === undefined
    ? finding("two-entries-open", process, said, rest)
    : finding("two-moves-open", from, { ...said, from: from.name }, rest);
}
