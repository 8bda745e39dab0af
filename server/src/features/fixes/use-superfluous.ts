import { argument, around, type Fix, rewrite } from "./fix.ts";

export const fix: Fix = (fault) => {
  const effect = around(fault, "effect");
  const first = effect?.targets[0];
  if (effect === undefined || first === undefined) return [];
  const title = `Write \`${argument(fault, "modality")} ${argument(fault, "name")}\``;
  const use = { start: effect.modalitySpan.end, end: first.start };
  return [{ title, changes: [rewrite(fault, use, " ")], preferred: true }];
};
