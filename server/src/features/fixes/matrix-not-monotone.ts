import { formatValue } from "../../semantics/values.ts";
import { type FindingFix, faultAt, inFile } from "./finding-fix.ts";
import { argument, rewrite } from "./fix.ts";

/** The cell that is milder than a better one beside it says what that one says, or the other way round. */
export const fix: FindingFix = (fault) => {
  const definition = fault.model.definitions.find(({ name }) => name === argument(fault, "matrix"));
  const own = definition && faultAt(fault, definition.place);
  const declaration = own?.item.declaration;
  if (definition?.kind !== "matrix" || declaration?.kind !== "matrix" || own === undefined) return [];
  const [mild, severe] = [argument(fault, "better"), argument(fault, "worse")].map((text) =>
    text.replaceAll("`", ""),
  );
  const said = (row: number, column: number): string | undefined => {
    const value = definition.cells[row]?.[column];
    return value === undefined ? undefined : formatValue(definition.type, value);
  };
  const beside = (row: number, column: number, text: string | undefined): boolean =>
    [said(row - 1, column), said(row + 1, column), said(row, column - 1), said(row, column + 1)].includes(
      text,
    );
  return declaration.body.flatMap(({ cells, key }, row) =>
    cells.flatMap((cell, column) => {
      const here = said(row, column);
      const other = here === mild ? severe : here === severe ? mild : undefined;
      if (other === undefined || !beside(row, column, other)) return [];
      const keys = [key, declaration.header.at(column - cells.length)].flatMap((one) =>
        one === undefined
          ? []
          : own.document.tree.text.slice(own.item.start + one.start, own.item.start + one.end).trim(),
      );
      const where = definition.columns === undefined ? keys.slice(0, 1) : keys;
      return [
        {
          title: `Write \`${other}\` instead of \`${here ?? ""}\` at ${where.join(", ")}`,
          changes: [inFile(own, rewrite(own, cell.value ?? cell, other))],
        },
      ];
    }),
  );
};
