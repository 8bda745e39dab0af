/**
 * What of an outcome is open, in groups that have nothing to do with each other: unknown facts that can together
 * influence one part of it, or that an assumption ties together, are in one group. What is settled in every way of
 * filling the unknowns ties nothing together.
 */
import type { Expr } from "../semantics/model.ts";
import { operandsOf, partsOf } from "../semantics/parts.ts";
import { byName } from "./completions.ts";
import { looker } from "./looker.ts";
import { type Asked, needs, unknownInputs } from "./needs.ts";
import { CONTRADICTED, REQUIRED, undecided } from "./positions.ts";
import { MUST_NOT, type Prepared, type PreparedEffect } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import type { Situation } from "./situation.ts";
import { definitionSlice, ruleSlice, type Slice, targetSlice, trackSlice, wholeSlice } from "./slices.ts";
import type { Parts } from "./spread.ts";
import { sameAnswer, sameClash, sameConflictsAt } from "./spread-conflicts.ts";

export interface Group {
  /** Indexes of the unknown inputs that it hangs on, by name. */
  readonly inputs: readonly number[];
  /** For each open part, the inputs of which one at least must be known to settle it. */
  readonly each: readonly ReadonlySet<number>[];
  /** What must be looked at again once some of the inputs are known. */
  readonly parts: Parts;
}

interface OpenPart {
  readonly is: Partial<Parts>;
  readonly inputs: ReadonlySet<number>;
  /** Whether it differs from one way of filling the unknowns to another; else learning can only make it differ. */
  readonly varies: boolean;
}

/** The groups in which something differs from one way of filling the unknowns to another. */
export function groupsOf(situation: Situation): readonly Group[] {
  const { prepared, root, search } = situation;
  const open = openParts(situation);
  const ties = new Ties();
  for (const { inputs } of open) ties.tie([...inputs]);
  for (const condition of search.assumptions) {
    const unknown = new Set<number>();
    unknownInputs(condition, root.frame, unknown);
    ties.tie([...unknown]);
  }
  const byGroup = new Map<number | undefined, OpenPart[]>();
  for (const part of open) {
    const [first] = part.inputs;
    // What hangs on no fact, but on a date that the case lacks or a value that the policy lacks, is a group of its own.
    const group = first === undefined ? undefined : ties.of(first);
    byGroup.set(group, [...(byGroup.get(group) ?? []), part]);
  }
  return [...byGroup]
    .filter(([, parts]) => parts.some(({ varies }) => varies))
    .map(([group, parts]) => ({
      inputs: ties.members(group).sort((a, b) => byName(prepared.model, a, b)),
      each:
        search.assumptions.length > 0 ? [] : parts.filter(({ varies }) => varies).map((one) => one.inputs),
      parts: joined(parts.map(({ is }) => is)),
    }));
}

function joined(parts: readonly Partial<Parts>[]): Parts {
  return {
    targets: parts.flatMap(({ targets }) => targets ?? []),
    tracks: parts.flatMap(({ tracks }) => tracks ?? []),
    duties: parts.flatMap(({ duties }) => duties ?? []),
    definitions: parts.flatMap(({ definitions }) => definitions ?? []),
    answer: parts.some(({ answer }) => answer === true),
  };
}

// ── What is open ───────────────────────────────────────────────────────────────────────────────────────────────

function openParts(situation: Situation): readonly OpenPart[] {
  const { prepared, root, spread, search } = situation;
  const { model } = prepared;
  const { values } = root.frame;
  const examples = spread.examples();
  const look = looker(search, examples[0] === root ? [] : examples);
  const open: OpenPart[] = [];
  const add = (is: Partial<Parts>, slice: Slice, asked: Asked, varies: boolean) => {
    const { all, known } = readBy(prepared, slice, asked.conditions);
    const learnt = [...known].filter((index) => values[index] === undefined);
    if (!varies && learnt.length === 0) return;
    // Where it counts what is known, learning can open what logic alone has settled.
    const inputs =
      learnt.length > 0
        ? [...all].filter((index) => values[index] === undefined)
        : needs(prepared, root, asked).keys();
    open.push({ is, inputs: new Set(inputs), varies });
  };
  for (const index of prepared.inTurn.targets) {
    const asked = { targets: [index], closed: true };
    const varies =
      undecided(spread.positions[index] ?? 0) || !sameConflictsAt(look, root, index, spread.conflicts);
    add({ targets: [index] }, targetSlice(prepared, index), asked, varies);
  }
  for (const track of prepared.inTurn.tracks)
    add(
      { tracks: [track] },
      trackSlice(prepared, track),
      { tracks: [track] },
      spread.tracks[track]?.uniform === false,
    );
  // A duty that is out of the question now can come up once something is known.
  for (const duty of prepared.inTurn.duties) {
    const now = spread.duties.find((one) => one.duty === duty);
    const targets = [...new Set((prepared.duties[duty] ?? []).map(({ effect }) => effect.target))];
    const tracks = [...new Set(targets.flatMap((target) => prepared.trackOf[target] ?? []))];
    const [track] = tracks;
    const slice = track === undefined ? targetSlice(prepared, targets[0] ?? 0) : trackSlice(prepared, track);
    add({ duties: [duty] }, slice, { targets, tracks }, now?.certain === false);
  }
  for (const definition of model.definitions) {
    const varies = !sameClash(look, root, definition.index, spread.conflicts);
    add(
      { definitions: [definition.index] },
      definitionSlice(prepared, definition),
      { conditions: partsOf(definition) },
      varies,
    );
  }
  for (const targets of clashing(situation)) {
    const inputs = new Set(
      targets.flatMap((target) => [...needs(prepared, root, { targets: [target] }).keys()]),
    );
    if (inputs.size > 0) open.push({ is: {}, inputs, varies: false });
  }
  if (mayFallSilent(situation)) {
    const answering = prepared.order.filter((rule) => prepared.answers[rule] === true);
    add({ answer: true }, wholeSlice(prepared), { rules: answering }, !sameAnswer(look, root));
  }
  return open;
}

