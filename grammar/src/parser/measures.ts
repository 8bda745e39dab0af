/** What is asked of events, clocks and processes. */
import type { ClockEnd, Expression, Measure, Name, Window } from "../ast.ts";
import { type Token, words } from "../tokens.ts";
import { afterBareNames, isNameLike, typeIs } from "./parts.ts";
import { type Alternative, aNamedDate, type Rule } from "./reading.ts";
import { TypeReader } from "./types.ts";

export abstract class MeasureReader extends TypeReader {
  protected abstract readonly primary: Rule<Expression>;
  protected abstract readonly negation: Rule<Expression>;

  private isWhich(token: Token): boolean {
    return typeIs(token, words.latest) || typeIs(token, words.earliest);
  }

  /** Whether `latest` and `earliest` stand in front of an event, and are no names of their own. */
  private isWhichOf(place: number): boolean {
    const after = this.LA(place + 1);
    return this.isWhich(this.LA(place)) && isNameLike(after) && !afterBareNames.has(after.tokenTypeIdx);
  }

  protected readonly isMeasure = (): boolean => {
    const first = this.LA(1);
    const second = this.LA(2);
    if (typeIs(second, words.of)) return typeIs(first, words.count) || this.isWhichOf(3);
    if (typeIs(second, words.since)) return typeIs(first, words.time) && this.isWhichOf(3);
    return this.isWhichOf(1);
  };

  private whichEvent(index: number): Measure["which"] {
    if (this.accept(index, words.earliest) !== undefined) return "earliest";
    this.need(index, words.latest);
    return "latest";
  }

  private readonly askedAlternatives: Alternative<Pick<Measure, "what" | "which" | "field">>[] = [
    {
      GATE: () => typeIs(this.LA(1), words.count) && !this.isWhich(this.LA(3)),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.count);
        this.need(0, words.of);
        const isConsecutive =
          this.RECORDING_PHASE || (this.next(words.consecutive) && isNameLike(this.LA(2)));
        if (isConsecutive) this.consume(0, words.consecutive);
        return { what: isConsecutive ? "consecutive" : "count", which: "latest", field: undefined };
      },
    },
    {
      GATE: () => typeIs(this.LA(2), words.since),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.time);
        this.need(0, words.since);
        return { what: "time since", which: this.whichEvent(0), field: undefined };
      },
    },
    {
      GATE: () => typeIs(this.LA(1), words.receipt) && typeIs(this.LA(2), words.of),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        this.consume(0, words.receipt);
        this.need(1, words.of);
        return { what: "receipt", which: this.whichEvent(1), field: undefined };
      },
    },
    {
      GATE: () => typeIs(this.LA(2), words.of),
      IGNORE_AMBIGUITIES: true,
      ALT: () => {
        const field = this.name(0, "a field");
        this.need(2, words.of);
        return { what: "field", which: this.whichEvent(2), field };
      },
    },
    {
      IGNORE_AMBIGUITIES: true,
      ALT: () => ({ what: "date", which: this.whichEvent(3), field: undefined }),
    },
  ];

  private readonly asked: Rule<Pick<Measure, "what" | "which" | "field">> = this.rule("asked", () =>
    this.or(0, this.askedAlternatives),
  );

  /** What is asked of events, with the condition and the window that say which are meant. */
  protected readonly measure: Rule<Measure> = this.rule("measure", () => {
    const start = this.nextStart();
    const { what, which, field } = this.subrule(0, this.asked);
    const event = this.name(0, "an event");
    let tellsApart: Name | undefined;
    let where: Expression | undefined;
    let window: Window | undefined;
    const isInner = this.inMeasure;
    this.inMeasure = true;
    this.option(0, {
      GATE: () => !isInner,
      DEF: () => {
        this.consume(0, words.distinct);
        this.need(0, words.by);
        tellsApart = this.name(1, "a field");
      },
    });
    this.option(1, {
      GATE: () => !isInner,
      DEF: () => {
        this.consume(0, words.where);
        this.inWhere = true;
        where = this.subrule(0, this.negation);
        this.inWhere = false;
      },
    });
    this.option(2, {
      GATE: () => !isInner && this.isWindow(),
      DEF: () => {
        window = this.subrule(0, this.window);
      },
    });
    this.inMeasure = isInner;
    return {
      kind: "measure",
      start,
      end: this.here(),
      what,
      which,
      field: field ?? tellsApart,
      event,
      where,
      window,
    };
  });

  /** `in` may also begin `in force`. */
  private isWindow(): boolean {
    return !this.next(words.in) || typeIs(this.LA(2), words.the);
  }

  private readonly windowAlternatives: Alternative<Omit<Window, "kind" | "start" | "end">>[] = [
    {
      ALT: () => {
        this.consume(0, words.in);
        this.phrase(words.the, words.last);
        return { form: "last", length: this.subrule(0, this.length), from: undefined, to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.since);
        return { form: "since", length: undefined, from: this.subrule(0, this.primary), to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.before);
        return { form: "before", length: undefined, from: this.subrule(1, this.primary), to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.within);
        const length = this.subrule(1, this.length);
        this.need(0, words.after);
        return { form: "within", length, from: this.subrule(2, this.primary), to: undefined };
      },
    },
    {
      ALT: () => {
        this.consume(0, words.between);
        const from = this.subrule(3, this.primary);
        this.need(0, words.and);
        return { form: "between", length: undefined, from, to: this.subrule(4, this.primary) };
      },
    },
  ];

  private readonly window: Rule<Window> = this.rule("window", () => {
    const { startOffset: start } = this.LA(1);
    const wanted = this.wanted;
    this.wanted = aNamedDate;
    const said = this.or(0, this.windowAlternatives);
    this.wanted = wanted;
    return { kind: "window", start, end: this.here(), ...said };
  });

  protected readonly clockEnd: Rule<ClockEnd> = this.rule("clockEnd", () => {
    const { startOffset: start } = this.consume(0, words.end);
    this.need(0, words.of);
    const clock = this.name(0, "a clock");
    return { kind: "clock-end", start, end: this.here(), clock };
  });

  protected readonly processValue: Rule<Expression> = this.rule("processValue", () => {
    const start = this.nextStart();
    const isLead = this.accept(0, words.lead) !== undefined;
    if (!isLead || this.RECORDING_PHASE) {
      this.accept(1, words.next);
      this.accept(2, words.stage);
    }
    this.need(0, words.of);
    const process = this.name(0, "a process");
    return { kind: "process-value", start, end: this.here(), what: isLead ? "lead" : "next stage", process };
  });
}
