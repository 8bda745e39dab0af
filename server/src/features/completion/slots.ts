/** From where the cursor stands to what may stand there. */
import { valueKinds } from "../../semantics/symbols.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { expressionSlots, type Look } from "./expressions.ts";
import type { Site, Word } from "./site.ts";
import { DATE, names, type Phrase, phrases, type Slot } from "./slot.ts";

/** The slots, the likeliest first. */
export function slotsAt(site: Site, look: Look): readonly Slot[] {
  switch (site.inside) {
    case "comment":
      return [];
    case "citation":
      return citationSlots(site.opened);
    case "text":
      return textSlots(site);
    case undefined:
      break;
  }
  if (site.keyword === undefined) return [{ kind: "declarations" }];
  if (site.cells !== undefined) return rowSlots(site, site.cells, look);
  if (site.keyword === "use" && site.before.length === 1) return [{ kind: "files", quoted: true }];
  const clauses = clausesOf[site.keyword];
  if (clauses === undefined) return site.startsLine ? [{ kind: "declarations" }] : [];

  const headed = headEnd(site);
  const found = clauseAt(site.before.slice(headed), clauses);
  const inside = insideSlots(site, headed, found, look);
  if (site.before.length < headed || needsMore(site.before, found)) return inside;
  const missing = missingClauses(site.whole.slice(headed), clauses);
  const clausesLeft: readonly Slot[] = missing.length === 0 ? [] : [phrases(...missing)];
  if (!site.startsLine) return [...inside, ...clausesLeft];
  const declarations: Slot = { kind: "declarations" };
  return site.atMargin
    ? [...inside, declarations, ...clausesLeft]
    : [...inside, ...clausesLeft, declarations];
}

/** Whether something has to follow: a list that opens by itself would only be in the way elsewhere. */
export function mustGoOn({ inside, keyword, before }: Site): boolean {
  if (inside !== undefined) return inside === "citation";
  return keyword === "use" || needsMore(before, undefined);
}

/** How many words the heading takes: keyword, name, title, citations. */
function headEnd({ keyword, before }: Site): number {
  let at = 1;
  const named = keyword !== "use" && keyword !== "case" && keyword !== "cases" && keyword !== "assume";
  const assumptionNamed = keyword === "assume" && before[2]?.text === ":";
  if (named || assumptionNamed) at++;
  while (before[at]?.kind === "text" || before[at]?.kind === "citation") at++;
  return assumptionNamed ? at + 1 : at;
}

interface Found {
  readonly clause: Clause;
  /** The words behind its head. */
  readonly rest: readonly Word[];
}

function clauseAt(words: readonly Word[], clauses: readonly Clause[]): Found | undefined {
  const found = headings(words, clauses).at(-1);
  return found === undefined
    ? undefined
    : { clause: found.clause, rest: words.slice(found.at + found.clause.head.length) };
}

export interface Heading {
  readonly clause: Clause;
  /** Which word its first one is. */
  readonly at: number;
}

/** Where clauses begin among the words. */
export function headings(words: readonly Word[], clauses: readonly Clause[]): readonly Heading[] {
  const found: Heading[] = [];
  for (let at = 0; at < words.length; at++) {
    const clause = clauseFrom(words, at, clauses, found.at(-1)?.clause);
    if (clause === undefined) continue;
    found.push({ clause, at });
    at += clause.head.length - 1;
  }
  return found;
}

/** Words that begin a clause even in the middle of a condition. */
const FIRM = new Set([
  "because",
  "note",
  "when",
  "then",
  "unless",
  "overrides",
  "otherwise",
  "given",
  "expect",
  "question",
  "whenever",
  "never",
  "worse",
  "stage",
  "always",
  "to",
  "lead",
]);
const JOINS = new Set([",", "and", "or", "not", "(", "whenever", "never"]);

function clauseFrom(
  words: readonly Word[],
  at: number,
  clauses: readonly Clause[],
  current: Clause | undefined,
): Clause | undefined {
  const [first, next] = [words[at]?.text ?? "", words[at + 1]?.text ?? ""];
  const matching = clauses.filter(({ head }) =>
    head.every((word, offset) => words[at + offset]?.text === word),
  );
  const [longest] = matching.sort((a, b) => b.head.length - a.head.length);
  if (longest === undefined) return undefined;
  if (first === "never" && /^(?:leads?|changes?)$/.test(next)) return undefined;
  if ((first === "stage" || first === "lead") && next === "of") return undefined;
  if (current?.condition !== true) return longest;
  if (longest.head.length > 1 || FIRM.has(first)) return longest;
  return first === "every" && !JOINS.has(words[at - 1]?.text ?? "") ? longest : undefined;
}

