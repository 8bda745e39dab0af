import type { Move } from "@remit/grammar";
import { type FindingFix, namesIn } from "./finding-fix.ts";
import { argument } from "./fix.ts";
import { asksOf, narrowing, notText, writtenProcess } from "./written-process.ts";

/** One of the moves is open only where the others are not; of more than two, each where those before it are not. */
export const fix: FindingFix = (fault) => {
  const process = writtenProcess(fault);
  const stages = namesIn(argument(fault, "to"));
  const moves = process
    ?.stage(argument(fault, "from"))
    ?.moves.filter(({ to }) => stages.includes(to?.text ?? ""));
  if (process === undefined || moves === undefined) return [];
  const narrowed = (move: Move, others: readonly Move[]) => {
    const apart = others.filter(({ to }) => to?.text !== move.to?.text);
    const asked = apart.map((other) => asksOf(fault, process, other));
    if (asked.includes(undefined)) return undefined;
    if (asked.length === 0) return [];
    const more = asked.map((one) => notText(one ?? "")).join(" and ");
    return [narrowing(fault, move.when, more, move.to?.end ?? move.end)];
  };
  if (stages.length > 2) {
    const changes = moves.map((move, at) => narrowed(move, moves.slice(0, at)));
    if (changes.includes(undefined)) return [];
    return [
      {
        title: "Let the first of the moves that is open count, in the order of the text",
        changes: changes.flatMap((one) => one ?? []),
      },
    ];
  }
  return stages.map((name) => {
    const losing = moves.filter(({ to }) => to?.text === name);
    const winning = moves.filter(({ to }) => to?.text !== name);
    const changes = losing.map((move) => narrowed(move, winning));
    return {
      title: `Let it go to \`${name}\` only where it can't go to \`${winning[0]?.to?.text ?? ""}\``,
      changes: changes.includes(undefined) ? [] : changes.flatMap((one) => one ?? []),
    };
  });
};
