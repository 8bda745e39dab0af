/** Holds the analysis of a small policy to what trying every case finds: no more, no fewer, and every case real. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { type Finding, placeWithin, type WitnessCase } from "@remit/server/analysis/finding.ts";
import type { PrincipleResult } from "@remit/server/analysis/principle-result.ts";
import { asksOf, conditionsIn, inputsOf } from "@remit/server/compile/expressions.ts";
import { stateIs } from "@remit/server/semantics/lower-clocks.ts";
import {
  type Claim,
  type Expr,
  type LocalPlace,
  type Model,
  type Place,
  placeOf,
  type StatementModel,
  type Target,
} from "@remit/server/semantics/model.ts";
import { operandsOf } from "@remit/server/semantics/parts.ts";
import { formatValue } from "@remit/server/semantics/values.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import {
  addsNothing,
  allowed,
  alwaysIs,
  alwaysOverridden,
  branchlessCases,
  brokenAxes,
  caseKey,
  changedBy,
  claimIn,
  conflictsIn,
  counted,
  deadParts,
  definitionWorse,
  isWeaker,
  leaps,
  levelsOn,
  levelsReached,
  lowestDoubtful,
  mustsRemovedBy,
  neverApplies,
  neverSelected,
  notLowest,
  silentCases,
  stepsWorse,
  type Tried,
  tryAll,
} from "./every-outcome.ts";

export function holdAnalysis(model: Model): void {
  const { findings, principles } = analyse(model);
  assert.deepEqual(
    findings.filter(({ code }) => code === "not-proved"),
    [],
    "nothing is left open",
  );
  const asked = asksOf(model);
  const everything = tryAll(model, asked);
  const cases = allowed(model, everything);
  const timeless = () => allowed(model, tryAll(model, asked, undefined, []));
  const judged = { model, everything, cases, timeless, findings, principles };
  if (cases.length === 0) {
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["assumptions-contradict"],
    );
    return;
  }
  assert.deepEqual(of(judged, "assumptions-contradict"), []);
  holdConflicts(judged);
  holdGap(judged);
  holdRules(judged);
  holdConditions(judged);
  holdDefinitions(judged);
  holdPowers(judged);
  for (const result of principles) holdPrinciple(judged, result);
  holdAssumptions(judged);
}

interface Judged {
  readonly model: Model;
  readonly everything: readonly Tried[];
  readonly cases: readonly Tried[];
  /** The cases there would be if any numbers of events could stand side by side. */
  readonly timeless: () => readonly Tried[];
  readonly findings: readonly Finding[];
  readonly principles: readonly PrincipleResult[];
}

function of<C extends Finding["code"]>(
  { findings }: Judged,
  code: C,
): readonly Extract<Finding, { code: C }>[] {
  return findings.filter((finding) => finding.code === code) as never;
}

/** The case that a witness stands for, among those tried. */
function replay({ model }: Judged, witness: WitnessCase | undefined, cases: readonly Tried[]): Tried {
  assert.ok(witness, "a finding has a case");
  const { kase, errors } = readCase(model, witness);
  assert.deepEqual(errors, {});
  const period = cases.filter((tried) => (tried.on ?? -1e9) <= (kase.on ?? -1e9)).at(-1)?.on;
  const key = caseKey({ values: counted(model, kase), on: period });
  const found = cases.find((tried) => caseKey(tried) === key);
  assert.ok(found, `the case is real: ${JSON.stringify(witness)}`);
  return found;
}

/** The smallest count of a finding is that of the period of its case. */
function holdCases(judged: Judged, finding: Finding, expected: readonly Tried[]): void {
  const found = replay(judged, finding.witness, judged.cases);
  assert.ok(
    expected.includes(found),
    `${finding.code}: the case shows it: ${JSON.stringify(finding.witness)}`,
  );
  assert.equal(
    finding.count,
    String(expected.filter(({ on }) => on === found.on).length),
    `${finding.code}: count`,
  );
}

function holdConflicts(judged: Judged): void {
  const { model } = judged;
  const expected = conflictsIn(model, judged.cases);
  const found = new Map<string, Finding>();
  for (const finding of judged.findings)
    switch (finding.code) {
      case "required-and-prohibited":
        found.set(`required-and-prohibited ${finding.args.target}`, finding);
        break;
      case "required-but-closed":
        found.set(`required-but-closed ${finding.args.target}`, finding);
        break;
      case "exclusive-powers-required":
        found.set(`excluded-pair ${finding.args.first} ${finding.args.second}`, finding);
        break;
      case "two-powers-required":
        found.set(`one-at-a-time ${finding.args.first} ${finding.args.second}`, finding);
        break;
      case "branches-differ":
        found.set(`branches-differ ${finding.args.name}`, finding);
        break;
    }
  assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
  for (const [key, finding] of found) {
    const entry = expected.get(key);
    holdCases(judged, finding, entry?.cases ?? []);
    assert.deepEqual([...finding.rules].sort(), [...(entry?.rules ?? [])].sort(), key);
  }
}

