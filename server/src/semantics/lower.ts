/** From bound declarations to the model. */
import type { Declaration, SourceDeclaration } from "@remit/grammar";
import type { Found } from "./binder.ts";
import { expressionsOf, timesAskedIn } from "./bound.ts";
import { type Breakpoints, breakpointsAfter } from "./breakpoints.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import { authorities } from "./check-policy.ts";
import { dayOf } from "./dates.ts";
import { daysInForce, turnsOf, writtenDays } from "./editions.ts";
import { lowerCases } from "./lower-cases.ts";
import { askedClocks, clockInput, clockPresences, lowerClock } from "./lower-clocks.ts";
import { type Declared, declaredIn, type Entries, type Entry } from "./lower-declared.ts";
import { lowerEdition } from "./lower-definitions.ts";
import { parameterOnDay, targetOfEditions } from "./lower-editions.ts";
import type { Lowering } from "./lower-expressions.ts";
import {
  askedInConditions,
  lowerEvent,
  lowerMeasures,
  measureInput,
  measuresOf,
  presences,
} from "./lower-measures.ts";
import { localPlaceOf, type Numbered, type Numbers, namedOf, numbering } from "./lower-named.ts";
import { changesOf, conductOf, policyOf, withDays } from "./lower-policy.ts";
import { chooserOf, lowerAssumptions, lowerStatements } from "./lower-principles.ts";
import { lowerProcess, stageMeasure } from "./lower-process.ts";
import { lowerRule, lowerTarget } from "./lower-rules.ts";
import {
  type Definition,
  type EventKind,
  type Expr,
  type Homes,
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
  type Target,
  type Track,
  type Transition,
} from "./model.ts";
import { relationsOf } from "./relations.ts";
import { clockRelations } from "./relations-of-clocks.ts";
import { dayRelations } from "./relations-of-days.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import { isSameList, type Remembered, type TakenOver, takenOver } from "./taken-over.ts";
import type { Type } from "./types.ts";
import type { Whole } from "./whole.ts";

