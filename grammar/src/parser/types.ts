/** Types, numbers with their units, and lengths of time. */
import type { DurationLiteral, DurationUnit, Name, NumberLiteral, RangeType, TypeNode } from "../ast.ts";
import { Identifier, Name as NameToken, NumberToken, To, type Token, words } from "../tokens.ts";
import { wordType } from "./clauses.ts";
import {
  calendarUnits,
  modalities,
  mostDigits,
  nameOf,
  numberOf,
  shorten,
  spanOf,
  typeIs,
  wordOf,
} from "./parts.ts";
import { aDuration, Reader, type Rule } from "./reading.ts";

export abstract class TypeReader extends Reader {
  protected readonly type: Rule<TypeNode | undefined> = this.rule("type", () => {
    const token = this.LA(1);
    if (this.accept(0, words["yes/no"]) !== undefined) return { kind: "yes-no-type", ...spanOf(token) };
    if (this.RECORDING_PHASE || this.next(NumberToken)) return this.subrule(0, this.range);
    const name = this.name(0, "a type");
    if (name === undefined) return undefined;
    const { start, end } = name;
    return name.text === "date"
      ? { kind: "date-type", start, end }
      : { kind: "named-type", start, end, name };
  });

  private readonly range: Rule<RangeType> = this.rule("range", () => {
    this.inType = true;
    const from = this.subrule(0, this.quantity);
    this.need(0, To, "`..` and the upper bound");
    const to = this.RECORDING_PHASE || this.next(NumberToken) ? this.subrule(1, this.quantity) : undefined;
    this.inType = false;
    if (to === undefined) this.fail("the upper bound");
    return { kind: "range-type", start: from.start, end: to?.end ?? this.here(), from, to };
  });

  /** `12`, `£4,000`, `80%`, `2 notices`, `28 days`, `10 working days`. */
  protected readonly quantity: Rule<NumberLiteral | DurationLiteral> = this.rule("quantity", () => {
    const token = this.consume(0, NumberToken);
    if (this.RECORDING_PHASE) {
      this.option(0, () =>
        this.or(0, [
          { ALT: () => this.consume(0, Identifier) },
          { ALT: () => this.consume(0, words.working) },
          ...[...calendarUnits.keys()].map((id) => ({
            ALT: () => this.consume(0, wordType(wordOf.get(id) ?? "")),
          })),
        ]),
      );
      this.option(1, () =>
        this.or(1, [{ ALT: () => this.consume(1, words.day) }, { ALT: () => this.consume(1, words.days) }]),
      );
      return numberOf(token, undefined);
    }
    const next = this.LA(1);
    if (next.tokenTypeIdx === Identifier.tokenTypeIdx && this.isUnit(this.LA(2))) {
      this.SKIP_TOKEN();
      return this.checked(numberOf(token, nameOf(next)), token);
    }
    const unit = this.durationUnit(next);
    const number = this.checked(numberOf(token, undefined), token);
    if (unit === undefined || number.unit !== undefined) return number;
    return { kind: "duration", start: number.start, end: this.here(), amount: number.value, unit };
  });

  /** In `a is 1 b is 2` a comma is missing: there `b` is no unit. After a type, `0..9 points is …`, it is one. */
  private isUnit(after: Token): boolean {
    if (this.inTimeline) return false;
    return this.inType || !(typeIs(after, words.is) || modalities.has(after.tokenTypeIdx));
  }

  private durationUnit(next: Token): DurationUnit | undefined {
    const unit = calendarUnits.get(next.tokenTypeIdx);
    if (unit !== undefined) {
      this.SKIP_TOKEN();
      return unit;
    }
    if (!typeIs(next, words.working) || calendarUnits.get(this.LA(2).tokenTypeIdx) !== "days")
      return undefined;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    return "working days";
  }

  /** More digits than can be kept exactly are no number. */
  private checked(number: NumberLiteral, token: Token): NumberLiteral {
    const figures = token.image.replace(/\D/g, "").length;
    if (figures > mostDigits)
      this.problem("expected", spanOf(token), {
        expected: `a number of at most ${mostDigits} digits`,
        found: shorten(token.image),
      });
    return number;
  }

  protected readonly length: Rule<DurationLiteral | Name | undefined> = this.rule("length", () => {
    if (this.RECORDING_PHASE) {
      this.or(0, [{ ALT: () => this.subrule(0, this.quantity) }, { ALT: () => this.consume(0, NameToken) }]);
      return undefined;
    }
    const before = this.LA(1);
    if (!this.next(NumberToken)) {
      const isInWords = calendarUnits.has(this.LA(2).tokenTypeIdx) || typeIs(this.LA(2), words.working);
      if (!isInWords) return this.name(0, aDuration);
      this.fail(aDuration);
      this.SKIP_TOKEN();
      this.durationUnit(this.LA(1));
      return undefined;
    }
    const quantity = this.subrule(0, this.quantity);
    if (quantity.kind === "duration") return quantity;
    if (!this.lost)
      this.problem("expected", quantity, {
        expected: aDuration,
        found: this.slice(quantity) || before.image,
      });
    this.lost = true;
    return undefined;
  });
}
