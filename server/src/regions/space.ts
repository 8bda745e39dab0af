/**
 * The space of cases: variables with finite domains, and whole-number terms over them.
 *
 * A variable takes the values 0 to size-1; what those stand for (a level, a sum of money, a day) is known to
 * whoever made the space. Every comparison comes down to "a term is less than a bound", and the term is a variable
 * wherever that is possible, so that the engines need to know one kind of atom.
 */

export interface Variable {
  readonly name: string;
  readonly size: number;
}

/** Σ coefficient · term + constant; by ascending term, no coefficient is 0. */
export interface Form {
  readonly constant: number;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly term: number;
  readonly coefficient: number;
}

/** A term is known by its number; the variables come first, so variable 3 is term 3. */
export type Term = { readonly kind: "variable" } | Compound;

export type Compound =
  /** At least two parts, without common divisor, the first coefficient positive. */
  | { readonly kind: "sum"; readonly parts: readonly Part[] }
  | { readonly kind: "product"; readonly left: number; readonly right: number }
  /** A day, moved by months and clamped to the month's end. */
  | { readonly kind: "months"; readonly date: Form; readonly months: Form };

export interface Range {
  readonly min: number;
  /** Included. */
  readonly max: number;
}

/** What "a form is at most 0" comes down to. */
export type Bounded =
  | { readonly kind: "always" | "never" }
  /** `term < bound`, or its opposite. */
  | { readonly kind: "less" | "not-less"; readonly term: number; readonly bound: number };

export interface Space {
  readonly variables: readonly Variable[];
  /** How many terms there are by now. */
  readonly termCount: () => number;
  readonly term: (term: number) => Term;
  readonly range: (term: number) => Range;
  /** The variables that a term reads, ascending. */
  readonly variablesOf: (term: number) => readonly number[];
  readonly atMostZero: (form: Form) => Bounded;
  readonly multiply: (left: Form, right: Form) => Form;
  readonly addMonths: (date: Form, months: Form) => Form;
  /** The term with a variable replaced by a form. */
  readonly substitute: (term: number, variable: number, by: Form) => Form;
  /** The term's value in a case. */
  readonly valueAt: (term: number, point: ArrayLike<number>) => number;
  /** The values that a term can take while its variables lie between `low` and `high` (both included). */
  readonly rangeWithin: (term: number, low: ArrayLike<number>, high: ArrayLike<number>) => Range;
}

/** A number too large to be exact was met. */
export class TooWide extends Error {}

export const constantForm = (constant: number): Form => ({ constant, parts: [] });
export const termForm = (term: number): Form => ({ constant: 0, parts: [{ term, coefficient: 1 }] });

export function scaleForm(form: Form, by: number): Form {
  if (by === 0) return constantForm(0);
  return {
    constant: exact(form.constant * by),
    parts: form.parts.map(({ term, coefficient }) => ({ term, coefficient: exact(coefficient * by) })),
  };
}

export function addForms(left: Form, right: Form): Form {
  const coefficients = new Map<number, number>();
  for (const { term, coefficient } of [...left.parts, ...right.parts])
    coefficients.set(term, exact((coefficients.get(term) ?? 0) + coefficient));
  return {
    constant: exact(left.constant + right.constant),
    parts: [...coefficients]
      .filter(([, coefficient]) => coefficient !== 0)
      .sort(([a], [b]) => a - b)
      .map(([term, coefficient]) => ({ term, coefficient })),
  };
}

