/** Asking of a case whether something holds in some way of filling its unknowns. */
import type { Value } from "../semantics/types.ts";
import { find, newBudget, type Question, type Search } from "./completions.ts";
import { type Decision, decideIn, decidePart, type Part } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { type Asked, type Needs, needs } from "./needs.ts";
import { type Answers, answersOf, type RememberedAnswer } from "./remembered.ts";
import type { Samples } from "./samples.ts";
import { type Slice, wholeSlice } from "./slices.ts";

export interface Looker {
  readonly search: Search;
  /** Grows as more ways are found. */
  readonly samples: readonly Decision[];
  /** With all that can be made before anything is searched for. */
  readonly everySample: () => readonly Decision[];
  /**
   * Whether it holds in some way of filling the unknowns; true where that could not be found out. `shows`: whether it
   * does in a whole decision.
   */
  can<T extends Part>(question: Question<T>, shows: (sample: Decision) => Value): boolean;
  /** False once something could not be found out. */
  exact: boolean;
  /** What it was about: names, mostly. */
  readonly notFound: Set<string>;
}

/** So many samples are made in any case. */
export const AT_FIRST = 4;
/** Enough for most questions; only for others all samples are made. It does not count against the budget. */
export const FEWEST = 64;
/** Enough for nearly all; what needs more gets a share of what is left. */
export const FEW = 256;

/** `more`: samples that can be made where a quick look does not tell. Without them, none is taken. */
export function looker(search: Search, samples: readonly Decision[], more?: Samples): Looker {
  const seen = [...samples];
  const remembered = new Map<Slice, Answers | undefined>();
  let made = more === undefined;
  const everySample = (): readonly Decision[] => {
    if (!made) seen.push(...(more?.all() ?? []).slice(samples.length));
    made = true;
    return seen;
  };
  const look: Looker = {
    search,
    samples: seen,
    everySample,
    exact: true,
    notFound: new Set(),
    can(question, shows) {
      if (more !== undefined) {
        const answer = quickAnswer(search, question, remembered);
        if (answer !== "not known") return answer === "some";
        if (!made && everySample().some((sample) => shows(sample) === 1)) return true;
      }
      let answer = find(search, question, FEW);
      if (answer === "not known") answer = find(search, question, Math.floor(search.budget.left / 4));
      if (answer === "none") return false;
      if (answer === "not known") {
        look.exact = false;
        look.notFound.add(question.about);
      } else seen.push(...completed(search, answer, seen[0]));
      return true;
    },
  };
  return look;
}

/** What few steps tell; remembered for all cases that are alike in what is asked. */
function quickAnswer<T extends Part>(
  search: Search,
  question: Question<T>,
  remembered: Map<Slice, Answers | undefined>,
): RememberedAnswer {
  const { slice, key } = question;
  if (key !== undefined && !remembered.has(slice)) remembered.set(slice, answersOf(search, slice));
  const answers = key === undefined ? undefined : remembered.get(slice);
  const known = answers?.get(key ?? "");
  if (known !== undefined) return known;
  const found = find({ ...search, budget: newBudget(FEWEST) }, question, FEWEST);
  const answer = typeof found === "string" ? found : "some";
  answers?.set(key ?? "", answer);
  return answer;
}

/** What was found for one question shows something of others: what it leaves unknown is taken from a sample. */
function completed(
  { prepared, root, assumptions }: Search,
  found: Frame,
  sample: Decision | undefined,
): Decision[] {
  if (sample === undefined) return [];
  const values = found.values.map((value, index) => value ?? sample.frame.values[index]);
  const frame = frameOf(prepared.model, values, root.on, root.known ?? root);
  return assumptions.some((condition) => evaluate(condition, frame) === 0) ? [] : [decideIn(prepared, frame)];
}

export function partQuestion(
  { search: { prepared } }: Looker,
  about: string,
  slice: Slice,
  asked: Asked,
  holds: (part: Part) => Value,
  key?: string,
): Question<Part> {
  return {
    about,
    key,
    slice,
    look: (frame) => decidePart(prepared, slice, frame),
    holds,
    needs: (part) => needs(prepared, part, asked),
  };
}

export function wholeQuestion(
  { search: { prepared } }: Looker,
  about: string,
  holds: (decided: Decision) => Value,
  asks: (decided: Decision) => Needs,
): Question<Decision> {
  return {
    about,
    slice: wholeSlice(prepared),
    look: (frame) => decideIn(prepared, frame),
    holds,
    needs: asks,
  };
}

/** Whether something holds in some way, by the samples if they show it, else by looking for one. */
export function some<T extends Part>(
  look: Looker,
  holds: (decided: Part) => Value,
  question: Question<T>,
): boolean {
  return look.samples.some((sample) => holds(sample) === 1) || look.can(question, holds);
}

export const opposite =
  <T>(holds: (decided: T) => Value) =>
  (decided: T): Value => {
    const value = holds(decided);
    return value === undefined ? undefined : 1 - value;
  };