function holdGap(judged: Judged): void {
  const expected = judged.model.rules.length === 0 ? [] : silentCases(judged.cases);
  const [finding] = of(judged, "gap");
  assert.equal(finding !== undefined, expected.length > 0, "a gap");
  if (finding !== undefined) holdCases(judged, finding, expected);
}

function holdRules(judged: Judged): void {
  const { model, cases } = judged;
  const names = (wanted: (rule: Model["rules"][number]) => boolean) =>
    model.rules.filter(wanted).map(({ name }) => name);
  const found = (
    code: "rule-never-applies" | "rule-always-overridden" | "rule-adds-nothing" | "may-removes-must",
  ) =>
    of(judged, code)
      .map(({ args }) => args.name)
      .sort();
  const contradicting = of(judged, "windows-contradict").flatMap(({ rules }) => rules);
  assert.deepEqual(
    [...found("rule-never-applies"), ...contradicting].sort(),
    names((rule) => neverApplies(model, rule, cases)).sort(),
    "never applies",
  );
  assert.deepEqual(
    found("rule-always-overridden"),
    names((rule) => alwaysOverridden(model, rule, cases)).sort(),
    "overridden",
  );
  if (contradicting.length > 0) {
    const timeless = judged.timeless();
    // Of several editions, it may be another one that is never in force.
    const may = new Set(names((rule) => !neverApplies(model, rule, timeless)));
    for (const name of contradicting) assert.ok(may.has(name), `${name} never applies, whatever happens`);
  }
  const superfluous = names(
    (rule) =>
      !neverApplies(model, rule, cases) &&
      !alwaysOverridden(model, rule, cases) &&
      addsNothing(model, rule, cases),
  );
  assert.deepEqual(found("rule-adds-nothing"), superfluous.sort(), "adds nothing");
  const removing = model.rules.map((rule) => ({ rule, removed: mustsRemovedBy(model, rule, cases) }));
  assert.deepEqual(
    found("may-removes-must"),
    removing
      .filter(({ removed }) => removed.length > 0)
      .map(({ rule }) => rule.name)
      .sort(),
  );
  for (const finding of of(judged, "may-removes-must"))
    holdCases(
      judged,
      finding,
      removing.find(({ rule }) => placeOf(model, rule.place).start === finding.place.start)?.removed ?? [],
    );
}

function holdConditions(judged: Judged): void {
  const { model, cases } = judged;
  const expected: string[] = [];
  const never = new Map<string, Expr>();
  const at = (place: LocalPlace, expr: Expr) => `${placeOf(model, place).start + (expr.span?.start ?? 0)}`;
  const isDead = readsDeadClock(judged);
  const site = (place: LocalPlace, expr: Expr | undefined, except: 0 | 1 | "both" | undefined) => {
    if (expr === undefined) return;
    const { parts, told: isTold } = deadParts(expr, cases);
    const told = isTold || isDead(expr);
    for (const [part, value] of parts) if (!isDead(part)) expected.push(`${value} ${at(place, part)}`);
    for (const part of [...parts.map(([one]) => one), expr])
      never.set(key(placeOf(model, placeWithin(place, part.span))), part);
    if (told || except === "both") return;
    for (const value of [0, 1] as const)
      if (value !== except && alwaysIs(expr, value, cases)) expected.push(`${value} ${at(place, expr)}`);
  };
  const thresholds: string[] = [];
  for (const definition of model.definitions.filter(({ editions }) => editions === undefined))
    switch (definition.kind) {
      case "threshold":
        site(definition.place, definition.value, "both");
        for (const value of [0, 1] as const)
          if (alwaysIs(definition.value, value, cases)) thresholds.push(`${value} ${definition.name}`);
        break;
      case "define":
        if (definition.type.kind === "yes/no") site(definition.place, definition.value, undefined);
        break;
      case "branches":
        for (const { when } of definition.branches) site(definition.place, when, undefined);
        break;
      case "matrix":
    }
  type Gated = Pick<Target, "place" | "openWhen" | "adequateWhen">;
  const gated = model.targets.flatMap((target): readonly Gated[] => target.editions ?? [target]);
  for (const { place, openWhen, adequateWhen } of gated) {
    site(place, openWhen, undefined);
    site(place, adequateWhen, undefined);
  }
  for (const { place, when, unless } of model.rules) {
    site(place, when, 0);
    site(place, unless, 1);
  }
  for (const { place, statements } of model.principles)
    for (const statement of statements)
      if (statement.kind === "whenever")
        for (const expr of conditionsIn(statement.when)) site(place, expr, undefined);
  const contradictions = of(judged, "windows-contradict");
  const ofCases = contradictions.filter(({ args }) => args.what === "this is true in no case");
  const ofThresholds = contradictions.filter(({ args }) => args.what.endsWith(" can't be met"));
  const found = [
    ...[...of(judged, "condition-never-true"), ...ofCases].map(({ place }) => `0 ${place.start}`),
    ...of(judged, "condition-always-true").map(({ place }) => `1 ${place.start}`),
  ];
  assert.deepEqual(found.sort(), expected.sort(), "conditions");
  const foundThresholds = [
    ...of(judged, "threshold-never-met").map(({ args }) => `0 ${args.name}`),
    ...ofThresholds.map(({ args }) => `0 ${/`(.*)`/.exec(args.what)?.[1]}`),
    ...of(judged, "threshold-always-met").map(({ args }) => `1 ${args.name}`),
  ];
  assert.deepEqual(foundThresholds.sort(), thresholds.sort(), "thresholds");
  holdContradictions(judged, [...ofCases, ...ofThresholds], never);
}

