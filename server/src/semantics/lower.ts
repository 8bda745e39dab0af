/** From bound declarations to the model. */
import type { Declaration, PrincipleDeclaration, SourceDeclaration } from "@remit/grammar";
import { type BoundDeclaration, type BoundStatement, expressionsOf } from "./bound.ts";
import { breakpointsOf } from "./breakpoints.ts";
import { authorities } from "./check-policy.ts";
import { dayOf } from "./dates.ts";
import { daysInForce, isNamed, turnsOf, writtenDays } from "./editions.ts";
import { lowerCases } from "./lower-cases.ts";
import { askedClocks, clockInput, clockPresences, lowerClock } from "./lower-clocks.ts";
import { lowerEdition } from "./lower-definitions.ts";
import { parameterOnDay, targetOfEditions } from "./lower-editions.ts";
import { type Lowering, lowerClaim, lowerExpression, lowerPowers } from "./lower-expressions.ts";
import {
  askedInConditions,
  lowerEvent,
  lowerMeasures,
  measureInput,
  measuresOf,
  presences,
} from "./lower-measures.ts";
import { homesOf, localPlaceOf, type Numbered, type Numbers, namedOf, numbering } from "./lower-named.ts";
import { changesOf, conductOf, policyOf, withDays } from "./lower-policy.ts";
import { lowerProcess, stageMeasure } from "./lower-process.ts";
import { lowerRule, lowerTarget } from "./lower-rules.ts";
import {
  type Assumption,
  type Definition,
  type EventKind,
  type Expr,
  type Input,
  type Measure,
  type Model,
  type Parameter,
  type Place,
  type Principle,
  type Process,
  placeOf,
  type Rule,
  type Source,
  type StatementModel,
  type Target,
  type Track,
  type Transition,
} from "./model.ts";
import { relationsOf } from "./relations.ts";
import { clockRelations } from "./relations-of-clocks.ts";
import { dayRelations } from "./relations-of-days.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import { type Remembered, type TakenOver, takenOver } from "./taken-over.ts";
import type { Type } from "./types.ts";
import type { Whole } from "./whole.ts";

/** The declaration and what it was bound to, for a symbol that has not lost its name to another. */
interface Entry<D extends Declaration> {
  readonly symbol: PolicySymbol;
  readonly declaration: D;
  readonly bound: BoundDeclaration;
  /** Its place in the order of all symbols. */
  readonly at: number;
}

type Entries<K extends Declaration["kind"]> = readonly Entry<Extract<Declaration, { kind: K }>>[];

/** What of one version's model goes over into that of the next. */
export interface Lowered {
  readonly model: Model;
  readonly numbers: Numbers;
  readonly remembered: Remembered;
}

export function lower(policy: Whole, previous: Lowered | undefined): Lowered {
  const whole: Numbered = { ...policy, numbers: previous?.numbers ?? numbering() };
  const over = takenOver(previous?.remembered);
  const model = lowerModel(whole, over);
  return { model, numbers: whole.numbers, remembered: over.remembered() };
}

