/** What is asked of events: held to looking at every day, and what holds between the answers to every timeline. */
import { strict as assert } from "node:assert";
import { dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { dayRelations } from "@remit/server/semantics/relations-of-days.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { valuesOf } from "@remit/server/simulation/case-values.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import * as fc from "fast-check";
import { product } from "../support/cases.ts";
import { modelOf } from "../support/model-of.ts";
import {
  answers,
  type EventSeed,
  eventPolicy,
  meant,
  measureOf,
  type Question,
  textOf,
  timelineOf,
  within,
} from "../support/random-timeline.ts";

const asked = [
  "count",
  "count",
  "distinct",
  "consecutive",
  "latest",
  "earliest",
  "severity",
  "time since",
  "time since earliest",
] as const;
const questions: fc.Arbitrary<Question> = fc.record({
  asked: fc.constantFrom(...asked),
  meant: fc.constantFrom(...meant),
  within: fc.constantFrom(...within),
});

/** Several about the same events in the same few windows: what is likely to hang together. */
const alike: fc.Arbitrary<readonly Question[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...meant), { minLength: 1, maxLength: 2 }),
    fc.uniqueArray(fc.constantFrom(...within), { minLength: 1, maxLength: 3 }),
  )
  .chain(([some, windows]) =>
    fc.array(
      fc.record({
        asked: fc.constantFrom(...asked),
        meant: fc.constantFrom(...some),
        within: fc.constantFrom(...windows),
      }),
      { minLength: 3, maxLength: 10 },
    ),
  );

/** Month ends, leap days and the days beside them, and any other. */
const days = fc.oneof(
  fc
    .constantFrom("2024-02-29", "2024-03-01", "2025-02-28", "2025-03-31", "2025-12-31", "2028-02-29")
    .map((text) => dayOf(text) ?? 0),
  fc.integer({ min: dayOf("2023-01-01") ?? 0, max: dayOf("2028-12-31") ?? 0 }),
);
/** Days before the decision, and some after it. */
const ago = fc.oneof(
  fc.constantFrom(-1, 0, 1, 28, 30, 31, 364, 365, 366, 730, 731, 1095, 1096),
  fc.integer({ min: -20, max: 1500 }),
);
/** Days before the decision, among them those beside which windows and periods begin and end. */
const agoOf = (on: number) =>
  fc.oneof(
    ago,
    fc
      .constantFrom("2024-02-29", "2025-01-31", "2025-02-28", "2026-04-01")
      .chain((text) => fc.integer({ min: -1, max: 1 }).map((beside) => on - (dayOf(text) ?? 0) - beside)),
  );
const later = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined });
const breaches = (unknown: boolean, most: number, when = ago): fc.Arbitrary<readonly EventSeed[]> =>
  fc.array(
    fc.record({
      ago: when,
      severity: fc.integer({ min: 0, max: unknown ? 3 : 2 }),
      regulation: fc.integer({ min: 0, max: unknown ? 3 : 2 }),
      upheld: later,
      withdrawn: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined, freq: 2 }),
    }),
    { maxLength: most },
  );
const notices = fc.array(ago, { maxLength: 2 });

/** A policy that asks all of these. */
function asking(all: readonly Question[]): Model {
  const texts = [...new Set(all.map(textOf))];
  return modelOf(
    `${eventPolicy}${texts.map((text, place) => `threshold t${place} met when ${text} is known\n`).join("")}`,
  );
}

const valueIn = (model: Model, text: string, values: readonly Value[]): Value =>
  values[measureOf(model, text).input.index];