/** Whether a condition asks something of a clock that starts in no case: that is told of the clock, and only once. */
function readsDeadClock(judged: Judged): (condition: Expr) => boolean {
  const { model, cases } = judged;
  const states = model.measures.filter((measure) => measure.what === "clock state");
  const dead = states.filter(({ input }) => alwaysIs(stateIs(input, "not-started"), 1, cases));
  const clocks = new Set(dead.flatMap((measure) => ("clock" in measure ? [measure.clock] : [])));
  // One that waits for another that never starts is not told of: the other is.
  const told = of(judged, "clock-never-starts").map(({ args }) => args.name);
  for (const name of told)
    assert.ok(
      [...clocks].some((clock) => clock.name === name),
      `${name} can start`,
    );
  assert.equal(told.length > 0, clocks.size > 0, "a clock that never starts is told of");
  const inputs = model.measures.flatMap((measure) =>
    "clock" in measure && clocks.has(measure.clock) ? [measure.input.index] : [],
  );
  return (condition) => {
    const read = inputsOf(condition);
    return inputs.some((index) => read.has(index));
  };
}

/** That what is called a contradiction in time is one, and that nothing else is, where no definition hides it. */
function holdContradictions(
  judged: Judged,
  contradictions: readonly Finding[],
  conditions: ReadonlyMap<string, Expr>,
): void {
  if (judged.model.relations.length === 0) return;
  const can = (expr: Expr) => !alwaysIs(expr, 0, judged.timeless());
  for (const { place } of contradictions) {
    const expr = conditions.get(key(place));
    assert.ok(expr !== undefined && can(expr), "what no timeline has could be if any numbers could stand");
  }
  for (const { place } of of(judged, "condition-never-true")) {
    const expr = conditions.get(key(place));
    assert.ok(expr !== undefined && (readsDefinition(expr) || !can(expr)), "no timeline has it");
  }
}

const key = ({ start, end }: Place): string => `${start} ${end}`;

const readsDefinition = (expr: Expr): boolean =>
  expr.kind === "definition" || operandsOf(expr).some(readsDefinition);

function holdDefinitions(judged: Judged): void {
  const { model, cases } = judged;
  const gaps = new Map(
    model.definitions.map((definition) => [definition.name, branchlessCases(definition, cases)]),
  );
  const withGap = [...gaps].filter(([, without]) => without.length > 0).map(([name]) => name);
  assert.deepEqual(
    of(judged, "branches-leave-gap")
      .map(({ args }) => args.name)
      .sort(),
    withGap.sort(),
  );
  for (const finding of of(judged, "branches-leave-gap"))
    holdCases(judged, finding, gaps.get(finding.args.name) ?? []);
  const matrices = model.definitions.filter((definition) => definition.kind === "matrix");
  const levels = matrices.flatMap((matrix) => {
    const reached = levelsReached(matrix, cases);
    const named = new Set(matrix.cells.flat().filter((cell) => cell !== undefined));
    return [...named]
      .filter((level) => !reached.has(level))
      .map((level) => `${matrix.name} ${formatValue(matrix.type, level)}`);
  });
  assert.deepEqual(
    of(judged, "level-never-reached")
      .map(({ args }) => `${args.matrix} ${args.level}`)
      .sort(),
    levels.sort(),
  );
  const broken = matrices.flatMap((matrix) =>
    brokenAxes(matrix, cases).map((axis) => `${matrix.name} ${axis}`),
  );
  const found = of(judged, "matrix-not-monotone");
  assert.deepEqual(found.map(({ args }) => `${args.matrix} ${args.axis}`).sort(), broken.sort());
  for (const finding of found) {
    const [first, second] = [finding.witness, finding.second].map((witness) =>
      replay(judged, witness, cases),
    );
    const matrix = matrices.find(({ name }) => name === finding.args.matrix);
    const [from, to] = [first, second].map((tried) => tried?.decision.frame.definitions[matrix?.index ?? -1]);
    assert.ok(
      matrix !== undefined && from !== undefined && to !== undefined && (to - from) * matrix.worse < 0,
    );
  }
}

