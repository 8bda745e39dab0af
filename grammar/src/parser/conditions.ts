/** Comparisons, and what `and`, `or` and `not` make of them. */
import type { ComparisonOperator, Expression, Name } from "../ast.ts";
import type { Span } from "../span.ts";
import {
  Comma,
  DateToken,
  LeftBracket,
  Less,
  Name as NameToken,
  NumberToken,
  RightBracket,
  type Token,
  words,
} from "../tokens.ts";
import { hasConditions, restarts } from "./clauses.ts";
import { afterLeftSides, endOf, modalities, shorten, spanOf, startsOperators, typeIs } from "./parts.ts";
import { type Alternative, aCondition, aValue, type Rule } from "./reading.ts";
import { deepest, ValueReader } from "./values.ts";

export abstract class ConditionReader extends ValueReader {
  protected condition(index: number): Expression {
    this.wanted = aCondition;
    const condition = this.subrule(index, this.expression);
    this.wanted = aValue;
    return condition;
  }

  private readonly connectives: Alternative<Token>[] = [
    { ALT: () => this.consume(0, words.and) },
    { ALT: () => this.consume(0, words.or) },
  ];

  /** Conditions joined by `and` or by `or`; both in one run is noted, and read on as if it were the first. */
  protected readonly expression: Rule<Expression> = this.rule("expression", () => {
    const first = this.subrule(0, this.negation);
    let operands: Expression[] | undefined;
    let op: "and" | "or" = "and";
    let mixed: Span | undefined;
    this.many(0, () => {
      const token = this.or(0, this.connectives);
      const here = token.image === "or" ? "or" : "and";
      if (operands === undefined) {
        op = here;
        operands = [first];
      } else if (here !== op && mixed === undefined) {
        mixed = spanOf(token);
        this.problem("and-or-mixed", mixed, { first: op, second: here });
      }
      operands.push(this.subrule(1, this.negation));
    });
    const last = operands?.at(-1) ?? first;
    const joined: Expression =
      operands === undefined
        ? first
        : { kind: "logic", start: first.start, end: last.end, op, operands, mixed };
    if (this.accept(0, words.would) === undefined) {
      if (this.RECORDING_PHASE) this.option(1, () => this.consume(0, words.decide));
      return joined;
    }
    this.need(0, words.decide);
    const facts = (operands ?? [first]).filter(
      (operand) => operand.kind === "name" || operand.kind === "measure" || operand.kind === "clock-end",
    );
    return { kind: "would-decide", start: first.start, end: this.here(), facts };
  });

  protected readonly negation: Rule<Expression> = this.rule("negation", () => {
    let starts: number[] | undefined;
    this.many(0, () => {
      const { startOffset } = this.consume(0, words.not);
      if (starts === undefined) starts = [startOffset];
      else starts.push(startOffset);
    });
    if (starts === undefined) return this.subrule(0, this.comparison);
    const depthBefore = this.depth;
    if (!this.RECORDING_PHASE) this.depth += starts.length;
    let operand = this.depth > deepest ? this.tooDeep() : this.subrule(1, this.comparison);
    this.depth = depthBefore;
    for (const start of starts.reverse().slice(-deepest))
      operand = { kind: "not", start, end: operand.end, operand };
    return operand;
  });

  private readonly comparison: Rule<Expression> = this.rule("comparison", () => {
    const left = this.subrule(0, this.value);
    const { tokenTypeIdx } = this.LA(1);
    if (this.inWhere && (left.kind === "group" || isEntryWord(left))) return left;
    if (this.RECORDING_PHASE) {
      this.option(0, () =>
        this.or(0, [{ ALT: () => this.comparisonTail(left) }, { ALT: () => this.applies(left) }]),
      );
      return left;
    }
    if (tokenTypeIdx === words.is.tokenTypeIdx) return this.comparisonTail(left);
    if (tokenTypeIdx === words.applies.tokenTypeIdx || tokenTypeIdx === words.does.tokenTypeIdx)
      return this.applies(left);
    return this.missesIs(left) ? this.tail(left) : left;
  });

  /** Notes that `is` is missing between two values: `harm high`, `breaches < 3`. */
  private missesIs(left: Expression): boolean {
    if (this.lost || left.kind !== "name" || this.wanted !== aCondition || !hasConditions.has(this.kind))
      return false;
    const next = this.LA(1);
    const sign = typeIs(next, Less) && this.startsValue(this.LA(2));
    const isValue =
      sign || this.tokenIs(next, NameToken) || typeIs(next, NumberToken) || typeIs(next, DateToken);
    if (!isValue || this.startsSomethingElse()) return false;
    this.fail(sign ? "`is below`" : "`is`");
    if (sign) this.SKIP_TOKEN();
    return true;
  }

  /** Whether the next word may start a clause, an effect, or `would decide`. */
  private startsSomethingElse(): boolean {
    const next = this.LA(1);
    return (
      restarts.get(this.kind)?.has(next.tokenTypeIdx) === true ||
      typeIs(next, words.would) ||
      typeIs(next, words.bypassing) ||
      typeIs(next, words.quoting) ||
      modalities.has(this.LA(2).tokenTypeIdx)
    );
  }

