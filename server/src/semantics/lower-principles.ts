/** From what principles and assumptions were bound to, to the model. */
import type { PrincipleDeclaration } from "@remit/grammar";
import type { BoundStatement } from "./bound.ts";
import { lowerClaim, lowerPowers } from "./lower-claims.ts";
import { type Entry, entriesOf, type Version } from "./lower-declared.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import { localPlaceOf, namedOf } from "./lower-named.ts";
import type { Assumption, Principle, StatementModel } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";

/** The principle that says to choose the lowest adequate power on a track. */
export function chooserOf(
  principles: readonly Entry<PrincipleDeclaration>[],
  track: PolicySymbol,
): PolicySymbol | undefined {
  const chooser = principles.find(
    ({ bound }) =>
      bound.kind === "principle" &&
      bound.statements.some((one) => one.kind === "choose-lowest" && one.track === track),
  );
  return chooser?.symbol;
}

export function lowerPrinciples(version: Version, lowering: Lowering): readonly Principle[] {
  const { whole, over } = version;
  return entriesOf(version, "principle").map(({ symbol, declaration, bound }) =>
    over.make(symbol, [bound], lowering, (l): Principle => {
      const statements = bound.kind === "principle" ? bound.statements : [];
      return {
        ...namedOf(whole, symbol),
        kind: "principle",
        statements: statements.map((statement) => lowerStatement(l, statement)),
        because: declaration.because?.value,
      };
    }),
  );
}

function lowerStatement(lowering: Lowering, statement: BoundStatement): StatementModel {
  switch (statement.kind) {
    case "choose-lowest":
      return { kind: statement.kind, track: statement.track.name };
    case "never-weaker":
      return { kind: statement.kind, worse: statement.worse?.name, track: statement.track.name };
    case "never-changes":
      return { kind: statement.kind, names: statement.facts.map(({ name }) => name) };
    case "never-evaded":
      return { kind: statement.kind, ways: statement.ways, track: statement.track.name };
    case "no-cliff-edge":
      return { kind: statement.kind, track: statement.track.name, steps: statement.steps };
    case "whenever":
      return {
        kind: statement.kind,
        when: lowerClaim(lowering, statement.when),
        // biome-ignore lint/suspicious/noThenProperty: the word of the language; nothing awaits a statement
        then: lowerClaim(lowering, statement.then),
      };
    case "never":
      return { kind: statement.kind, condition: lowerClaim(lowering, statement.condition) };
    case "every-states":
      return { kind: statement.kind, powers: lowerPowers(statement.powers), stated: statement.stated };
  }
}

export function lowerAssumptions({ whole, over }: Version, lowering: Lowering): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const { declaration, bound } of whole.inOrder)
    if (declaration.kind === "assume" && bound.kind === "assume")
      found.push(
        over.make(declaration, [bound], lowering, (l) => ({
          name: declaration.name?.text,
          condition: lowerExpression(l, bound.condition),
          because: declaration.because?.value,
          place: localPlaceOf(whole, declaration),
        })),
      );
  return found;
}