function holdPowers(judged: Judged): void {
  const { model, cases } = judged;
  const expected = model.targets.filter(
    (target) => target.kind === "power" && neverSelected(model, target, cases),
  );
  assert.deepEqual(
    of(judged, "power-never-selected")
      .map(({ args }) => args.name)
      .sort(),
    expected.map(({ name }) => name).sort(),
    "powers never selected",
  );
}

// ── Principles ─────────────────────────────────────────────────────────────────────────────────────────────────

/** How a statement fails among cases: by what, in which of them, or in which pairs. */
export interface Failing {
  readonly cases: readonly Tried[];
  readonly pairs: readonly (readonly [Tried, Tried])[] | undefined;
  /** Whether a missing value leaves open in some case whether it holds. */
  readonly doubtful: boolean;
}

export function failing(
  { model }: Pick<Judged, "model">,
  statement: StatementModel,
  cases: readonly Tried[],
): Failing | undefined {
  const byPairs = (pairs: readonly (readonly [Tried, Tried])[], doubtful: boolean): Failing => ({
    cases: pairs.map(([first]) => first),
    pairs,
    doubtful,
  });
  const holdsIn = (claim: Claim, tried: Tried) => claimIn(model, claim, tried);
  const unsettledOn = (track: string) => cases.some((tried) => levelsOn(model, tried, track) === undefined);
  switch (statement.kind) {
    case "whenever": {
      const verdicts = cases.map(
        (tried) => [tried, holdsIn(statement.when, tried), holdsIn(statement.then, tried)] as const,
      );
      return {
        cases: verdicts.filter(([, when, then]) => when === 1 && then === 0).map(([tried]) => tried),
        pairs: undefined,
        doubtful: verdicts.some(([, when, then]) => when !== 0 && then !== 1 && (when !== 1 || then !== 0)),
      };
    }
    case "never": {
      const verdicts = cases.map((tried) => [tried, holdsIn(statement.condition, tried)] as const);
      return {
        cases: verdicts.filter(([, value]) => value === 1).map(([tried]) => tried),
        pairs: undefined,
        doubtful: verdicts.some(([, value]) => value === undefined),
      };
    }
    case "never-weaker": {
      const weaker = (pairs: readonly (readonly [Tried, Tried])[]) =>
        pairs.filter(([a, b]) =>
          isWeaker(levelsOn(model, a, statement.track), levelsOn(model, b, statement.track)),
        );
      const definition = model.definitions.find(({ name }) => name === statement.worse);
      const doubtful = unsettledOn(statement.track);
      if (definition !== undefined) {
        const pairs = weaker(definitionWorse(model, definition, cases));
        return { cases: [...new Set(pairs.map(([first]) => first))], pairs, doubtful };
      }
      const inputs = model.inputs.filter(
        ({ name, worse }) => worse !== 0 && (statement.worse ?? name) === name,
      );
      return byPairs(
        inputs.flatMap((input) => weaker(stepsWorse(input, cases))),
        doubtful,
      );
    }
    case "no-cliff-edge":
      return byPairs(
        model.inputs.flatMap((input) =>
          stepsWorse(input, cases).filter(([a, b]) =>
            leaps(levelsOn(model, a, statement.track), levelsOn(model, b, statement.track), statement.steps),
          ),
        ),
        unsettledOn(statement.track),
      );
    case "never-changes": {
      const inputs = model.inputs
        .filter(({ name }) => statement.names.includes(name))
        .map(({ index }) => index);
      return { cases: changedBy(model, inputs, cases), pairs: undefined, doubtful: false };
    }
    case "choose-lowest":
      return {
        cases: notLowest(model, statement.track, cases),
        pairs: undefined,
        doubtful: lowestDoubtful(model, statement.track, cases),
      };
    case "never-evaded":
    case "every-states":
      return undefined;
  }
}

