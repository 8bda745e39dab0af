/** Cases, one by one and in a table. */
import type { Assignment, CaseCell, CaseRow, Declaration, Expression, Given, Text } from "../ast.ts";
import {
  Bar,
  Comma,
  DateToken,
  EOF,
  Name as NameToken,
  Reserved,
  RowEnd,
  TextToken,
  type TokenType,
  words,
} from "../tokens.ts";
import { isNameLike, isReservedWord, nameOf, spanOf, typeIs } from "./parts.ts";
import type { Alternatives, Rule } from "./reading.ts";
import { TimelineReader } from "./timelines.ts";

export abstract class CaseReader extends TimelineReader {
  private caseHeading(keyword: TokenType): void {
    this.consume(0, keyword);
    if (this.RECORDING_PHASE || this.next(TextToken)) this.title();
    else this.fail("a title in quotes");
  }

  private readonly caseClauses: Alternatives = [
    this.clause("on", "on", () => this.date(0)),
    {
      ALT: () => {
        this.begin("given", this.consume(0, words.given));
        const given = this.list(
          1,
          Comma,
          (place) => this.subrule(place, this.assignment),
          () => this.next(NameToken) && typeIs(this.LA(2), words.is),
        );
        if (this.draft.given.length === 0) this.draft.given = given;
      },
    },
    {
      ALT: () => {
        const isFirst = this.begin("timeline", this.consume(0, words.timeline));
        this.inTimeline = true;
        const entries = this.list(
          3,
          Comma,
          (place) => this.subrule(place, this.timelineEntry),
          () => this.next(DateToken),
        );
        this.inTimeline = false;
        if (isFirst) this.draft.timeline = entries;
      },
    },
    ...this.common,
  ];

  /** What is given and has no name of its own: what is asked of events or of a clock. */
  private givenInWords(index: number): Given | undefined {
    const measure = this.RECORDING_PHASE || this.isMeasure() ? this.subrule(index, this.measure) : undefined;
    const isEnd = this.next(words.end) && typeIs(this.LA(2), words.of);
    return this.RECORDING_PHASE || isEnd ? this.subrule(index, this.clockEnd) : measure;
  }

  private readonly assignment: Rule<Assignment | undefined> = this.rule("assignment", () => {
    const asked = this.givenInWords(0);
    const name = this.RECORDING_PHASE || asked === undefined ? this.name(0, "a fact") : asked;
    this.need(0, words.is, "`is` and a value");
    const value = this.lost ? undefined : this.subrule(0, this.value);
    let because: Text | undefined;
    this.option(0, () => {
      this.consume(0, words.because);
      because = this.textHere(0);
    });
    if (name === undefined) return undefined;
    return { kind: "assignment", start: name.start, end: this.here(), name, value, because };
  });

  private readonly caseAndExpectClauses: Alternatives = [
    {
      ALT: () => {
        this.begin("expect", this.consume(0, words.expect));
        const expect = this.list(5, Comma, (place) => this.condition(place));
        if (this.draft.expect.length === 0) this.draft.expect = expect;
      },
    },
    ...this.caseClauses,
  ];

  protected readonly readCase: Rule<Declaration> = this.rule("readCase", () => {
    this.caseHeading(words.case);
    this.clauses("case", this.caseAndExpectClauses);
    const { on, given, timeline, expect } = this.draft;
    return { kind: "case", ...this.headed(), on, given, timeline, expect };
  });

  private readonly casesClauses: Alternatives = [
    {
      ALT: () => {
        if (this.draft.said.includes("|")) this.draft.caseRows.push(this.subrule(0, this.casesRow));
        else {
          this.begin("|", this.LA(1));
          this.draft.header = this.subrule(0, this.headerRow);
        }
      },
    },
    ...this.caseClauses,
  ];

  private readonly headerRow: Rule<readonly Given[]> = this.rule(
    "headerRow",
    () => this.row((place) => this.column(place)).cells,
  );

  /** The name of a column; `case`, `on`, `because` and `expect` are among them. */
  private column(index: number): Given {
    const asked = this.givenInWords(index);
    if (this.RECORDING_PHASE) {
      this.or(index, [
        { ALT: () => this.consume(index, NameToken) },
        { ALT: () => this.consume(index, Reserved) },
      ]);
      return nameOf(this.LA(1));
    }
    if (asked !== undefined) {
      this.skipToCellEnd();
      return asked;
    }
    const token = this.LA(1);
    if (this.atCellEnd() || !(isNameLike(token) || isReservedWord(token))) {
      const start = this.nextStart();
      this.fail("a fact, or `case`, `on`, `expect` or `because`");
      while (!this.atCellEnd()) this.SKIP_TOKEN();
      return { kind: "name", start, end: start, text: "" };
    }
    this.SKIP_TOKEN();
    this.skipToCellEnd();
    return nameOf(token);
  }

  private readonly casesRow: Rule<CaseRow> = this.rule("casesRow", () => {
    const row = this.row((place, column) => this.subrule(place, this.caseCell, { ARGS: [column] }));
    return { kind: "case-row", ...row };
  });

  private readonly caseCell = this.RULE("caseCell", (column: number): CaseCell => {
    const from = this.here();
    const head = this.draft.header[column];
    const heading = head?.kind === "name" ? head.text : undefined;
    if (!this.RECORDING_PHASE) {
      if (heading === "case" || heading === "because") return this.titleCell(from);
      if (this.atCellEnd()) return { kind: "case-cell", start: from, end: from, values: [] };
    }
    const values: (Expression | Text)[] = [];
    const quoted = this.accept(0, TextToken);
    if (quoted !== undefined) values.push(this.textFrom(quoted));
    else values.push(this.condition(0));
    this.many(0, () => {
      this.consume(0, Comma);
      values.push(this.condition(1));
    });
    this.skipToCellEnd();
    const start = values[0]?.start ?? from;
    return { kind: "case-cell", start, end: values.at(-1)?.end ?? start, values };
  });

  /** A title in a table need not stand in quotes: everything up to the next bar. */
  private titleCell(from: number): CaseCell {
    const token = this.LA(1);
    const second = this.LA(2);
    const isQuoted = this.next(TextToken) && [Bar, RowEnd, EOF].some((type) => typeIs(second, type));
    if (isQuoted) {
      this.SKIP_TOKEN();
      return { kind: "case-cell", ...spanOf(token), values: [this.textFrom(token)] };
    }
    while (!this.atCellEnd()) {
      this.unclosed(this.LA(1));
      this.SKIP_TOKEN();
    }
    const next = this.atEnd() ? this.draft.end : this.LA(1).startOffset;
    const comment = this.comments.find(({ start }) => start >= from && start < next);
    const raw = this.slice({ start: from, end: comment?.start ?? next });
    const value = raw.trim();
    const start = from + raw.length - raw.trimStart().length;
    const span = { start, end: start + value.length };
    if (value === "") return { kind: "case-cell", start: from, end: from, values: [] };
    this.rawTexts.push(span);
    return { kind: "case-cell", ...span, values: [{ kind: "text", ...span, value }] };
  }

  protected readonly readCases: Rule<Declaration> = this.rule("readCases", () => {
    this.caseHeading(words.cases);
    this.clauses("cases", this.casesClauses);
    const { on, given, timeline, header, caseRows: rows } = this.draft;
    this.require(header.length > 0, "a table");
    return { kind: "cases", ...this.headed(), on, given, timeline, header, rows };
  });
}
