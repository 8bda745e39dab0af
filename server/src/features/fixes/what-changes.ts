/** What a change of the policy does to its outcomes, in words, for a person to see before it is made. */
import { changesBetween } from "../../analysis/changes.ts";
import type { Kept } from "../../analysis/context.ts";
import { counted } from "../../analysis/witness.ts";
import { shownCount } from "../../protocol/counts.ts";
import type { Limits } from "../../regions/answer.ts";
import type { Model } from "../../semantics/model.ts";

/** Nobody who types is to wait for it: of larger policies it is not said, nor where it takes more work than this. */
const MOST_RULES = 200;
const LIMITS: Limits = { proof: 20_000, diagram: 4_000, count: 4_000, smallest: 4_000 };

const known = new WeakMap<Model, Kept>();

/** Undefined where it can't be told, or would take too long. */
export async function whatChanges(
  before: Model,
  after: Model,
  turn: () => Promise<void>,
): Promise<string | undefined> {
  if (before.rules.length > MOST_RULES) return undefined;
  const work = changesBetween(before, after, { limits: LIMITS, previous: known.get(before) });
  for (;;) {
    await turn();
    const { done, value } = work.next();
    if (done !== true) continue;
    known.set(before, value.kept);
    if (value.changes === undefined) return undefined;
    const { count, example, ruledOut, all } = value.changes;
    const out = ruledOut === 0n ? "" : `; ${share(ruledOut, all)} are assumed not to occur`;
    if (example === undefined) return `every case comes out as before${out}`;
    return `changes the outcome of ${share(count, all)}, for example when ${plain(example)}${out}`;
  }
}

/** Nobody has a feeling for larger numbers: of those, the share is told. */
const MANY = 1_000_000n;

function share(count: bigint, all: bigint): string {
  if (all <= MANY) return `${shownCount(count.toString())} of ${counted(all, "cases")}`;
  const percent = Number((count * 10_000n) / all) / 100;
  return percent === 0 ? "less than 0.01% of all cases" : `about ${percent}% of all cases`;
}

/** Names stand in backticks in messages; a preview shows them as they are. */
const plain = (text: string): string => text.replaceAll("`", "");
