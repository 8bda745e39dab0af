/**
 * What there is to find in a small policy, by trying every case with the interpreter: the judge of the analysis.
 * Everything here is worked out from decisions and values; nothing from formulas.
 */
import { strict as assert } from "node:assert";
import { expressionsOf } from "@remit/server/compile/expressions.ts";
import { editionDays } from "@remit/server/semantics/editions.ts";
import type {
  Assumption,
  Claim,
  Definition,
  Expr,
  Input,
  Model,
  PositionWord,
  Rule,
  Target,
} from "@remit/server/semantics/model.ts";
import { expressionsIn, operandsOf } from "@remit/server/semantics/parts.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { valuesOf as knownIn } from "@remit/server/simulation/case-values.ts";
import { conflictKey } from "@remit/server/simulation/conflicts.ts";
import { type Decision, decideIn } from "@remit/server/simulation/decide.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { isDuty } from "@remit/server/simulation/duties.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import { AVAILABLE, bitsOf } from "@remit/server/simulation/positions.ts";
import { MUST, prepare } from "@remit/server/simulation/prepare.ts";
import { APPLIES, DOES_NOT_APPLY, inForce, MAY_APPLY, OVERRIDDEN } from "@remit/server/simulation/rules.ts";
import { adequacy } from "@remit/server/simulation/selection.ts";
import { situationOf } from "@remit/server/simulation/situation.ts";
import { canHappen, product, valuesOf } from "./cases.ts";

export interface Tried {
  readonly values: readonly Value[];
  readonly on: Value;
  readonly decision: Decision;
}

/** The first days of the periods in which the policy stays the same, while it is in force. */
export function daysOf(model: Model): readonly Value[] {
  const { policy, parameters } = model;
  const starts = parameters.flatMap(({ values }) =>
    values.some(({ from }) => from === undefined) ? [] : [Math.min(...values.map(({ from }) => from ?? 0))],
  );
  const first = policy?.from ?? (starts.length > 0 ? Math.max(...starts) : undefined);
  const days = policy?.transition.day === undefined ? editionDays(model) : [];
  const inside = days.filter(
    (day) => (first === undefined || day > first) && (policy?.until === undefined || day <= policy.until),
  );
  const start = first ?? (days[0] === undefined ? undefined : days[0] - 1);
  return [start, ...inside];
}

/** Inputs of which the policy asks whether they are known have one more value: unknown. */
export function tryAll(
  model: Model,
  unknownToo: ReadonlySet<number>,
  days = daysOf(model),
  relations = model.relations,
): readonly Tried[] {
  const prepared = prepare(model);
  const lists = model.inputs.map((input): readonly Value[] => {
    if (isIdle(model, input)) return [undefined];
    return unknownToo.has(input.index) ? [...valuesOf(input), undefined] : valuesOf(input);
  });
  return days.flatMap((on) =>
    product(lists)
      .map((values) => ({ values, on, decision: decideIn(prepared, frameOf(model, values, on)) }))
      .filter(
        ({ values, decision }) =>
          canHappen(relations, decision.frame) &&
          counted(model, { values, on }).every((value, index) => value === values[index]),
      ),
  );
}

/**
 * What means nothing counts once: as 0, what is asked of an event where there is none; as unknown, the day from which
 * a clock runs where nobody else asks for it. What the rest of a case tells is not unknown.
 */
export function counted(model: Model, { values, on }: Pick<Tried, "values" | "on">): readonly Value[] {
  const found = [...values];
  for (const { presence, input } of model.measures)
    if (isIdle(model, input)) found[input.index] = undefined;
    else if (presence !== undefined && values[presence.index] === 0) found[input.index] = 0;
  return knownIn(model, { values: found, on });
}

const readIn = new WeakMap<Model, Set<number>>();

/** Whether a day is asked for by nothing but clocks. */
function isIdle(model: Model, { kind, type, index }: Input): boolean {
  let read = readIn.get(model);
  if (read === undefined) {
    read = new Set();
    for (const expr of expressionsOf(model)) inputsIn(expr, read);
    readIn.set(model, read);
  }
  return kind === "measure" && type.kind === "date" && !read.has(index);
}

/** The cases that the assumptions allow; all of them, or those of which `counts` says so. */
export function allowed(
  model: Model,
  cases: readonly Tried[],
  counts: (assumption: Assumption, index: number) => boolean = () => true,
): readonly Tried[] {
  const assumed = model.assumptions.filter(counts);
  return cases.filter(({ decision }) =>
    assumed.every(({ condition }) => evaluate(condition, decision.frame) !== 0),
  );
}

