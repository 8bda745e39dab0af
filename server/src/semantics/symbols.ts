/** Symbols: everything that has a name. */
import type { Declaration, Span } from "@remit/grammar";
import type { Type } from "./types.ts";

export type SymbolKind =
  | "policy"
  | "source"
  | "actor"
  | "scale"
  | "level"
  | "choice"
  | "alternative"
  | "fact"
  | "event"
  | "field"
  | "judgement"
  | "parameter"
  | "define"
  | "matrix"
  | "threshold"
  | "clock"
  | "track"
  | "step"
  | "power"
  | "action"
  | "rule"
  | "principle"
  | "assumption"
  | "process"
  | "stage"
  /** `lead of P`, `next stage of P`. */
  | "process-value";

/** The same object as long as its declaration, its file, and the scale or choice that its type names stay the same. */
export interface PolicySymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly title: string | undefined;
  /** What values it has; for a scale or choice the type it declares, for a level or alternative that of its owner. */
  readonly type: Type | undefined;
  /** 1 if more of it is worse, -1 if less is, 0 if neither. */
  readonly worse: 1 | -1 | 0;
  /** The scale or choice that its type names. */
  readonly typeSymbol: PolicySymbol | undefined;
  /** The scale of a level, the choice of an alternative, the track of a step, the event of a field. */
  readonly owner: PolicySymbol | undefined;
  /** Levels, alternatives, steps or fields, in order. */
  readonly members: readonly PolicySymbol[];
  /** Its place among the members of its owner, from 0. */
  readonly index: number;
  /** What else has a value through it: the lead and the next stage of a process. */
  readonly values?: readonly PolicySymbol[];
  /** A process as something that happens: a move to a stage. */
  readonly event?: PolicySymbol;
  readonly declaration: Declaration;
  readonly uri: string;
  /** Where the name stands, relative to the declaration. `Checked.place` says where that is in the file. */
  readonly span: Span;
}

/** Kinds of symbols that have a value in a case. */
export const valueKinds: readonly SymbolKind[] = [
  "fact",
  "judgement",
  "parameter",
  "define",
  "matrix",
  "threshold",
  "process",
  "clock",
];

const phrases: Readonly<Record<SymbolKind, string>> = {
  policy: "a policy",
  source: "a source",
  actor: "an actor",
  scale: "a scale",
  level: "a level",
  choice: "a choice",
  alternative: "an alternative",
  fact: "a fact",
  event: "an event",
  field: "a field",
  judgement: "a judgement",
  parameter: "a parameter",
  define: "a definition",
  matrix: "a matrix",
  threshold: "a threshold",
  clock: "a clock",
  track: "a track",
  step: "a step",
  power: "a power",
  action: "an action",
  rule: "a rule",
  principle: "a principle",
  assumption: "an assumption",
  process: "a process",
  stage: "a stage",
  "process-value": "a value of a process",
};

/** `a power`, `an actor`. */
export function aKind(kind: SymbolKind): string {
  return phrases[kind];
}

/** `power`, `actor`, `definition`. */
export function kindWord(kind: SymbolKind): string {
  return phrases[kind].replace(/^an? /, "");
}

/** `a fact or a judgement`. */
export function oneOfKinds(kinds: readonly SymbolKind[]): string {
  return listed(kinds.map(aKind), "or");
}

/** `a, b and c`. */
export function listed(parts: readonly string[], joint: "and" | "or"): string {
  const last = parts.at(-1);
  if (last === undefined) return "";
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(", ")} ${joint} ${last}`;
}

/** `` `a`, `b` and `c` ``. */
export function quoted(names: readonly string[], joint: "and" | "or" = "and"): string {
  return listed(
    names.map((name) => `\`${name}\``),
    joint,
  );
}