function lowerModel(whole: Numbered, over: TakenOver): Model {
  const { make, same } = over;
  const { scope, results } = whole;
  const byKind = Map.groupBy(declared(whole), ({ declaration }) => declaration.kind);
  const entries = <K extends Declaration["kind"]>(kind: K): Entries<K> =>
    (byKind.get(kind) ?? []) as Entries<Declaration["kind"]> as Entries<K>;
  const named = (symbol: PolicySymbol) => namedOf(whole, symbol);

  const parameters = entries("parameter").flatMap(
    (entry, index) => same(`parameter ${entry.symbol.name}`, lowerParameter(whole, entry, index)) ?? [],
  );
  const valuesOf = new Map(parameters.map(({ name, values }) => [name, values.map(({ value }) => value)]));
  const breakpoints = breakpointsOf(whole, ({ name }) => valuesOf.get(name) ?? []);

  const { by, start, end } = conductOf(whole);
  const picks = by === "start of conduct" ? start : by === undefined || by === "decision" ? undefined : end;
  const inputs: Input[] = [];
  const give = (input: Input) => inputs.push(same(`input ${input.name}`, input));
  for (const { symbol, declaration, bound } of [
    ...entries("fact"),
    ...entries("judgement"),
    ...entries("process"),
  ].sort(inOrder)) {
    const { type, worse } = symbol;
    if (type === undefined) continue;
    const isProcess = declaration.kind === "process";
    give({
      ...named(symbol),
      kind: isProcess ? "measure" : declaration.kind,
      index: inputs.length,
      type,
      worse,
      question: isProcess ? undefined : declaration.question?.value,
      by: bound.kind === "judgement" ? bound.by?.name : undefined,
      guidedBy: declaration.kind === "judgement" ? declaration.guidedBy?.value : undefined,
      // Every stage is a case of its own.
      breakpoints: isProcess
        ? undefined
        : withDays(
            breakpoints.has(symbol) ? breakpoints.get(symbol) : [],
            symbol === picks ? changesOf(whole, parameters) : [],
          ),
    });
  }

  const asked = measuresOf(whole);
  const pointsOf = (text: string, type: Type) =>
    breakpoints.has(text)
      ? breakpoints.get(text)
      : type.kind === "choice"
        ? undefined
        : type.kind === "date"
          ? []
          : [1];
  for (const [text, measure] of asked)
    give(measureInput(whole, measure, inputs.length, pointsOf(text, measure.type)));
  const ofClocks = askedClocks(whole);
  for (const clock of ofClocks) {
    const valued = clock.what === "clock state" ? clock.symbol : clock.text;
    give(clockInput(whole, clock, inputs.length, breakpoints.has(valued) ? breakpoints.get(valued) : []));
  }

  const tracks = entries("track").map(({ symbol, declaration }) =>
    same<Track>(`track ${symbol.name}`, {
      ...named(symbol),
      kind: "track",
      oneAtATime: declaration.oneAtATime,
      steps: symbol.members.map(({ name }) => name),
      chooseLowest: chooserOf(entries("principle"), symbol)?.name,
    }),
  );
  const definitions = new Map<string, Definition>();
  const targets = new Map<string, Target>();
  const events = new Map<string, EventKind>();
  const inputsByName = new Map(inputs.map((input) => [input.name, input]));
  const given = (symbol: PolicySymbol | undefined) => symbol && inputsByName.get(symbol.name);
  const dayInput = given(picks);
  const day = same<Expr | undefined>(
    "day",
    dayInput && { kind: "input", type: { kind: "date" }, input: dayInput },
  );
  const transition: Transition = { by, start: given(start), end: given(end), day };
  const lowering: Lowering = {
    inputs: inputsByName,
    presence: new Map([...presences(inputsByName, asked), ...clockPresences(inputsByName, ofClocks)]),
    parameters: new Map(
      parameters
        .filter((parameter) => day === undefined || !isDated(parameter))
        .map((parameter) => [parameter.name, parameter]),
    ),
    definitions,
    targets,
    events,
    day,
  };
  if (day !== undefined)
    for (const parameter of parameters.filter(isDated))
      definitions.set(parameter.name, same(parameter.name, parameterOnDay(parameter, day, definitions.size)));
  for (const symbol of whole.definitions.order) lowerEdition(whole, lowering, definitions, symbol, over);
  const editions = Map.groupBy(
    [...entries("power"), ...entries("action")].sort(inOrder),
    ({ symbol }) => symbol.name,
  );
  for (const [name, group] of editions) {
    const target = targetOfEditions(
      group.sort(byStart).flatMap(({ symbol, declaration, bound }) =>
        bound.kind === "target"
          ? [
              {
                of: make(symbol, [bound, targets.size], lowering, (l) =>
                  lowerTarget(l, named(symbol), declaration, bound, targets.size),
                ),
                days: daysInForce(scope, symbol),
              },
            ]
          : [],
      ),
      day,
      targets.size,
    );
    if (target !== undefined) targets.set(name, same(`target ${name}`, target));
  }

  for (const { symbol, bound } of [...entries("event"), ...entries("process")].sort(inOrder)) {
    const deemed = bound.kind === "event" ? bound.deemed : undefined;
    const event = lowerEvent(whole, lowering, symbol.event ?? symbol, deemed, events.size);
    events.set(symbol.name, same(`event ${symbol.name}`, event));
  }
  const policy = same("policy", policyOf(whole, transition));
  const clocks = new Map(
    entries("clock").flatMap(({ symbol, bound }, index) =>
      bound.kind === "clock"
        ? [
            [
              symbol.name,
              same(
                `clock ${symbol.name}`,
                lowerClock(lowering, named(symbol), bound, index, events, policy?.calendar),
              ),
            ],
          ]
        : [],
    ),
  );
  const stages = entries("process").flatMap(({ symbol: { name } }): Measure[] => {
    const [input, event] = [lowering.inputs.get(name), events.get(name)];
    return input === undefined || event === undefined ? [] : [stageMeasure(input, event)];
  });
  const measures = same("measures", [
    ...stages,
    ...lowerMeasures(
      lowering,
      new Map([...asked.values(), ...ofClocks].map((one) => [one.text, one])),
      events,
      clocks,
      ({ declaration }) => expressionsOf(results.get(declaration)?.bound ?? { kind: "plain" }),
    ),
  ]);

  const rules: Rule[] = [];
  for (const [index, { symbol, declaration, bound }] of entries("rule").entries()) {
    if (bound.kind !== "rule") continue;
    const { from, until } = daysInForce(scope, symbol);
    const rule = make(symbol, [bound, from, until, index], lowering, (l) =>
      lowerRule(l, named(symbol), declaration, bound, { from, until }, index),
    );
    rules.push(rule);
  }
  const processes: Process[] = [];
  for (const { symbol, bound } of entries("process")) {
    if (bound.kind !== "process") continue;
    const first = rules.length;
    const lowered = make(symbol, [bound, first], lowering, (l) =>
      lowerProcess(l, named(symbol), bound, first),
    );
    if (lowered === undefined) continue;
    processes.push(lowered.process);
    rules.push(...lowered.rules);
  }
  const dated = {
    policy,
    parameters,
    definitions: [...definitions.values()],
    targets: [...targets.values()],
    rules,
  };
  const ofEvents = measures.filter((measure) => "event" in measure);
  const inConditions = askedInConditions(whole);
  const homes = homesOf(whole);
  return {
    ...dated,
    homes,
    sources: entries("source").map(({ symbol, declaration }) =>
      lowerSource(symbol, declaration, placeOf({ homes }, localPlaceOf(whole, declaration))),
    ),
    actors: same(
      "actors",
      entries("actor").map(({ symbol }) => named(symbol)),
    ),
    types: same(
      "types",
      [...entries("scale"), ...entries("choice"), ...entries("process")]
        .sort(inOrder)
        .flatMap(({ symbol }) => {
          const { type, members, kind } = symbol;
          const titles = members.map(({ title }) => title);
          const levelTitles = kind === "process" ? ["Not in the process", ...titles] : titles;
          return type === undefined ? [] : [{ ...named(symbol), type, levelTitles }];
        }),
    ),
    inputs,
    events: [...events.values()],
    clocks: [...clocks.values()],
    measures,
    relations: same("relations", [
      ...relationsOf(ofEvents),
      ...dayRelations(
        ofEvents.filter(({ input }) => inConditions.has(input.name)),
        turnsOf(dated),
      ),
      ...clockRelations([...clocks.values()], inputsByName, ofEvents),
    ]),
    tracks,
    processes,
    principles: entries("principle").map(({ symbol, declaration, bound }) =>
      make(
        symbol,
        [bound],
        lowering,
        (l): Principle => ({
          ...named(symbol),
          kind: "principle",
          statements: lowerStatements(l, bound),
          because: declaration.because?.value,
        }),
      ),
    ),
    assumptions: lowerAssumptions(whole, lowering, over),
    cases: lowerCases(whole, lowering, events),
    complete: isComplete(whole),
  };
}

