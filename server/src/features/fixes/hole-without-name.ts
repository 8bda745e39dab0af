import { closest } from "../../semantics/close.ts";
import { valueKinds } from "../../semantics/symbols.ts";
import { argument, type Fix } from "./fix.ts";

export const fix: Fix = (fault) => {
  const hole = argument(fault, "hole");
  const values = fault.checked.allSymbols.filter(({ kind }) => valueKinds.includes(kind));
  const close = closest(
    hole.trim(),
    values.map(({ name }) => name),
  );
  if (close === "") return [];
  const { document, problem } = fault;
  const at = document.tree.text.indexOf(`{${hole}}`, Math.max(0, problem.start - 1));
  if (at < 0 || at > problem.end) return [];
  const change = { start: at, end: at + hole.length + 2, text: `{${close}}` };
  return [{ title: `Write \`{${close}}\``, changes: [change], preferred: true }];
};
