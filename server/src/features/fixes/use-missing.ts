import { argument, around, type Fix, insert } from "./fix.ts";

export const fix: Fix = (fault) => {
  const effect = around(fault, "effect");
  if (effect === undefined) return [];
  const title = `Write \`${argument(fault, "modality")} use ${argument(fault, "name")}\``;
  return [{ title, changes: [insert(fault, effect.modalitySpan.end, " use")], preferred: true }];
};
