/**
 * Open questions that have nothing to do with each other are looked through apart. Held here to what is plainly so:
 * every way of filling the unknowns of two policies side by side, each decided on its own.
 */
import { strict as assert } from "node:assert";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import { dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import { type Kase, simulate } from "@remit/server/simulation/simulate.ts";
import * as fc from "fast-check";
import { product, valuesOf } from "../support/cases.ts";
import { modelOf } from "../support/model-of.ts";
import { randomPolicy } from "../support/random-policy.ts";

const seeds = fc.record({
  first: fc.nat(1_000_000),
  second: fc.nat(1_000_000),
  values: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

const OPTIONS = { asksWhatIsKnown: false, principles: false };
const LOWEST = "principle lowest choose the lowest adequate power on civil\n";

/** Two policies in one, with nothing in common but scales; an `otherwise` for all ties them together again. */
function sideBySide(first: number, second: number): string {
  const other = randomPolicy(second, OPTIONS)
    .split("\n")
    .filter((line) => !/^(policy|actor|scale|choice) /.test(line))
    .join("\n");
  return `${randomPolicy(first, OPTIONS)}${first % 2 === 0 ? LOWEST : ""}${renamed(`${other}\n${second % 2 === 0 ? LOWEST : ""}`)}`;
}

function renamed(text: string): string {
  return text
    .replaceAll(/\b([fdpRa])(\d)\b/g, "$1x$2")
    .replaceAll(/\b(civil|act|other|last|limit|lowest)\b/g, "$1x")
    .replaceAll("choose the lowestx", "choose the lowest");
}

interface Filled {
  readonly values: readonly Value[];
  readonly outcome: Outcome;
}

interface Sample {
  readonly model: Model;
  readonly outcome: Outcome;
  /** Indexes of the unknown inputs. */
  readonly unknown: readonly number[];
  readonly filled: readonly Filled[];
}

const FEW = 600;

/** Undefined where there are too many ways, none, or one that the policy itself leaves open. */
function sampleOf({ first, second, values: dice }: Seed): Sample | undefined {
  const model = modelOf(sideBySide(first, second));
  const values = model.inputs.map((input, index): Value => {
    const die = dice[index] ?? 0;
    const all = valuesOf(input);
    return die % 5 < 2 ? undefined : all[(die >> 1) % all.length];
  });
  const kase: Kase = { on: dayOf("2024-12-31"), values };
  const lists = model.inputs.map((input) => {
    const value = values[input.index];
    return value === undefined ? valuesOf(input) : [value];
  });
  if (lists.reduce((count, list) => count * list.length, 1) > FEW) return undefined;
  const filled = product(lists)
    .map((each) => ({ ...kase, values: each }))
    .filter((each) => allowed(model, each))
    .map((each) => ({ values: each.values, outcome: simulate(model, each) }));
  if (filled.length === 0 || filled.some(({ outcome }) => outcome.class === "undecided")) return undefined;
  const unknown = model.inputs.map(({ index }) => index).filter((index) => values[index] === undefined);
  return { model, outcome: simulate(model, kase), unknown, filled };
}

function allowed(model: Model, { values, on }: Kase): boolean {
  const frame = frameOf(model, values, on);
  return model.assumptions.every(({ condition }) => evaluate(condition, frame) !== 0);
}

/** All that can differ between two outcomes with nothing unknown. Closed or not spoken of is the same. */
function gist({ class: kind, positions, tracks, duties, conflicts }: Outcome): string {
  return JSON.stringify([
    kind === "gap",
    positions.map(({ possible }) => [
      ...new Set(possible.map((one) => (one === "closed" ? "not-addressed" : one))),
    ]),
    tracks.map(({ selected, options, open }) => [selected, open ? options : []]),
    // In which order duties stand depends on which rule speaks first, and means nothing.
    duties.map(({ what, modality, due }) => [what, modality, due].join(" ")).sort(),
    conflicts.map(conflictName),
  ]);
}

function conflictName({ kind, targets }: Conflict): string {
  return [kind, ...targets].join(" ");
}

type Conflict = Outcome["conflicts"][number];

/** The same conflict, or one between more powers that may only be used one at a time. */
function within(conflict: Conflict, other: Conflict): boolean {
  if (conflict.kind !== "one-at-a-time") return conflictName(conflict) === conflictName(other);
  return other.kind === conflict.kind && conflict.targets.every((target) => other.targets.includes(target));
}

/** The same, or a conflict in each. */
function decided(filled: readonly Filled[]): boolean {
  return (
    new Set(filled.map(({ outcome }) => gist(outcome))).size <= 1 ||
    filled.every(({ outcome }) => outcome.class === "conflict")
  );
}

/** For every way of filling some of the unknowns: whether that decides the rest. */
function verdicts(filled: readonly Filled[], some: readonly number[]): readonly boolean[] {
  const groups = new Map<string, Filled[]>();
  for (const one of filled) {
    const key = some.map((index) => one.values[index]).join();
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(decided);
}

function each(check: (sample: Sample) => void, numRuns: number): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      const sample = sampleOf(seed);
      fc.pre(sample?.outcome.exact === true);
      if (sample !== undefined) check(sample);
    }),
    { numRuns },
  );
}