// ── Conflicts, gaps ────────────────────────────────────────────────────────────────────────────────────────────

/** By `kind target target`: the cases, and the rules that take part in any. Of a track, every pair of powers. */
export function conflictsIn(
  model: Model,
  cases: readonly Tried[],
): ReadonlyMap<string, { readonly cases: Tried[]; readonly rules: Set<string> }> {
  const found = new Map<string, { readonly cases: Tried[]; readonly rules: Set<string> }>();
  for (const tried of cases)
    for (const conflict of tried.decision.conflicts.sure) {
      const sets =
        conflict.kind === "one-at-a-time"
          ? conflict.about.flatMap((a, place) =>
              conflict.about.slice(place + 1).map((b) => [a, b].sort((x, y) => x - y)),
            )
          : [conflict.about];
      for (const about of sets) {
        const names = about.map((index) =>
          conflict.kind === "branches-differ" ? model.definitions[index]?.name : model.targets[index]?.name,
        );
        const key = [conflict.kind, ...names].join(" ");
        const entry = found.get(key) ?? { cases: [], rules: new Set<string>() };
        found.set(key, entry);
        entry.cases.push(tried);
        const modalities = conflict.kind === "required-and-prohibited" ? ["must", "must not"] : ["must"];
        if (conflict.kind !== "branches-differ")
          for (const rule of model.rules)
            if (
              tried.decision.rules[rule.index] === APPLIES &&
              rule.effects.some(
                ({ modality, target }) => modalities.includes(modality) && about.includes(target.index),
              )
            )
              entry.rules.add(rule.name);
      }
    }
  return found;
}

export const silentCases = (cases: readonly Tried[]): readonly Tried[] =>
  cases.filter(({ decision }) => decision.answered === 0);

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether a rule would apply, or may, if none overrode it. */
function wouldApply(model: Model, rule: Rule, { decision }: Tried): boolean {
  const status = decision.rules[rule.index];
  if (status === APPLIES || status === MAY_APPLY || status === OVERRIDDEN) return true;
  if (status !== DOES_NOT_APPLY || rule.otherwise) return false;
  // Where its own condition is unknown and another overrides it, the interpreter says that it does not apply.
  const isOverridden = model.rules.some(
    (other) => other.overrides.includes(rule.name) && decision.rules[other.index] === APPLIES,
  );
  const when = rule.when === undefined ? 1 : evaluate(rule.when, decision.frame);
  const unless = rule.unless === undefined ? 0 : evaluate(rule.unless, decision.frame);
  return isOverridden && when !== 0 && unless !== 1 && inForce(rule, decision.frame) !== 0;
}

export function neverApplies(model: Model, rule: Rule, cases: readonly Tried[]): boolean {
  return !cases.some((tried) => wouldApply(model, rule, tried));
}

export function alwaysOverridden(model: Model, rule: Rule, cases: readonly Tried[]): boolean {
  const statuses = cases.map(({ decision }) => decision.rules[rule.index]);
  return !neverApplies(model, rule, cases) && !statuses.includes(APPLIES) && !statuses.includes(MAY_APPLY);
}

/** What of an outcome must stay for a rule to be superfluous. */
function outcomeKey(model: Model, { decision }: Tried): string {
  const { positions, selections, conflicts, answered } = decision;
  return JSON.stringify([
    positions,
    selections.map(({ how, selected, options }) => [how === "required" ? "chosen" : how, selected, options]),
    conflicts.sure.map(conflictKey).sort(),
    dutiesIn(model, decision),
    answered ?? "open",
  ]);
}

function dutiesIn(model: Model, decision: Decision): readonly string[] {
  const prepared = prepare(model);
  const found = new Set<string>();
  for (const [rule, status] of decision.rules.entries())
    if (status === APPLIES)
      for (const prepaired of prepared.effects[rule] ?? []) {
        if (!isDuty(prepared, decision, prepaired)) continue;
        const { target, modality, actor, deadline, provedBy } = prepaired.effect;
        const amount = deadline === undefined ? undefined : evaluate(deadline.amount, decision.frame);
        found.add(
          JSON.stringify([
            target.index,
            modality,
            actor,
            amount,
            deadline?.unit,
            deadline?.counting,
            provedBy,
          ]),
        );
      }
  return [...found].sort();
}