  private applies(left: Expression): Expression {
    const applies = this.accept(1, words.applies) !== undefined;
    if (!applies || this.RECORDING_PHASE) {
      this.accept(2, words.does);
      this.need(0, words.not);
      this.need(0, words.apply);
    }
    if (left.kind === "name")
      return { kind: "applies", start: left.start, end: this.here(), rule: left, negated: !applies };
    if (!this.lost && !this.RECORDING_PHASE)
      this.problem("expected", left, { expected: "a rule", found: shorten(this.slice(left)) });
    return left;
  }

  private comparisonTail(left: Expression): Expression {
    this.consume(0, words.is);
    return this.tail(left);
  }

  private tail(left: Expression): Expression {
    const negated = this.accept(3, words.not) !== undefined;
    const wanted = this.wanted;
    this.wanted = aValue;
    const { op, operands } = this.subrule(1, this.comparedWith);
    this.wanted = wanted;
    const canSayBy =
      this.RECORDING_PHASE || (op === "is" && operands[0]?.kind === "name" && this.next(words.by));
    const by = canSayBy ? this.byRules() : [];
    return { kind: "comparison", start: left.start, end: this.here(), left, op, negated, operands, by };
  }

  /** `by R1 and R2`; not the `and` in `… by R1 and harm is high`. */
  private byRules(): Name[] {
    const rules: Name[] = [];
    this.accept(4, words.by);
    this.addTo(rules, this.name(0, "a rule"));
    this.many(0, {
      GATE: () => this.tokenIs(this.LA(2), NameToken) && !afterLeftSides.has(this.LA(3).tokenTypeIdx),
      DEF: () => {
        this.consume(1, words.and);
        this.addTo(rules, this.name(1, "a rule"));
      },
    });
    return rules;
  }

  private comparedTo(op: ComparisonOperator, ...operands: readonly Expression[]): Compared {
    return { op, operands };
  }

  /** Whether a value follows the word at hand, so that the word is no value itself. */
  private readonly hasOperand = (): boolean => this.startsValue(this.LA(2));

  private withOperand(op: "above" | "below" | "due", index: number): Alternative<Compared> {
    return {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words[op]);
        return this.comparedTo(op, this.subrule(index, this.value));
      },
    };
  }

  private withoutOperand(op: "known" | "unknown" | "met"): Alternative<Compared> {
    return {
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words[op]);
        return this.comparedTo(op);
      },
    };
  }

  private readonly comparedWithAlternatives: Alternative<Compared>[] = [
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.at);
        const least = this.accept(1, words.least) !== undefined;
        if (
          !least &&
          this.need(0, words.most, "`least` or `most`") === undefined &&
          this.startsValue(this.LA(2))
        )
          this.SKIP_TOKEN();
        return this.comparedTo(least ? "at least" : "at most", this.subrule(0, this.value));
      },
    },
    this.withOperand("above", 1),
    this.withOperand("below", 2),
    {
      GATE: this.hasOperand,
      ALT: () => {
        this.consume(0, words.between);
        const low = this.subrule(3, this.value);
        const and = this.need(0, words.and, "`and` and the upper bound");
        const high = and === undefined ? this.missing() : this.subrule(4, this.value);
        return this.comparedTo("between", low, high);
      },
    },
    {
      GATE: () => typeIs(this.LA(2), words.of),
      ALT: () => {
        this.consume(0, words.one);
        this.need(0, words.of);
        if (this.need(0, LeftBracket) === undefined) return this.comparedTo("one of");
        const values = this.list(5, Comma, (place) => this.subrule(place, this.value));
        this.need(0, RightBracket);
        return this.comparedTo("one of", ...values);
      },
    },
    this.withoutOperand("known"),
    this.withoutOperand("unknown"),
    this.withoutOperand("met"),
    this.withOperand("due", 7),
    { ALT: () => this.comparedTo("is", this.subrule(8, this.value)) },
  ];

  private readonly comparedWith: Rule<Compared> = this.rule("comparedWith", () => {
    const isPlain = !this.RECORDING_PHASE && !startsOperators.has(this.LA(1).tokenTypeIdx);
    if (isPlain && this.LA(2).image === "than") return this.comparedThan();
    if (isPlain) return this.comparedTo("is", this.subrule(8, this.value));
    return this.or(0, this.comparedWithAlternatives);
  });

  /** `is greater than 3` is said `is above 3`. */
  private comparedThan(): Compared {
    const first = this.LA(1);
    const op = ["greater", "more", "higher", "larger", "later", "worse"].includes(first.image)
      ? "above"
      : "below";
    const span = { start: first.startOffset, end: endOf(this.LA(2)) };
    if (!this.lost) this.problem("expected", span, { expected: `\`${op}\``, found: this.slice(span) });
    this.lost = true;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    return this.comparedTo(op, this.subrule(8, this.value));
  }
}

interface Compared {
  readonly op: ComparisonOperator;
  readonly operands: readonly Expression[];
}

const isEntryWord = (left: Expression): boolean =>
  left.kind === "name" && (left.text === "upheld" || left.text === "withdrawn");
