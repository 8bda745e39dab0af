/** Three-valued truth: in which cases something is surely so, and in which it surely is not. */
import { FALSE, type Formula, type Formulas, not, TRUE } from "../regions/formula.ts";

export interface Truth {
  readonly yes: Formula;
  readonly no: Formula;
}

export const YES: Truth = { yes: TRUE, no: FALSE };
export const NO: Truth = { yes: FALSE, no: TRUE };
export const UNKNOWN: Truth = { yes: FALSE, no: FALSE };

export const sure = (formula: Formula): Truth => ({ yes: formula, no: not(formula) });

export const opposite = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes });

export function allOf(formulas: Formulas, truths: readonly Truth[]): Truth {
  if (truths.every(isTwoValued)) return sure(formulas.and(truths.map(({ yes }) => yes)));
  return { yes: formulas.and(truths.map(({ yes }) => yes)), no: formulas.or(truths.map(({ no }) => no)) };
}

export function anyOf(formulas: Formulas, truths: readonly Truth[]): Truth {
  return opposite(allOf(formulas, truths.map(opposite)));
}

export function atLeast(formulas: Formulas, count: number, truths: readonly Truth[]): Truth {
  const yes = formulas.atLeast(
    count,
    truths.map(({ yes }) => yes),
  );
  if (truths.every(isTwoValued)) return sure(yes);
  return {
    yes,
    no: formulas.atLeast(
      truths.length - count + 1,
      truths.map(({ no }) => no),
    ),
  };
}

/** Surely one or the other. */
export const isTwoValued = ({ yes, no }: Truth): boolean => yes === (no ^ 1);

export const isSame = (a: Truth, b: Truth): boolean => a.yes === b.yes && a.no === b.no;
