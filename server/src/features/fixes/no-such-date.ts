import { argument, type Fix, instead } from "./fix.ts";

/** What was probably meant: the day first, as in Britain; a month's last day for one that it does not have. */
export const fix: Fix = (fault) => {
  const date = meant(argument(fault, "date"));
  return date === undefined ? [] : [{ title: `Write ${date}`, changes: [instead(fault, date)] }];
};

function meant(written: string): string | undefined {
  const [first = "", month = "", last = ""] = written.split(/[-/]/);
  const yearFirst = first.length === 4;
  const [year, day] = yearFirst ? [Number(first), Number(last)] : [Number(last), Number(first)];
  const monthNumber = Number(month);
  if (!(year >= 1000 && year <= 9999 && monthNumber >= 1 && monthNumber <= 12 && day >= 1 && day <= 31))
    return undefined;
  const ofMonth = new Date(Date.UTC(year, monthNumber, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(monthNumber)}-${two(Math.min(day, ofMonth))}`;
}
