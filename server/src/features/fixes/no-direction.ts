import { argument, type Fix } from "./fix.ts";

export const fix: Fix = ({ checked, ...fault }) => {
  const symbol = checked.symbol(argument({ checked, ...fault }, "name"));
  if (symbol === undefined) return [];
  const { declaration } = symbol;
  const type = "direction" in declaration && "type" in declaration ? declaration.type : undefined;
  if (type === undefined) return [];
  const { uri, start } = checked.place(symbol);
  const at = start - symbol.span.start + type.end;
  return (["worsens", "improves"] as const).map((direction) => ({
    title: `Say that more of \`${symbol.name}\` is ${direction === "worsens" ? "worse" : "better"}`,
    changes: [{ uri, start: at, end: at, text: `, ${direction}` }],
  }));
};
