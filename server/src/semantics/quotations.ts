/** Quotations: whether a source says the words that are relied on. */

/**
 * A text as it is compared: one space between words, plain quotes and dashes, small letters, and without the marks
 * that Markdown puts around words and before lines. What counts are the words and their order.
 */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/^[ \t]*(?:[>#]+|[-*+]|\d+[.)])[ \t]+/gm, "")
    .replaceAll(/[*_`]/g, "")
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‐‑‒–—―−]/g, "-")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
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

/** What the source says where it starts like the quotation and goes on otherwise; "" where nothing is like it. */
export function saysInstead(source: string, quotation: string): string {
  const words = partsOf(quotation).join(" ").split(" ");
  for (let length = words.length - 1; length >= fewestWords; length--) {
    const start = source.indexOf(words.slice(0, length).join(" "));
    if (start >= 0)
      return source
        .slice(start)
        .split(" ")
        .slice(0, words.length + 1)
        .join(" ");
  }
  return "";
}

function partsOf(quotation: string): readonly string[] {
  return comparable(quotation.replaceAll(/\[?(?:…|\.\.\.)\]?/g, "\n\n… "))
    .split("…")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