/** Everything with a name of its own. */
function declared({ scope, results }: Whole): readonly Entry<Declaration>[] {
  const found: Entry<Declaration>[] = [];
  for (const [at, symbol] of scope.symbols.entries()) {
    const { declaration } = symbol;
    const bound = results.get(declaration)?.bound;
    if (bound !== undefined && isNamed(scope, symbol)) found.push({ symbol, declaration, bound, at });
  }
  return found;
}

function inOrder(a: { readonly at: number }, b: { readonly at: number }): number {
  return a.at - b.at;
}

function byStart(a: { readonly symbol: PolicySymbol }, b: { readonly symbol: PolicySymbol }): number {
  const start = ({ symbol }: { readonly symbol: PolicySymbol }) =>
    writtenDays(symbol.declaration).from ?? Number.NEGATIVE_INFINITY;
  return start(a) === start(b) ? 0 : start(a) < start(b) ? -1 : 1;
}

const isDated = ({ values }: Parameter): boolean => values.some(({ from }) => from !== undefined);

function lowerSource(
  symbol: PolicySymbol,
  { file, address, authority, readOn }: SourceDeclaration,
  place: Place,
): Source {
  return {
    name: symbol.name,
    title: symbol.title,
    authority: authorities.find((word) => word === authority?.text),
    file: file?.value,
    address: address?.value,
    readOn: readOn && dayOf(readOn.text),
    place,
  };
}

