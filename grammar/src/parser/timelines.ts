/** The days of a timeline. */
import type { DateLiteral, FieldValue, Text, TimelineEntry } from "../ast.ts";
import { DateToken, TextToken, type TokenType, words } from "../tokens.ts";
import { isNameLike, typeIs } from "./parts.ts";
import { PrincipleReader } from "./principles.ts";
import type { Alternative, Rule } from "./reading.ts";

export abstract class TimelineReader extends PrincipleReader {
  /** Whether the next word is a field of the entry, and no clause of the case. */
  private readonly isInEntry = (): boolean => {
    const next = this.LA(1);
    if (typeIs(next, words.because)) return true;
    if (!isNameLike(next)) return false;
    const second = this.LA(2);
    if (typeIs(next, words.note)) return !this.tokenIs(second, TextToken);
    return !(typeIs(next, words.on) && typeIs(second, DateToken));
  };

  /** A word that a day follows; without a day it is a field. */
  private onDay(
    word: TokenType,
    index: number,
    keep: (day: DateLiteral | undefined) => void,
  ): Alternative<void> {
    return {
      GATE: () => typeIs(this.LA(2), DateToken),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, word);
        keep(this.date(index));
      },
    };
  }

  protected readonly timelineEntry: Rule<TimelineEntry | undefined> = this.rule("timelineEntry", () => {
    const start = this.nextStart();
    const none = this.accept(0, words.no) !== undefined;
    const on = none && !this.RECORDING_PHASE ? undefined : this.date(0);
    const event = this.name(0, "an event");
    const fields: FieldValue[] = [];
    let received: DateLiteral | undefined;
    let upheld: DateLiteral | undefined;
    let withdrawn: DateLiteral | undefined;
    let because: Text | undefined;
    this.many(0, {
      GATE: () => !none && !this.lost && this.isInEntry(),
      DEF: () =>
        this.or(0, [
          this.onDay(words.received, 1, (day) => {
            received = day;
          }),
          this.onDay(words.upheld, 2, (day) => {
            upheld = day;
          }),
          this.onDay(words.withdrawn, 3, (day) => {
            withdrawn = day;
          }),
          {
            ALT: () => {
              this.consume(0, words.because);
              because = this.textHere(0);
            },
          },
          { ALT: () => this.addTo(fields, this.subrule(0, this.fieldValue)) },
        ]),
    });
    const end = this.here();
    if (event === undefined && on === undefined && !none) return undefined;
    return {
      kind: "timeline-entry",
      start,
      end,
      on,
      none,
      event,
      fields,
      received,
      upheld,
      withdrawn,
      because,
    };
  });

  private readonly fieldValue: Rule<FieldValue | undefined> = this.rule("fieldValue", () => {
    const name = this.name(0, "a field");
    const value = this.lost ? undefined : this.subrule(0, this.primary);
    if (name === undefined) return undefined;
    return { kind: "field-value", start: name.start, end: value?.end ?? name.end, name, value };
  });
}
