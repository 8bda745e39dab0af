/** Quotations: whether a source says the words that are relied on. */

/**
 * A text as it is compared: one space between words, plain quotes and dashes, small letters, and without the marks
 * that Markdown puts around words and before lines. What counts are the words and their order.
 */
export function comparable(text: string): string {
  return (
    text
      .normalize("NFKC")
      .replaceAll(/^[ \t]*(?:[>#]+|[-*+]|\d+[.)])[ \t]+/gm, "")
      .replaceAll(/[*_`]/g, "")
      // ‘ ’ ‚ ‛
      .replaceAll(/[\u2018\u2019\u201A\u201B]/g, "'")
      // “ ” „ « »
      .replaceAll(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
      // ‐ ‑ ‒ – — ― −
      .replaceAll(/[\u2010\u2011\u2012\u2013\u2014\u2015\u2212]/g, "-")
      .replaceAll(/\s+/g, " ")
      .trim()
      .toLowerCase()
  );
}

/** Whether the words stand in the source (as `comparable` gives it), in this order; `…` leaves words out. */
export function says(source: string, quotation: string): boolean {
  let from = 0;
  for (const part of partsOf(quotation)) {
    const found = source.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return true;
}

const fewestWords = 3;
const mostWords = 60;

/** What the source says where the longest part of the quotation stands in it; "" where nothing is like it. */
export function saysInstead(source: string, quotation: string): string {
  const words = partsOf(quotation).join(" ").split(" ").slice(0, mostWords);
  for (let length = words.length - 1; length >= fewestWords; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const at = source.indexOf(words.slice(from, from + length).join(" "));
      if (at < 0) continue;
      const before = from === 0 ? [] : source.slice(0, at).split(" ").filter(Boolean).slice(-from);
      const after = source
        .slice(at)
        .split(" ")
        .slice(0, words.length - from);
      return [...before, ...after].join(" ");
    }
  return "";
}

/** The words between the places where words are left out: `…`, `...` or `[…]`. */
function partsOf(quotation: string): readonly string[] {
  return quotation
    .split(/\[?(?:\u2026|\.\.\.)\]?/)
    .map(comparable)
    .filter((part) => part !== "");
}