/** A parameter without one good value is left out. */
function lowerParameter(
  whole: Numbered,
  { symbol, bound }: Entry<Extract<Declaration, { kind: "parameter" }>>,
  index: number,
) {
  const { type } = symbol;
  if (type === undefined || bound.kind !== "parameter") return undefined;
  const values = bound.values.flatMap(({ value, from }) => (value === undefined ? [] : [{ value, from }]));
  if (values.length === 0) return undefined;
  const parameter: Parameter = { ...namedOf(whole, symbol), kind: "parameter", index, type, values };
  return parameter;
}

/** The principle that says to choose the lowest adequate power on a track. */
function chooserOf(
  principles: readonly Entry<PrincipleDeclaration>[],
  track: PolicySymbol,
): PolicySymbol | undefined {
  const chooser = principles.find(
    ({ bound }) =>
      bound.kind === "principle" &&
      bound.statements.some((one) => one.kind === "choose-lowest" && one.track === track),
  );
  return chooser?.symbol;
}

function lowerStatements(lowering: Lowering, bound: BoundDeclaration): readonly StatementModel[] {
  if (bound.kind !== "principle") return [];
  return bound.statements.map((statement) => lowerStatement(lowering, statement));
}

function lowerStatement(lowering: Lowering, statement: BoundStatement): StatementModel {
  switch (statement.kind) {
    case "choose-lowest":
      return { kind: statement.kind, track: statement.track.name };
    case "never-weaker":
      return { kind: statement.kind, worse: statement.worse?.name, track: statement.track.name };
    case "never-changes":
      return { kind: statement.kind, names: statement.facts.map(({ name }) => name) };
    case "never-evaded":
      return { kind: statement.kind, ways: statement.ways, track: statement.track.name };
    case "no-cliff-edge":
      return { kind: statement.kind, track: statement.track.name, steps: statement.steps };
    case "whenever":
      return {
        kind: statement.kind,
        when: lowerClaim(lowering, statement.when),
        // biome-ignore lint/suspicious/noThenProperty: the word of the language; nothing awaits a statement
        then: lowerClaim(lowering, statement.then),
      };
    case "never":
      return { kind: statement.kind, condition: lowerClaim(lowering, statement.condition) };
    case "every-states":
      return { kind: statement.kind, powers: lowerPowers(statement.powers), stated: statement.stated };
  }
}

function lowerAssumptions(whole: Numbered, lowering: Lowering, { make }: TakenOver): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const { declaration, bound } of whole.inOrder)
    if (declaration.kind === "assume" && bound.kind === "assume")
      found.push(
        make(declaration, [bound], lowering, (l) => ({
          name: declaration.name?.text,
          condition: lowerExpression(l, bound.condition),
          because: declaration.because?.value,
          place: localPlaceOf(whole, declaration),
        })),
      );
  return found;
}

const framing: readonly (SymbolKind | "case" | "cases")[] = ["source", "case", "cases"];

/** Cases and sources stand beside the policy: an error in them takes nothing out of it. */
function isComplete({ inOrder, found }: Whole): boolean {
  const citing: readonly string[] = ["unknown-source", "quotation-not-found"];
  for (const { declaration, found: own, broken } of inOrder) {
    if (framing.some((kind) => kind === declaration.kind)) continue;
    if (broken) return false;
    for (const list of [own, found.get(declaration) ?? []])
      for (const { problem } of list)
        if (problem.severity === "error" && !citing.includes(problem.code)) return false;
  }
  return true;
}
