/**
 * `NAME, NAME never change the outcome`: no two cases that are alike but for these facts come out otherwise. All of
 * an outcome counts but what explains it: where powers and actions stand, what is selected, duties, conflicts, class.
 */

import { dutiesOf } from "../../compile/policy.ts";
import type { Point } from "../../regions/answer.ts";
import { FALSE, type Formula, not } from "../../regions/formula.ts";
import { addForms, scaleForm, termForm } from "../../regions/space.ts";
import type { Input } from "../../semantics/model.ts";
import { quoted } from "../../semantics/symbols.ts";
import { type Context, inputNamed } from "../context.ts";
import { type Aspect, aspectsByPart, aspectsOfAll } from "../outcome-aspects.ts";
import { recalled } from "../recall.ts";
import { caseText } from "../witness.ts";
import { type Failure, mirroredAxioms, type Obligation, troubleOf } from "./obligation.ts";

/** The cases in which an aspect of the outcome differs, by the variables of the facts and the aspect. */
const differences = recalled<Formula>();

/** The same for all that one power or track comes to, by the variables of the facts. */
const changesOfParts = new WeakMap<readonly Aspect[], Map<string, readonly Formula[]>>();

export function neverChanges(context: Context, names: readonly string[]): Obligation {
  const { formulas, cases, world } = context;
  const moved = names.flatMap((name) => {
    const input = inputNamed(context.model, name);
    const twin = input && cases.twin[input.index];
    return input === undefined || twin === undefined ? [] : [{ input, twin }];
  });
  const other = (formula: Formula): Formula =>
    moved.reduce((rest, { input, twin }) => formulas.substitute(rest, input.index, termForm(twin)), formula);
  const swapped = moved.map(({ input, twin }) => `${input.index}/${twin}`).join(" ");
  const reads = (formula: Formula) => moved.some(({ input }) => formulas.reads(formula, input.index));
  const changesOf = (aspects: readonly Aspect[]) =>
    aspects
      .filter(([, cases]) => reads(cases))
      .map(([, cases]) =>
        differences(context, `${swapped} ${cases}`, () => formulas.differ(cases, other(cases))),
      );
  const known = moved.flatMap(({ input }) => cases.known[input.index] ?? []);
  const changes = [
    ...aspectsByPart(context).flatMap((aspects) => {
      const known = changesOfParts.get(aspects) ?? new Map<string, readonly Formula[]>();
      changesOfParts.set(aspects, known);
      const found = known.get(swapped) ?? changesOf(aspects);
      known.set(swapped, found);
      return found;
    }),
    ...changesOf(aspectsOfAll(context)),
    ...moved.flatMap(({ input, twin }) => laterDuties(context, input, twin)),
  ];
  const own = formulas.and([formulas.or(changes), ...known.map((flag) => formulas.variableIs(flag, 1))]);
  if (own === FALSE) return { failures: [], doubts: [], counts: "cases" };
  const twins = moved.map(({ twin }) => twin);
  const second = (point: Point): Point =>
    moved.reduce((rest, { input, twin }) => rest.with(input.index, point[twin] ?? 0), point);
  const trouble = troubleOf(context, own, `alike ${names.join(" ")}`, mirroredAxioms(context, other));
  const failure: Failure = {
    ...trouble,
    second,
    how: (point) => {
      const rest = caseText(context, point, trouble.formula);
      return `two cases that are alike but for ${quoted(names)} come out differently, the first when ${rest}`;
    },
    count: (among) => world.countSome(trouble.formula, twins, context.counted, among),
  };
  return { failures: [failure], doubts: [], counts: "cases" };
}

/** Duties that fall due by a date which is one of the facts: another date is another outcome. */
function laterDuties({ policy, formulas }: Context, input: Input, twin: number): readonly Formula[] {
  const due = dutiesOf(policy)
    .flat()
    .filter(({ effect }) => {
      const anchor = effect.deadline?.anchor?.value;
      return anchor?.kind === "input" && anchor.input === input;
    });
  if (due.length === 0) return [];
  const difference = addForms(termForm(input.index), scaleForm(termForm(twin), -1));
  const same = formulas.and([
    formulas.atMostZero(difference),
    formulas.atMostZero(scaleForm(difference, -1)),
  ]);
  return due.map(({ sure }) => formulas.and([sure, not(same)]));
}
