/** What a name stands for, in plain English: for hovers and completions. Markdown. */
import type { Citation, Declaration } from "@remit/grammar";
import type { Checked } from "../semantics/check.ts";
import { editionsOf } from "../semantics/editions.ts";
import type { Home } from "../semantics/scope.ts";
import { kindWord, listed, type PolicySymbol, type SymbolKind } from "../semantics/symbols.ts";
import { describeType } from "../semantics/values.ts";

export function aboutSymbol(checked: Checked, symbol: PolicySymbol): string {
  const { name, title, kind } = symbol;
  const head = `**${name}** · ${kindWord(kind)}${title === undefined ? "" : ` · ${title}`}`;
  const homes = editionsOf(checked.scope, symbol).flatMap(
    ({ declaration }) => checked.scope.homeOf(declaration) ?? [],
  );
  const parts = [
    head,
    whatItIs(symbol),
    ...more(symbol.declaration, symbol),
    homes.length > 1 ? `${homes.length} editions, the newest first:` : "",
    // The newest is what most who ask want to see.
    ...(shownWhole.has(kind) ? homes.toReversed().map(codeOf) : []),
    usersOf(checked, symbol),
    ...(symbol.owner === undefined ? basisOf(checked, symbol.declaration) : []),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** What is best told by its own words. */
const shownWhole: ReadonlySet<SymbolKind> = new Set([
  "event",
  "parameter",
  "define",
  "matrix",
  "threshold",
  "clock",
  "power",
  "action",
  "rule",
  "principle",
  "assumption",
  "process",
]);

function whatItIs(symbol: PolicySymbol): string {
  const { kind, type, worse, owner, members, index } = symbol;
  const ladder = (of: readonly PolicySymbol[], here?: PolicySymbol) =>
    of.map((member) => (member === here ? `**${member.name}**` : member.name)).join(" < ");
  switch (kind) {
    case "scale":
      return `Levels: ${ladder(members)}.${scaleDirection(worse)}`;
    case "track":
      return `Steps, from the mildest to the strongest: ${ladder(members)}.`;
    case "choice":
      return `One of ${listed(
        members.map(({ name }) => name),
        "or",
      )}; they have no order.`;
    case "level":
      return `Level ${index + 1} of ${owner?.members.length ?? 0} of \`${owner?.name ?? ""}\`: ${ladder(owner?.members ?? [], symbol)}.${scaleDirection(owner?.worse ?? 0)}`;
    case "process":
      return `Stages: ${listed(
        members.map((member) => member.name),
        "and",
      )}.`;
    case "stage":
      return stageText(symbol);
    case "step":
      return `Step ${index + 1} of ${owner?.members.length ?? 0} on \`${owner?.name ?? ""}\`: ${ladder(owner?.members ?? [], symbol)}.`;
    case "field":
      return `A field of \`${owner?.name ?? ""}\`${type === undefined ? "" : `: ${describeType(type)}`}.`;
    case "alternative":
      return `One of the alternatives of \`${owner?.name ?? ""}\`.`;
    default: {
      if (type === undefined || kind === "threshold") return "";
      const said = describeType(type);
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}.${valueDirection(worse)}`;
    }
  }
}

/** Where a stage of a process leads, and from where it is reached. */
function stageText({ name, owner, declaration }: PolicySymbol): string {
  if (declaration.kind !== "process") return "";
  const { stages, enter } = declaration;
  const stage = stages.find((each) => each.name?.text === name);
  const names = (all: readonly (string | undefined)[]) =>
    listed(
      [...new Set(all.filter((each) => each !== undefined))].map((each) => `\`${each}\``),
      "or",
    );
  const begins = enter?.anywhere === true || enter?.stages.some(({ text }) => text === name) === true;
  const from = stages
    .filter(({ moves }) => moves.some(({ to }) => to?.text === name))
    .map((each) => each.name?.text);
  const on = stage?.moves.map(({ to }) => to?.text) ?? [];
  return [
    `A stage of \`${owner?.name ?? ""}\`${stage?.final === true ? ", at which it ends" : ""}.`,
    begins ? "The process can begin here." : "",
    from.length === 0 ? "" : `Reached from ${names(from)}.`,
    on.length === 0 ? "" : `Leads to ${names(on)}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function scaleDirection(worse: 1 | -1 | 0): string {
  if (worse === 0) return " No direction is worse than the other.";
  return worse === 1 ? " To the right is worse." : " To the right is better.";
}

function valueDirection(worse: 1 | -1 | 0): string {
  if (worse === 0) return "";
  return worse === 1 ? " More of it is worse." : " More of it is better.";
}

/** What only some kinds of declarations say. */
function more(declaration: Declaration, { owner }: PolicySymbol): readonly string[] {
  if (owner !== undefined) return [];
  switch (declaration.kind) {
    case "fact":
      return [asked(declaration.question?.value)];
    case "judgement": {
      const by = declaration.by === undefined ? "" : `Answered by \`${declaration.by.text}\`. `;
      const guided = declaration.guidedBy === undefined ? "" : `Guided by: ${declaration.guidedBy.value}.`;
      return [asked(declaration.question?.value), `${by}${guided}`.trim()];
    }
    case "source": {
      const { authority, file, address, readOn } = declaration;
      return [
        [
          authority === undefined ? "" : `Authority: ${authority.text}.`,
          file === undefined ? "" : `File: ${file.value}.`,
          address === undefined ? "" : `Address: ${address.value}.`,
          readOn === undefined ? "" : `Read on ${readOn.text}.`,
        ]
          .filter((part) => part !== "")
          .join(" "),
      ];
    }
    case "policy": {
      const { edition, inForce } = declaration;
      const from = inForce?.from === undefined ? "" : ` from ${inForce.from.text}`;
      const until = inForce?.until === undefined ? "" : ` until ${inForce.until.text}`;
      return [
        edition === undefined ? "" : `Edition ${edition.value}.`,
        inForce === undefined ? "" : `In force${from}${until}.`,
      ];
    }
    default:
      return [];
  }
}

