/** What may be selected on a track over every way of filling the unknowns of a case. */
import type { Value } from "../semantics/types.ts";
import { find } from "./completions.ts";
import type { Decision, Part } from "./decide.ts";
import { FEW, type Looker, opposite, partQuestion, some } from "./looker.ts";
import { needs } from "./needs.ts";
import { CONTRADICTED, PERMITTED, type Positions, RECOMMENDED, REQUIRED } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { adequacy, isOpen, NOTHING, type Selection } from "./selection.ts";
import { trackSlice } from "./slices.ts";

export interface TrackSpread {
  readonly selection: Selection;
  readonly uniform: boolean;
  /** Whether in some way nothing is selected nor left to choose. */
  readonly mayBeNothing: boolean;
  /** Whether the choice is left open in every way. */
  readonly open: boolean;
}

export function trackSpread(look: Looker, root: Decision, track: number): TrackSpread {
  const { prepared } = look.search;
  const own = root.selections[track];
  if (own === undefined || own.how !== "unsettled")
    return {
      selection: own ?? NOTHING,
      uniform: true,
      mayBeNothing: own === undefined || isNothing(own) === 1,
      open: own !== undefined && isOpen(own),
    };
  const slice = trackSlice(prepared, track);
  const about = prepared.tracks[track]?.name ?? "";
  /** `focus`: the powers that it hangs on first. */
  const can = (
    what: string,
    holds: (part: Part) => Value,
    focus: (selection: Selection) => readonly number[],
  ) => {
    const question = partQuestion(look, about, slice, { tracks: [track] }, holds, what);
    const asks = (part: Part) => {
      const first = needs(prepared, part, { targets: focus(part.selections[track] ?? NOTHING) });
      return first.size > 0 ? first : question.needs(part);
    };
    return some(look, holds, { ...question, needs: asks });
  };
  const powers = prepared.tracks[track]?.powers ?? [];
  const isUsed = (power: number) => (part: Part) => mayBeUsed(prepared, track, part, power);
  const used = powers.filter((power) => can(`used ${power}`, isUsed(power), () => [power]));
  const always = used.filter((power) => !can(`not used ${power}`, opposite(isUsed(power)), () => [power]));
  const { openness, undecidedBetween } = opennessOn(prepared, track);
  const mayBeOpen = can("open", openness, undecidedBetween);
  const mayBeClosed = !mayBeOpen || can("not open", opposite(openness), undecidedBetween);
  const uniform = used.length === always.length && !(mayBeOpen && mayBeClosed);
  const settled = look.samples
    .map(({ selections }) => selections[track])
    .find((one) => one?.how !== "unsettled");
  if (uniform && settled !== undefined)
    return { selection: settled, uniform, mayBeNothing: isNothing(settled) === 1, open: isOpen(settled) };
  const selected = mayBeOpen ? [] : always;
  return {
    selection: { how: "unsettled", selected, options: used.filter((power) => !selected.includes(power)) },
    uniform,
    mayBeNothing: selected.length === 0 && mayBeNothing(look, track),
    open: !mayBeClosed,
  };
}

/** Whether a power is selected, or among those to choose from. */
function mayBeUsed(prepared: Prepared, track: number, part: Part, power: number): Value {
  const selection = part.selections[track] ?? NOTHING;
  if (selection.selected.includes(power)) return 1;
  if (!selection.options.includes(power)) return 0;
  if (selection.how !== "unsettled") return isOpen(selection) ? 1 : 0;
  const isChoice = prepared.tracks[track]?.chooseLowest === true;
  return isChoice && isPassedOver(prepared, track, part, power) ? 0 : undefined;
}

/** Whether the lowest adequate power is surely another one, though it is open which. */
function isPassedOver(prepared: Prepared, track: number, { positions, frame }: Part, power: number): boolean {
  const own = positions[power] ?? 0;
  if ((own & (REQUIRED | CONTRADICTED)) !== 0) return false;
  if (adequacy(prepared, power, frame) === 0) return true;
  const { powers = [], steps = [] } = prepared.tracks[track] ?? {};
  const stepOf = (one: number) => steps[powers.indexOf(one)] ?? 0;
  const only = (one: number, bits: Positions) => ((positions[one] ?? 0) & ~bits) === 0;
  const lower = powers.filter((one) => stepOf(one) < stepOf(power) && adequacy(prepared, one, frame) === 1);
  const asRecommended = (own & RECOMMENDED) === 0 || lower.some((one) => only(one, RECOMMENDED));
  const asPermitted =
    (own & PERMITTED) === 0 ||
    powers.some((one) => only(one, RECOMMENDED)) ||
    lower.some((one) => only(one, RECOMMENDED | PERMITTED));
  return asRecommended && asPermitted;
}

interface Openness {
  /** Whether the choice is left open. */
  readonly openness: (part: Part) => Value;
  /** The powers that it may be left open between. */
  readonly undecidedBetween: (selection: Selection) => readonly number[];
}

/** Where the lowest adequate power is chosen, only several on one step leave the choice open. */
function opennessOn(prepared: Prepared, track: number): Openness {
  const { chooseLowest = false, powers = [], steps = [] } = prepared.tracks[track] ?? {};
  const stepOf = (power: number) => steps[powers.indexOf(power)];
  const undecidedBetween = ({ options }: Selection) =>
    chooseLowest
      ? options.filter((power) => options.some((other) => other !== power && stepOf(other) === stepOf(power)))
      : options;
  const openness = ({ selections }: Part) => {
    const selection = selections[track] ?? NOTHING;
    if (selection.how !== "unsettled") return isOpen(selection) ? 1 : 0;
    return selection.selected.length > 0 || undecidedBetween(selection).length === 0 ? 0 : undefined;
  };
  return { openness, undecidedBetween };
}

/** Told where it is found easily: it is only a word in the outcome's text. */
function mayBeNothing(look: Looker, track: number): boolean {
  const { prepared } = look.search;
  const holds = ({ selections }: Part) => isNothing(selections[track] ?? NOTHING);
  if (look.samples.some((sample) => holds(sample) === 1)) return true;
  const answer = find(
    look.search,
    partQuestion(
      look,
      prepared.tracks[track]?.name ?? "",
      trackSlice(prepared, track),
      { tracks: [track] },
      holds,
    ),
    FEW,
  );
  return answer !== "none" && answer !== "not known";
}

export function isNothing({ how, selected }: Selection): Value {
  if (how === "unsettled") return selected.length > 0 ? 0 : undefined;
  return how === "nothing" || how === "inadequate" ? 1 : 0;
}
