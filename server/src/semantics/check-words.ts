/** Words that promise more than they say: counting words without a number, open words without a judgement. */
import type { Name, Text } from "@remit/grammar";
import { type Binder, report } from "./binder.ts";
import type { Bound, BoundDeclaration } from "./bound.ts";
import { expressionsOf, walkBound } from "./bound-parts.ts";

const counting =
  /(?<![\p{L}-])(?:repeated(?:ly)?|persistent(?:ly)?|multiple|several|frequent(?:ly)?|habitual(?:ly)?)(?![\p{L}])/iu;
const open =
  /(?<![\p{L}-])(?:appropriate(?:ly)?|reasonabl[ey]|proportionate(?:ly)?|serious(?:ly)?|significant(?:ly)?|unacceptabl[ey])(?![\p{L}])/iu;

/** Looks at titles, and only where the condition answers them with nothing at all: a false alarm here costs more than
 * a missed one. */
export function checkWords(b: Binder, bound: BoundDeclaration): void {
  const { declaration } = b;
  if (b.broken || bound.kind === "plain") return;
  if (declaration.kind !== "threshold" && declaration.kind !== "define" && declaration.kind !== "rule")
    return;
  const { name, title } = declaration;
  if (name === undefined || title === undefined) return;
  const answers = answersOf(expressionsOf(bound));
  if (answers.unresolved || answers.nothing) return;
  const count = counting.exec(title.value);
  if (
    declaration.kind !== "rule" &&
    count !== null &&
    !answers.number &&
    !answers.definition &&
    !answers.judgement
  )
    report(b, "counting-word", wordIn(b, title, count), { word: count[0], name: name.text });
  const word = open.exec(title.value);
  if (
    declaration.kind !== "define" &&
    word !== null &&
    !answers.definition &&
    !answers.judgement &&
    !mentions(answers, word[0])
  )
    report(b, "open-word", wordIn(b, title, word), { word: word[0], name: name.text });
}

interface Answers {
  readonly number: boolean;
  readonly definition: boolean;
  readonly judgement: boolean;
  readonly unresolved: boolean;
  /** Whether there is no condition that could answer. */
  readonly nothing: boolean;
  /** The names and levels that the conditions speak of. */
  readonly words: readonly string[];
}

function answersOf(conditions: readonly Bound[]): Answers {
  const found = { number: false, definition: false, judgement: false, unresolved: false };
  const words: string[] = [];
  for (const condition of conditions)
    walkBound(condition, (part) => {
      if (part.kind === "unresolved") found.unresolved = true;
      if (part.kind === "count") found.number = true;
      // How many there ever were is no answer: these words mean a number within a time.
      if (
        part.kind === "measure" &&
        (part.measure.window !== undefined || part.measure.what === "consecutive")
      )
        found.number = true;
      if (part.kind === "constant" && part.type.kind === "scale")
        words.push(part.type.levels[part.value] ?? "");
      if (part.kind !== "symbol") return;
      const { kind, name, title } = part.symbol;
      words.push(name, title ?? "");
      if (part.type.kind === "number" || part.type.kind === "duration") found.number = true;
      if (kind === "judgement") found.judgement = true;
      if (kind === "define" || kind === "threshold" || kind === "matrix") found.definition = true;
    });
  return { ...found, nothing: conditions.length === 0, words };
}

/** Whether a name or level takes the word up: `seriousness` answers "serious". */
function mentions({ words }: Answers, word: string): boolean {
  const stem = word.toLowerCase().replace(/(?:ly|y|e|ate|ately)$/, "");
  return words.some((text) => text.toLowerCase().includes(stem));
}

function wordIn(b: Binder, title: Text, { 0: word, index }: RegExpExecArray): Name {
  const written = b.text.slice(title.start, title.end);
  const start = title.start + Math.max(written.indexOf(word, index), 0);
  return { kind: "name", text: word, start, end: start + word.length };
}