describe("open questions that are looked through apart", () => {
  it("leave open exactly what all ways of filling the unknowns leave open", () => {
    let open = 0;
    each(({ outcome, filled }) => {
      const all = filled.map((one) => one.outcome);
      assert.equal(outcome.class === "undecided", !decided(filled), outcome.summary);
      if (outcome.class === "undecided") open++;
      for (const [index, { name, possible }] of outcome.positions.entries()) {
        const asked = (positions: readonly string[]) =>
          new Set(positions.filter((position) => position !== "closed" && position !== "not-addressed"));
        const found = all.flatMap((one) => one.positions[index]?.possible ?? []);
        assert.deepEqual(asked(possible), asked(found), name);
      }
      const sure = all.map(({ conflicts }) => new Set(conflicts.map(conflictName)));
      const [first = new Set<string>()] = sure;
      const common = new Set([...first].filter((name) => sure.every((names) => names.has(name))));
      const told = new Set(outcome.conflicts.map(conflictName));
      for (const name of common) assert.ok(told.has(name), name);
      // Where every way brings a conflict, but not the same, those of one way are told.
      if (common.size > 0 || outcome.class !== "conflict")
        for (const conflict of outcome.conflicts)
          for (const one of all) assert.ok(one.conflicts.some((other) => within(conflict, other)));
      for (const { what, modality, certain } of outcome.duties) {
        const arises = all.map(({ duties }) =>
          duties.some((duty) => duty.what === what && duty.modality === modality),
        );
        assert.ok(certain ? arises.every(Boolean) : arises.some(Boolean), `the duty ${what}`);
      }
    }, 150);
    assert.ok(open > 30);
  });

  it("are decided by the facts that are said to decide, and by no fewer", () => {
    let sets = 0;
    let large = 0;
    each(({ model, outcome, filled }) => {
      for (const { facts, always } of outcome.deciding) {
        sets++;
        if (always && facts.length > 1) large++;
        const some = model.inputs.filter(({ name }) => facts.includes(name)).map(({ index }) => index);
        const found = verdicts(filled, some);
        assert.ok(found.includes(true), `${facts} can decide`);
        assert.equal(found.every(Boolean), always, `${facts} always decide`);
        for (const left of some.keys()) {
          const fewer = verdicts(filled, some.toSpliced(left, 1));
          assert.ok(always ? fewer.includes(false) : !fewer.includes(true), `all of ${facts} are needed`);
        }
      }
    }, 150);
    assert.ok(sets > 50);
    assert.ok(large > 10);
  });

  it("tell every one or two facts that always decide", () => {
    each(({ model, outcome, unknown, filled }) => {
      fc.pre(outcome.class === "undecided" && outcome.deciding.length < 12);
      const always = outcome.deciding.filter((set) => set.always).map(({ facts }) => facts.toSorted().join());
      const settles = (some: readonly number[]) => verdicts(filled, some).every(Boolean);
      const names = (some: readonly number[]) => some.map((index) => model.inputs[index]?.name ?? "").sort();
      for (const [place, one] of unknown.entries()) {
        if (settles([one])) assert.ok(always.includes(names([one]).join()), `${names([one])}`);
        else
          for (const other of unknown.slice(place + 1))
            if (!settles([other]) && settles([one, other]))
              assert.ok(always.includes(names([one, other]).join()), `${names([one, other])}`);
      }
    }, 100);
  });
});
