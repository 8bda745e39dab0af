/** Types: what values a fact, judgement, parameter or definition can have. */
import type { Direction, DurationUnit } from "@remit/grammar";

/**
 * At run time every value is one number: yes/no 1 and 0; a level or alternative its place in the list, from 0; a
 * number, sum of money or percentage itself; a date its day since 1970-01-01; a duration its count in the base
 * unit. An unknown value is `undefined`.
 */
export type Value = number | undefined;

export interface YesNo {
  readonly kind: "yes/no";
}

/** Ordered levels. `worse` tells which way is worse: towards the last level (1), the first (-1), neither (0). */
export interface Scale {
  readonly kind: "scale";
  readonly name: string;
  readonly levels: readonly string[];
  readonly worse: 1 | -1 | 0;
}

export interface Choice {
  readonly kind: "choice";
  readonly name: string;
  readonly levels: readonly string[];
}

/** How a clock can stand. */
export const clockStates = ["not-started", "running", "met", "expired"] as const;
export type ClockState = (typeof clockStates)[number];
/** `clock` is a word of the language, so no choice is called so. */
export const clockType: Choice = { kind: "choice", name: "clock", levels: clockStates };

/** Bounded numbers, both bounds included, in steps of 10^-decimals. `unit` is `£`, `%`, a word, or nothing. */
export interface Numeric {
  readonly kind: "number";
  readonly unit: string | undefined;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

export interface DateType {
  readonly kind: "date";
}

/** Weeks count as 7 days, years as 12 months; days, months and working days never compare with each other. */
export interface Duration {
  readonly kind: "duration";
  /** What values count: the base unit. */
  readonly base: "days" | "working days" | "months";
  /** The unit it was declared in, in which values are shown where they come out whole. */
  readonly unit: DurationUnit;
  /** In the base unit. */
  readonly min: number;
  readonly max: number;
}

export type Type = YesNo | Scale | Choice | Numeric | DateType | Duration;

/** How many values there are; of days, without end. */
export function countOfValues(type: Type): number {
  switch (type.kind) {
    case "yes/no":
      return 2;
    case "scale":
    case "choice":
      return type.levels.length;
    case "number":
      return Math.round((type.max - type.min) * 10 ** type.decimals) + 1;
    case "duration":
      return type.max - type.min + 1;
    case "date":
      return Number.POSITIVE_INFINITY;
  }
}

/** Which way is worse for something of this type: 1 upwards, -1 downwards, 0 neither. `direction` is its own. */
export function worseWay(type: Type, direction: Direction | undefined): 1 | -1 | 0 {
  if (direction !== undefined) return direction === "worsens" ? 1 : -1;
  return type.kind === "scale" ? type.worse : 0;
}

export interface Domain {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The values of a type, where they have a first and a last: from `min` to `max` in steps. */
export function domainOf(type: Type): Domain | undefined {
  switch (type.kind) {
    case "yes/no":
      return { min: 0, max: 1, step: 1 };
    case "scale":
    case "choice":
      return { min: 0, max: type.levels.length - 1, step: 1 };
    case "number":
      return { min: type.min, max: type.max, step: 10 ** -type.decimals };
    case "duration":
      return { min: type.min, max: type.max, step: 1 };
    case "date":
      return undefined;
  }
}
