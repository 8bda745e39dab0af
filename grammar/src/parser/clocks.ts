/** Clocks. */
import type {
  Cap,
  Declaration,
  Expression,
  Meeting,
  NumberLiteral,
  Renewal,
  Run,
  Suspension,
} from "../ast.ts";
import { Comma, LeftBracket, NumberToken, RightBracket, words } from "../tokens.ts";
import type { Counted } from "./effects.ts";
import { numberOf, typeIs } from "./parts.ts";
import type { Alternatives, Rule } from "./reading.ts";
import { TableReader } from "./tables.ts";

export abstract class ClockReader extends TableReader {
  private readonly run: Rule<Run> = this.rule("run", () => {
    const start = this.nextStart();
    const within = this.subrule(0, this.length);
    let counted: Counted = { counting: "after", anchor: undefined };
    if (this.RECORDING_PHASE || this.next(words.after) || this.next(words.beginning))
      counted = this.subrule(0, this.counted);
    else this.fail("`after` or `beginning with` and a date");
    return { kind: "run", ...this.since(start), within, ...counted };
  });

  /** `28 days after DATE`, or `to the earliest of (…)`. */
  private readonly runs: Rule<void> = this.rule("runs", () => {
    const isOne = this.accept(0, words.to) === undefined;
    if (isOne && !this.RECORDING_PHASE) {
      this.draft.runs.push(this.subrule(0, this.run));
      return;
    }
    this.need(0, words.the);
    const isEarliest = this.accept(1, words.earliest) !== undefined;
    if (!isEarliest) this.need(1, words.latest, "`earliest` or `latest`");
    this.need(0, words.of);
    const bracket = this.need(0, LeftBracket);
    if (bracket === undefined) return;
    this.draft.runs.push(...this.list(1, Comma, (place) => this.subrule(place, this.run)));
    this.need(0, RightBracket);
    this.draft.pick = {
      which: isEarliest ? "earliest" : "latest",
      start: bracket.startOffset,
      end: this.here(),
    };
  });

  private readonly renewal: Rule<Renewal> = this.rule("renewal", () => {
    const event = this.name(0, "an event");
    let most: NumberLiteral | undefined;
    this.option(0, {
      GATE: () => typeIs(this.LA(4), words.time) || typeIs(this.LA(4), words.times),
      DEF: () => {
        this.consume(0, words.at);
        this.need(0, words.most);
        const figure = this.need(0, NumberToken, "a number");
        if (this.accept(1, words.time) === undefined) this.need(0, words.times);
        if (figure !== undefined && !this.RECORDING_PHASE) most = numberOf(figure, undefined);
      },
    });
    return { kind: "renewal", start: event?.start ?? this.here(), end: this.here(), event, most };
  });

  private readonly cap: Rule<Cap> = this.rule("cap", () => {
    const start = this.nextStart();
    const length = this.subrule(0, this.length);
    this.phrase(words.in, words.all);
    let unless: Expression | undefined;
    this.option(0, () => {
      this.consume(0, words.unless);
      unless = this.condition(0);
    });
    return { kind: "cap", ...this.since(start), length, unless };
  });

  private readonly suspension: Rule<Suspension> = this.rule("suspension", () => {
    const start = this.nextStart();
    const from = this.name(0, "an event");
    this.need(0, words.until);
    const until = this.name(1, "an event");
    return { kind: "suspension", ...this.since(start), from, until };
  });

  private readonly meeting: Rule<Meeting> = this.rule("meeting", () => {
    const start = this.nextStart();
    const receipt = this.RECORDING_PHASE || (this.next(words.receipt) && typeIs(this.LA(2), words.of));
    if (receipt) {
      this.accept(0, words.receipt);
      this.need(0, words.of);
    }
    const event = this.name(0, "an event");
    return { kind: "meeting", ...this.since(start), event, receipt };
  });

  private readonly clockClauses: Alternatives = [
    {
      ALT: () => {
        const isFirst = this.begin("runs", this.consume(0, words.runs));
        const { runs, pick } = this.draft;
        this.draft.runs = [];
        this.subrule(0, this.runs);
        if (!isFirst) Object.assign(this.draft, { runs, pick });
      },
    },
    this.clause("renewed by", "renewed", () => this.subrule(0, this.renewal)),
    this.clause("at most", "cap", () => this.subrule(0, this.cap)),
    this.clause("suspended from", "suspended", () => this.subrule(0, this.suspension)),
    this.clause("not before", "notBefore", () => this.subrule(1, this.someDay)),
    {
      ALT: () => {
        const token = this.consume(0, words.rolls);
        this.begin("rolls forward", token);
        this.need(0, words.forward);
        this.draft.rollsForward ??= { start: token.startOffset, end: this.here() };
      },
    },
    this.clause("met by", "metBy", () => this.subrule(0, this.meeting)),
    this.clause("calendar", "calendar", () => this.name(1)),
    ...this.common,
  ];

  protected readonly readClock: Rule<Declaration> = this.rule("readClock", () => {
    this.heading(words.clock);
    this.clauses("clock", this.clockClauses);
    const { runs, pick, renewed, cap, suspended } = this.draft;
    const { notBefore, rollsForward, metBy, calendar } = this.draft;
    this.require(runs.length > 0, "`runs` and a time");
    return {
      kind: "clock",
      ...this.headed(),
      runs,
      pick,
      renewed,
      cap,
      suspended,
      notBefore,
      rollsForward,
      metBy,
      calendar,
    };
  });
}
