/** The shape of the table of problems: for every code its severity and its wording. */
import type { Severity } from "./problem.ts";

/** What a wording is made from; an empty text stands for "none". Quick fixes read it, so the names stay. */
export type Args = Readonly<Record<string, string>>;

export interface Entry<A extends Args> {
  readonly severity: Severity;
  /** One sentence, lower case, names in backticks. */
  readonly message: (args: A) => string;
  /** What to do. */
  readonly help: (args: A) => string | undefined;
  /** Whether nothing would be lost without the place it marks. */
  readonly unnecessary: boolean;
}

type Wording<A extends Args> = Pick<Entry<A>, "message"> & Partial<Pick<Entry<A>, "help">>;

const entry =
  (severity: Severity, unnecessary = false) =>
  <A extends Args = Record<never, never>>({ message, help = () => undefined }: Wording<A>): Entry<A> => ({
    severity,
    message,
    help,
    unnecessary,
  });

export const error = entry("error");
export const warning = entry("warning");
export const information = entry("information");
export const hint = entry("hint");
/** A warning about something that could be taken away. */
export const superfluous = entry("warning", true);

/** `did you mean …?`, where one name is close. */
export function didYouMean(close: string, otherwise: string): string {
  return close === "" ? otherwise : `did you mean \`${close}\`?`;
}
