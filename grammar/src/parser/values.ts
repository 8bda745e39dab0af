/** What stands on one side of a comparison: names, figures, sums, brackets, counts. */
import type { Expression, PowerSet } from "../ast.ts";
import {
  Comma,
  DateToken,
  Identifier,
  LeftBracket,
  Minus,
  Name as NameToken,
  NumberToken,
  Plus,
  RightBracket,
  Times,
  type Token,
  words,
} from "../tokens.ts";
import { MeasureReader } from "./measures.ts";
import { afterNames, isNameLike, isPower, nameOf, numberOf, spanOf, typeIs } from "./parts.ts";
import { type Alternative, aCondition, type Rule } from "./reading.ts";

/** How deep brackets, `not` and sums may nest. */
export const deepest = 60;

export abstract class ValueReader extends MeasureReader {
  protected abstract readonly expression: Rule<Expression>;

  protected tooDeep(): Expression {
    const start = this.nextStart();
    if (!this.lost)
      this.problem("too-deep", spanOf(this.atEnd() ? this.LA(0) : this.LA(1)), { limit: `${deepest}` });
    this.lost = true;
    let open = 0;
    while (!this.atEnd()) {
      if (this.next(LeftBracket)) open++;
      else if (this.next(RightBracket) && open-- === 0) break;
      this.SKIP_TOKEN();
    }
    return { kind: "missing", start, end: Math.max(start, this.here()) };
  }

  private readonly operators: Alternative<Token>[] = [
    { ALT: () => this.consume(0, Plus) },
    { ALT: () => this.consume(0, Minus) },
    { ALT: () => this.consume(0, Times) },
  ];

  /** A name, a literal, something in brackets, or what `+`, `-` and `*` make of them. */
  protected readonly value: Rule<Expression> = this.rule("value", () => {
    const first = this.subrule(0, this.primary);
    let sum: Sum | undefined;
    const add = () => {
      const operator = this.or(0, this.operators);
      sum ??= { left: undefined, sign: "+", product: first, length: 0 };
      sum.length++;
      const isTooLong = !this.RECORDING_PHASE && sum.length + this.depth > deepest;
      const right = isTooLong ? this.tooDeep() : this.subrule(1, this.primary);
      if (operator.image === "*") sum.product = arithmetic("*", sum.product, right);
      else {
        sum.left = total(sum);
        sum.sign = operator.image === "-" ? "-" : "+";
        sum.product = right;
      }
    };
    this.many(0, { GATE: () => !this.inWhere, DEF: add });
    return sum === undefined ? first : total(sum);
  });

  /** Conditions in brackets. */
  private operands(index: number): Expression[] {
    if (this.need(0, LeftBracket) === undefined) return [];
    const wanted = this.wanted;
    this.wanted = aCondition;
    const operands = this.list(index, Comma, (place) => this.nested(place));
    this.wanted = wanted;
    this.need(0, RightBracket);
    return operands;
  }

  /** An expression one level down. */
  private nested(index: number): Expression {
    if (!this.RECORDING_PHASE && this.depth >= deepest) return this.tooDeep();
    this.depth++;
    const { inWhere } = this;
    this.inWhere = false;
    const inner = this.subrule(index, this.expression);
    this.inWhere = inWhere;
    this.depth--;
    return inner;
  }

  private readonly count: Rule<Expression> = this.rule("count", () => {
    const start = this.nextStart();
    const figure: Token | undefined = this.or(0, [
      {
        ALT: () => {
          this.consume(0, words.all);
          return undefined;
        },
      },
      {
        ALT: () => {
          this.consume(0, words.any);
          return undefined;
        },
      },
      {
        ALT: () => {
          this.consume(0, words.at);
          this.need(0, words.least);
          return this.need(0, NumberToken, "a number");
        },
      },
    ]);
    const first = this.RECORDING_PHASE ? "all" : this.startWord(start);
    this.need(0, words.of);
    const operands = this.operands(1);
    const number = figure === undefined || this.RECORDING_PHASE ? undefined : numberOf(figure, undefined);
    return { kind: "count", start, end: this.here(), quantity: first, number, operands };
  });

  private startWord(start: number): "all" | "any" | "at least" {
    const text = this.slice({ start, end: start + 3 });
    return text === "all" || text === "any" ? text : "at least";
  }

  private readonly quantified: Rule<Expression> = this.rule("quantified", () => {
    const token = this.LA(1);
    const { startOffset: start } = token;
    const some = this.accept(0, words.some) !== undefined;
    const every = !some && this.accept(1, words.every) !== undefined;
    const no = !some && !every && this.accept(2, words.no) !== undefined;
    const powers = this.subrule(0, this.powerSet);
    this.need(0, words.is);
    const negated = this.accept(3, words.not) !== undefined;
    const position = this.name(0, "a position such as `available` or `selected`");
    const quantifier = some ? "some" : no ? "no" : "every";
    return { kind: "quantified", start, end: this.here(), quantifier, powers, negated, position };
  });

