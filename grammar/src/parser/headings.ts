/** How a declaration starts, and the clauses that many have. */
import type { Heading, InForce, Text } from "../ast.ts";
import type { Span } from "../span.ts";
import { CitationToken, Colon, Comma, TextToken, type TokenType, words } from "../tokens.ts";
import {
  type Clause,
  clauses,
  either,
  hasConditions,
  type Kind,
  restarts,
  show,
  wordType,
} from "./clauses.ts";
import type { Draft } from "./draft.ts";
import { EffectReader } from "./effects.ts";
import { afterDeclaredNames, citationOf } from "./parts.ts";
import type { Alternative, Alternatives, Rule } from "./reading.ts";

export abstract class HeadingReader extends EffectReader {
  /** A number of its own for every second word of a clause, as chevrotain asks. */
  private secondWords = 20;

  /** `NAME "Title"`; citations and notes are read with the clauses. */
  protected heading(keyword: TokenType): void {
    this.consume(0, keyword);
    this.draft.name = this.misnamed(afterDeclaredNames) ?? this.name(0);
    this.title();
  }

  /** What every declaration with a name starts with. */
  protected headed(): Heading & Span {
    const { end, name, title, citations, note } = this.draft;
    return { start: 0, end, name, title, citations, note };
  }

  protected title(): void {
    const token = this.accept(5, TextToken);
    if (token !== undefined) this.draft.title = this.textFrom(token);
  }

  /**
   * Reads clauses up to the end of the declaration; what is none is noted and left out.
   * @param missesWord reads a clause whose first word is missing, if one stands here, and says whether one did
   */
  protected clauses(kind: Kind, alternatives: Alternatives, missesWord?: () => boolean): void {
    do this.many(0, () => this.or(0, alternatives));
    while (this.skipToClause(kind, missesWord));
  }

  private skipToClause(kind: Kind, missesWord: (() => boolean) | undefined): boolean {
    if (this.RECORDING_PHASE || this.atEnd()) return false;
    if (missesWord?.() === true) return true;
    this.fail(this.hint(kind));
    const starts = restarts.get(kind);
    do {
      this.SKIP_TOKEN();
      const followers = starts?.get(this.LA(1).tokenTypeIdx);
      const restart =
        followers !== undefined &&
        (followers.length === 0 || followers.some((type) => this.tokenIs(this.LA(2), type)));
      if (restart) break;
    } while (!this.atEnd());
    this.lost = false;
    return !this.atEnd();
  }

  /** What could have stood here: the clauses that are not said yet, or what ties two parts together. */
  private hint(kind: Kind): string {
    const { said, levels } = this.draft;
    if (kind === "principle") return "a statement such as `whenever …` or `never …`";
    if (this.next(Comma) && hasConditions.has(kind)) return "`and` or `or`";
    if (levels.length > 0) return `\`${kind === "choice" ? "," : "<"}\``;
    // Most things have no dates: whoever forgot something else is not told of them.
    const open = (clauses[kind] as readonly Clause[]).filter(
      (clause) => !said.includes(clause) && (clause !== "in force" || kind === "policy"),
    );
    if (kind === "rule") return this.hintForRule(open);
    if (kind === "process")
      return this.draft.stages.length === 0 ? "`stage` and its name" : "`to`, `on entry` or another stage";
    const [first, second] = open;
    if (first === undefined) return "the next declaration";
    const comesFirst = first === ":" || first === "by" || first === "met when";
    if (comesFirst) return show(first);
    if (second !== undefined && open.length > 4) return `a clause such as ${show(first)} or ${show(second)}`;
    return either(open.map(show));
  }

  private hintForRule(open: readonly Clause[]): string {
    const { said } = this.draft;
    if (!said.includes("when") && !said.includes("otherwise")) return "`when` or `otherwise`";
    if (!said.includes("then") && !said.includes("otherwise")) return "`then`";
    const rest = open.filter(
      (clause) => clause === "unless" || clause === "overrides" || clause === "because",
    );
    return rest.length === 0 ? "the next declaration" : either(rest.map(show));
  }

  /** A clause of one or two words and one part. */
  protected clause<K extends keyof Draft>(clause: Clause, part: K, read: () => Draft[K]): Alternative<void> {
    const [first = "", second] = clause.split(" ");
    const type = clause === ":" ? Colon : wordType(first);
    const index = this.secondWords++;
    return {
      ALT: () => {
        const isFirst = this.begin(clause, this.consume(0, type));
        if (second !== undefined) this.need(index, wordType(second));
        const value = read();
        if (isFirst) this.draft[part] = value;
      },
    };
  }

  protected readonly citationClause = {
    ALT: () => {
      const token = this.consume(0, CitationToken);
      this.lost = false;
      this.unclosed(token);
      let quoting: Text | undefined;
      this.option(9, () => {
        this.consume(0, words.quoting);
        quoting = this.textHere(9);
      });
      this.draft.citations.push(citationOf(token, quoting));
    },
  };

  protected readonly noteClause = this.clause("note", "note", () => this.textHere(8));

  protected readonly becauseClause = this.clause("because", "because", () => this.textHere(7));

  protected readonly inForceClause: Alternative<void> = {
    ALT: () => {
      const isFirst = this.begin("in force", this.LA(1));
      const inForce = this.subrule(0, this.inForce);
      if (isFirst) this.draft.inForce = inForce;
    },
  };

  protected readonly common = [this.citationClause, this.noteClause];

  private readonly inForce: Rule<InForce> = this.rule("inForce", () => {
    const { startOffset: start } = this.consume(0, words.in);
    this.need(0, words.force);
    const from = this.accept(0, words.from) !== undefined || this.RECORDING_PHASE ? this.date(0) : undefined;
    const until =
      this.accept(1, words.until) !== undefined || this.RECORDING_PHASE ? this.date(1) : undefined;
    if (from === undefined && until === undefined) this.fail("`from` or `until` and a date");
    return { kind: "in-force", start, end: this.here(), from, until };
  });

  protected readonly typeClause = this.clause(":", "type", () => this.subrule(0, this.type));

  protected readonly directionClause = {
    ALT: () => {
      this.begin(",", this.consume(0, Comma));
      const improves = this.accept(7, words.improves);
      if (improves === undefined) this.need(0, words.worsens, "`worsens` or `improves`");
      if (!this.lost) this.draft.direction ??= improves === undefined ? "worsens" : "improves";
    },
  };

  protected readonly questionClause = this.clause("question", "question", () => this.textHere(6));
}
