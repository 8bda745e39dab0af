import { argument, type Fix, instead } from "./fix.ts";

export const fix: Fix = (fault) =>
  [`latest ${argument(fault, "name")}`, `receipt of latest ${argument(fault, "name")}`].map((day) => ({
    title: `Count from \`${day}\``,
    changes: [instead(fault, day)],
  }));
