/** A vignette run against the examples, and each thing it expects held to what came out. */
import type { CaseData, CaseValue } from "@remit/server/protocol/case.ts";
import type { Outcome, TargetPosition } from "@remit/server/protocol/outcome.ts";
import type { Input, Model } from "@remit/server/semantics/model.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import { simulate } from "@remit/server/simulation/simulate.ts";
import type { ExampleName } from "../support/examples.ts";
import {
  actors,
  dates,
  examplesFor,
  facts,
  happened,
  hyphened,
  leads,
  missing,
  neverOrdinary,
  noLead,
  notAsked,
  ordinary,
  type Phrase,
  plain,
  targets,
  tellsOfBreach,
  thresholds,
} from "./mapping.ts";
import type { Vignette, VignetteValue, VignetteValues } from "./vignette.ts";

export interface Judged {
  /** What is expected, in one line; with the vignette's id it names the expectation. */
  readonly expectation: string;
  readonly holds: boolean;
  /** What was found. */
  readonly found: string;
}

/** The models of the examples, by name. */
export type Models = ReadonlyMap<ExampleName, Model>;

export function judgeVignette(vignette: Vignette, models: Models): readonly Judged[] {
  const runs = variantsOf(vignette).map((variant) => runsOf(vignette, variant, models));
  const { expected } = vignette;
  const judged: Judged[] = [];
  const add = (expectation: string, found: Found) => judged.push({ expectation, ...found });

  for (const problem of notCarried(vignette, models)) add(`carries ${problem}`, no("no example asks this"));
  for (const [name, value] of Object.entries(expected.thresholds))
    add(
      `threshold ${name} is ${value}`,
      inEach(runs, name, (run) => thresholdIs(run, thresholdName(name), value)),
    );
  for (const power of expected.available)
    add(
      `available ${power}`,
      inEach(runs, power, (run) => isAvailable(run, vignette, power)),
    );
  for (const { power } of expected.unavailable)
    add(
      `unavailable ${power}`,
      inEach(runs, power, (run) => isUnavailable(run, power)),
    );
  for (const { action, modality, actor } of expected.selected)
    add(
      `selected ${action} (${modality})`,
      inEach(runs, action, (run) => isSelectedOnceJudged(run, vignette, action, modality, actor)),
    );
  for (const { duty, actor } of expected.duties)
    add(
      `duty ${duty}`,
      inEach(runs, duty, (run) => isDuty(run, duty, actor)),
    );
  if (!noLead.test(expected.lead))
    add(
      `lead ${expected.lead}`,
      inEach(runs, "", (run) => leadIs(run, expected.lead)),
    );
  for (const { what, date } of expected.deadlines)
    add(
      `date of ${what} is ${date}`,
      inEach(runs, "", (run) => dateIs(run, what, date)),
    );
  for (const name of expected.missing_facts)
    add(
      `asks for ${name}`,
      inEach(runs, "", (run) => asksFor(run, name)),
    );
  return judged;
}

// ── Running ────────────────────────────────────────────────────────────────────────────────────────────────────

interface Found {
  readonly holds: boolean;
  readonly found: string;
}

const yes = (found: string): Found => ({ holds: true, found });
const no = (found: string): Found => ({ holds: false, found });

/** A variant of a vignette: one of several breaches, tasks or kinds of provider. */
interface Variant {
  /** By which of its words an expectation may name it: `11`, `private`. */
  readonly words: readonly string[];
  readonly facts: VignetteValues;
}

function variantsOf({ facts: given }: Vignette): readonly Variant[] {
  const { variants, breaches, tasks } = given;
  if (Array.isArray(tasks))
    return tasks.map((task) => ({ words: [String(task)], facts: { task: String(task) } }));
  if (Array.isArray(variants))
    return variants.map((kind) => ({
      words: String(kind).split("_"),
      facts: { provider_type: String(kind) },
    }));
  if (Array.isArray(breaches))
    return breaches.map((breach) => {
      if (typeof breach !== "object" || breach === null)
        return { words: [String(breach)], facts: { regulation: String(breach) } };
      const { reg, ...others } = breach as Record<string, string>;
      return { words: [String(reg)], facts: { regulation: String(reg), ...others } };
    });
  return [{ words: [], facts: {} }];
}

interface Run {
  readonly variant: Variant;
  /** In the order in which the vignette's policy names the examples. */
  readonly examples: readonly Example[];
}

