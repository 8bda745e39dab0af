/** Laws of outcomes, over small random policies and cases with unknowns. */
import { strict as assert } from "node:assert";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import { dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { valuesOf as knownIn } from "@remit/server/simulation/case-values.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import { prepare } from "@remit/server/simulation/prepare.ts";
import { caseDataOf, readCase } from "@remit/server/simulation/read-case.ts";
import { type Kase, simulate } from "@remit/server/simulation/simulate.ts";
import * as fc from "fast-check";
import { canHappen, product, valuesOf } from "../support/cases.ts";
import { modelOf } from "../support/model-of.ts";
import { simulated } from "../support/outcome-of.ts";
import { randomPolicy } from "../support/random-policy.ts";

interface Sample {
  readonly text: string;
  readonly model: Model;
  readonly kase: Kase;
}

const days = ["2024-01-01", "2024-12-31", "2025-06-01"].map(dayOf);

/** What a random policy, and a case of it in which about half of the facts are unknown, are made from. */
const seeds = fc.record({
  policy: fc.nat(1_000_000),
  values: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
  day: fc.nat(2),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

/** With a definition for every fact that hands its value on, so that it shows where one is said that is not known. */
function withHandedOn(policy: string): string {
  const written = policy.matchAll(/^(?:fact|judgement) (f\d+): (harm|grade|kind|0\.\.3 notices)/gm);
  return [
    policy,
    ...Array.from(written, ([, name, type]) => `define again-${name}: ${type} is ${name}\n`),
  ].join("");
}

function sampleOf({ policy, values: dice, day }: Seed, asksWhatIsKnown: boolean): Sample {
  const text = withHandedOn(
    randomPolicy(policy, {
      asksWhatIsKnown,
      conduct: true,
      events: policy % 3 === 0,
      clocks: policy % 4 === 0,
    }),
  );
  const model = modelOf(text);
  const values = model.inputs.map((input, index): Value => {
    const die = dice[index % dice.length] ?? 0;
    const all = valuesOf(input);
    return die % 2 === 0 ? undefined : all[(die >> 1) % all.length];
  });
  const on = days[day];
  // A clock whose day is given stands as that day says.
  return { text, model, kase: { on, values: knownIn(model, { on, values }) } };
}

const FEW = 400;

/** Every way of filling the unknowns that the assumptions allow; undefined where there are too many. */
function fillings({ model, kase }: Sample): readonly Kase[] | undefined {
  const lists = model.inputs.map((input) => {
    const value = kase.values[input.index];
    return value === undefined ? valuesOf(input) : [value];
  });
  if (lists.reduce((count, list) => count * list.length, 1) > FEW) return undefined;
  return product(lists)
    .map((values) => ({ ...kase, values }))
    .filter((filled) => allowed(model, filled, kase));
}

/** `known` is the case before its unknowns were filled: filling them in thought does not make them known. */
function allowed(model: Model, { values, on }: Kase, known: Kase): boolean {
  const frame = frameOf(model, values, on, frameOf(model, known.values, on));
  return (
    canHappen(prepare(model).relations, frame) &&
    model.assumptions.every(({ condition }) => evaluate(condition, frame) !== 0)
  );
}

/** With a judgement answered or not, settled is settled. */
function plainClass(outcome: Outcome): string {
  return outcome.class === "settled-after-judgement" ? "settled" : outcome.class;
}

/** Everything told of an outcome still holds of a case in which all is known. */
function holdsIn(before: Outcome, after: Outcome): void {
  for (const [index, { name, possible }] of before.positions.entries()) {
    const now = after.positions[index]?.possible ?? [];
    assert.ok(now.length > 0 && now.every((position) => possible.includes(position)), `${name} is ${now}`);
  }
  for (const [index, { name, status }] of before.rules.entries()) {
    if (status === "may-apply") continue;
    const now = after.rules[index]?.status;
    // Not to be in force, and to be overridden, are ways of not applying.
    const ways = status === "does-not-apply" ? [status, "overridden", "not-in-force"] : [status];
    const same = now !== undefined && ways.includes(now);
    assert.ok(same, `${name}: ${status}, then ${now}`);
  }
  for (const [index, { name, value }] of before.values.entries())
    if (value !== "unknown") assert.equal(after.values[index]?.value, value, name);
  settledHolds(before, after);
}

/** What is settled stays settled, and the same, when more is known. */
function settledHolds(before: Outcome, after: Outcome): void {
  for (const duty of before.duties.filter(({ certain }) => certain))
    assert.ok(
      after.duties.some(
        ({ what, modality, due, certain }) =>
          certain && what === duty.what && modality === duty.modality && due === duty.due,
      ),
      `the duty ${duty.what}`,
    );
  for (const [index, { selected }] of before.tracks.entries())
    for (const power of selected) assert.ok(after.tracks[index]?.selected.includes(power), power);
  if (before.class === "undecided") return;
  assert.equal(plainClass(after), plainClass(before));
  if (before.class === "conflict") return;
  assert.deepEqual(
    after.tracks.map(({ selected, open }) => [selected, open]),
    before.tracks.map(({ selected, open }) => [selected, open]),
  );
  assert.equal(after.duties.length, before.duties.length);
  assert.deepEqual(after.conflicts, []);
}

/** All that can differ between two outcomes with nothing unknown. */
function gist({ class: kind, positions, tracks, duties, conflicts }: Outcome): string {
  return JSON.stringify([
    kind === "gap",
    positions.map(({ position }) => position),
    tracks.map(({ selected, options, open }) => [selected, open ? options : []]),
    duties.map(({ what, modality, due }) => [what, modality, due]),
    conflicts.map(({ kind, targets }) => [kind, targets]),
  ]);
}

describe("an outcome", () => {
  it("with unknowns holds of every case that fills them", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = sampleOf(seed, false);
        const filled = fillings(one);
        fc.pre(filled !== undefined && filled.length > 0);
        const outcome = simulated(one.model, one.kase);
        for (const kase of filled) holdsIn(outcome, simulate(one.model, kase));
      }),
      { numRuns: 300 },
    );
  });

  it("of a timeline that is not known in full holds of every one that fills it", () => {
    const happened = fc.array(fc.record({ ago: fc.integer({ min: 1, max: 900 }), severity: fc.nat(4) }), {
      minLength: 1,
      maxLength: 2,
    });
    let open = 0;
    fc.assert(
      fc.property(seeds, happened, (seed, breaches) => {
        const text = randomPolicy(seed.policy, { asksWhatIsKnown: false, events: true });
        const model = modelOf(text);
        const [event] = model.events;
        const on = days[seed.day] ?? 0;
        fc.pre(event !== undefined && model.measures.length > 0 && model.assumptions.length === 0);
        if (event === undefined) return;
        const values = model.inputs.map((input, index) => {
          const all = valuesOf(input);
          return input.kind === "measure" ? undefined : all[(seed.values[index % 4] ?? 0) % all.length];
        });
        const list = (severities: readonly Value[]): Kase => ({
          on,
          values,
          timeline: {
            none: [],
            events: breaches.map(({ ago }, place) => ({
              event,
              on: on - ago,
              fields: [severities[place]],
              received: undefined,
              upheld: undefined,
              withdrawn: undefined,
              because: undefined,
            })),
          },
        });
        const known = breaches.map(({ severity }): Value => (severity > 2 ? undefined : severity));
        const outcome = simulated(model, list(known));
        const filled = product(known.map((value) => (value === undefined ? [0, 1, 2] : [value]))).map(
          (each) => simulate(model, list(each)),
        );
        for (const each of filled) holdsIn(outcome, each);
        if (outcome.class === "undecided") open++;
      }),
      { numRuns: 300 },
    );
    assert.ok(open > 10);
  });

  it("is undecided only where two cases that fill the unknowns differ, or one is undecided itself", () => {
    let seen = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = sampleOf(seed, false);
        const filled = fillings(one);
        fc.pre(filled !== undefined && filled.length > 0);
        const outcome = simulate(one.model, one.kase);
        fc.pre(outcome.class === "undecided" && outcome.exact);
        seen++;
        const outcomes = filled.map((kase) => simulate(one.model, kase));
        const differ = new Set(outcomes.map(gist)).size > 1;
        assert.ok(differ || outcomes.some((each) => each.class === "undecided"), outcome.summary);
        for (const [index, { name, possible }] of outcome.positions.entries()) {
          const found = new Set(outcomes.flatMap((each) => each.positions[index]?.possible ?? []));
          // Whether a power that no rule speaks of is closed is left unasked, so more may be told there.
          const unused = ["closed", "not-addressed"];
          const asked = possible.filter((position) => !unused.includes(position));
          assert.deepEqual(
            asked.filter((position) => !found.has(position)),
            [],
            name,
          );
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(seen > 50);
  });

  it("is the same whatever cases were looked at before", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { text, model, kase } = sampleOf(seed, true);
        const again = modelOf(text);
        for (const input of again.inputs)
          for (const value of [undefined, valuesOf(input)[0], valuesOf(input).at(-1)])
            simulate(again, { ...kase, values: kase.values.with(input.index, value) });
        assert.deepEqual(simulate(again, kase), simulate(model, kase));
      }),
      { numRuns: 100 },
    );
  });

  it("that was not looked through to the end claims nothing that is not so", () => {
    let inexact = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 12 }), (seed, budget) => {
        const one = sampleOf(seed, false);
        const filled = fillings(one);
        fc.pre(filled !== undefined && filled.length > 0);
        const outcome = simulated(one.model, one.kase, budget);
        if (!outcome.exact) inexact++;
        for (const kase of filled) holdsIn(outcome, simulate(one.model, kase));
      }),
      { numRuns: 200 },
    );
    assert.ok(inexact > 10);
  });

  it("gets no less certain when one more fact is known", () => {
    fc.assert(
      fc.property(seeds, fc.nat(3), fc.nat(200), (seed, which, pick) => {
        const { model, kase } = sampleOf(seed, false);
        const input = model.inputs[which];
        fc.pre(input !== undefined && kase.values[which] === undefined);
        const all = input === undefined ? [] : valuesOf(input);
        const more = { ...kase, values: kase.values.with(which, all[pick % all.length]) };
        fc.pre(model.assumptions.length === 0 && model.relations.length === 0);
        settledHolds(simulate(model, kase), simulated(model, more));
      }),
      { numRuns: 300 },
    );
  });

  it("does not change when declarations change places", () => {
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.nat(1_000_000)), (seed, dice) => {
        const { text, model, kase } = sampleOf(seed, true);
        const moved = modelOf(shuffled(text, dice));
        const { kase: again, errors } = readCase(moved, caseDataOf(model, kase));
        assert.deepEqual(errors, {});
        assert.deepEqual(unordered(simulate(moved, again)), unordered(simulate(model, kase)));
      }),
      { numRuns: 200 },
    );
  });
});

