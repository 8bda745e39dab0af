/** The one name that somebody probably meant. */

/** The closest of the candidates, if it is close; "" if none is, for the wording of a problem. */
export function closest(name: string, candidates: Iterable<string>): string {
  const limit = allowed(name);
  const plain = name.toLowerCase();
  let best = "";
  let distance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    if (sameButForNumbers(name, candidate)) continue;
    const found = editDistance(plain, candidate.toLowerCase(), Math.min(distance, limit));
    if (found < distance || (found === distance && found <= limit && candidate < best)) {
      best = candidate;
      distance = found;
    }
  }
  return distance <= limit ? best : "";
}

/** How many letters may differ: in a short name one letter makes another name. */
function allowed(name: string): number {
  if (name.length <= 2) return 0;
  if (name.length <= 5) return 1;
  return name.length <= 11 ? 2 : 3;
}

/** `R12` and `R13` are two names that somebody chose, not one misspelt. */
function sameButForNumbers(a: string, b: string): boolean {
  return a !== b && a.replaceAll(/\d+/g, "0") === b.replaceAll(/\d+/g, "0");
}

/** Letters to add, take out, change or swap with their neighbour; anything above `limit` when there are more. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
