/** Numbers of cases for people. As data they cross as decimal digits, since they outgrow every number type. */

/** More digits than a person can take in. */
const MOST_DIGITS = 15;

/** `1,204,224`; beyond fifteen digits `about 1.8 × 10^165`. */
export function shownCount(count: string): string {
  if (count.length <= MOST_DIGITS) return count.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  const leading = Math.round(Number(`${count[0]}.${count.slice(1, 4)}`) * 10) / 10;
  return `about ${leading.toFixed(1)} × 10^${count.length - 1}`;
}

/** `in all 756 cases`, `in all of about 1.8 × 10^165 cases`. */
export function inAllCases(count: string): string {
  if (count === "1") return "in the one case there is";
  return `in all ${count.length > MOST_DIGITS ? "of " : ""}${shownCount(count)} cases`;
}