interface Example {
  readonly name: ExampleName;
  readonly model: Model;
  readonly given: Readonly<Record<string, CaseValue>>;
  readonly time: Pick<CaseData, "on" | "timeline" | "none">;
  readonly outcome: Outcome;
}

function runsOf(vignette: Vignette, variant: Variant, models: Models): Run {
  const values = { ...vignette.facts, ...vignette.stated?.facts, ...vignette.judgements, ...variant.facts };
  const carried = carry(values);
  const examples = examplesFor(vignette.policy).flatMap((name) => {
    const model = models.get(name);
    return model === undefined
      ? []
      : [exampleRun({ name, model, given: givenTo(name, model, carried), time: timeOf(model, values) })];
  });
  return { variant, examples };
}

/** The last day that the vignette tells of, and events of which it says that they happened or did not yet. */
function timeOf({ events }: Model, values: VignetteValues): Pick<CaseData, "on" | "timeline" | "none"> {
  const days = Object.values(values).flatMap((value) =>
    typeof value === "string" ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? []) : [],
  );
  const on = days.sort().at(-1);
  const told = Object.entries(happened).filter(([, event]) => events.some(({ name }) => name === event));
  const none = told.filter(([fact]) => values[fact] === false).map(([, event]) => event);
  const timeline = told.flatMap(([fact, event]) => {
    const day = values[fact] === true ? on : values[fact];
    return typeof day === "string" ? [{ on: day, event }] : [];
  });
  return {
    ...(on === undefined ? {} : { on }),
    ...(timeline.length === 0 ? {} : { timeline }),
    ...(none.length === 0 ? {} : { none }),
  };
}

