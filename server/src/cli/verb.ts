/** What a verb of the command line is. */
import type { ParseArgsConfig } from "node:util";

/** 0 clean; 1 findings or failed cases; 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** Where a verb reads and writes, so that tests need no process. */
export interface Io {
  readonly cwd: string;
  out(line: string): void;
  err(line: string): void;
  stdin(): Promise<string>;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

export interface Verb {
  /** How it is called, after `remit`. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What the options mean, a line each. */
  readonly help: readonly string[];
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  run(args: Arguments, io: Io): Promise<ExitCode>;
}

/** Something the person can put right: printed without a stack, exit code 2. */
export class CannotRun extends Error {}

/** An option that takes a text; undefined when it was not given. */
export function text(args: Arguments, name: string): string | undefined {
  const value = args.options[name];
  return typeof value === "string" ? value : undefined;
}

export function flag(args: Arguments, name: string): boolean {
  return args.options[name] === true;
}
