/** Conflicts in words: what clashes, by which rules. */
import type { ConflictData } from "../protocol/outcome.ts";
import type { Target } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { type Conflict, conflictKey } from "./conflicts.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { MUST, MUST_NOT } from "./prepare.ts";
import type { Situation } from "./situation.ts";
import { speakers } from "./speakers.ts";
import type { Spread } from "./spread.ts";

/** The conflicts that are sure; where there is a different one in every way of filling the unknowns, all of them. */
export function foundConflicts({ conflicts, everyConflict, examples }: Spread): readonly Conflict[] {
  if (conflicts.length > 0 || !everyConflict) return conflicts;
  const all = examples().flatMap((decision) => decision.conflicts.sure);
  return [...new Map(all.map((conflict) => [conflictKey(conflict), conflict])).values()];
}

export function conflictData({ prepared, spread, root }: Situation, conflict: Conflict): ConflictData {
  const { model } = prepared;
  const names = conflict.about.map((index) => model.targets[index]?.name ?? "");
  // Where it depends on the unknowns which rules clash, one way of filling them shows it.
  const example = spread
    .examples()
    .find(({ conflicts }) => conflicts.sure.some((other) => conflictKey(other) === conflictKey(conflict)));
  const byRules = (target: number, bits: number) => {
    const always = speakers(prepared, target, bits, spread.rules);
    return always.length > 0 ? always : speakers(prepared, target, bits, example?.rules ?? []);
  };
  const involved = (bits: number) => [...new Set(conflict.about.flatMap((target) => byRules(target, bits)))];
  const requires = conflict.about
    .map((target, place) => `${requiredBy(byRules(target, MUST))} ${names[place]}`)
    .join(" and ");
  const [about = 0] = conflict.about;
  switch (conflict.kind) {
    case "required-and-prohibited": {
      const text = `${names[0]} is required by ${listed(byRules(about, MUST), "and")} and prohibited by ${listed(byRules(about, MUST_NOT), "and")}`;
      return { kind: conflict.kind, targets: names, rules: involved(MUST | MUST_NOT), text };
    }
    case "excluded-pair":
      return {
        kind: conflict.kind,
        targets: names,
        rules: involved(MUST),
        text: `${requires}, and they exclude each other`,
      };
    case "one-at-a-time": {
      const track = model.targets[about]?.track ?? "";
      const text = `${requires}, but ${track} takes one power at a time`;
      return { kind: conflict.kind, targets: names, rules: involved(MUST), text };
    }
    case "required-but-closed":
      return {
        kind: conflict.kind,
        targets: names,
        rules: involved(MUST),
        text: `${requires}, but it is ${isOut(model.targets[about], root.frame) ? "not in force" : "closed in this case"}`,
      };
    case "branches-differ": {
      const definition = model.definitions.find(({ index }) => index === about);
      const name = definition?.name ?? "";
      const process = model.processes.find(({ next }) => next.index === about);
      if (process !== undefined) {
        const frame = (example ?? spread.examples()[0])?.frame;
        const open = process.moves.filter(({ open }) => frame !== undefined && evaluate(open, frame) === 1);
        const ways = listed([...new Set(open.map(({ to }) => to.name))], "and");
        const text = `${process.name} can go on to ${ways} at once, and nothing says which`;
        return { kind: "two-moves", targets: [process.name], rules: [], text };
      }
      const parts = definition?.kind === "matrix" ? "two cells" : "two branches";
      return {
        kind: conflict.kind,
        targets: [name],
        rules: [],
        text: `${parts} of ${name} fit this case and give different values`,
      };
    }
  }
}

/** Whether a power has dates, and none of its editions is in force. */
function isOut(target: Target | undefined, frame: Frame): boolean {
  const forces = target?.editions?.map(({ force }) => force) ?? [undefined];
  return forces.every((force) => force !== undefined && evaluate(force, frame) === 0);
}

/** `R1 requires`, `R1 and R2 require`. */
function requiredBy(rules: readonly string[]): string {
  return `${listed(rules, "and")} ${rules.length > 1 ? "require" : "requires"}`;
}
