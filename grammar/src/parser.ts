/**
 * The grammar. Its actions build the tree directly; the declaration at hand is collected in a draft, because its
 * clauses may come in any order.
 *
 * A part that is missing is noted once, and reading goes on with what is there: nothing is thrown. What cannot be
 * read is skipped up to the next clause. Lookahead is one token; where a soft word could also be a name, the next
 * token decides.
 *
 * Chevrotain wants all rules in one object. Its parts stand in `parser/`, each a class on top of the one below:
 * reading, types, measures, values, conditions, effects, headings, and then the declarations. A part uses what is
 * below it; where the grammar goes in circles, the lower part leaves a member open (`expression`).
 */
import type { Declaration } from "./ast.ts";
import { clauses, type Kind } from "./parser/clauses.ts";
import { spanOf, wordOf } from "./parser/parts.ts";
import { ProcessReader } from "./parser/processes.ts";
import type { Rule } from "./parser/reading.ts";
import type { Piece } from "./scan.ts";
import type { Token } from "./tokens.ts";
import type { SyntaxProblem } from "./tree.ts";
import type { Word } from "./words.ts";

/** What one piece of a text says. */
export interface Reading {
  readonly declaration: Declaration;
  readonly problems: readonly SyntaxProblem[];
}

export function read(piece: Piece, text: string): Reading {
  return parser.read(piece, text);
}

class PolicyParser extends ProcessReader {
  /** Chevrotain looks at the rules once all of them are there. */
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  read(piece: Piece, text: string): Reading {
    this.turnTo(piece, text);
    const first = piece.tokens[0];
    const declaration =
      piece.isDeclaration && first !== undefined
        ? this.declaration(first, piece.tokens)
        : this.unreadable(first);
    const problems =
      this.problems.length < 2
        ? this.problems
        : this.problems.sort((a, b) => a.start - b.start || a.end - b.end);
    return { declaration, problems };
  }

  private declaration(keyword: Token, tokens: Token[]): Declaration {
    this.input = tokens;
    const word = wordOf.get(keyword.tokenTypeIdx);
    if (word !== undefined && word in clauses) this.kind = word as Kind;
    const declaration = this.ruleOf(word).call(this);
    for (const { start, end, found } of this.strays) {
      const isPartOfTitle = this.rawTexts.some((raw) => raw.start <= start && end <= raw.end);
      if (!isPartOfTitle) this.problem("stray-character", { start, end }, { found });
    }
    return declaration;
  }

  private unreadable(first: Token | undefined): Declaration {
    if (first !== undefined) this.problem("not-a-declaration", spanOf(first), { found: first.image });
    else for (const { found, ...span } of this.strays) this.problem("stray-character", span, { found });
    return { kind: "unreadable", start: 0, end: this.draft.end };
  }

  private ruleOf(keyword: Word | undefined): Rule<Declaration> {
    switch (keyword) {
      case "policy":
        return this.readPolicy;
      case "use":
        return this.readUse;
      case "source":
        return this.readSource;
      case "actor":
        return this.readActor;
      case "scale":
        return this.readScale;
      case "choice":
        return this.readChoice;
      case "fact":
        return this.readFact;
      case "event":
        return this.readEvent;
      case "judgement":
        return this.readJudgement;
      case "parameter":
        return this.readParameter;
      case "define":
        return this.readDefine;
      case "matrix":
        return this.readMatrix;
      case "threshold":
        return this.readThreshold;
      case "clock":
        return this.readClock;
      case "track":
        return this.readTrack;
      case "power":
        return this.readPower;
      case "action":
        return this.readAction;
      case "rule":
        return this.readRule;
      case "principle":
        return this.readPrinciple;
      case "assume":
        return this.readAssume;
      case "case":
        return this.readCase;
      case "cases":
        return this.readCases;
      default:
        return this.readProcess;
    }
  }
}

const parser = new PolicyParser(true);

/** Builds the grammar once more with all of chevrotain's checks; throws when one of them finds something. */
export function validateGrammar(): void {
  new PolicyParser(false);
}
