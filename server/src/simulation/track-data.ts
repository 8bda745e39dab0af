/** What is selected on a track, in names and words. */
import type { TrackOutcome } from "../protocol/outcome.ts";
import { listed } from "../semantics/symbols.ts";
import { positionNames } from "./positions.ts";
import { MUST } from "./prepare.ts";
import type { Situation } from "./situation.ts";
import { speakers } from "./speakers.ts";
import type { TrackSpread } from "./spread-tracks.ts";

export function trackData(situation: Situation, index: number): TrackOutcome | undefined {
  const { model } = situation.prepared;
  const track = model.tracks[index];
  const found = situation.spread.tracks[index];
  if (track === undefined || found === undefined) return undefined;
  const { selection, open } = found;
  const { how, selected, options } = selection;
  const names = (powers: readonly number[]) => powers.map((power) => model.targets[power]?.name ?? "");
  const data: TrackOutcome = {
    name: track.name,
    selected: names(selected),
    options: how === "inadequate" ? [] : names(options),
    open,
    text: selectionText(situation, index, found, names),
  };
  if ((how === "chosen" || how === "tie") && track.chooseLowest !== undefined) data.by = track.chooseLowest;
  return data;
}

function selectionText(
  situation: Situation,
  index: number,
  { selection: { how, selected, options }, mayBeNothing }: TrackSpread,
  names: (powers: readonly number[]) => string[],
): string {
  const { prepared, spread } = situation;
  const chooser = prepared.model.tracks[index]?.chooseLowest ?? "";
  switch (how) {
    case "required":
      return listed(
        selected.map((power) => requiredText(situation, power)),
        "and",
      );
    case "chosen": {
      const position = positionNames(spread.positions[selected[0] ?? 0] ?? 0)[0] ?? "available";
      return `${listed(names(selected), "and")} is the lowest adequate power of those ${position} (${chooser})`;
    }
    case "tie":
      return `${listed(names(options), "and")} stand on the lowest adequate step alike, and ${chooser} leaves open which`;
    case "inadequate":
      return `nothing is selected: ${noneAdequate(names(options))}`;
    case "discretion":
      return options.length === 1
        ? `${listed(names(options), "and")} may be used, or not: the choice is open`
        : `it is left open whether to use ${listed(names(options), "or")}`;
    case "nothing":
      return "nothing is selected: no rule makes a power available";
    case "unsettled": {
      const alternatives = [...names(options), ...(mayBeNothing ? ["nothing"] : [])];
      const sure = selected.length === 0 ? "" : `${listed(names(selected), "and")} is selected; `;
      return alternatives.length === 0
        ? `${sure}the rest is not decided`
        : `${sure}not decided: ${listed(alternatives, "or")}`;
    }
  }
}

function noneAdequate(names: readonly string[]): string {
  return names.length === 1
    ? `${listed(names, "and")} is available, but not adequate`
    : `none of ${listed(names, "and")} is adequate`;
}

function requiredText({ prepared, spread }: Situation, power: number): string {
  const rules = speakers(prepared, power, MUST, spread.rules);
  return `${prepared.model.targets[power]?.name} is required${rules.length > 0 ? ` by ${listed(rules, "and")}` : ""}`;
}
