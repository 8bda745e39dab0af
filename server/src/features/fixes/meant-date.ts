/**
 * What a date that cannot be was probably meant to be: the day first, as in Britain; the month's last day for one
 * that it does not have.
 */
export function meantDate(written: string): string | undefined {
  const [first = "", month = "", last = ""] = written.split(/[-/]/);
  const [year, day] = first.length === 4 ? [Number(first), Number(last)] : [Number(last), Number(first)];
  const monthNumber = Number(month);
  const possible =
    year >= 1000 && year <= 9999 && monthNumber >= 1 && monthNumber <= 12 && day >= 1 && day <= 31;
  if (!possible) return undefined;
  const daysOfMonth = new Date(Date.UTC(year, monthNumber, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(monthNumber)}-${two(Math.min(day, daysOfMonth))}`;
}