/** The declarations of a policy in another order. A table stays with its head. */
function shuffled(text: string, dice: fc.Stream<number>): string {
  const declarations = text.split(/\n(?! *\|)/).filter((declaration) => declaration.trim() !== "");
  const keyed = declarations.map((declaration) => ({ declaration, key: dice.next().value ?? 0 }));
  return `${keyed
    .sort((a, b) => a.key - b.key)
    .map(({ declaration }) => declaration)
    .join("\n")}\n`;
}

/** What does not depend on the order of declarations: which of several rules is named first does. */
function unordered(outcome: Outcome): unknown {
  const sorted = <T>(list: readonly T[]) => list.map((each) => JSON.stringify(each)).sort();
  return {
    class: outcome.class,
    on: outcome.on,
    exact: outcome.exact,
    values: sorted(outcome.values),
    rules: sorted(outcome.rules),
    positions: sorted(outcome.positions.map((position) => ({ ...position, by: position.by.toSorted() }))),
    tracks: sorted(
      outcome.tracks.map(({ name, selected, options, open }) => ({
        name,
        selected: selected.toSorted(),
        options: options.toSorted(),
        open,
      })),
    ),
    duties: sorted(outcome.duties.map(({ rule: _, ...duty }) => duty)),
    conflicts: sorted(
      outcome.conflicts.map(({ kind, targets, rules }) => [kind, targets.toSorted(), rules.toSorted()]),
    ),
    deciding: sorted(outcome.deciding.map(({ facts, always }) => [facts.toSorted(), always])),
  };
}

