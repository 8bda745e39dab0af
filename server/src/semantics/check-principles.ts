/** Checks of principles: that every statement speaks of something that can be compared. */
import type { EveryStates, PrincipleDeclaration, Stated, Statement } from "@remit/grammar";
import { type Binder, report, resolve, resolveAll } from "./binder.ts";
import { type BoundDeclaration, type BoundStatement, unresolved } from "./bound.ts";
import { checkReason } from "./check-citations.ts";
import { bindPowers } from "./claims.ts";
import { closest } from "./close.ts";
import { condition } from "./expressions.ts";
import type { SymbolKind } from "./symbols.ts";

const statedWords: readonly Stated[] = ["holder", "basis", "representations", "appeal", "publication"];

const comparableKinds: readonly SymbolKind[] = ["fact", "judgement", "define", "matrix"];
const inputKinds: readonly SymbolKind[] = ["fact", "judgement"];

export function checkPrinciple(b: Binder, { statements, because }: PrincipleDeclaration): BoundDeclaration {
  checkReason(b, because);
  return {
    kind: "principle",
    statements: statements.flatMap((statement) => bindStatement(b, statement) ?? []),
  };
}

/** Undefined where a name in it could not be resolved. */
function bindStatement(b: Binder, statement: Statement): BoundStatement | undefined {
  switch (statement.kind) {
    case "choose-lowest": {
      const track = resolve(b, statement.track, ["track"]);
      return track && { kind: "choose-lowest", track };
    }
    case "never-weaker": {
      const track = resolve(b, statement.track, ["track"]);
      const worse = resolve(b, statement.fact, comparableKinds);
      if (track === undefined || (statement.fact !== undefined && worse === undefined)) return undefined;
      if (worse?.worse !== 0 || worse.type === undefined || statement.fact === undefined)
        return { kind: "never-weaker", worse, track };
      report(b, "no-direction", statement.fact, { name: worse.name });
      return undefined;
    }
    case "never-changes":
      return { kind: "never-changes", facts: resolveAll(b, statement.facts, inputKinds) };
    case "never-evaded": {
      const track = resolve(b, statement.track, ["track"]);
      return track && { kind: "never-evaded", ways: statement.ways, track };
    }
    case "no-cliff-edge": {
      const track = resolve(b, statement.track, ["track"]);
      const { steps } = statement;
      if (steps === undefined) return undefined;
      if (!Number.isInteger(steps.value) || steps.unit !== undefined) {
        report(b, "whole-number-expected", steps, { number: b.text.slice(steps.start, steps.end) });
        return undefined;
      }
      return track && { kind: "no-cliff-edge", track, steps: steps.value };
    }
    case "whenever":
      return {
        kind: "whenever",
        when: condition(b, statement.when, "of the outcome"),
        // biome-ignore lint/suspicious/noThenProperty: the word of the language; nothing awaits a statement
        then: statement.then === undefined ? unresolved : condition(b, statement.then, "of the outcome"),
      };
    case "never":
      return { kind: "never", condition: condition(b, statement.condition, "of the outcome") };
    case "every-states":
      return bindEveryStates(b, statement);
  }
}

function bindEveryStates(b: Binder, node: EveryStates): BoundStatement | undefined {
  const powers = bindPowers(b, node.powers);
  const stated: Stated[] = [];
  for (const word of node.stated) {
    b.expected.push({ start: word.start, end: word.end, expected: { kind: "word", words: statedWords } });
    const known = statedWords.find((one) => one === word.text);
    if (known !== undefined) stated.push(known);
    else report(b, "unknown-statement", word, { name: word.text, close: closest(word.text, statedWords) });
  }
  return powers && { kind: "every-states", powers, stated, node };
}
