/** Values: types, units, levels and what can be compared with what. */
import { didYouMean, error, warning } from "../entry.ts";

/** Two sides with what each of them is: `in years`, `a level of harm`. */
type Sides = { left: string; leftIs: string; right: string; rightIs: string };
const sides = ({ left, leftIs, right, rightIs }: Sides) => `${left} is ${leftIs}, ${right} ${rightIs}`;

export const values = {
  "units-mixed": error<Sides>({
    message: sides,
    help: () => "give both the same unit: nothing is converted from one into the other",
  }),
  "scales-mixed": error<Sides>({
    message: sides,
    help: () => "the levels of one scale or choice cannot be compared with those of another",
  }),
  "kinds-mixed": error<Sides>({
    message: sides,
    help: () => "these are different kinds of values and cannot stand for each other",
  }),
  "not-a-level": error<{ name: string; owner: string; what: string; levels: string; close: string }>({
    message: ({ name, owner, what }) => `\`${name}\` is not ${what} of \`${owner}\``,
    help: ({ close, levels, owner }) => didYouMean(close, `\`${owner}\` has ${levels}`),
  }),
  "level-alone": error<{ name: string; what: string; owner: string }>({
    message: ({ name, what, owner }) => `\`${name}\` is ${what} of \`${owner}\` and says nothing alone`,
    help: ({ name }) => `say what has this value, as in \`… is ${name}\``,
  }),
  "level-of-which": error<{ name: string; parameter: string; scale: string }>({
    message: ({ name, parameter }) =>
      `nothing tells which scale or choice \`${name}\` in \`${parameter}\` belongs to`,
    help: ({ parameter, name, scale }) =>
      `say so before the value: \`parameter ${parameter}: ${scale === "" ? "SCALE" : scale} is ${name}\``,
  }),
  "not-ordered": error<{ name: string; is: string; operator: string }>({
    message: ({ name, is, operator }) =>
      `${name} is ${is}, which has no order, so \`${operator}\` says nothing about it`,
    help: () => "write `is`, `is not` or `is one of (…)`",
  }),
  "not-a-condition": error<{ name: string; is: string }>({
    message: ({ name, is }) => `a condition is true or false, but ${name} is ${is}`,
    help: ({ name }) =>
      name === "this"
        ? "compare it with something, with `is …` behind it"
        : `compare it with something, as in \`${name.replaceAll("`", "")} is …\``,
  }),
  "compared-in-where": error<{ where: string; asked: string; compared: string }>({
    message: ({ where, asked }) =>
      `\`${where}\` only says which events are meant, and \`${asked}\` is compared with nothing`,
    help: ({ compared }) => `write \`${compared}\``,
  }),
  "value-expected": error<{ name: string; expected: string }>({
    message: ({ name, expected }) =>
      `${expected} has to stand here as it is; ${name} is something to be worked out`,
    help: () => "write the value itself",
  }),
  "cannot-calculate": error<{
    left: string;
    leftIs: string;
    right: string;
    rightIs: string;
    operator: string;
  }>({
    message: ({ left, leftIs, right, rightIs, operator }) =>
      `\`${operator}\` cannot be used here: ${left} is ${leftIs}, ${right} ${rightIs}`,
    help: () =>
      "numbers of one unit can be added and subtracted, days, weeks, months and years added to a date, and anything multiplied by a plain number or a percentage",
  }),
  "working-days-in-sum": error({
    message: () => "working days can only be counted in `within …`, where the calendar is known",
    help: () => "write `days` here",
  }),
  "out-of-bounds": warning<{ name: string; range: string; value: string; truth: string }>({
    message: ({ name, range, value, truth }) =>
      `${name} ${range}; ${value} lies outside, so this is ${truth}`,
    help: () => "check the value, or the bounds where the name is declared",
  }),
  "bounds-reversed": error<{ low: string; high: string }>({
    message: ({ low, high }) => `${low} is more than ${high}, so nothing lies between them`,
    help: () => "write the smaller one first",
  }),
  "no-such-date": error<{ date: string }>({
    message: ({ date }) => `there is no day \`${date}\``,
    help: () => "a date is written year-month-day, as 2026-04-01",
  }),
  "count-not-possible": error<{ number: string; of: string }>({
    message: ({ number, of }) => `\`at least ${number}\` cannot be asked of ${of}`,
    help: ({ of }) =>
      `write a whole number from 1 up to the number of conditions in the brackets, here ${of.split(" ")[0]}`,
  }),
  "unknown-as-value": error({
    message: () => "`unknown` is not a value that can be compared or worked with",
    help: () => "ask whether something is known: `… is unknown`, `… is known`",
  }),
  "not-a-threshold": error<{ name: string; is: string }>({
    message: ({ name, is }) => `only a threshold is met, but ${name} is ${is}`,
    help: () => "write `is` and the value, or name a threshold",
  }),
  "outcome-in-condition": error<{ name: string }>({
    message: ({ name }) =>
      `${name} speaks of the outcome, which is not known before the rules have been applied`,
    help: () =>
      "only principles and what a case expects can speak of positions, rules that apply and outcomes",
  }),
  "unknown-position": error<{ name: string; target: string; positions: string; close: string }>({
    message: ({ name, target }) => `\`${target}\` can be many things in an outcome, but not \`${name}\``,
    help: ({ close, positions }) => didYouMean(close, `write one of ${positions}`),
  }),
  "unknown-outcome": error<{ name: string; outcomes: string; close: string }>({
    message: ({ name }) => `no outcome is called \`${name}\``,
    help: ({ close, outcomes }) => didYouMean(close, `write one of ${outcomes}`),
  }),
};