/** Targets that exclude each other, or stand on one track one at a time, and may be required together. */
function clashing({ prepared, spread }: Situation): readonly (readonly number[])[] {
  const { excluded, tracks } = prepared;
  const mayBe = (target: number) => ((spread.positions[target] ?? 0) & (REQUIRED | CONTRADICTED)) !== 0;
  const alone = tracks.filter(({ oneAtATime }) => oneAtATime).map(({ powers }) => powers.filter(mayBe));
  return [...excluded.filter((pair) => pair.every(mayBe)), ...alone.filter(({ length }) => length > 1)];
}

/**
 * Whether it must be asked if any rule answers at all, because the positions do not tell: a rule may require,
 * recommend or permit what is closed or prohibited anyway.
 */
function mayFallSilent({ prepared, root }: Situation): boolean {
  const answering = prepared.order.filter((rule) => prepared.answers[rule] === true);
  const learns = (rule: number) =>
    [...readBy(prepared, ruleSlice(prepared, rule)).known].some(
      (index) => root.frame.values[index] === undefined,
    );
  if (answering.some((rule) => root.rules[rule] === APPLIES && !learns(rule))) return false;
  const shows = ({ bit, target }: PreparedEffect) =>
    bit !== MUST_NOT &&
    prepared.model.targets[target]?.openWhen === undefined &&
    !(prepared.spoken[target] ?? []).some((other) => other.bit === MUST_NOT);
  return answering.some(
    (rule) => (root.rules[rule] === MAY_APPLY || learns(rule)) && !(prepared.effects[rule] ?? []).some(shows),
  );
}

// ── What is read ───────────────────────────────────────────────────────────────────────────────────────────────

interface Read {
  /** Indexes of inputs. */
  readonly all: ReadonlySet<number>;
  /** Those of which it counts whether they are known. */
  readonly known: ReadonlySet<number>;
}

const made = new WeakMap<Slice, Read>();

/** Everything that a slice reads, whether it makes a difference in a case or not. */
function readBy({ model }: Prepared, slice: Slice, also: readonly Expr[] = []): Read {
  const kept = made.get(slice);
  if (kept !== undefined) return kept;
  const read = { all: new Set<number>(), known: new Set<number>() };
  for (const expr of also) visit(expr, false, read);
  for (const rule of slice.order) {
    const { force, when, unless } = model.rules[rule] ?? {};
    for (const expr of [model.policy?.force, force, when, unless])
      if (expr !== undefined) visit(expr, false, read);
  }
  for (const target of slice.targets) {
    const { openWhen, adequateWhen } = model.targets[target] ?? {};
    for (const expr of [openWhen, adequateWhen]) if (expr !== undefined) visit(expr, false, read);
  }
  made.set(slice, read);
  return read;
}

function visit(expr: Expr, asked: boolean, read: { all: Set<number>; known: Set<number> }): void {
  if (expr.kind === "input") {
    read.all.add(expr.input.index);
    if (asked) read.known.add(expr.input.index);
  }
  const parts = expr.kind === "definition" ? partsOf(expr.definition) : operandsOf(expr);
  for (const part of parts) visit(part, asked || expr.kind === "known", read);
}

// ── What is tied together ──────────────────────────────────────────────────────────────────────────────────────

/** Sets that grow together: each member names another of its set, or itself. */
class Ties {
  readonly #next = new Map<number, number>();

  of(member: number): number {
    let found = member;
    for (let next = this.#next.get(found); next !== undefined && next !== found; ) {
      found = next;
      next = this.#next.get(found);
    }
    return found;
  }

  tie(members: readonly number[]): void {
    const [first] = members;
    if (first === undefined) return;
    for (const member of members) {
      const [one, other] = [this.of(first), this.of(member)];
      this.#next.set(one, one);
      this.#next.set(other, one);
    }
  }

  members(group: number | undefined): number[] {
    return [...this.#next.keys()].filter((member) => this.of(member) === group);
  }
}
