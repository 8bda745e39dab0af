/** What may stand next in a condition, a value or an expectation, from the words before the cursor. */
import { type PolicySymbol, valueKinds } from "../../semantics/symbols.ts";
import type { Type } from "../../semantics/types.ts";
import { classWords, positionWords } from "../outcome-words.ts";
import { measureSlots, measureStarts, restOfMeasure } from "./events.ts";
import type { Word } from "./site.ts";
import { DATE, names, phrases, type Slot } from "./slot.ts";

export type Look = (name: string) => PolicySymbol | undefined;

/** `lead of P` and `next stage of P`, word by word. */
const processPhrase = /^(?:next stage|next stage of|lead of|(?:next stage|lead) of [^ ]+)$/;

/** How far the words have been understood. `left` is what is compared, "" where it is not one name. */
type State =
  | { readonly at: "operand" }
  | { readonly at: "behind operand"; readonly left: string }
  | { readonly at: "behind is"; readonly left: string; readonly negated: boolean }
  /** Behind `at` or `one`, the first halves of `at least`, `at most` and `one of`. */
  | { readonly at: "half"; readonly left: string; readonly word: string }
  | { readonly at: "value"; readonly left: string; readonly between: boolean }
  | { readonly at: "behind value"; readonly left: string; readonly between: boolean }
  | { readonly at: "list"; readonly left: string; readonly open: boolean }
  | { readonly at: "count"; readonly word: string }
  | { readonly at: "powers"; readonly last: string }
  | { readonly at: "rules" }
  | { readonly at: "does" }
  | { readonly at: "day" };

/** `outcome`: whether positions of powers and rules may be spoken of, as in principles and expectations. */
export function expressionSlots(before: readonly Word[], look: Look, outcome: boolean): readonly Slot[] {
  const asked = measureSlots(before, look);
  if (asked !== undefined) return asked;
  let state: State = { at: "operand" };
  for (const word of before) state = step(state, word);
  return [...restOfMeasure(before, look), ...slotsOf(state, look, outcome, before.at(-1))];
}

function step(state: State, { kind, text }: Word): State {
  switch (state.at) {
    case "operand":
      if (text === "not" || text === "(" || text === ",") return state;
      if (text === "all" || text === "any" || text === "at") return { at: "count", word: text };
      if (text === "some" || text === "no" || text === "every") return { at: "powers", last: text };
      return { at: "behind operand", left: kind === "name" ? text : "" };
    case "count":
      return text === "(" ? { at: "operand" } : { at: "count", word: text };
    case "powers":
      return text === "is" ? { at: "behind is", left: "", negated: false } : { at: "powers", last: text };
    case "behind operand":
      if (processPhrase.test(`${state.left} ${text}`)) return { ...state, left: `${state.left} ${text}` };
      return behind(state, text);
    case "behind value":
      return behind(state, text);
    case "behind is":
      if (text === "not") return { ...state, negated: true };
      if (text === "at" || text === "one") return { at: "half", left: state.left, word: text };
      if (text === "above" || text === "below") return { at: "value", left: state.left, between: false };
      if (text === "between") return { at: "value", left: state.left, between: true };
      if (text === "due") return { at: "day" };
      return { at: "behind value", left: state.left, between: false };
    case "half":
      if (state.word === "one") return { at: "list", left: state.left, open: false };
      return { at: "value", left: state.left, between: false };
    case "value":
      return text === "(" ? state : { at: "behind value", left: state.left, between: state.between };
    case "list":
      if (text === ")") return { at: "behind value", left: state.left, between: false };
      return { ...state, open: true };
    case "rules":
      return text === "and" || text === "or" ? { at: "operand" } : state;
    case "does":
      return text === "apply" ? { at: "behind value", left: "", between: false } : state;
    case "day":
      return { at: "behind value", left: "", between: false };
  }
}

function behind(state: State & { readonly at: "behind operand" | "behind value" }, text: string): State {
  if (text === "is") return { at: "behind is", left: state.left, negated: false };
  if (text === "by") return { at: "rules" };
  if (text === "does") return { at: "does" };
  if (text === "and" && state.at === "behind value" && state.between)
    return { at: "value", left: state.left, between: false };
  if (text === "and" || text === "or" || text === "," || text === "(") return { at: "operand" };
  if (text === "+" || text === "-" || text === "*") return { at: "value", left: state.left, between: false };
  return state;
}

