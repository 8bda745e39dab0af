import { type Fix, insert } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "process") return [];
  const [stage] = declaration.stages;
  if (stage?.name === undefined) return [];
  const begins = (where: string, title: string) => ({
    title,
    changes: [insert(fault, stage.start, `enter at ${where}\n  `)],
  });
  return [
    begins(stage.name.text, `Let it begin at \`${stage.name.text}\``),
    begins("any stage", "Let it begin at any stage"),
  ];
};