function holdPrinciple(judged: Judged, { name, statement: index, state, text }: PrincipleResult): void {
  const { model, everything, cases } = judged;
  const statement = model.principles.find((principle) => principle.name === name)?.statements[index];
  assert.ok(statement);
  const expected = failing(judged, statement, cases);
  assert.ok(expected, text);
  const { cases: wrong, pairs, doubtful } = expected;
  if (state.kind !== "fails") {
    assert.equal(wrong.length, 0, `${text}: ${state.kind}, but trying finds ${wrong.length} cases`);
    if (state.kind === "holds") {
      assert.ok(!doubtful, `${text}: a missing value is overlooked`);
      const needed = allowed(model, everything, (assumption) =>
        state.assumptions.includes(assumption.name ?? ""),
      );
      const alone = failing(judged, statement, needed);
      assert.ok(
        alone?.cases.length === 0 && !alone.doubtful,
        `${text}: it takes more than ${state.assumptions}`,
      );
      const days = new Set(cases.map(({ on }) => on));
      const counts = [...days].map((on) => String(cases.filter((tried) => tried.on === on).length));
      assert.ok(
        counts.includes(state.cases ?? ""),
        `${text}: in all cases: ${state.cases} of ${counts.join()}`,
      );
    }
    return;
  }
  const found = replay(judged, state.witness, cases);
  assert.ok(wrong.includes(found), `${text}: the case shows it: ${JSON.stringify(state.witness)}`);
  const sameDay = wrong.filter(({ on }) => on === found.on).length;
  assert.equal(state.count, String(sameDay), `${text}: count`);
  if (pairs !== undefined) {
    const second = replay(judged, state.second, cases);
    assert.ok(
      pairs.some(([a, b]) => a === found && b === second),
      `${text}: the pair shows it`,
    );
  } else if (statement.kind === "never-changes") {
    const second = replay(judged, state.second, cases);
    assert.ok(
      changedBy(model, inputsNamed(model, statement.names), [found, second]).length === 2,
      `${text}: the pair`,
    );
  }
}

const inputsNamed = (model: Model, names: readonly string[]): readonly number[] =>
  model.inputs.filter(({ name }) => names.includes(name)).map(({ index }) => index);

// ── Assumptions ────────────────────────────────────────────────────────────────────────────────────────────────

/** What is wrong with a policy among cases: conflicts, a gap, statements that are broken or left open. */
function troubles(judged: Pick<Judged, "model">, cases: readonly Tried[]): ReadonlySet<string> {
  const { model } = judged;
  return new Set([
    ...conflictsIn(model, cases).keys(),
    ...(model.rules.length > 0 && silentCases(cases).length > 0 ? ["gap"] : []),
    ...model.principles.flatMap(({ name, statements }) =>
      statements.flatMap((statement, index) => {
        const found = failing(judged, statement, cases);
        if ((found?.cases.length ?? 0) > 0) return [`${name} ${index}`];
        return found?.doubtful === true ? [`${name} ${index} is open`] : [];
      }),
    ),
  ]);
}

function holdAssumptions(judged: Judged): void {
  const { model, everything, cases, principles } = judged;
  if (model.assumptions.length === 0) return;
  const behind = principles.flatMap(({ state }) => (state.kind === "holds" ? state.assumptions : []));
  const now = troubles(judged, cases);
  for (const [index, { name }] of model.assumptions.entries()) {
    const without = allowed(model, everything, (_, other) => other !== index);
    const decides = [...troubles(judged, without)].some((trouble) => !now.has(trouble));
    const says = (code: "assumption-decides" | "assumption-without-effect") =>
      of(judged, code).some(({ args }) => args.name === `\`${name}\``);
    assert.equal(says("assumption-decides"), decides, `${name} decides`);
    for (const { args, witness, second } of of(judged, "assumption-decides")) {
      if (args.name !== `\`${name}\``) continue;
      const shown = [witness, ...(second === undefined ? [] : [second])];
      const found = shown.map((one) => replay(judged, one, without));
      assert.ok(!found.every((one) => cases.includes(one)), `${name}: it rules out what is shown`);
      assert.ok(
        [...troubles(judged, found)].some((trouble) => !now.has(trouble)),
        `${name}: the case shows what it keeps out: ${JSON.stringify(shown)}`,
      );
    }
    const hasEffect = decides || behind.includes(name ?? "");
    assert.equal(says("assumption-without-effect"), !hasEffect, `${name} is without effect`);
  }
}