function exampleRun({ name, model, given, time }: Omit<Example, "outcome">): Example {
  const { kase, errors } = readCase(model, { given, ...time });
  const wrong = Object.values(errors);
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.join("; ")}`);
  return { name, model, given, time, outcome: simulate(model, kase, { trace: true }) };
}

/** A fact or judgement of a vignette in the names of the examples: `reg13_avoidable_harm` is harm, whatever is broken. */
function carriedAs(name: string, value: VignetteValue, values: VignetteValues) {
  return facts[name]?.(value, values) ?? { [hyphened(name.replace(/^reg\d+_/, ""))]: plain(value) };
}

/** The values of a vignette in the names of the examples; what is undefined is not carried. */
function carry(values: VignetteValues): Readonly<Record<string, CaseValue>> {
  const carried: Record<string, CaseValue> = {};
  if (!("breach" in values) && tellsOfBreach.some((name) => name !== "quality" && name in values))
    carried["breach"] = true;
  for (const [name, value] of Object.entries(values)) {
    for (const [own, ours] of Object.entries(carriedAs(name, value, values)))
      if (ours !== undefined) carried[own] = ours;
  }
  return carried;
}

function givenTo(name: ExampleName, model: Model, carried: Readonly<Record<string, CaseValue>>) {
  const given: Record<string, CaseValue> = {};
  for (const input of model.inputs) {
    const value = carried[input.name];
    if (value !== undefined && fits(input, value)) given[input.name] = value;
    else {
      const usual = ordinary[name][input.name];
      if (usual !== undefined) given[input.name] = usual;
      else if (input.kind === "fact" && input.type.kind === "yes/no" && !neverOrdinary.has(input.name))
        given[input.name] = false;
    }
  }
  return given;
}

/** Two examples can use one name for different things: `seriousness` is a fact in one and a table in another. */
function fits({ type }: Input, value: CaseValue): boolean {
  if (value === "unknown") return true;
  switch (type.kind) {
    case "yes/no":
      return typeof value === "boolean";
    case "scale":
    case "choice":
      return typeof value === "string" && type.levels.includes(value);
    case "number":
      return typeof value === "number" && value >= type.min && value <= type.max;
    default:
      return true;
  }
}

/** Facts and judgements of a vignette that no example asks for. */
function notCarried(vignette: Vignette, models: Models): readonly string[] {
  const values = { ...vignette.facts, ...vignette.stated?.facts, ...vignette.judgements };
  const inputs = examplesFor(vignette.policy).flatMap((name) => models.get(name)?.inputs ?? []);
  return Object.entries(values)
    .filter(([name, value]) => {
      if (name in notAsked || name in happened || name === "variants" || name === "case_b") return false;
      return !Object.entries(carriedAs(name, value, values)).some(
        ([own, ours]) =>
          ours !== undefined && inputs.some((input) => input.name === own && fits(input, ours)),
      );
    })
    .map(([name]) => name);
}

/** Judged in every variant, or in those that the name speaks of: `prosecutable(11)`. */
function inEach(runs: readonly Run[], name: string, judge: (run: Run) => Found): Found {
  const inside = /\((.+)\)$/.exec(name)?.[1];
  const named = runs.filter(
    ({ variant: { words } }) =>
      inside !== undefined && [inside, ...inside.split(" ")].some((word) => words.includes(word)),
  );
  const byLetter = /\(([a-z])\)$/.exec(name)?.[1];
  const lettered = byLetter === undefined ? undefined : runs[byLetter.charCodeAt(0) - "a".charCodeAt(0)];
  const meant = named.length > 0 ? named : lettered !== undefined && runs.length > 1 ? [lettered] : runs;
  const found = meant.map(judge);
  return found.find(({ holds }) => !holds) ?? found[0] ?? no("there is no such variant");
}

// ── Thresholds ─────────────────────────────────────────────────────────────────────────────────────────────────

function thresholdName(name: string): string {
  return thresholds[name] ?? hyphened(name.replace(/\(.*\)$/, ""));
}

function thresholdIs({ examples }: Run, name: string, expected: string): Found {
  for (const { outcome, given } of examples) {
    const value =
      outcome.values.find((one) => one.name === name)?.value ??
      (name === "version" ? editionIs(outcome) : shown(given[name]));
    if (value === undefined) continue;
    const wanted =
      expected === "met" || expected === "not_met"
        ? [hyphened(expected).replace("-", " "), expected === "met" ? "yes" : "no"]
        : [expected];
    return wanted.includes(value) ? yes(value) : no(`it is ${value}`);
  }
  return no("no example computes it");
}

/** Whether the edition of the outcome is the one that counts: not known where the policy is silent. */
function editionIs({ transition }: Outcome): string | undefined {
  return transition?.silent === true ? "unknown" : undefined;
}

function shown(value: CaseValue | undefined): string | undefined {
  return typeof value === "boolean"
    ? value
      ? "yes"
      : "no"
    : value === undefined
      ? undefined
      : String(value);
}

// ── Powers and actions ─────────────────────────────────────────────────────────────────────────────────────────

function phraseOf(text: string): Phrase {
  return (
    targets.find(([pattern]) => pattern.test(text))?.[1] ?? {
      names: [hyphened(text.replace(/(?: for)? ?\(.*\)$/, "").trim()).replaceAll(" ", "-")],
    }
  );
}

/** Where the first example that knows one of the names puts them. */
function positionsOf(
  { examples }: Run,
  { names, with: also = {} }: Phrase,
): readonly (TargetPosition & { readonly example: Example })[] {
  for (const example of examples) {
    const known = names.filter((name) => example.model.targets.some((target) => target.name === name));
    if (known.length === 0) continue;
    const more = Object.entries(also).filter(([name]) =>
      example.model.inputs.some((input) => input.name === name),
    );
    const run =
      more.length === 0
        ? example
        : exampleRun({ ...example, given: { ...example.given, ...Object.fromEntries(more) } });
    return run.outcome.positions
      .filter(({ name }) => known.includes(name))
      .map((position) => ({ ...position, example: run }));
  }
  return [];
}

const usable: ReadonlySet<string> = new Set(["permitted", "recommended", "required"]);
const surely = ({ possible }: TargetPosition) => possible.every((position) => usable.has(position));
const text = ({ name, possible }: TargetPosition) => `${name} is ${possible.join(" or ")}`;

/** In any case, or once the judgements that the vignette names as open are answered. */
function isAvailable(run: Run, vignette: Vignette, power: string): Found {
  const positions = positionsOf(run, phraseOf(power));
  if (positions.length === 0) return no("no example has such a power");
  if (positions.some(surely)) return yes(positions.map(text).join("; "));
  const answered = withAnswers(run, vignette.judgement_points);
  const then = answered === undefined ? [] : positionsOf(answered, phraseOf(power));
  if (then.some(surely)) return yes(`${then.map(text).join("; ")}, once judged`);
  return no(positions.map(text).join("; "));
}

function withAnswers({ variant, examples }: Run, points: readonly string[]): Run | undefined {
  const answers = carry(Object.fromEntries(points.map((point) => [point, "yes"])));
  const run = examples.map((example) => {
    const open = example.model.inputs.filter(
      ({ name, kind, type }) =>
        kind === "judgement" &&
        type.kind === "yes/no" &&
        answers[name] === true &&
        example.given[name] === undefined,
    );
    if (open.length === 0) return example;
    const given = { ...example.given, ...Object.fromEntries(open.map(({ name }) => [name, true])) };
    return exampleRun({ ...example, given });
  });
  return points.length === 0 ? undefined : { variant, examples: run };
}

function isUnavailable(run: Run, power: string): Found {
  const phrase = phraseOf(power);
  if (phrase.names.length === 0) return yes("the example has no such power");
  const positions = positionsOf(run, phrase);
  if (positions.length === 0) return no("no example speaks of it");
  const possible = positions.find(({ possible }) => possible.some((position) => usable.has(position)));
  return possible === undefined ? yes(positions.map(text).join("; ")) : no(text(possible));
}

// ── What is chosen, and by whom ────────────────────────────────────────────────────────────────────────────────

const modalities: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^must always if|^must if/, ["permitted", "required"]],
  [/^must|^will|^needed/, ["required"]],
  [/^should|^would|^typically/, ["recommended"]],
  [/^prefer/, ["permitted", "recommended"]],
  [/^prudent/, ["permitted", "required"]],
  [/^may|^can|^balance|^unclear/, ["permitted"]],
  [/^-/, ["not-addressed", "permitted"]],
];

/** As it stands, or once the judgements that the vignette names as open are answered. */
function isSelectedOnceJudged(
  run: Run,
  vignette: Vignette,
  action: string,
  modality: string,
  actor: string,
): Found {
  const found = isSelected(run, action, modality, actor);
  const answered = found.holds ? undefined : withAnswers(run, vignette.judgement_points);
  const then = answered === undefined ? found : isSelected(answered, action, modality, actor);
  return then.holds && answered !== undefined ? yes(`${then.found}, once judged`) : found;
}

function isSelected(run: Run, action: string, modality: string, actor: string): Found {
  const positions = positionsOf(run, phraseOf(action));
  const [first] = positions;
  if (first === undefined) return no("no example speaks of it");
  if (modality === "conflict") {
    const { conflicts } = first.example.outcome;
    const clash = conflicts.find(({ targets }) => positions.every(({ name }) => targets.includes(name)));
    return clash === undefined
      ? no(`there is no conflict; ${positions.map(text).join("; ")}`)
      : yes(clash.text);
  }
  const wanted = modalities.find(([pattern]) => pattern.test(modality))?.[1] ?? [];
  const wrong = positions.find(({ possible }) => !possible.every((position) => wanted.includes(position)));
  if (wrong !== undefined) return no(text(wrong));
  if (modality === "-") return yes(text(first));
  const passedOver = positions.find((position) => !canBeChosen(position));
  if (passedOver !== undefined) return no(`${text(passedOver)}, but another power is chosen`);
  const other = positions.find((position) => !actsFor(position, actor));
  return other === undefined
    ? yes(positions.map(text).join("; "))
    : no(`${other.name} is not done by ${actor}`);
}

/** Whether the power is selected on its track, or among those left to choose between. */
function canBeChosen({ name, example }: TargetPosition & { readonly example: Example }): boolean {
  const track = example.model.targets.find((target) => target.name === name)?.track;
  const outcome = example.outcome.tracks.find((one) => one.name === track);
  return outcome === undefined || outcome.selected.includes(name) || outcome.options.includes(name);
}

/** Whether a rule that puts it there names one of those whom the vignette's actor stands for. */
function actsFor(
  { name, by, example }: TargetPosition & { readonly example: Example },
  actor: string,
): boolean {
  const ours = actors.find(([pattern]) => pattern.test(actor))?.[1] ?? [hyphened(actor)];
  return example.model.rules
    .filter((rule) => by.includes(rule.name))
    .flatMap(({ effects }) => effects.filter(({ target }) => target.name === name))
    .some((effect) => ours.includes(effect.actor ?? effect.target.heldBy ?? ""));
}

function isDuty(run: Run, duty: string, actor: string): Found {
  const positions = positionsOf(run, phraseOf(duty));
  if (positions.length === 0) return no("no example speaks of it");
  const conditional = / if /.test(duty);
  const required = positions.find(({ possible }) =>
    conditional
      ? possible.includes("required")
      : possible.every((position) => position === "required" || position === "prohibited") &&
        possible.includes("required"),
  );
  if (required === undefined) return no(positions.map(text).join("; "));
  return actsFor(required, actor) || required.by.length === 0
    ? yes(text(required))
    : no(`${required.name} is not the duty of ${actor}`);
}

// ── Leads, dates, missing facts ────────────────────────────────────────────────────────────────────────────────

function leadIs(run: Run, lead: string): Found {
  const ways = leads.find(([pattern]) => pattern.test(lead))?.[1] ?? [];
  const tried = ways.map((claims) => claims.map((claim) => leadClaim(run, claim.name, claim.value)));
  const holding = tried.find((found) => found.every(({ holds }) => holds));
  if (holding !== undefined) return yes(holding.map(({ found }) => found).join("; "));
  return no(
    tried
      .flat()
      .map(({ found }) => found)
      .join("; ") || "nothing says who leads",
  );
}

function leadClaim(run: Run, name: string, expected: string): Found {
  for (const { model, outcome } of run.examples) {
    if (name === "decided by")
      return model.policy?.decidedBy === expected
        ? yes(`decided by ${expected}`)
        : no(`decided by ${model.policy?.decidedBy}`);
    const value = outcome.values.find((one) => one.name === name)?.value;
    if (value !== undefined)
      return value === expected ? yes(`${name} is ${value}`) : no(`${name} is ${value}`);
    const position = outcome.positions.find((one) => one.name === name);
    if (position === undefined) continue;
    if (expected === "required")
      return position.position === "required" ? yes(text(position)) : no(text(position));
    const holder = model.targets.find((target) => target.name === name)?.heldBy;
    return holder === expected && position.possible.some((one) => usable.has(one))
      ? yes(`${name} by ${holder}`)
      : no(`${text(position)}, by ${holder}`);
  }
  return no(`no example says \`${name}\``);
}

