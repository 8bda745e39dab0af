import { argument, type Fix, instead } from "./fix.ts";
import { meantDate } from "./meant-date.ts";

/** Only a date tells from what was written what it should have been. */
export const fix: Fix = (fault) => {
  if (!argument(fault, "expected").startsWith("a date")) return [];
  const date = meantDate(argument(fault, "found"));
  return date === undefined
    ? []
    : [{ title: `Write ${date}`, changes: [instead(fault, date)], preferred: true }];
};
