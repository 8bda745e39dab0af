/** From what principles and assumptions were bound to, to the model. */
import type { PrincipleDeclaration } from "@remit/grammar";
import type { BoundDeclaration, BoundStatement } from "./bound.ts";
import type { Entry } from "./lower-declared.ts";
import { type Lowering, lowerClaim, lowerExpression, lowerPowers } from "./lower-expressions.ts";
import { localPlaceOf, type Numbered } from "./lower-named.ts";
import type { Assumption, StatementModel } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { TakenOver } from "./taken-over.ts";

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

export function lowerStatements(lowering: Lowering, bound: BoundDeclaration): readonly StatementModel[] {
  if (bound.kind !== "principle") return [];
  return bound.statements.map((statement) => lowerStatement(lowering, statement));
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

export function lowerAssumptions(
  whole: Numbered,
  lowering: Lowering,
  { make }: TakenOver,
): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const { declaration, bound } of whole.inOrder)
    if (declaration.kind === "assume" && bound.kind === "assume")
      found.push(
        make(declaration, [bound], lowering, (l) => ({
          name: declaration.name?.text,
          condition: lowerExpression(l, bound.condition),
          because: declaration.because?.value,
          place: localPlaceOf(whole, declaration),
        })),
      );
  return found;
}
