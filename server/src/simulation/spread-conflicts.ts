/** Gaps and conflicts: those in every way of filling the unknowns of a case, and whether there may be others. */
import { partsOf } from "../semantics/parts.ts";
import type { Value } from "../semantics/types.ts";
import { type Conflict, conflictKey, mayConflict } from "./conflicts.ts";
import type { Decision, Part } from "./decide.ts";
import { type Looker, opposite, partQuestion, some, wholeQuestion } from "./looker.ts";
import { type Asked, needs } from "./needs.ts";
import { CONTRADICTED, type Positions, REQUIRED } from "./positions.ts";
import { MUST, MUST_NOT, type Prepared } from "./prepare.ts";
import { definitionSlice, targetSlice } from "./slices.ts";

/** Whether some rule answers in every way of filling the unknowns, or none in any. */
export function sameAnswer(look: Looker, root: Decision): boolean {
  if (root.answered !== undefined) return true;
  const { samples, search } = look;
  const { prepared } = search;
  const answering = prepared.order.filter((rule) => prepared.answers[rule] === true);
  const asks = (decided: Decision) => needs(prepared, decided, { rules: answering });
  const holds = ({ answered }: Decision) => answered;
  const not = opposite(holds);
  const about = "whether any rule answers";
  const may =
    samples.some((sample) => holds(sample) === 1) || look.can(wholeQuestion(look, about, holds, asks), holds);
  const mayNot =
    samples.some((sample) => not(sample) === 1) || look.can(wholeQuestion(look, about, not, asks), not);
  return !(may && mayNot);
}

/** Whether every way of filling the unknowns brings some conflict, though logic alone shows none that is sure. */
export function alwaysConflict(look: Looker, root: Decision): boolean {
  const { prepared } = look.search;
  if (look.samples.some(({ conflicts }) => conflicts.sure.length === 0) || !mayConflict(prepared, root))
    return false;
  const asks = (decided: Decision) => needs(prepared, decided, clashing(prepared, decided));
  const holds = (decided: Decision) => hasNoConflict(prepared, decided);
  return !look.can(wholeQuestion(look, "whether rules contradict each other", holds, asks), holds);
}

/** What a conflict can hang on: targets that may be required, and definitions of which two branches may be true. */
function clashing({ model }: Prepared, { frame, said }: Decision): Asked {
  return {
    targets: model.targets
      .map(({ index }) => index)
      .filter((target) => ((said.possible[target] ?? 0) & MUST) !== 0),
    conditions: model.definitions.filter(({ index }) => frame.mayClash.includes(index)).flatMap(partsOf),
  };
}

function hasNoConflict(prepared: Prepared, decided: Decision): Value {
  if (decided.conflicts.sure.length > 0) return 0;
  return decided.open && mayConflict(prepared, decided) ? undefined : 1;
}

/** Those that logic alone shows, and those that the positions left show in every way. */
export function sureConflicts(look: Looker, root: Decision, left: readonly Positions[]): readonly Conflict[] {
  const { sure } = root.conflicts;
  const { samples } = look;
  const [first] = samples;
  const candidates = (first?.conflicts.sure ?? []).filter(
    (conflict) => !has(sure, conflict) && samples.every((sample) => has(sample.conflicts.sure, conflict)),
  );
  return [...sure, ...candidates.filter((conflict) => isSure(look, root, left, conflict))];
}

const DEMANDED = REQUIRED | CONTRADICTED;

function isSure(
  look: Looker,
  root: Decision,
  left: readonly Positions[],
  { kind, about }: Conflict,
): boolean {
  const { prepared } = look.search;
  const [one = 0] = about;
  switch (kind) {
    case "required-and-prohibited":
      return !canBe(look, root, one, opposite(contradicts(one)));
    case "required-but-closed":
      return !canBe(look, root, one, opposite(demandsTheClosed(one)));
    case "branches-differ":
      return !canClash(look, one, opposite(clashes(one)));
    case "excluded-pair":
    case "one-at-a-time": {
      const others =
        kind === "excluded-pair" ? [] : (prepared.tracks[prepared.trackOf[one] ?? -1]?.powers ?? []);
      return (
        about.every((target) => ((left[target] ?? 0) & ~DEMANDED) === 0) &&
        others.every((target) => about.includes(target) || ((left[target] ?? 0) & DEMANDED) === 0)
      );
    }
  }
}

/**
 * Whether no way of filling the unknowns brings a conflict beyond those that are sure. Asked where all positions are
 * settled, which tell the rest.
 */
export function sameConflicts(look: Looker, root: Decision, sure: readonly Conflict[]): boolean {
  return (
    look.search.prepared.inTurn.targets.every((target) => sameConflictsAt(look, root, target, sure)) &&
    root.frame.mayClash.every((definition) => sameClash(look, root, definition, sure))
  );
}

/** What the position does not show: a closed power may be required or not. */
export function sameConflictsAt(
  look: Looker,
  root: Decision,
  target: number,
  sure: readonly Conflict[],
): boolean {
  const about = [target];
  const both = contradicts(target);
  const shut = demandsTheClosed(target);
  return (
    (has(sure, { kind: "required-and-prohibited", about }) || !canBe(look, root, target, both)) &&
    (has(sure, { kind: "required-but-closed", about }) || !canBe(look, root, target, shut))
  );
}

/** Whether no way of filling the unknowns makes two branches of a definition differ, or they do for sure. */
export function sameClash(
  look: Looker,
  root: Decision,
  definition: number,
  sure: readonly Conflict[],
): boolean {
  return (
    !root.frame.mayClash.includes(definition) ||
    has(sure, { kind: "branches-differ", about: [definition] }) ||
    !canClash(look, definition, clashes(definition))
  );
}

const contradicts =
  (target: number) =>
  ({ said }: Part): Value => {
    if (((said.possible[target] ?? 0) & MUST) === 0 || ((said.possible[target] ?? 0) & MUST_NOT) === 0)
      return 0;
    return ((said.sure[target] ?? 0) & (MUST | MUST_NOT)) === (MUST | MUST_NOT) ? 1 : undefined;
  };

const demandsTheClosed =
  (target: number) =>
  ({ said, gates }: Part): Value => {
    const gate = gates[target];
    if (gate === 1 || ((said.possible[target] ?? 0) & MUST) === 0) return 0;
    return gate === 0 && ((said.sure[target] ?? 0) & MUST) !== 0 ? 1 : undefined;
  };

const clashes =
  (definition: number) =>
  ({ frame }: Part): Value =>
    frame.clashes.includes(definition) ? 1 : frame.mayClash.includes(definition) ? undefined : 0;

function canBe(look: Looker, root: Decision, target: number, holds: (part: Part) => Value): boolean {
  if (holds(root) !== undefined) return holds(root) === 1;
  const { prepared } = look.search;
  const asked = { targets: [target], closed: true };
  const about = prepared.model.targets[target]?.name ?? "";
  return some(look, holds, partQuestion(look, about, targetSlice(prepared, target), asked, holds));
}

function canClash(look: Looker, index: number, holds: (part: Part) => Value): boolean {
  const { prepared } = look.search;
  const definition = prepared.model.definitions[index];
  if (definition === undefined) return false;
  const asked = { conditions: partsOf(definition) };
  const slice = definitionSlice(prepared, definition);
  return some(look, holds, partQuestion(look, definition.name, slice, asked, holds));
}

function has(conflicts: readonly Conflict[], conflict: Conflict): boolean {
  return conflicts.some((other) => conflictKey(other) === conflictKey(conflict));
}