function insideSlots(site: Site, headed: number, found: Found | undefined, look: Look): readonly Slot[] {
  if (found !== undefined) return found.clause.inside(found.rest, look);
  if (site.keyword === "assume") return expressionSlots(site.before.slice(headed), look, false);
  if (site.keyword === "principle" && site.before.length >= 2)
    return site.before.length === headed
      ? [names("fact", "judgement")]
      : [phrases("never changes the outcome")];
  return [];
}

/** Words behind which a clause cannot start. */
const OPEN = new Set([
  "is",
  "and",
  "or",
  "not",
  "at",
  "least",
  "most",
  "above",
  "below",
  "between",
  "one",
  "of",
  ",",
  "(",
  "<",
  "by",
  "on",
  "when",
  "then",
  "must",
  "should",
  "may",
  "use",
  "within",
  "after",
  "with",
  "beginning",
  "from",
  "until",
  "in",
  "to",
  "held",
  "met",
  "open",
  "adequate",
  "guided",
  "proved",
  "was",
  "latest",
  "earliest",
  "every",
  "discharged",
  "consecutive",
  "distinct",
  "where",
  "since",
  "before",
  "last",
]);

function needsMore(before: readonly Word[], found: Found | undefined): boolean {
  const last = before.at(-1);
  if (found !== undefined && found.rest.length === 0 && !WHOLE.has(found.clause.head.join(" "))) return true;
  return last !== undefined && last.kind !== "text" && OPEN.has(last.text);
}

/** Clauses that are whole without anything behind their head. */
const WHOLE = new Set(["one at a time", "rolls forward"]);

function missingClauses(words: readonly Word[], clauses: readonly Clause[]): readonly Phrase[] {
  const said = new Set(headings(words, clauses).map(({ clause }) => clause));
  return clauses
    .filter((clause) => clause.repeats === true || !said.has(clause))
    .map(({ head, snippet }) => ({ label: head.join(" "), snippet: snippet ?? `${head.join(" ")} ` }));
}

function citationSlots(opened: string): readonly Slot[] {
  const [, source, more] = /^\[\s*(\S*)(\s?)/.exec(opened) ?? [];
  return more === undefined || more === "" || source === undefined
    ? [names("source")]
    : [{ kind: "locators", source }];
}

function textSlots({ keyword, opened }: Site): readonly Slot[] {
  if (keyword === "use") return [{ kind: "files", quoted: false }];
  return /\{[^{}]*$/.test(opened) ? [names(...valueKinds)] : [];
}

function rowSlots(site: Site, cells: readonly (readonly Word[])[], look: Look): readonly Slot[] {
  const column = cells.length - 1;
  const cell = cells[column] ?? [];
  if (site.keyword === "matrix") return cell.length > 0 ? [] : matrixSlots(site, column, look);
  if (site.keyword !== "cases") return [];
  if (site.header === undefined)
    return [
      { kind: "names", of: ["fact", "judgement"], but: cells.flat().map(({ text }) => text) },
      phrases(
        { label: "expect", doc: "What the policy should answer in each row." },
        { label: "case", doc: "A title for each row." },
        { label: "on", doc: "The day of the decision in each row." },
        { label: "because", doc: "The reason for what is given in each row." },
      ),
    ];
  const heading = site.header[column]?.[0]?.text;
  if (heading === "expect")
    return expressionSlots(cell.slice(cell.findLastIndex(({ text }) => text === ",") + 1), look, true);
  if (heading === "on") return [DATE];
  const type = heading === undefined ? undefined : look(heading)?.type;
  return type === undefined || cell.length > 0 ? [] : [{ kind: "constants", type }, phrases("unknown")];
}

function matrixSlots({ before, header }: Site, column: number, look: Look): readonly Slot[] {
  const by = before.findIndex(({ text }) => text === "by");
  const [rows, and, columns] = before.slice(by + 1);
  const twoWay = and?.text === "and" && columns !== undefined;
  const keysOf = column === 0 ? rows : header === undefined && twoWay ? columns : before[1];
  if (column === 0 && header === undefined && twoWay) return [];
  const type = keysOf === undefined ? undefined : look(keysOf.text)?.type;
  return type === undefined ? [] : [{ kind: "constants", type }];
}