describe("the facts that would decide", () => {
  /** Classes of the case with these facts known, one for each way that the assumptions allow. */
  function classesWith(
    { model, kase }: Sample,
    facts: readonly string[],
  ): Set<"decided" | "open"> | undefined {
    const chosen = model.inputs.filter(({ name }) => facts.includes(name));
    const tuples = product(chosen.map(valuesOf));
    if (tuples.length > FEW) return undefined;
    const classes = new Set<"decided" | "open">();
    for (const tuple of tuples) {
      const values = [...kase.values];
      for (const [place, { index }] of chosen.entries()) values[index] = tuple[place];
      const more = { ...kase, values };
      if ((fillings({ text: "", model, kase: more }) ?? [more]).length === 0) continue;
      classes.add(simulate(model, more).class === "undecided" ? "open" : "decided");
    }
    return classes;
  }

  it("do decide: always, or for some of their values; and no fact is named in vain", () => {
    let sets = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = sampleOf(seed, true);
        const outcome = simulate(one.model, one.kase);
        // An assumption about what is known is broken by learning, which no rule of a real policy would want.
        fc.pre(!(/^assume /m.test(one.text) && /is (un)?known/.test(one.text)));
        fc.pre(outcome.deciding.length > 0 && outcome.exact && (fillings(one)?.length ?? 0) > 0);
        for (const { facts, always } of outcome.deciding) {
          const classes = classesWith(one, facts);
          if (classes === undefined) continue;
          sets++;
          assert.ok(classes.has("decided"), `${facts} can decide`);
          assert.equal(classes.has("open"), !always, `${facts} always decide: ${always}`);
          for (const fact of facts) {
            const fewer = facts.filter((other) => other !== fact);
            const without = fewer.length === 0 ? new Set(["open"]) : classesWith(one, fewer);
            if (always) assert.ok(without === undefined || without.has("open"), `${fact} is needed`);
            else assert.ok(without === undefined || !without.has("decided"), `${fact} is needed`);
          }
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(sets > 100);
  });

  it("are found wherever a single one decides", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = sampleOf(seed, true);
        const outcome = simulate(one.model, one.kase);
        const { assumptions, relations } = one.model;
        fc.pre(outcome.class === "undecided" && outcome.exact);
        fc.pre(assumptions.length === 0 && relations.length === 0);
        for (const { name, index } of one.model.inputs) {
          if (one.kase.values[index] !== undefined) continue;
          const classes = classesWith(one, [name]);
          if (classes === undefined || classes.has("open")) continue;
          assert.ok(
            outcome.deciding.some(({ facts, always }) => always && facts.join() === name),
            name,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