/** What of one version's model goes over into that of the next. */
export interface Lowered {
  readonly model: Model;
  readonly numbers: Numbers;
  readonly remembered: Remembered;
  readonly declared: Declared;
  readonly breakpoints: Breakpoints;
  readonly times: Times;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** What is asked of events and of clocks. */
interface Times {
  readonly asked: ReturnType<typeof measuresOf>;
  readonly ofClocks: ReturnType<typeof askedClocks>;
  readonly inConditions: ReturnType<typeof askedInConditions>;
}

function timesOf(whole: Whole, changed: Declared["changed"], before: Times | undefined): Times {
  const asks = ({ bound }: DeclarationResult) => bound.kind === "process" || timesAskedIn(bound).length > 0;
  if (before !== undefined && changed?.some((one) => asks(one.before) || asks(one.after)) === false)
    return before;
  return {
    asked: measuresOf(whole),
    ofClocks: askedClocks(whole),
    inConditions: askedInConditions(whole),
  };
}

export function lower(policy: Whole, previous: Lowered | undefined): Lowered {
  const whole: Numbered = { ...policy, numbers: previous?.numbers ?? numbering() };
  const homes = whole.numbers.homesIn(policy.program);
  if (homes === undefined) return lower(policy, undefined);
  const declared = declaredIn(policy, previous?.declared);
  const over = takenOver(previous?.remembered, declared.changed !== undefined);
  const made = lowerModel(whole, homes, declared, over, previous);
  return { ...made, numbers: whole.numbers, remembered: over.remembered(), declared };
}

function lowerModel(
  whole: Numbered,
  homes: Homes,
  { byKind, changed }: Declared,
  over: TakenOver,
  previous: Lowered | undefined,
): Pick<Lowered, "model" | "breakpoints" | "times" | "definitions"> {
  const { make, same } = over;
  const { scope, results } = whole;
  const entries = <K extends Declaration["kind"]>(kind: K): Entries<K> =>
    (byKind.get(kind) ?? []) as Entries<Declaration["kind"]> as Entries<K>;
  const named = (symbol: PolicySymbol) => namedOf(whole, symbol);

  const parameters = entries("parameter").flatMap(
    (entry, index) => same(`parameter ${entry.symbol.name}`, lowerParameter(whole, entry, index)) ?? [],
  );
  const valuesOf = new Map(parameters.map(({ name, values }) => [name, values.map(({ value }) => value)]));
  const breakpoints = breakpointsAfter(
    whole,
    ({ name }) => valuesOf.get(name) ?? [],
    previous?.breakpoints,
    changed,
  );

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
            breakpoints.found.has(symbol) ? breakpoints.found.get(symbol) : [],
            symbol === picks ? changesOf(whole, parameters) : [],
          ),
    });
  }

  const times = timesOf(whole, changed, previous?.times);
  const { asked, ofClocks } = times;
  const pointsOf = (text: string, type: Type) =>
    breakpoints.found.has(text)
      ? breakpoints.found.get(text)
      : type.kind === "choice"
        ? undefined
        : type.kind === "date"
          ? []
          : [1];
  for (const [text, measure] of asked)
    give(measureInput(whole, measure, inputs.length, pointsOf(text, measure.type)));
  for (const clock of ofClocks) {
    const valued = clock.what === "clock state" ? clock.symbol : clock.text;
    give(
      clockInput(
        whole,
        clock,
        inputs.length,
        breakpoints.found.has(valued) ? breakpoints.found.get(valued) : [],
      ),
    );
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
  const before = changed === undefined ? undefined : previous;
  const keepsValues =
    before !== undefined &&
    before.declared.whole.definitions === whole.definitions &&
    isSameList(inputs, before.model.inputs) &&
    isSameList(parameters, before.model.parameters) &&
    day === before.model.policy?.transition.day;
  const anew = new Map<string, Definition>();
  const definitions = keepsValues ? before.definitions : anew;
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
  if (!keepsValues) {
    if (day !== undefined)
      for (const parameter of parameters.filter(isDated))
        anew.set(parameter.name, same(parameter.name, parameterOnDay(parameter, day, anew.size)));
    for (const symbol of whole.definitions.order) lowerEdition(whole, lowering, anew, symbol, over);
  }
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
  const keepsTables =
    keepsValues &&
    isSameList([...targets.values()], before.model.targets) &&
    isSameList([...events.values()], before.model.events);
  const rulesBefore = keepsTables ? (before.declared.byKind.get("rule") ?? []) : [];
  for (const [index, entry] of entries("rule").entries()) {
    const known = entry === rulesBefore[index] ? before?.model.rules[index] : undefined;
    if (known !== undefined) {
      rules.push(known);
      continue;
    }
    const { symbol, declaration, bound } = entry;
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
  const model = {
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
        ofEvents.filter(({ input }) => times.inConditions.has(input.name)),
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
    complete: isComplete(
      whole,
      previous?.model.complete === true && changed !== undefined
        ? changed.map(({ after }) => after)
        : whole.inOrder,
    ),
  };
  return { model, breakpoints, times, definitions };
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

const framing: readonly (SymbolKind | "case" | "cases")[] = ["source", "case", "cases"];

/** Cases and sources stand beside the policy: an error in them takes nothing out of it. */
function isComplete({ found }: Whole, results: readonly DeclarationResult[]): boolean {
  const citing: readonly string[] = ["unknown-source", "quotation-not-found"];
  const isFit = (declaration: Declaration, found: readonly Found[]) =>
    framing.some((kind) => kind === declaration.kind) ||
    found.every(({ problem }) => problem.severity !== "error" || citing.includes(problem.code));
  for (const [declaration, list] of found) if (!isFit(declaration, list)) return false;
  for (const { declaration, found: own, broken } of results)
    if (!isFit(declaration, own) || (broken && !framing.some((kind) => kind === declaration.kind)))
      return false;
  return true;
}