/** Whether the policy without the rule comes out the same in every case. */
export function addsNothing(model: Model, rule: Rule, cases: readonly Tried[]): boolean {
  const rules = model.rules.filter((other) => other !== rule).map((other, index) => ({ ...other, index }));
  const without: Model = { ...model, rules };
  const prepared = prepare(without);
  return cases.every((tried) => {
    const decision = decideIn(prepared, frameOf(without, tried.values, tried.on));
    return outcomeKey(model, tried) === outcomeKey(without, { ...tried, decision });
  });
}

/** The cases in which a rule that only permits overrides one that requires, and then nothing is required there. */
export function mustsRemovedBy(model: Model, rule: Rule, cases: readonly Tried[]): readonly Tried[] {
  if (rule.effects.length === 0 || rule.effects.some(({ modality }) => modality !== "may")) return [];
  const overridden = model.rules.filter(({ name }) => rule.overrides.includes(name));
  return cases.filter(
    ({ decision }) =>
      decision.rules[rule.index] === APPLIES &&
      overridden.some(
        (other) =>
          decision.rules[other.index] === OVERRIDDEN &&
          other.effects.some(
            ({ modality, target }) =>
              modality === "must" &&
              !model.targets.some(
                (near) =>
                  (near === target || (target.track !== undefined && near.track === target.track)) &&
                  ((decision.said.sure[near.index] ?? 0) & MUST) !== 0,
              ),
          ),
      ),
  );
}

// ── Conditions, definitions, powers ────────────────────────────────────────────────────────────────────────────

export function alwaysIs(expr: Expr, value: 0 | 1, cases: readonly Tried[]): boolean {
  return cases.every(({ decision }) => evaluate(expr, decision.frame) === value);
}

/** The innermost parts of a condition, the whole left out, that are true always or never: with what they are. */
export function deadParts(
  whole: Expr,
  cases: readonly Tried[],
): { readonly parts: readonly (readonly [Expr, 0 | 1])[]; readonly told: boolean } {
  const parts: (readonly [Expr, 0 | 1])[] = [];
  const isName = (expr: Expr) =>
    ["input", "definition", "parameter", "constant", "unresolved"].includes(expr.kind);
  const hasNoPlace = (expr: Expr) => isName(expr) || expr.span === undefined;
  const visit = (expr: Expr): boolean => {
    let told = false;
    if (expr.kind !== "compare" && expr.kind !== "known")
      for (const part of operandsOf(expr)) if (visit(part)) told = true;
    if (told || expr === whole || hasNoPlace(expr)) return told;
    for (const value of [0, 1] as const)
      if (alwaysIs(expr, value, cases)) {
        parts.push([expr, value]);
        return true;
      }
    return false;
  };
  const told = visit(whole) || isName(whole);
  return { parts, told };
}

export function neverSelected(model: Model, power: Target, cases: readonly Tried[]): boolean {
  const offering = model.rules.filter((rule) =>
    rule.effects.some(({ target, modality }) => target === power && modality !== "must not"),
  );
  const offered = cases.some(({ decision }) =>
    offering.some(({ index }) => [APPLIES, MAY_APPLY].includes(decision.rules[index] ?? 0)),
  );
  if (!offered) return false;
  const track = model.tracks.findIndex(({ name }) => name === power.track);
  return !cases.some(({ decision }) => {
    const selection = decision.selections[track];
    if (selection === undefined) return ((decision.positions[power.index] ?? 0) & AVAILABLE) !== 0;
    const { how, selected, options } = selection;
    return (
      how === "unsettled" ||
      selected.includes(power.index) ||
      (how !== "inadequate" && options.includes(power.index))
    );
  });
}

type Matrix = Extract<Definition, { kind: "matrix" }>;

export function levelsReached(matrix: Matrix, cases: readonly Tried[]): ReadonlySet<number> {
  return new Set(cases.flatMap(({ decision }) => decision.frame.definitions[matrix.index] ?? []));
}

