/** What a principle says, in the words of the language. */
import type { Claim, PowerFilter, StatementModel, Track } from "../../semantics/model.ts";
import { listed } from "../../semantics/symbols.ts";
import { conditionText } from "../expression-text.ts";

export function statementText(statement: StatementModel, tracks: readonly Track[]): string {
  switch (statement.kind) {
    case "choose-lowest":
      return `choose the lowest adequate power on ${statement.track}`;
    case "never-weaker": {
      const what =
        statement.worse === undefined ? "worse facts never lead" : `worse ${statement.worse} never leads`;
      return `${what} to a weaker power on ${statement.track}`;
    }
    case "never-changes": {
      const verb = statement.names.length === 1 ? "changes" : "change";
      return `${statement.names.join(", ")} never ${verb} the outcome`;
    }
    case "never-evaded":
      return `${listed(statement.ways, "or")} events never leads to a weaker power on ${statement.track}`;
    case "no-cliff-edge":
      return `one step worse moves ${statement.track} by at most ${statement.steps} ${statement.steps === 1 ? "step" : "steps"}`;
    case "whenever":
      return `whenever ${claimText(statement.when, tracks)}, ${claimText(statement.then, tracks)}`;
    case "never":
      return `never ${claimText(statement.condition, tracks)}`;
    case "every-states":
      return `every ${powersText(statement.powers, tracks)} states ${listed(statement.stated, "and")}`;
  }
}

function claimText(claim: Claim, tracks: readonly Track[]): string {
  switch (claim.kind) {
    case "fact":
      return conditionText(claim.condition, true).replaceAll("`", "");
    case "not":
      return oppositeText(claim.operand, tracks);
    case "and":
    case "or":
      return claim.operands.map((operand) => bracketed(operand, tracks)).join(` ${claim.kind} `);
    case "count":
      return `at least ${claim.atLeast} of (${claim.operands.map((operand) => claimText(operand, tracks)).join(", ")})`;
    case "position": {
      const by = claim.by.length === 0 ? "" : ` by ${claim.by.join(", ")}`;
      return `${claim.target.name} is ${claim.position}${by}`;
    }
    case "quantified":
      return `${claim.quantifier} ${powersText(claim.powers, tracks)} is ${claim.position}`;
    case "outcome":
      return `outcome${claim.track === undefined ? "" : ` on ${claim.track}`} is ${claim.outcome}`;
    case "applies":
      return `${claim.rule} applies`;
    case "would-decide":
      return `${claim.facts.join(" and ")} would decide`;
    case "due":
      return `${claim.target} is due`;
    case "unresolved":
      return "…";
  }
}

/** As people say it: `closure is not required`, not `not closure is required`. */
function oppositeText(claim: Claim, tracks: readonly Track[]): string {
  const text = bracketed(claim, tracks);
  switch (claim.kind) {
    case "position":
    case "outcome":
      return text.replace(" is ", " is not ");
    case "applies":
      return `${claim.rule} does not apply`;
    default:
      return `not ${text}`;
  }
}

function bracketed(claim: Claim, tracks: readonly Track[]): string {
  const text = claimText(claim, tracks);
  const isJoined =
    claim.kind === "and" ||
    claim.kind === "or" ||
    (claim.kind === "fact" && (claim.condition.kind === "and" || claim.condition.kind === "or"));
  return isJoined ? `(${text})` : text;
}

function powersText({ powerKind, atLeast, track }: PowerFilter, tracks: readonly Track[]): string {
  const step = atLeast === undefined ? undefined : tracks.find(({ name }) => name === track)?.steps[atLeast];
  return [
    ...(powerKind === undefined ? [] : [powerKind]),
    "power",
    ...(step === undefined ? [] : [`at least ${step}`]),
    ...(track === undefined ? [] : [`on ${track}`]),
  ].join(" ");
}
