import { formatValue } from "../../semantics/values.ts";
import { type FindingFix, inFile } from "./finding-fix.ts";
import { argument, rewrite } from "./fix.ts";

/** The cells that no case comes to say what a cell beside them says: no outcome is another. */
export const fix: FindingFix = (fault) => {
  const { declaration } = fault.item;
  const [name, level] = ["matrix", "level"].map((what) => argument(fault, what));
  const matrix = fault.model.definitions.find((one) => one.name === name);
  if (matrix?.kind !== "matrix" || declaration.kind !== "matrix") return [];
  const said = (row: number, column: number): string | undefined => {
    const value = matrix.cells[row]?.[column];
    return value === undefined ? undefined : formatValue(matrix.type, value);
  };
  const found = declaration.body.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (said(row, column) === level ? [{ cell, row, column }] : [])),
  );
  const beside = found.flatMap(({ row, column }) => [
    said(row - 1, column),
    said(row + 1, column),
    said(row, column - 1),
    said(row, column + 1),
  ]);
  return [...new Set(beside)].flatMap((other) =>
    other === undefined || other === level
      ? []
      : [
          {
            title: `Write \`${other}\` instead of \`${level}\`, where no case comes to`,
            changes: found.map(({ cell }) => inFile(fault, rewrite(fault, cell.value ?? cell, other))),
          },
        ],
  );
};
