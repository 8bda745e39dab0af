/** Every problem that can be reported: its code, its severity, and its wording. */
import type { Span, SyntaxProblem } from "@remit/grammar";
import type { Entry } from "./entry.ts";
import type { Problem, Related } from "./problem.ts";
import { cases } from "./table/cases.ts";
import { declarations } from "./table/declarations.ts";
import { files } from "./table/files.ts";
import { findings } from "./table/findings.ts";
import { habits } from "./table/habits.ts";
import { names } from "./table/names.ts";
import { processes } from "./table/processes.ts";
import { rules } from "./table/rules.ts";
import { sources } from "./table/sources.ts";
import { syntax } from "./table/syntax.ts";
import { values } from "./table/values.ts";

export const table = {
  ...syntax,
  ...files,
  ...names,
  ...values,
  ...declarations,
  ...sources,
  ...rules,
  ...processes,
  ...cases,
  ...habits,
  ...findings,
};

/** Codes are kebab-case, name the fault, and never change meaning. */
export type Code = keyof typeof table;
export type ArgsOf<C extends Code> = (typeof table)[C] extends Entry<infer A> ? A : never;

export const codes = Object.keys(table).sort() as readonly Code[];

/** A problem in the words of the table. The span is kept as it is: relative or absolute, as the caller counts. */
export function problem<C extends Code>(
  code: C,
  { start, end }: Span,
  args: ArgsOf<C>,
  related: readonly Related[] = [],
): Problem {
  // The table pairs every code with its arguments; the compiler cannot follow that through the index.
  const { severity, message, help, unnecessary } = table[code] as unknown as Entry<ArgsOf<C>>;
  return { start, end, code, severity, message: message(args), help: help(args), related, args, unnecessary };
}

/** A problem that the grammar found. */
export function syntaxProblem(found: SyntaxProblem, at: Span): Problem {
  return problem(found.code, at, found.args as ArgsOf<typeof found.code>);
}