/** `monthsAfter(day, n)` is the day number that lies n months after a day, clamped to the month's end. */
export function createSpace(
  variables: readonly Variable[],
  monthsAfter: (day: number, months: number) => number,
): Space {
  const terms: Term[] = variables.map(() => ({ kind: "variable" }));
  const ranges: Range[] = variables.map(({ size }) => ({ min: 0, max: size - 1 }));
  const read: (readonly number[])[] = variables.map((_, index) => [index]);
  const known = new Map<string, number>();

  function at<T>(list: readonly T[], index: number): T {
    const found = list[index];
    if (found === undefined) throw new RangeError(`there is no term ${index}`);
    return found;
  }

  function intern(key: string, term: Compound): number {
    const before = known.get(key);
    if (before !== undefined) return before;
    const low = variables.map(() => 0);
    const high = variables.map(({ size }) => size - 1);
    const range = rangeOf(term, low, high);
    exact(range.min);
    exact(range.max);
    ranges.push(range);
    read.push([...new Set(termsIn(term).flatMap((part) => at(read, part)))].sort((a, b) => a - b));
    known.set(key, terms.length);
    return terms.push(term) - 1;
  }

  function formRange(form: Form, rangeOf: (term: number) => Range): Range {
    let min = form.constant;
    let max = form.constant;
    for (const { term, coefficient } of form.parts) {
      const range = rangeOf(term);
      min += coefficient * (coefficient > 0 ? range.min : range.max);
      max += coefficient * (coefficient > 0 ? range.max : range.min);
    }
    return { min, max };
  }

  function rangeWithin(number: number, low: ArrayLike<number>, high: ArrayLike<number>): Range {
    const term = at(terms, number);
    return term.kind === "variable"
      ? { min: low[number] ?? 0, max: high[number] ?? 0 }
      : rangeOf(term, low, high);
  }

  function rangeOf(term: Compound, low: ArrayLike<number>, high: ArrayLike<number>): Range {
    const within = (part: number) => rangeWithin(part, low, high);
    switch (term.kind) {
      case "sum":
        return formRange({ constant: 0, parts: term.parts }, within);
      case "product": {
        const left = within(term.left);
        const right = within(term.right);
        const corners = [
          left.min * right.min,
          left.min * right.max,
          left.max * right.min,
          left.max * right.max,
        ];
        return { min: Math.min(...corners), max: Math.max(...corners) };
      }
      case "months": {
        const date = formRange(term.date, within);
        const months = formRange(term.months, within);
        return { min: monthsAfter(date.min, months.min), max: monthsAfter(date.max, months.max) };
      }
    }
  }

  function formValue(form: Form, point: ArrayLike<number>): number {
    return form.parts.reduce(
      (sum, { term, coefficient }) => sum + coefficient * valueAt(term, point),
      form.constant,
    );
  }

  function valueAt(number: number, point: ArrayLike<number>): number {
    const term = at(terms, number);
    switch (term.kind) {
      case "variable":
        return point[number] ?? 0;
      case "sum":
        return formValue({ constant: 0, parts: term.parts }, point);
      case "product":
        return valueAt(term.left, point) * valueAt(term.right, point);
      case "months":
        return monthsAfter(formValue(term.date, point), formValue(term.months, point));
    }
  }

  function multiply(left: Form, right: Form): Form {
    let product = constantForm(exact(left.constant * right.constant));
    product = addForms(product, scaleForm({ constant: 0, parts: left.parts }, right.constant));
    product = addForms(product, scaleForm({ constant: 0, parts: right.parts }, left.constant));
    for (const a of left.parts)
      for (const b of right.parts) {
        const [first, second] = a.term < b.term ? [a.term, b.term] : [b.term, a.term];
        const term = intern(`* ${first} ${second}`, { kind: "product", left: first, right: second });
        const coefficient = exact(a.coefficient * b.coefficient);
        product = addForms(product, { constant: 0, parts: [{ term, coefficient }] });
      }
    return product;
  }

  function addMonths(date: Form, months: Form): Form {
    if (date.parts.length === 0 && months.parts.length === 0)
      return constantForm(monthsAfter(date.constant, months.constant));
    return termForm(intern(`m ${formKey(date)} ; ${formKey(months)}`, { kind: "months", date, months }));
  }

  function substituteForm(form: Form, variable: number, by: Form): Form {
    return form.parts.reduce(
      (sum, { term, coefficient }) => addForms(sum, scaleForm(substitute(term, variable, by), coefficient)),
      constantForm(form.constant),
    );
  }

  function substitute(number: number, variable: number, by: Form): Form {
    if (number === variable) return by;
    const term = at(terms, number);
    if (term.kind === "variable" || !at(read, number).includes(variable)) return termForm(number);
    switch (term.kind) {
      case "sum":
        return substituteForm({ constant: 0, parts: term.parts }, variable, by);
      case "product":
        return multiply(substitute(term.left, variable, by), substitute(term.right, variable, by));
      case "months":
        return addMonths(substituteForm(term.date, variable, by), substituteForm(term.months, variable, by));
    }
  }

  function atMostZero({ constant, parts }: Form): Bounded {
    const [first] = parts;
    if (first === undefined) return { kind: constant <= 0 ? "always" : "never" };
    const divisor = parts.reduce((common, { coefficient }) => gcd(common, Math.abs(coefficient)), 0);
    const sign = first.coefficient < 0 ? -1 : 1;
    const scaled = parts.map(({ term, coefficient }) => ({
      term,
      coefficient: (sign * coefficient) / divisor,
    }));
    const term =
      scaled.length === 1 && scaled[0]?.coefficient === 1
        ? first.term
        : intern(`+ ${partsKey(scaled)}`, { kind: "sum", parts: scaled });
    return sign > 0
      ? { kind: "less", term, bound: Math.floor(-constant / divisor) + 1 }
      : { kind: "not-less", term, bound: Math.ceil(constant / divisor) };
  }

  return {
    variables,
    termCount: () => terms.length,
    term: (term) => at(terms, term),
    range: (term) => at(ranges, term),
    variablesOf: (term) => at(read, term),
    atMostZero,
    multiply,
    addMonths,
    substitute,
    valueAt,
    rangeWithin,
  };
}

function termsIn(term: Compound): readonly number[] {
  switch (term.kind) {
    case "sum":
      return term.parts.map((part) => part.term);
    case "product":
      return [term.left, term.right];
    case "months":
      return [...term.date.parts, ...term.months.parts].map((part) => part.term);
  }
}

const partsKey = (parts: readonly Part[]) =>
  parts.map(({ term, coefficient }) => `${coefficient}*${term}`).join(" ");
const formKey = (form: Form) => `${form.constant} ${partsKey(form.parts)}`;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TooWide("a number is too large to be exact");
  return value;
}
