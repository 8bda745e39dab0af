import { argument, around, type Fix, rewrite } from "./fix.ts";

export const fix: Fix = (fault) => {
  const most = argument(fault, "of").split(" ")[0] ?? "";
  const number = around(fault, "count")?.number;
  if (!/^[1-9]\d*$/.test(most) || number === undefined) return [];
  return [{ title: `Write \`at least ${most}\``, changes: [rewrite(fault, number, most)] }];
};
