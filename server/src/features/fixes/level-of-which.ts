import { argument, type Fix } from "./fix.ts";

export const fix: Fix = (fault) => {
  const scale = argument(fault, "scale");
  const { declaration, start } = fault.item;
  if (scale === "" || declaration.kind !== "parameter") return [];
  const value = declaration.values[0]?.value;
  if (value === undefined) return [];
  const at = start + value.start;
  return [
    {
      title: `Say that it is a level of \`${scale}\``,
      changes: [{ start: at, end: at, text: `${scale} is ` }],
      preferred: true,
    },
  ];
};
