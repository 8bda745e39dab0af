/**
 * What holds between measures in every case that can happen, whatever the timeline: twelve months never count more
 * than twenty-four. Every relation is true of all timelines; not everything that is true of them is a relation.
 */
import {
  conjuncts,
  follows,
  isMeantBy,
  isSameWindow,
  isWindowWithin,
  isWithin,
  meansNone,
  reachesNow,
} from "./among.ts";
import { compared, comparison, implies, not, ofInput, ofMeasure, related } from "./forms.ts";
import { isPresent } from "./lower-expressions.ts";
import type { Expr, Input, Measure } from "./model.ts";

export function relationsOf(measures: readonly Measure[]): readonly Expr[] {
  const found: Expr[] = [];
  const pairs = measures.flatMap((a) =>
    measures.flatMap((b): readonly (readonly [Measure, Measure])[] =>
      a !== b && a.event === b.event ? [[a, b]] : [],
    ),
  );
  for (const measure of measures) found.push(...alone(measure));
  for (const [a, b] of pairs) found.push(...between(a, b));
  found.push(...sums(measures));
  return found;
}

// ── Of one measure ─────────────────────────────────────────────────────────────────────────────────────────────

/** There are none where none can be; what is noted of the latest event that satisfies a condition satisfies it. */
function alone(measure: Measure): readonly Expr[] {
  const { input, what, field, where, presence } = measure;
  if (isCount(measure)) return meansNone(measure) ? [not(isPresent(input))] : [];
  if (what !== "field" || field === undefined || presence === undefined) return [];
  return conjuncts(where).flatMap((part) => {
    const said = saidOf(part, field, input);
    return said === undefined ? [] : [implies([isPresent(presence)], said)];
  });
}

/** A condition on a field, said of a value; undefined where it speaks of something else. */
function saidOf(condition: Expr, field: Input, of: Input): Expr | undefined {
  const value = ofInput(of);
  if (condition.kind === "input") return condition.input.index === field.index ? value : undefined;
  if (condition.kind === "not") {
    const operand = saidOf(condition.operand, field, of);
    return operand && { kind: "not", operand };
  }
  if (condition.kind === "or") {
    const operands = condition.operands.map((operand) => saidOf(operand, field, of));
    const all = operands.filter((operand) => operand !== undefined);
    return all.length === operands.length ? { kind: "or", operands: all } : undefined;
  }
  if (condition.kind !== "compare" || condition.right.kind !== "constant") return undefined;
  const isAbout = condition.left.kind === "input" && condition.left.input.index === field.index;
  return isAbout ? { ...condition, left: value } : undefined;
}

// ── Of two ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What follows for the second from the first. */
function between(a: Measure, b: Measure): readonly Expr[] {
  if (isCount(a) && isCount(b)) return counts(a, b);
  if (a.what !== "field") return [];
  return [...fieldAndCount(a, b), ...fieldAndRun(a, b), ...begunAndCount(a, b)];
}

const isCount = ({ what }: Measure): boolean => what === "count" || what === "consecutive";

function counts(a: Measure, b: Measure): readonly Expr[] {
  const found: Expr[] = [];
  const all = b.what === "count" && b.field === undefined;
  const within = isWithin(a, b);
  const likewise = a.what === "count" && b.what === "count" && a.field === b.field;
  const runs = a.what === "consecutive" && b.what === "consecutive" && isWithin(a, b) && reachesNow(b);
  if (within && (all || likewise)) found.push(related("<=", a, b));
  else if (runs && a.seesWithdrawn === b.seesWithdrawn && reachesNow(a)) found.push(related("<=", a, b));
  const distinct = b.what === "count" && b.field !== undefined;
  if (within && distinct && a.what === "count" && a.field === undefined)
    found.push(implies([isPresent(a.input)], isPresent(b.input)));
  return found;
}

/** Of what is noted of an event, that those of this kind are counted somewhere. */
function fieldAndCount(a: Measure, b: Measure): readonly Expr[] {
  const { field, presence, input } = a;
  if (b.what !== "count" || field === undefined || presence === undefined) return [];
  if (!isWindowWithin(a.window, b.window) || (a.seesWithdrawn && !b.seesWithdrawn)) return [];
  const open = conjuncts(b.where).filter((part) => !conjuncts(a.where).some((given) => follows(given, part)));
  const said = open.map((part) => saidOf(part, field, input));
  const all = said.filter((part) => part !== undefined);
  if (all.length === 0 || all.length !== said.length) return [];
  return [implies([isPresent(presence), ...all], isPresent(b.input))];
}

/** A process has begun where a move of it is counted, and only there. */
function begunAndCount(a: Measure, b: Measure): readonly Expr[] {
  if (a.none === undefined || b.what !== "count") return [];
  const begun = not(comparison("=", a.input, a.none));
  return [
    ...(isWithin(b, a) ? [implies([isPresent(b.input)], begun)] : []),
    ...(isWithin(a, b) && b.field === undefined ? [implies([begun], isPresent(b.input))] : []),
  ];
}

/** The latest of all satisfies a condition where a run of those that do ends with it, and only there. */
function fieldAndRun(a: Measure, b: Measure): readonly Expr[] {
  const { field, presence, input } = a;
  if (b.what !== "consecutive" || field === undefined || presence === undefined) return [];
  if (a.which !== "latest" || a.where !== undefined || a.seesWithdrawn !== b.seesWithdrawn) return [];
  if (!isSameWindow(a.window, b.window)) return [];
  const parts = conjuncts(b.where).map((part) => saidOf(part, field, input));
  const said = parts.filter((part) => part !== undefined);
  return [
    ...said.map((part) => implies([isPresent(b.input)], part)),
    ...(said.length === parts.length && said.length > 0
      ? [implies([isPresent(presence), ...said], isPresent(b.input))]
      : []),
  ];
}

// ── Of four ────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Of two conditions and two windows, each within the other: what the narrower condition counts between the windows,
 * the wider one counts there too.
 */
function sums(measures: readonly Measure[]): readonly Expr[] {
  const plain = measures.filter(({ what, field }) => what === "count" && field === undefined);
  const found: Expr[] = [];
  for (const low of plain)
    for (const high of plain) {
      if (low === high || low.event !== high.event) continue;
      const isNarrow =
        isWithin(low, high) && !isMeantBy(high, low) && !isWindowWithin(high.window, low.window);
      if (!isNarrow) continue;
      const corner = (meant: Measure, when: Measure) =>
        plain.find((one) => one.event === low.event && hasWhere(one, meant) && hasWindow(one, when));
      const narrowLong = corner(low, high);
      const wideShort = corner(high, low);
      if (narrowLong === undefined || wideShort === undefined) continue;
      const { type } = high.input;
      const sum = (left: Measure, right: Measure): Expr => ({
        kind: "add",
        type,
        left: ofMeasure(left),
        right: ofMeasure(right),
      });
      found.push(compared("<=", sum(narrowLong, wideShort), sum(high, low)));
    }
  return found;
}

const hasWhere = (one: Measure, other: Measure): boolean => isMeantBy(one, other) && isMeantBy(other, one);
const hasWindow = (one: Measure, other: Measure): boolean => isSameWindow(one.window, other.window);