/** The axes on which a matrix gets milder between two neighbouring cells that cases fall into. */
export function brokenAxes(matrix: Matrix, cases: readonly Tried[]): readonly string[] {
  const fallsInto = (row: number, column: number) =>
    cases.some(({ decision }) => {
      const inside = (expr: Expr | undefined, key: { from: number; to: number } | undefined) => {
        if (expr === undefined) return true;
        const value = evaluate(expr, decision.frame);
        return key !== undefined && value !== undefined && value >= key.from && value <= key.to;
      };
      return inside(matrix.rows, matrix.rowKeys[row]) && inside(matrix.columns, matrix.columnKeys[column]);
    });
  const worseOf = (expr: Expr | undefined) =>
    expr?.kind === "input" ? expr.input.worse : expr?.kind === "definition" ? expr.definition.worse : 0;
  const nameOf = (expr: Expr | undefined) =>
    expr?.kind === "input" ? expr.input.name : expr?.kind === "definition" ? expr.definition.name : "";
  if (matrix.worse === 0) return [];
  const axis = (
    expr: Expr | undefined,
    keys: Matrix["rowKeys"],
    others: number,
    at: (key: number, other: number) => readonly [number, number],
  ) => {
    const worse = worseOf(expr);
    if (worse === 0) return [];
    const order = keys
      .map((_, key) => key)
      .sort((a, b) => worse * ((keys[a]?.from ?? 0) - (keys[b]?.from ?? 0)));
    for (let other = 0; other < others; other++)
      for (const [place, key] of order.entries()) {
        const next = order[place + 1];
        if (next === undefined) continue;
        const [here, there] = [at(key, other), at(next, other)];
        const [from, to] = [here, there].map(([row, column]) => matrix.cells[row]?.[column]);
        if (from === undefined || to === undefined || (to - from) * matrix.worse >= 0) continue;
        if (fallsInto(...here) && fallsInto(...there)) return [nameOf(expr)];
      }
    return [];
  };
  const columns = matrix.columns === undefined ? 1 : matrix.columnKeys.length;
  return [
    ...axis(matrix.rows, matrix.rowKeys, columns, (row, column) => [row, column]),
    ...axis(matrix.columns, matrix.columnKeys, matrix.rowKeys.length, (column, row) => [row, column]),
  ];
}

export function branchlessCases(definition: Definition, cases: readonly Tried[]): readonly Tried[] {
  if (definition.kind !== "branches" || definition.editions !== undefined) return [];
  const { branches, edition } = definition;
  if (branches.some(({ when }) => when === undefined)) return [];
  const isInForce = ({ decision }: Tried) =>
    edition?.force === undefined || evaluate(edition.force, decision.frame) === 1;
  return cases
    .filter(isInForce)
    .filter(({ decision }) =>
      branches.every(({ when }) => when !== undefined && evaluate(when, decision.frame) === 0),
    );
}

// ── Principles ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface Levels {
  readonly lowest: number;
  readonly highest: number;
}

/** Of what is selected or left to choose; -1 for nothing, undefined where a missing value leaves it open. */
export function levelsOn(
  model: Model,
  { decision }: Pick<Tried, "decision">,
  track: string,
): Levels | undefined {
  const selection = decision.selections[model.tracks.findIndex(({ name }) => name === track)];
  if (selection === undefined || selection.how === "unsettled") return undefined;
  const used =
    selection.how === "inadequate" ? selection.selected : [...selection.selected, ...selection.options];
  const steps = used.map((power) => model.targets[power]?.step ?? -1);
  return steps.length === 0
    ? { lowest: -1, highest: -1 }
    : { lowest: Math.min(...steps), highest: Math.max(...steps) };
}

export const caseKey = ({ values, on }: Pick<Tried, "values" | "on">): string =>
  JSON.stringify([on, values.map((value) => value ?? "unknown")]);

/** Pairs of allowed cases, the second with the fact one step worse. */
export function stepsWorse(input: Input, cases: readonly Tried[]): readonly (readonly [Tried, Tried])[] {
  const byKey = new Map(cases.map((tried) => [caseKey(tried), tried]));
  const list = valuesOf(input);
  return cases.flatMap((tried) => {
    const value = tried.values[input.index];
    if (value === undefined || input.worse === 0) return [];
    const next = list[list.indexOf(value) + input.worse];
    const other =
      next === undefined
        ? undefined
        : byKey.get(caseKey({ ...tried, values: tried.values.with(input.index, next) }));
    return other === undefined ? [] : [[tried, other] as const];
  });
}

export function isWeaker(before: Levels | undefined, after: Levels | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    (after.lowest < before.lowest || after.highest < before.highest)
  );
}