function slotsOf(state: State, look: Look, outcome: boolean, last: Word | undefined): readonly Slot[] {
  switch (state.at) {
    case "operand":
      return outcome
        ? [names(...valueKinds, "power", "action", "rule"), starts, measureStarts, claims]
        : [names(...valueKinds), starts, measureStarts];
    case "count":
      return state.word === "all" || state.word === "any"
        ? [phrases({ label: "of (…)", snippet: "of ($1)" })]
        : state.word === "at"
          ? [phrases({ label: "least 2 of (…)", snippet: "least ${1:2} of ($2)" })]
          : [phrases({ label: "of (…)", snippet: "of ($1)" })];
    case "powers":
      return powerSetSlots(state.last);
    case "behind operand":
      if (state.left.endsWith(" of")) return [names("process")];
      return behindOperand(look(state.left), state.left, outcome);
    case "behind is":
      return comparators(look(state.left), state.left, state.negated);
    case "half":
      return [
        phrases(...(state.word === "one" ? [{ label: "of (…)", snippet: "of ($1)" }] : ["least", "most"])),
      ];
    case "value":
    case "list":
      return valueSlots(look(state.left)?.type);
    case "behind value":
      return [
        ...(last?.kind === "number" ? unitSlots(look(state.left)?.type) : []),
        phrases(
          ...(state.between ? ["and"] : ["and", "or"]),
          ...(outcome && isTarget(look(state.left)) ? ["by"] : []),
        ),
      ];
    case "rules":
      return [names("rule")];
    case "does":
      return [phrases("not apply")];
    case "day":
      return [DATE];
  }
}

const starts = phrases(
  "not",
  { label: "next stage of …", snippet: "next stage of ${1:process} is ${2:stage}" },
  { label: "lead of …", snippet: "lead of ${1:process} is ${2:actor}" },
  { label: "end of …", snippet: "end of ${1:clock} is at least ${2:2026-04-01}" },
  { label: "all of (…)", snippet: "all of ($1)" },
  { label: "any of (…)", snippet: "any of ($1)" },
  {
    label: "at least 2 of (…)",
    snippet: "at least ${1:2} of ($2)",
    doc: "Holds when that many of the conditions hold.",
  },
);

const claims = phrases(
  { label: "some power is available", snippet: "some ${1:power} is ${2:available}" },
  { label: "no power is selected", snippet: "no ${1:power} is ${2:selected}" },
  { label: "every power is …", snippet: "every ${1:power} is ${2:permitted}" },
  {
    label: "outcome is …",
    snippet: "outcome is ${1|settled,settled-after-judgement,open-to-discretion,undecided,gap,conflict|}",
  },
);

function isTarget(symbol: PolicySymbol | undefined): boolean {
  return symbol?.kind === "power" || symbol?.kind === "action";
}

function isOrdered(type: Type): boolean {
  return type.kind !== "choice" && type.kind !== "yes/no";
}

function behindOperand(left: PolicySymbol | undefined, written: string, outcome: boolean): readonly Slot[] {
  if (written === "outcome" && left === undefined)
    return [phrases("is"), phrases({ label: "on TRACK", snippet: "on $1" })];
  if (left?.kind === "rule") return [phrases("applies", "does not apply")];
  const compare = [
    "is",
    "is not",
    ...(left?.type !== undefined && isOrdered(left.type)
      ? ["is at least", "is at most", "is above", "is below"]
      : []),
    ...(left?.kind === "action" && outcome ? ["is due"] : []),
    ...(left?.kind === "threshold" || left?.kind === "clock" ? ["is met", "is not met"] : []),
  ];
  const decide = outcome && (left?.kind === "fact" || left?.kind === "judgement") ? ["would decide"] : [];
  return [phrases(...compare, "and", "or", ...decide)];
}

function comparators(left: PolicySymbol | undefined, written: string, negated: boolean): readonly Slot[] {
  const not = negated ? [] : ["not"];
  if (written === "outcome" && left === undefined) return [phrases(...not, ...classWords)];
  if (isTarget(left) || written === "")
    return [phrases(...not, ...positionWords, ...(left?.kind === "action" ? ["due"] : []))];
  const type = left?.type;
  return [
    ...valueSlots(type),
    phrases(
      ...not,
      ...(type !== undefined && isOrdered(type)
        ? [
            "at least",
            "at most",
            "above",
            "below",
            { label: "between … and …", snippet: "between $1 and $2" },
          ]
        : []),
      { label: "one of (…)", snippet: "one of ($1)" },
      ...(left?.kind === "threshold" ? ["met"] : []),
      "known",
      "unknown",
    ),
  ];
}

/** Constants of the type, and the names of what has such values. */
function valueSlots(type: Type | undefined): readonly Slot[] {
  if (type === undefined) return [names(...valueKinds)];
  return [
    { kind: "constants", type },
    { kind: "names", of: valueKinds, like: type },
  ];
}

/** The word behind a number. */
export function unitSlots(type: Type | undefined): readonly Slot[] {
  if (type?.kind === "duration") return [phrases(...durationUnitsOf(type.base))];
  if (type?.kind !== "number" || type.unit === undefined || type.unit === "£" || type.unit === "%") return [];
  return [phrases({ label: type.unit, doc: "The unit of the value that it is compared with." })];
}

function durationUnitsOf(base: "days" | "working days" | "months"): readonly string[] {
  if (base === "working days") return ["working days"];
  return base === "days" ? ["days", "weeks"] : ["months", "years"];
}

function powerSetSlots(last: string): readonly Slot[] {
  const rest = phrases("at least", "on", "is", "is not");
  if (last === "power") return [rest];
  if (last === "on") return [names("track")];
  if (last === "least") return [{ kind: "members", owner: undefined, of: "step" }];
  if (last === "some" || last === "no" || last === "every")
    return [phrases("power"), { kind: "power-kinds" }];
  if (last === "at") return [phrases("least")];
  return [phrases("power"), rest];
}
