import { around, type Fix, rewrite, written } from "./fix.ts";

export const fix: Fix = (fault) => {
  const duration = around(fault, "duration");
  if (duration === undefined) return [];
  const days = written(fault, duration).replace(/working\s+/, "");
  return [{ title: `Write \`${days}\``, changes: [rewrite(fault, duration, days)] }];
};