export function leaps(before: Levels | undefined, after: Levels | undefined, steps: number): boolean {
  if (before === undefined || after === undefined) return false;
  return Math.abs(after.lowest - before.lowest) > steps || Math.abs(after.highest - before.highest) > steps;
}

/** Cases of which another, different only in these facts (all known), comes out otherwise. */
export function changedBy(
  model: Model,
  inputs: readonly number[],
  cases: readonly Tried[],
): readonly Tried[] {
  const known = cases.filter(({ values }) => inputs.every((index) => values[index] !== undefined));
  const groups = new Map<string, Tried[]>();
  for (const tried of known) {
    const key = caseKey({
      ...tried,
      values: tried.values.map((value, index) => (inputs.includes(index) ? 0 : value)),
    });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tried]);
    else group.push(tried);
  }
  const keyOf = (tried: Tried) => wholeKey(model, tried);
  return [...groups.values()].flatMap((group) => (new Set(group.map(keyOf)).size > 1 ? group : []));
}

/** All of an outcome but what explains it, its class included. */
export function wholeKey(model: Model, tried: Tried): string {
  const isOpen = tried.decision.open && tried.decision.conflicts.sure.length === 0;
  return outcomeKey(model, tried) + (isOpen ? "open" : situationOf(model, tried).class);
}

/** Cases in which a rule requires a power that is not adequate, or one above another that is available and is. */
export function notLowest(model: Model, track: string, cases: readonly Tried[]): readonly Tried[] {
  const prepared = prepare(model);
  const powers = model.targets.filter((target) => target.kind === "power" && target.track === track);
  return cases.filter(({ decision }) =>
    powers.some((power) => {
      const isRequired = (decision.said.sure[power.index] ?? 0) & MUST && decision.gates[power.index] === 1;
      if (!isRequired) return false;
      if (adequacy(prepared, power.index, decision.frame) === 0) return true;
      return powers.some(
        (lower) =>
          (lower.step ?? 0) < (power.step ?? 0) &&
          ((decision.positions[lower.index] ?? 0) & AVAILABLE) !== 0 &&
          adequacy(prepared, lower.index, decision.frame) === 1,
      );
    }),
  );
}

/** Whether in some case a power is required of which, or of a lower one that is available, adequacy is open. */
export function lowestDoubtful(model: Model, track: string, cases: readonly Tried[]): boolean {
  const prepared = prepare(model);
  const powers = model.targets.filter((target) => target.kind === "power" && target.track === track);
  return cases.some(({ decision }) => {
    const isOpen = ({ index }: Target) => adequacy(prepared, index, decision.frame) === undefined;
    const isRequired = ({ index }: Target) =>
      ((decision.said.sure[index] ?? 0) & MUST) !== 0 && decision.gates[index] === 1;
    return powers.some(
      (power) =>
        isRequired(power) &&
        (isOpen(power) ||
          powers.some(
            (lower) =>
              (lower.step ?? 0) < (power.step ?? 0) &&
              ((decision.positions[lower.index] ?? 0) & AVAILABLE) !== 0 &&
              isOpen(lower),
          )),
    );
  });
}

/** Pairs in which a definition gets one step worse and nothing else that the rules read is different. */
export function definitionWorse(
  model: Model,
  definition: Definition,
  cases: readonly Tried[],
): readonly (readonly [Tried, Tried])[] {
  const inputs = inputsOf(definition);
  const { conditions, values } = besides(model, definition);
  const held = new Set(values.flatMap((expr) => [...inputsIn(expr)]));
  const keyOf = ({ values: given, on, decision }: Tried) =>
    JSON.stringify([
      on,
      given.map((value, index) => (inputs.has(index) && !held.has(index) ? 0 : (value ?? "unknown"))),
      conditions.map((expr) => evaluate(expr, decision.frame) ?? "unknown"),
    ]);
  const known = cases.filter(({ values: given }) => [...inputs].every((index) => given[index] !== undefined));
  const groups = new Map<string, Tried[]>();
  for (const tried of known) groups.set(keyOf(tried), [...(groups.get(keyOf(tried)) ?? []), tried]);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((tried) => {
      const value = tried.decision.frame.definitions[definition.index];
      if (value === undefined) return [];
      return group
        .filter((other) => other.decision.frame.definitions[definition.index] === value + definition.worse)
        .map((other) => [tried, other] as const);
    }),
  );
}

