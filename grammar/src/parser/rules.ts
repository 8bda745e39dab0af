/** Rules. */
import type { Declaration } from "../ast.ts";
import { Name as NameToken, type Token, words } from "../tokens.ts";
import { modalities, spanOf } from "./parts.ts";
import { PowerReader } from "./powers.ts";
import type { Alternatives, Rule } from "./reading.ts";

export abstract class RuleReader extends PowerReader {
  private effects(index: number): void {
    const effects = this.effectList(index);
    if (this.draft.effects.length === 0) this.draft.effects = effects;
  }

  private readonly ruleClauses: Alternatives = [
    this.inForceClause,
    this.clause("when", "when", () => this.condition(0)),
    {
      ALT: () => {
        this.begin("then", this.consume(0, words.then));
        this.effects(1);
      },
    },
    {
      ALT: () => {
        const token = this.consume(0, words.otherwise);
        this.begin("otherwise", token);
        this.draft.otherwiseAt ??= spanOf(token);
        const isTrack = this.next(words.on) && this.tokenIs(this.LA(2), NameToken);
        if (isTrack || this.RECORDING_PHASE) {
          this.accept(0, words.on);
          const on = this.name(1, "a track");
          this.draft.otherwiseOn ??= on;
        }
        this.accept(1, words.then);
        this.effects(3);
      },
    },
    this.clause("unless", "unless", () => this.condition(1)),
    this.clause("overrides", "overrides", () => this.subrule(0, this.names)),
    this.becauseClause,
    ...this.common,
  ];

  /** `otherwise` and `when … then` are two kinds of rule. */
  private checkKindOfRule(): void {
    const { otherwiseAt, said } = this.draft;
    if (otherwiseAt === undefined || !(said.includes("when") || said.includes("then"))) return;
    this.problem("otherwise-with-when", otherwiseAt, {});
  }

  /** Notes that the word `then` is missing in front of an effect, and reads the effect. */
  private missesThen(): boolean {
    const isModality = (token: Token) => modalities.has(token.tokenTypeIdx);
    const startsEffect = isModality(this.LA(1)) || (this.next(NameToken) && isModality(this.LA(2)));
    if (this.lost || this.draft.said.includes("then") || !startsEffect) return false;
    this.fail("`then`");
    this.draft.said.push("then");
    this.effects(1);
    this.lost = false;
    return true;
  }

  protected readonly readRule: Rule<Declaration> = this.rule("readRule", () => {
    this.heading(words.rule);
    this.clauses("rule", this.ruleClauses, () => this.missesThen());
    const { inForce, when, otherwiseOn, effects } = this.draft;
    const otherwise = this.draft.otherwiseAt !== undefined;
    this.checkKindOfRule();
    const { unless, overrides, because } = this.draft;
    this.require(when !== undefined || otherwise, "`when` and a condition, or `otherwise`");
    this.require(effects.length > 0, "`then` and what follows");
    return {
      kind: "rule",
      ...this.headed(),
      inForce,
      when,
      otherwise,
      otherwiseOn,
      effects,
      unless,
      overrides,
      because,
    };
  });
}
