import { argument, type Fix, instead } from "./fix.ts";
import { meantDate } from "./meant-date.ts";

export const fix: Fix = (fault) => {
  const date = meantDate(argument(fault, "date"));
  return date === undefined ? [] : [{ title: `Write ${date}`, changes: [instead(fault, date)] }];
};