function inputsIn(expr: Expr, found: Set<number> = new Set()): Set<number> {
  if (expr.kind === "input") found.add(expr.input.index);
  if (expr.kind === "definition") for (const part of expressionsIn(expr.definition)) inputsIn(part, found);
  for (const part of operandsOf(expr)) inputsIn(part, found);
  return found;
}

function inputsOf(definition: Definition): Set<number> {
  const found = new Set<number>();
  for (const expr of expressionsIn(definition)) inputsIn(expr, found);
  return found;
}

/** What rules read that does not hang on the definition: conditions, and values that stand beside it. */
function besides(
  model: Model,
  definition: Definition,
): { readonly conditions: readonly Expr[]; readonly values: readonly Expr[] } {
  const hangs = (expr: Expr): boolean =>
    expr.kind === "definition"
      ? expr.definition === definition || expressionsIn(expr.definition).some(hangs)
      : operandsOf(expr).some(hangs);
  const found = new Set<Expr>();
  const visit = (expr: Expr): void => {
    if (!hangs(expr)) {
      found.add(expr);
      return;
    }
    if (expr.kind === "definition" && expr.definition !== definition)
      for (const part of expressionsIn(expr.definition)) visit(part);
    for (const part of operandsOf(expr)) visit(part);
  };
  const read = [
    ...model.rules.flatMap(({ when, unless }) => [when, unless]),
    ...model.targets.flatMap(({ openWhen, adequateWhen }) => [openWhen, adequateWhen]),
  ];
  for (const expr of read) if (expr !== undefined) visit(expr);
  const isCondition = (expr: Expr) => !("type" in expr) || expr.type.kind === "yes/no";
  return {
    conditions: [...found].filter(isCondition),
    values: [...found].filter((expr) => !isCondition(expr)),
  };
}

// ── Claims ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether what a principle says is so in a case, by three-valued logic alone. */
export function claimIn(model: Model, claim: Claim, tried: Tried): Value {
  const { decision } = tried;
  const several = (wanted: number, values: readonly Value[]): Value => {
    if (values.filter((value) => value === 1).length >= wanted) return 1;
    return values.filter((value) => value !== 0).length >= wanted ? undefined : 0;
  };
  const each = (claims: readonly Claim[]) => claims.map((part) => claimIn(model, part, tried));
  switch (claim.kind) {
    case "fact":
      return evaluate(claim.condition, decision.frame);
    case "not":
      return opposite(claimIn(model, claim.operand, tried));
    case "and":
      return several(claim.operands.length, each(claim.operands));
    case "or":
      return several(1, each(claim.operands));
    case "count":
      return several(claim.atLeast, each(claim.operands));
    case "position":
      assert.deepEqual(claim.by, []);
      return standsAt(model, claim.target, claim.position, decision);
    case "quantified": {
      const { powerKind, atLeast, track } = claim.powers;
      const powers = model.targets.filter(
        (target) =>
          target.kind === "power" &&
          (powerKind === undefined || target.kinds.includes(powerKind)) &&
          (track === undefined || target.track === track) &&
          (atLeast === undefined || (target.step ?? -1) >= atLeast),
      );
      const values = powers.map((power) => standsAt(model, power, claim.position, decision));
      if (claim.quantifier === "every") return several(values.length, values);
      return claim.quantifier === "some" ? several(1, values) : opposite(several(1, values));
    }
    case "applies": {
      const editions = model.rules.filter(({ name }) => name === claim.rule);
      const statuses = editions.map(({ index }) => decision.rules[index]);
      if (statuses.includes(APPLIES)) return 1;
      return statuses.includes(MAY_APPLY) ? undefined : 0;
    }
    default:
      throw new RangeError(`a random policy claims no ${claim.kind}`);
  }
}

const opposite = (value: Value): Value => (value === undefined ? undefined : 1 - value);

function standsAt(model: Model, target: Target, position: PositionWord, decision: Decision): Value {
  const selection = decision.selections[model.tracks.findIndex(({ name }) => name === target.track)];
  if (position === "selected" && selection !== undefined && target.kind === "power") {
    if (selection.selected.includes(target.index)) return 1;
    return selection.how === "unsettled" && selection.options.includes(target.index) ? undefined : 0;
  }
  const wanted = position === "selected" ? "required" : position;
  const bits = wanted === "available" ? AVAILABLE : bitsOf(wanted);
  const possible = decision.positions[target.index] ?? 0;
  if ((possible & bits) === 0) return 0;
  return (possible & ~bits) === 0 ? 1 : undefined;
}