function asked(question: string | undefined): string {
  return question === undefined ? "" : `“${question}”`;
}

const MOST_LINES = 14;

/** The declaration as it is written. */
function codeOf({ item, text }: Home): string {
  const start = item.start + item.declaration.start;
  const lines = text.slice(start, item.start + item.declaration.end).split(/\r\n?|\n/);
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), "  …"] : lines;
  return ["```remit", ...shown, "```"].join("\n");
}

const MOST_NAMES = 5;

/** Who speaks of it: how many of each kind, and the first by name. */
function usersOf({ program, results }: Checked, symbol: PolicySymbol): string {
  const users = new Map<string, string[]>();
  for (const { tree } of program.files)
    for (const { declaration } of tree.items) {
      const result = results.get(declaration);
      if (result === undefined || declaration === symbol.declaration) continue;
      if (!result.uses.some((use) => use.symbol === symbol && !use.declares)) continue;
      const kind = result.symbol === undefined ? declaration.kind : kindWord(result.symbol.kind);
      const names = users.get(kind) ?? [];
      users.set(kind, [...names, result.symbol?.name ?? ""]);
    }
  if (users.size === 0) return "Nothing speaks of it.";
  return `Used by ${listed(
    [...users].map(([kind, names]) => countOf(kind, names)),
    "and",
  )}.`;
}

function countOf(kind: string, names: readonly string[]): string {
  const noun = plural(kind, names.length);
  const shown = names.filter((name) => name !== "").slice(0, MOST_NAMES);
  if (shown.length === 0) return `${names.length} ${noun}`;
  const rest = names.length - shown.length;
  const list = `${shown.map((name) => `\`${name}\``).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return `${names.length} ${noun} (${list})`;
}

function plural(kind: string, count: number): string {
  if (kind === "cases") return count === 1 ? "table of cases" : "tables of cases";
  if (count === 1) return kind;
  if (kind === "matrix") return "matrices";
  return kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

function basisOf(checked: Checked, declaration: Declaration): readonly string[] {
  if (!("citations" in declaration)) return [];
  const { citations, note } = declaration;
  return [
    ...citations.map((citation) => cited(checked, citation)),
    note === undefined ? "" : `*${note.value}*`,
  ];
}

function cited(checked: Checked, { source, locator, quoting }: Citation): string {
  const symbol = source === undefined ? undefined : checked.symbol(source.text);
  const authority = symbol?.declaration.kind === "source" ? symbol.declaration.authority?.text : undefined;
  const title = symbol?.title ?? source?.text ?? "";
  const where = `Source: ${title}${locator === "" ? "" : `, ${locator}`}${authority === undefined ? "" : ` (${authority})`}`;
  return quoting === undefined ? where : `${where}\n\n> ${quoting.value}`;
}
