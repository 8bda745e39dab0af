/** A process where it is written: its stages by name, and its moves and stages asking for one thing more. */
import type { Expression, Move, ProcessDeclaration, Stage } from "@remit/grammar";
import { bracketed, bracketedText, type FindingFault, inFile, onOneLine } from "./finding-fix.ts";
import { type Change, insert, rewrite, without, withoutPart, written } from "./fix.ts";

export interface WrittenProcess {
  readonly declaration: ProcessDeclaration;
  readonly stage: (name: string) => Stage | undefined;
}

/** The process in which the problem stands. */
export function writtenProcess({ item: { declaration } }: FindingFault): WrittenProcess | undefined {
  if (declaration.kind !== "process") return undefined;
  return { declaration, stage: (name) => declaration.stages.find((one) => one.name?.text === name) };
}

/** All that has to be so for a move to be open; undefined where nothing has to be. */
export function asksOf(
  fault: FindingFault,
  { stage }: WrittenProcess,
  { to, when }: Pick<Move, "to" | "when">,
): string | undefined {
  const parts = [when, stage(to?.text ?? "")?.entryWhen].filter((one) => one !== undefined);
  if (parts.length === 0) return undefined;
  const texts = parts.map((part) => onOneLine(written(fault, part)));
  return parts.length === 1
    ? texts[0]
    : parts.map((part, at) => bracketed(part, texts[at] ?? "")).join(" and ");
}

/** The opposite of a condition, as it is written beside an `and`. */
export const notText = (condition: string): string =>
  /^[\w-]+$/.test(condition) ? `not ${condition}` : `not (${condition})`;

/** A condition with one thing more, in its place; or a new `when` at an offset. */
export function narrowing(
  fault: FindingFault,
  condition: Expression | undefined,
  more: string,
  at: number,
): Change & { readonly uri: string } {
  if (condition === undefined) return inFile(fault, insert(fault, at, ` when ${more}`));
  const both = `${bracketed(condition, written(fault, condition))} and ${bracketedText(more)}`;
  return inFile(fault, rewrite(fault, condition, both));
}

/** The process no longer begins at a stage; undefined where it begins at no other. */
export function notBeginning(
  fault: FindingFault,
  { declaration: { enter, stages } }: WrittenProcess,
  name: string,
): (Change & { readonly uri: string }) | undefined {
  if (enter === undefined) return undefined;
  if (enter.anywhere) {
    const others = stages.flatMap((one) =>
      one.name === undefined || one.name.text === name ? [] : one.name.text,
    );
    return others.length === 0
      ? undefined
      : inFile(fault, rewrite(fault, enter, `enter at ${others.join(", ")}`));
  }
  const at = enter.stages.findIndex(({ text }) => text === name);
  const change = enter.stages.length > 1 ? withoutPart(fault, enter.stages, at) : undefined;
  return change && inFile(fault, change);
}

/** Takes a part of the process out, with the white space before it. */
export function withoutIt(
  fault: FindingFault,
  { start, end }: Move | Stage,
): Change & { readonly uri: string } {
  return inFile(fault, without(fault, { start: fault.item.start + start, end: fault.item.start + end }));
}