  protected readonly powerSet: Rule<PowerSet> = this.rule("powerSet", () => {
    const start = this.nextStart();
    const kindToken = this.accept(0, NameToken);
    const powerKind = kindToken === undefined ? undefined : nameOf(kindToken);
    this.need(0, words.power);
    const hasStep = this.accept(1, words.at) !== undefined || this.RECORDING_PHASE;
    if (hasStep) this.need(0, words.least);
    const atLeast = hasStep ? this.name(1, "a step") : undefined;
    const hasTrack = this.accept(2, words.on) !== undefined || this.RECORDING_PHASE;
    const track = hasTrack ? this.name(2, "a track") : undefined;
    const end = this.here();
    return { kind: "power-set", start: Math.min(start, end), end, powerKind, atLeast, track };
  });

  private readonly isQuantifier = (): boolean =>
    isPower(this.LA(2)) || (isNameLike(this.LA(2)) && isPower(this.LA(3)));
  private readonly primaryAlternatives: Alternative<Expression>[] = [
    { GATE: this.isMeasure, IGNORE_AMBIGUITIES: true, ALT: () => this.subrule(1, this.measure) },
    {
      GATE: () =>
        typeIs(this.LA(1), words.at)
          ? typeIs(this.LA(2), words.least)
          : (typeIs(this.LA(1), words.all) || typeIs(this.LA(1), words.any)) &&
            (typeIs(this.LA(2), words.of) || typeIs(this.LA(2), LeftBracket)),
      ALT: () => this.subrule(0, this.count),
    },
    { GATE: this.isQuantifier, ALT: () => this.subrule(0, this.quantified) },
    {
      GATE: () => typeIs(this.LA(2), words.is) || typeIs(this.LA(2), words.on),
      ALT: () => {
        const { startOffset: start } = this.consume(0, words.outcome);
        const track = this.accept(0, words.on) === undefined ? undefined : this.name(0, "a track");
        if (this.RECORDING_PHASE) this.name(0);
        return { kind: "outcome", start, end: this.here(), track };
      },
    },
    {
      GATE: () =>
        typeIs(this.LA(1), words.lead)
          ? typeIs(this.LA(2), words.of)
          : typeIs(this.LA(1), words.next) && typeIs(this.LA(2), words.stage) && typeIs(this.LA(3), words.of),
      ALT: () => this.subrule(0, this.processValue),
    },
    {
      GATE: () => typeIs(this.LA(2), words.of),
      ALT: () => this.subrule(0, this.clockEnd),
    },
    { ALT: () => nameOf(this.consume(1, NameToken)) },
    { ALT: () => this.subrule(0, this.quantity) },
    { ALT: () => this.dateFrom(this.consume(0, DateToken)) },
    { ALT: () => this.word("yes", this.consume(0, words.yes)) },
    { ALT: () => this.word("no", this.consume(0, words.no)) },
    { ALT: () => this.word("unknown", this.consume(0, words.unknown)) },
    {
      ALT: () => {
        const { startOffset: start } = this.consume(0, LeftBracket);
        const inner = this.nested(0);
        this.need(0, RightBracket);
        return { kind: "group", start, end: this.here(), inner };
      },
    },
    { ALT: () => this.nothing() },
  ];

  private word(word: "yes" | "no" | "unknown", token: Token): Expression {
    return { kind: "word", ...spanOf(token), word };
  }

  /** No value stands here; a reserved word that is used like a name is taken for one. */
  private nothing(): Expression {
    if (this.RECORDING_PHASE) return this.missing();
    return this.misnamed(afterNames) ?? this.missing();
  }

  protected readonly primary: Rule<Expression> = this.rule("primary", () => {
    const token = this.LA(1);
    const isPlainName = token.tokenTypeIdx === Identifier.tokenTypeIdx && !typeIs(this.LA(2), words.of);
    if (!this.RECORDING_PHASE && isPlainName) {
      this.SKIP_TOKEN();
      return nameOf(token);
    }
    return this.or(0, this.primaryAlternatives);
  });
}

/** A sum while it is read: what stands left of the last sign, and the product on its right. */
interface Sum {
  left: Expression | undefined;
  sign: "+" | "-";
  product: Expression;
  length: number;
}

const arithmetic = (op: "+" | "-" | "*", left: Expression, right: Expression): Expression => ({
  kind: "arithmetic",
  start: left.start,
  end: right.end,
  op,
  left,
  right,
});

const total = ({ left, sign, product }: Sum): Expression =>
  left === undefined ? product : arithmetic(sign, left, product);