function dateIs({ examples }: Run, what: string, date: string): Found {
  const names = dates.find(([pattern]) => pattern.test(what))?.[1] ?? [];
  const found = examples.flatMap(({ outcome }) => [
    ...outcome.duties.filter((duty) => names.includes(duty.what)).map(({ due }) => due ?? "no date"),
    ...outcome.values.filter((value) => names.includes(value.name)).map(({ value }) => value),
  ]);
  return found.includes(date) ? yes(date) : no(found.join(" or ") || "no example computes it");
}

/** An unknown, or an event that a clock waits for, that the outcome names; or an action that asks for it. */
function asksFor({ examples }: Run, fact: string): Found {
  const silent = examples.find(({ outcome }) => outcome.transition?.silent === true);
  if (fact === "transitional rule" && silent !== undefined) return yes(silent.outcome.transition?.text ?? "");
  const name = missing.find(([pattern]) => pattern.test(fact))?.[1];
  const awaited = examples
    .flatMap(({ outcome }) => outcome.trace)
    .find(
      ({ kind, result, text: told }) =>
        kind === "clock" && result === "running" && told.includes(`\`${name}\``),
    );
  if (name !== undefined && awaited !== undefined) return yes(awaited.text);
  const names = name === undefined ? namesOf(fact) : [name];
  for (const { model, given, outcome } of examples) {
    const position = outcome.positions.find((one) => names.includes(one.name));
    if (position !== undefined)
      return position.possible.every((one) => one === "required" || one === "recommended")
        ? yes(text(position))
        : no(text(position));
    const inputs = model.inputs.filter((input) => names.includes(input.name));
    if (inputs.length === 0) continue;
    const known = inputs.find((input) => given[input.name] !== undefined && given[input.name] !== "unknown");
    if (known !== undefined) return no(`${known.name} is ${given[known.name]}`);
    const asked = inputs.find((input) => isAsked(outcome, input.name));
    if (asked !== undefined) return yes(`${asked.name} is unknown, and said to be`);
  }
  return no("nothing hangs on it");
}

/** What a fact of the vocabulary is called here, without what else it tells of. */
function namesOf(fact: string): readonly string[] {
  return Object.entries(carriedAs(fact, "unknown", {})).flatMap(([own, ours]) =>
    ours === "unknown" ? own : [],
  );
}

function isAsked({ deciding, trace, duties }: Outcome, name: string): boolean {
  return (
    deciding.some(({ facts: set }) => set.includes(name)) ||
    trace.some(({ read }) => read.some((value) => value.name === name && value.value === "unknown")) ||
    duties.some(({ due, computed }) => due === undefined && computed?.includes(name) === true)
  );
}
