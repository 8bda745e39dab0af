/** Clocks of the model, and what is asked of them. */
import type { BoundClock, BoundDeadline } from "./bound.ts";
import { timesAskedIn } from "./bound-parts.ts";
import { compared, constant, ofInput } from "./forms.ts";
import { entriesOf, type Version } from "./lower-declared.ts";
import { endName, type Lowering, lowerDay, lowerExpression, lowerLength } from "./lower-expressions.ts";
import { type Numbered, namedOf } from "./lower-named.ts";
import type { Clock, ClockMeasure, Expr, Input, Named, Run } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import { type ClockState, clockStates, clockType, type Type } from "./types.ts";
import type { Whole } from "./whole.ts";

/** What can be asked of a clock: how it stands, and its last day. */
export interface AskedClock {
  readonly symbol: PolicySymbol;
  readonly what: ClockMeasure["what"];
  /** The name of the value. */
  readonly text: string;
  readonly type: Type;
}

const stateOf = (symbol: PolicySymbol): AskedClock => ({
  symbol,
  what: "clock state",
  text: symbol.name,
  type: clockType,
});

const endOf = (symbol: PolicySymbol): AskedClock => ({
  symbol,
  what: "clock end",
  text: endName(symbol.name),
  type: { kind: "date" },
});

/** What the policy asks of its clocks, each once; whoever asks for the end asks whether there is one. */
export function askedClocks({ inOrder }: Whole): readonly AskedClock[] {
  const states = new Set<PolicySymbol>();
  const ends = new Set<PolicySymbol>();
  for (const { bound } of inOrder)
    for (const part of timesAskedIn(bound)) {
      if (part.kind === "clock-end") ends.add(part.symbol);
      if (part.kind === "clock-end" || part.kind === "symbol") states.add(part.symbol);
    }
  return [...[...states].map(stateOf), ...[...ends].map(endOf)];
}

/** What is asked of a clock as what a case may give. */
export function clockInput(
  whole: Numbered,
  { symbol, what, text, type }: AskedClock,
  index: number,
  breakpoints: readonly number[] | undefined,
): Input {
  const named = namedOf(whole, symbol);
  return {
    ...named,
    kind: "measure",
    name: text,
    title: what === "clock state" ? named.title : undefined,
    index,
    type,
    worse: 0,
    question: undefined,
    by: undefined,
    guidedBy: undefined,
    breakpoints,
  };
}

/** By end of a clock: its state. */
export function clockPresences(
  inputs: ReadonlyMap<string, Input>,
  asked: readonly AskedClock[],
): ReadonlyMap<Input, Input> {
  const found = new Map<Input, Input>();
  for (const { what, text, symbol } of asked) {
    const end = what === "clock end" ? inputs.get(text) : undefined;
    const state = inputs.get(symbol.name);
    if (end !== undefined && state !== undefined) found.set(end, state);
  }
  return found;
}

/** By name; `calendar`: that of those that name none. */
export function lowerClocks(
  version: Version,
  lowering: Lowering,
  calendar: string | undefined,
): ReadonlyMap<string, Clock> {
  const { whole, over } = version;
  const clocks = new Map<string, Clock>();
  for (const [index, { symbol, bound }] of entriesOf(version, "clock").entries()) {
    if (bound.kind !== "clock") continue;
    const clock = lowerClock(lowering, namedOf(whole, symbol), bound, index, calendar);
    clocks.set(symbol.name, over.same(`clock ${symbol.name}`, clock));
  }
  return clocks;
}

function lowerClock(
  l: Lowering,
  named: Named,
  bound: BoundClock,
  index: number,
  calendar: string | undefined,
): Clock {
  const { runs, pick, renewed, cap, suspended, notBefore, rollsForward, metBy } = bound;
  const event = (symbol: PolicySymbol | undefined) => symbol && l.events.get(symbol.name);
  const length = cap && lowerLength(l, cap.length);
  const renewedBy = event(renewed?.event);
  const from = event(suspended?.from);
  const until = event(suspended?.until);
  const met = event(metBy?.event);
  return {
    ...named,
    kind: "clock",
    index,
    runs: runs.flatMap((run) => lowerRun(l, run) ?? []),
    pick,
    renewed: renewedBy && { event: renewedBy, most: renewed?.most },
    cap: length && { length, unless: cap?.unless && lowerExpression(l, cap.unless) },
    suspended: from && until && { from, until },
    notBefore: notBefore && lowerDay(l, notBefore),
    rollsForward,
    metBy: met && { event: met, receipt: metBy?.receipt === true },
    calendar: bound.calendar ?? calendar,
  };
}

function lowerRun(l: Lowering, { amount, counting, anchor }: BoundDeadline): Run | undefined {
  const length = lowerLength(l, amount);
  return length && anchor && { ...length, counting, anchor: lowerDay(l, anchor) };
}

/** That a clock stands so. */
export const stateIs = (input: Input, state: ClockState): Expr =>
  compared("=", ofInput(input), constant(clockType, clockStates.indexOf(state)));
