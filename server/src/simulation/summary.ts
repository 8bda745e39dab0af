/** The outcome in one or two plain sentences. */
import type { ConflictData, Deciding, Duty, TargetPosition, TrackOutcome } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import { listed } from "../semantics/symbols.ts";
import { unknownsThatMatter } from "./deciding.ts";
import { undecided } from "./positions.ts";
import type { Situation } from "./situation.ts";

export interface Facts {
  readonly positions: readonly TargetPosition[];
  readonly tracks: readonly TrackOutcome[];
  readonly duties: readonly Duty[];
  readonly conflicts: readonly ConflictData[];
  readonly deciding: readonly Deciding[];
}

export function summary(situation: Situation, facts: Facts): string {
  const { breaks, impossible, root } = situation;
  const sentences = [sentence(situation, whatIsSo(situation, facts))];
  if (root.inForce === 0) return `${sentences[0]}.`;
  if (impossible) sentences.push("What the case gives of its events can't all be so: no timeline has it");
  else if (breaks.length > 0)
    sentences.push(`The case is outside what the policy assumes (${listed(breaks, "and")})`);
  else if (situation.class === "undecided") sentences.push(...whatHelps(situation, facts));
  else if (situation.class === "settled-after-judgement")
    sentences.push(`It rests on ${judgements(situation)}`);
  return sentences.map((one) => `${one}.`).join(" ");
}

/** Which, where only one is answered; else the steps of the explanation tell. */
function judgements({ prepared, root }: Situation): string {
  const answered = prepared.judgements.filter((index) => root.frame.values[index] !== undefined);
  const [first = -1, second] = answered;
  return second === undefined
    ? `the answer to ${prepared.model.inputs[first]?.name ?? "a judgement"}`
    : "answers to judgements";
}

function whatIsSo(situation: Situation, { positions, tracks, conflicts }: Facts): string {
  if (situation.root.inForce === 0) return notInForce(situation);
  switch (situation.class) {
    case "conflict": {
      const [first, ...others] = conflicts;
      const more =
        others.length === 0
          ? ""
          : `, and there ${others.length === 1 ? "is one more conflict" : `are ${others.length} more conflicts`}`;
      return `${first?.text ?? "the rules contradict each other"}${more}`;
    }
    case "gap":
      return "no rule requires, recommends or permits anything in this case";
    case "undecided":
      return open(situation, positions, tracks);
    default: {
      const said = told(situation, positions, tracks);
      return said.length === 0 ? "nothing is required or selected" : listed(said, "and");
    }
  }
}

function notInForce({ prepared, root }: Situation): string {
  const { from, until } = prepared.model.policy ?? {};
  const day = root.frame.on === undefined ? "on that day" : `on ${dateText(root.frame.on)}`;
  const dates = [
    ...(from === undefined ? [] : [`from ${dateText(from)}`]),
    ...(until === undefined ? [] : [`until ${dateText(until)}`]),
  ];
  return `the policy is not in force ${day} (it is ${dates.join(" ")}), so none of its rules applies`;
}

/** What is selected or left open on the tracks, and what is required off them; else what is offered. */
function told(
  { prepared }: Situation,
  positions: readonly TargetPosition[],
  tracks: readonly TrackOutcome[],
): string[] {
  const texts: string[] = [];
  for (const { selected, open, text } of tracks) if (selected.length > 0 || open) texts.push(text);
  for (const { index, track } of prepared.model.targets) {
    const position = track === undefined ? positions[index] : undefined;
    if (position?.position === "required") texts.push(standing(position));
  }
  if (texts.length > 0) return texts;
  const offered = positions.filter(({ position }) => position === "recommended" || position === "permitted");
  return offered.length > 0 ? offered.map(standing) : tracks.slice(0, 1).map(({ text }) => text);
}

function standing({ name, position, by }: TargetPosition): string {
  return `${name} is ${position}${by.length > 0 ? ` by ${listed(by, "and")}` : ""}`;
}

function open(
  situation: Situation,
  positions: readonly TargetPosition[],
  tracks: readonly TrackOutcome[],
): string {
  const { root, spread } = situation;
  const unknown = unknownNames(situation);
  if (unknown.length === 0 && root.frame.on === undefined)
    return "without a decision date it can't be told what is in force";
  const undecidedTracks = tracks
    .filter((_, index) => spread.tracks[index]?.selection.how === "unsettled")
    .map(({ name, text }) => `on ${name}, ${text}`);
  if (undecidedTracks.length > 0) return undecidedTracks.join("; ");
  const names = positions
    .filter((_, index) => undecided(spread.positions[index] ?? 0))
    .map(({ name }) => name);
  if (names.length > 0)
    return `it is not decided whether ${listed(names, "and")} ${names.length === 1 ? "is" : "are"} to be used`;
  return unknown.length > 0 ? `it depends on ${few(unknown)}` : "a value that the rules need is not known";
}

function unknownNames(situation: Situation): readonly string[] {
  const { inputs } = situation.prepared.model;
  return unknownsThatMatter(situation).flatMap((index) => inputs[index]?.name ?? []);
}

/** So many names are read. */
const FEW = 5;

function few(names: readonly string[]): string {
  if (names.length <= FEW + 1) return listed(names, "and");
  return `${names.slice(0, FEW).join(", ")} and ${names.length - FEW} more`;
}

function whatHelps(situation: Situation, { deciding }: Facts): string[] {
  const best = deciding.find(({ always }) => always);
  if (best !== undefined) return [`Knowing ${few(best.facts)} would decide`];
  const [first] = deciding;
  if (first !== undefined) return [`Knowing ${listed(first.facts, "and")} may decide`];
  const names = unknownNames(situation);
  return names.length === 0 ? [] : [`Not known: ${few(names)}`];
}

/** With a capital first letter, but for names: they are written as they are declared. */
function sentence({ prepared }: Situation, text: string): string {
  const end = text.indexOf(" ");
  const first = end < 0 ? text : text.slice(0, end);
  const isName = prepared.targetByName.has(first) || prepared.rulesByName.has(first);
  return isName ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
