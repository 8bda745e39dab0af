/** Rows of tables that are shorter than the head of the table. */
import { argument, type Fix } from "./fix.ts";

export const addEmptyCells: Fix = (fault) => {
  const [has, needs] = [argument(fault, "has"), argument(fault, "needs")].map((text) =>
    Number.parseInt(text, 10),
  );
  if (has === undefined || needs === undefined || !(has < needs)) return [];
  const { document, problem } = fault;
  const line = /^[^\r\n]*/.exec(document.tree.text.slice(problem.start))?.[0].trimEnd() ?? "";
  const end = problem.start + line.replace(/\s*\/\/.*$/, "").length;
  const closed = line.replace(/\s*\/\/.*$/, "").endsWith("|");
  const cells = " |".repeat(needs - has);
  return [{ title: "Add empty cells", changes: [{ start: end, end, text: closed ? cells : ` |${cells}` }] }];
};