describe("what is asked of events", () => {
  it("is what looking at every day finds, whatever is not known", () => {
    let open = 0;
    fc.assert(
      fc.property(questions, days, breaches(true, 4), notices, (question, on, seeds, sent) => {
        const model = asking([question]);
        const timeline = timelineOf(model, on, seeds, sent);
        const found = valueIn(model, textOf(question), valuesOf(model, { on, values: [], timeline }));
        const possible = answers(question, timeline, on);
        const [only] = possible;
        // What an event is asked that need not be there is known only where it is there for sure.
        if (possible.length === 1)
          assert.ok(found === only || hidden(question, found), `${found}, not ${only}`);
        else assert.equal(found, undefined, possible.join(" or "));
        if (possible.length > 1) open++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(open > 50);
  });

  /** That a condition leaves a field only one value, or says the same of all of them, is not seen through. */
  const hidden = ({ asked: what, meant: { text } }: Question, found: Value): boolean =>
    found === undefined &&
    (what === "distinct" || (what === "severity" && text !== "") || / (?:and|or) /.test(text));

  it("bears out what is said to hold between the answers, whatever happened", () => {
    let held = 0;
    fc.assert(
      fc.property(
        fc.oneof(alike, fc.array(questions, { minLength: 2, maxLength: 7 })),
        fc
          .oneof(days, fc.constantFrom(dayOf("2024-02-28") ?? 0, dayOf("2026-03-31") ?? 0))
          .chain((on) => fc.tuple(fc.constant(on), breaches(true, 8, agoOf(on)))),
        notices,
        (all, [on, seeds], sent) => {
          const model = asking(all);
          const timeline = timelineOf(model, on, seeds, sent);
          const frame = frameOf(model, valuesOf(model, { on, values: [], timeline }), on);
          // On the day of the decision, and on those on which the policy changes.
          const measures = model.measures.filter((measure) => "event" in measure);
          const relations = [...model.relations, ...dayRelations(measures, [on, on + 1])];
          for (const relation of relations) assert.notEqual(evaluate(relation, frame), 0);
          held += relations.length;
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(held > 30_000, `${held} relations`);
  });

  it("takes together what a window holds in another, and nothing more", () => {
    const model = asking(
      ["", " in the last 36 months", " in the last 2 years", " in the last 28 days"].map((text) => ({
        asked: "count",
        meant: { text: "", holds: () => true },
        within: { text, holds: () => true },
      })),
    );
    const inputs = model.inputs.map(({ index }) => index);
    assert.equal(inputs.length, 4);
    const on = dayOf("2026-03-31") ?? 0;
    for (const values of product(inputs.map(() => [0, 1, 2, 3]))) {
      const isAllowed = model.relations.every(
        (relation) => evaluate(relation, frameOf(model, values, on)) === 1,
      );
      const [all = 0, long = 0, middle = 0, short = 0] = values;
      assert.equal(isAllowed, all >= long && long >= middle && middle >= short);
      if (!isAllowed) continue;
      const happened = [
        ...Array.from({ length: all - long }, () => 2000),
        ...Array.from({ length: long - middle }, () => 900),
        ...Array.from({ length: middle - short }, () => 400),
        ...Array.from({ length: short }, () => 3),
      ];
      assert.deepEqual(
        counted(
          model,
          on,
          happened.map((days) => ({ days, severity: 0 })),
        ),
        values,
      );
    }
  });

  it("takes together what two conditions hold in two windows, and nothing more", () => {
    const wheres = ["", " where severity is high"];
    const windows = [" in the last 24 months", " in the last 12 months"];
    const model = asking(
      wheres.flatMap((where) =>
        windows.map((window) => ({
          asked: "count" as const,
          meant: { text: where, holds: () => true },
          within: { text: window, holds: () => true },
        })),
      ),
    );
    const on = dayOf("2026-03-31") ?? 0;
    let realised = 0;
    for (const values of product(model.inputs.map(() => [0, 1, 2, 3]))) {
      const frame = frameOf(model, values, on);
      if (!model.relations.every((relation) => evaluate(relation, frame) === 1)) continue;
      const [long = 0, short = 0, highLong = 0, highShort = 0] = values;
      const times = (count: number, days: number, severity: number) =>
        Array.from({ length: count }, () => ({ days, severity }));
      const happened = [
        ...times(highShort, 3, 2),
        ...times(highLong - highShort, 400, 2),
        ...times(short - highShort, 3, 0),
        ...times(long - short - (highLong - highShort), 400, 0),
      ];
      assert.deepEqual(counted(model, on, happened), values);
      realised++;
    }
    assert.equal(realised, 35);
  });
});

/** What a policy counts of events so many days ago. */
function counted(
  model: Model,
  on: number,
  happened: readonly { readonly days: number; readonly severity: number }[],
): readonly Value[] {
  const seeds = happened.map(({ days, severity }) => ({
    ago: days,
    severity,
    regulation: 0,
    upheld: undefined,
    withdrawn: undefined,
  }));
  return [
    ...valuesOf(model, {
      on,
      values: model.inputs.map(() => undefined),
      timeline: timelineOf(model, on, seeds, []),
    }),
  ];
}
