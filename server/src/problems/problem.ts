/** A problem found in a policy: what is wrong, where, and what to do about it. */
import type { Span } from "@remit/grammar";

export type Severity = "error" | "warning" | "information" | "hint";

export interface Related extends Span {
  readonly uri: string;
  readonly message: string;
}

/** Spans are offsets in the file. */
export interface Problem extends Span {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, lower case, names in backticks. */
  readonly message: string;
  /** What to do. */
  readonly help: string | undefined;
  readonly related: readonly Related[];
  /** What the wording was made from; quick fixes read it. */
  readonly args: Readonly<Record<string, string>>;
  /** Nothing would be lost without it: shown faded. */
  readonly unnecessary: boolean;
}
