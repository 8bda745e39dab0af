/** The rows of a table, and what a matrix says with them. */
import type { Cell, Declaration, Expression, MatrixRow } from "../ast.ts";
import type { Span } from "../span.ts";
import { Bar, RowEnd, RowStart, To, words } from "../tokens.ts";
import { DefinitionReader } from "./definitions.ts";
import type { Row } from "./draft.ts";
import type { Alternatives, Rule } from "./reading.ts";

export abstract class TableReader extends DefinitionReader {
  private readonly matrixClauses: Alternatives = [
    this.typeClause,
    this.inForceClause,
    {
      ALT: () => {
        this.begin("by", this.consume(0, words.by));
        const rows = this.name(1);
        const hasColumns = this.accept(1, words.and) !== undefined || this.RECORDING_PHASE;
        const columns = hasColumns ? this.name(2) : undefined;
        this.draft.rows ??= rows;
        this.draft.columns ??= columns;
      },
    },
    {
      ALT: () => {
        const row = this.subrule(0, this.matrixRow);
        if (!this.draft.said.includes("|")) this.draft.said.push("|");
        if (!this.RECORDING_PHASE) this.draft.table.push(row);
      },
    },
    ...this.common,
  ];

  private readonly matrixRow: Rule<Row> = this.rule("matrixRow", () =>
    this.row((place) => this.subrule(place, this.cell)),
  );

  /** A row: cells with a bar between each two of them. A bar at its end starts no other cell. */
  protected row<T>(read: (place: number, column: number) => T): Span & { readonly cells: readonly T[] } {
    const { startOffset: start } = this.consume(0, RowStart);
    this.lost = false;
    const cells = [read(0, 0)];
    this.many(0, () => {
      this.consume(0, Bar);
      if (this.RECORDING_PHASE || !this.atRowEnd()) cells.push(read(1, cells.length));
    });
    const end = this.here();
    this.accept(0, RowEnd);
    return { start, end, cells };
  }

  private atRowEnd(): boolean {
    return this.next(RowEnd) || this.atEnd();
  }

  protected atCellEnd(): boolean {
    return this.next(Bar) || this.atRowEnd();
  }

  private readonly cell: Rule<Cell> = this.rule("cell", () => {
    const from = this.here();
    if (!this.RECORDING_PHASE && this.atCellEnd())
      return { kind: "cell", start: from, end: from, value: undefined, to: undefined };
    const value = this.subrule(0, this.value);
    let to: Expression | undefined;
    this.option(0, () => {
      this.consume(0, To);
      to = this.subrule(1, this.value);
    });
    this.skipToCellEnd();
    return { kind: "cell", start: value.start, end: to?.end ?? value.end, value, to };
  });

  protected skipToCellEnd(): void {
    if (this.RECORDING_PHASE || this.atCellEnd()) return;
    this.fail("`|`");
    while (!this.atCellEnd()) this.SKIP_TOKEN();
  }

  protected readonly readMatrix: Rule<Declaration> = this.rule("readMatrix", () => {
    this.heading(words.matrix);
    this.clauses("matrix", this.matrixClauses);
    const { inForce, type, rows, columns, table } = this.draft;
    this.require(type !== undefined, "`:` and a type");
    this.require(rows !== undefined, "`by` and what decides the row");
    this.require(table.length > 0, "a table");
    const corner = table[0]?.cells[0];
    const header = columns === undefined ? [] : (table[0]?.cells.slice(1) ?? []);
    if (columns !== undefined && corner?.value !== undefined && corner.value.kind !== "missing")
      this.problem("expected", corner, {
        expected: "nothing in the corner of the table",
        found: this.slice(corner),
      });
    const body = table.slice(columns === undefined ? 0 : 1).map(
      ({ start, end, cells: [key, ...cells] }): MatrixRow => ({
        kind: "matrix-row",
        start,
        end,
        key,
        cells,
      }),
    );
    return {
      kind: "matrix",
      ...this.headed(),
      inForce,
      type,
      rows,
      columns,
      header,
      body,
    };
  });
}
