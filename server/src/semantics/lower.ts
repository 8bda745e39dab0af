/** From bound declarations to the model: what is made of what, in which order, and what is taken over. */
import { type Breakpoints, breakpointsAfter } from "./breakpoints.ts";
import { isComplete } from "./complete.ts";
import { turnsOf } from "./editions.ts";
import { lowerCases } from "./lower-cases.ts";
import { clockPresences, lowerClocks } from "./lower-clocks.ts";
import { type Declared, declaredIn, entriesOf, type Version } from "./lower-declared.ts";
import { lowerDefinitions } from "./lower-definitions.ts";
import type { Lowering } from "./lower-expressions.ts";
import { lowerInputs, type Times, timesOf } from "./lower-inputs.ts";
import { lowerEvents, lowerMeasures, presences } from "./lower-measures.ts";
import { type Numbered, type Numbers, namedOf, numbering } from "./lower-named.ts";
import { isDated, lowerParameters } from "./lower-parameters.ts";
import { conductOf, lowerPolicy, transitionOf } from "./lower-policy.ts";
import { lowerAssumptions, lowerPrinciples } from "./lower-principles.ts";
import { lowerProcesses } from "./lower-process.ts";
import { lowerRules } from "./lower-rules.ts";
import { lowerSources } from "./lower-sources.ts";
import { lowerTargets, lowerTracks } from "./lower-targets.ts";
import { lowerTypes } from "./lower-types.ts";
import type { Definition, Expr, Homes, Model } from "./model.ts";
import { relationsOf } from "./relations.ts";
import { clockRelations } from "./relations-of-clocks.ts";
import { dayRelations } from "./relations-of-days.ts";
import { isSameList, type Remembered, takenOver } from "./taken-over.ts";
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

export function lower(policy: Whole, previous: Lowered | undefined): Lowered {
  const whole: Numbered = { ...policy, numbers: previous?.numbers ?? numbering() };
  const homes = whole.numbers.homesIn(policy.program);
  if (homes === undefined) return lower(policy, undefined);
  const declared = declaredIn(policy, previous?.declared);
  const over = takenOver(previous?.remembered, declared.changed !== undefined);
  const made = lowerModel({ whole, declared, over }, homes, previous);
  return { ...made, numbers: whole.numbers, remembered: over.remembered(), declared };
}

function lowerModel(
  version: Version,
  homes: Homes,
  previous: Lowered | undefined,
): Pick<Lowered, "model" | "breakpoints" | "times" | "definitions"> {
  const { whole, over } = version;
  const { changed } = version.declared;
  const before = changed === undefined ? undefined : previous;

  const parameters = lowerParameters(version);
  const valuesOf = new Map(parameters.map(({ name, values }) => [name, values.map(({ value }) => value)]));
  const breakpoints = breakpointsAfter(
    whole,
    ({ name }) => valuesOf.get(name) ?? [],
    previous?.breakpoints,
    changed,
  );
  const times = timesOf(whole, changed, previous?.times);
  const conduct = conductOf(whole);
  const inputs = lowerInputs(version, conduct, parameters, times, breakpoints);

  const inputsByName = new Map(inputs.map((input) => [input.name, input]));
  const transition = transitionOf(version, conduct, inputsByName);
  const { day } = transition;
  const given: Omit<Lowering, "definitions"> = {
    inputs: inputsByName,
    presence: new Map([
      ...presences(inputsByName, times.asked),
      ...clockPresences(inputsByName, times.ofClocks),
    ]),
    parameters: new Map(
      parameters
        .filter((parameter) => day === undefined || !isDated(parameter))
        .map((parameter) => [parameter.name, parameter]),
    ),
    targets: new Map(),
    events: new Map(),
    day,
  };
  const hasSameValues =
    before?.declared.whole.definitions === whole.definitions &&
    isSameList(inputs, before.model.inputs) &&
    isSameList(parameters, before.model.parameters) &&
    day === before.model.policy?.transition.day;
  const definitions = hasSameValues ? before.definitions : lowerDefinitions(version, given, parameters);
  const values: Lowering = { ...given, definitions };
  const targets = lowerTargets(version, values);
  const events = lowerEvents(version, values);
  const lowering: Lowering = { ...values, targets, events };

  const policy = lowerPolicy(version, transition);
  const clocks = lowerClocks(version, lowering, policy?.calendar);
  const measures = lowerMeasures(version, lowering, times, clocks);
  const hasSameNames =
    hasSameValues &&
    isSameList([...targets.values()], before.model.targets) &&
    isSameList([...events.values()], before.model.events);
  const ofPolicy = lowerRules(version, lowering, hasSameNames ? before : undefined);
  const { processes, rules: ofProcesses } = lowerProcesses(version, lowering, ofPolicy.length);
  const dated = {
    policy,
    parameters,
    definitions: [...definitions.values()],
    targets: [...targets.values()],
    rules: [...ofPolicy, ...ofProcesses],
  };
  const ofEvents = measures.filter((measure) => "event" in measure);
  const relations: readonly Expr[] = [
    ...relationsOf(ofEvents),
    ...dayRelations(
      ofEvents.filter(({ input }) => times.inConditions.has(input.name)),
      turnsOf(dated),
    ),
    ...clockRelations([...clocks.values()], inputsByName, ofEvents),
  ];
  const model: Model = {
    ...dated,
    homes,
    sources: lowerSources(version, homes),
    actors: over.same(
      "actors",
      entriesOf(version, "actor").map(({ symbol }) => namedOf(whole, symbol)),
    ),
    types: lowerTypes(version),
    inputs,
    events: [...events.values()],
    clocks: [...clocks.values()],
    measures,
    relations: over.same("relations", relations),
    tracks: lowerTracks(version),
    processes,
    principles: lowerPrinciples(version, lowering),
    assumptions: lowerAssumptions(version, lowering),
    cases: lowerCases(whole, lowering, events),
    complete: isComplete(
      whole,
      before?.model.complete === true && changed !== undefined
        ? changed.map(({ after }) => after)
        : whole.inOrder,
    ),
  };
  return { model, breakpoints, times, definitions };
}
