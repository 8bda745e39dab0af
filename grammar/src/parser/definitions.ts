/** What follows from the facts: parameters, definitions and thresholds. */
import type { Branch, DatedValue, Declaration, Expression, TypeNode } from "../ast.ts";
import { Colon, Comma, To, words } from "../tokens.ts";
import { InputReader } from "./inputs.ts";
import { typeIs } from "./parts.ts";
import type { Alternatives, Rule } from "./reading.ts";

export abstract class DefinitionReader extends InputReader {
  private readonly parameterClauses: Alternatives = [
    {
      ALT: () => {
        this.begin(":", this.consume(0, Colon));
        const type = this.typeBeforeValue();
        const values: DatedValue[] = [];
        values.push(this.subrule(0, this.datedValue));
        this.many(1, () => {
          this.consume(0, Comma);
          const second = this.LA(2);
          if (!this.next(words.was) || this.startsValue(second)) this.accept(0, words.was);
          values.push(this.subrule(1, this.datedValue));
        });
        this.draft.type ??= type;
        if (this.draft.values.length === 0) this.draft.values = values;
      },
    },
    ...this.common,
  ];

  /** `seriousness is` in front of the value of a parameter. */
  private typeBeforeValue(): TypeNode | undefined {
    if (this.RECORDING_PHASE) {
      this.option(2, () => {
        this.subrule(0, this.type);
        this.consume(0, words.is);
      });
      return undefined;
    }
    const isType =
      this.next(words["yes/no"]) ||
      typeIs(this.LA(2), words.is) ||
      [this.LA(2), this.LA(3), this.LA(4)].some((token) => typeIs(token, To));
    if (!isType) return undefined;
    const type = this.subrule(0, this.type);
    this.need(0, words.is);
    return type;
  }

  private readonly datedValue: Rule<DatedValue> = this.rule("datedValue", () => {
    const value = this.subrule(0, this.value);
    const from = this.accept(0, words.from) === undefined && !this.RECORDING_PHASE ? undefined : this.date(0);
    return { kind: "dated-value", start: value.start, end: from?.end ?? value.end, value, from };
  });

  protected readonly readParameter: Rule<Declaration> = this.rule("readParameter", () => {
    this.heading(words.parameter);
    this.clauses("parameter", this.parameterClauses);
    const { type, values } = this.draft;
    this.require(values.length > 0, "`:` and a value");
    return { kind: "parameter", ...this.headed(), type, values };
  });

  private readonly defineClauses: Alternatives = [
    this.typeClause,
    this.directionClause,
    this.inForceClause,
    {
      ALT: () => {
        this.begin("is", this.LA(1));
        if (this.draft.type === undefined && this.problems.length === 0) this.fail("`:` and a type");
        this.lost = false;
        this.consume(0, words.is);
        const first = this.subrule(0, this.expression);
        if (!this.RECORDING_PHASE && !this.next(words.when) && !this.next(words.otherwise)) {
          this.draft.value ??= first;
          return;
        }
        const branches = [this.branch(first, 0)];
        this.many(1, () => {
          this.consume(1, Comma);
          branches.push(this.branch(this.subrule(1, this.value), 2));
        });
        if (this.draft.branches.length === 0) this.draft.branches = branches;
      },
    },
    ...this.common,
  ];

  private branch(value: Expression, index: number): Branch {
    const otherwise = this.accept(index, words.otherwise) !== undefined;
    let when: Expression | undefined;
    if (!otherwise) {
      this.need(index, words.when, "`when` or `otherwise`");
      when = this.condition(index + 2);
    }
    return { kind: "branch", start: value.start, end: this.here(), value, when, otherwise };
  }

  protected readonly readDefine: Rule<Declaration> = this.rule("readDefine", () => {
    this.heading(words.define);
    this.clauses("define", this.defineClauses);
    const { inForce, type, direction, value, branches } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    this.require(value !== undefined || branches.length > 0, "`is` and a value");
    return {
      kind: "define",
      ...this.headed(),
      inForce,
      type,
      direction,
      value,
      branches,
    };
  });

  private readonly thresholdClauses: Alternatives = [
    this.inForceClause,
    this.clause("met when", "when", () => this.condition(0)),
    this.becauseClause,
    ...this.common,
  ];

  /** Notes that `met` is missing in front of `when`, and reads the condition. */
  private missesMet(): boolean {
    if (this.lost || !this.next(words.when) || this.draft.said.includes("met when")) return false;
    this.fail("`met`");
    this.draft.said.push("met when");
    this.SKIP_TOKEN();
    this.draft.when = this.condition(0);
    return true;
  }

  protected readonly readThreshold: Rule<Declaration> = this.rule("readThreshold", () => {
    this.heading(words.threshold);
    this.clauses("threshold", this.thresholdClauses, () => this.missesMet());
    const { inForce, when, because } = this.draft;
    this.require(when !== undefined, "`met when` and a condition");
    return { kind: "threshold", ...this.headed(), inForce, when, because };
  });
}
