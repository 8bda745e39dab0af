/** One declaration as canonical lines, each knowing where its text stood, so that comments find their place. */
import type {
  Assignment,
  CasesDeclaration,
  Declaration,
  Expression,
  FactDeclaration,
  Heading,
  MatrixDeclaration,
  Stage,
  Statement,
  TimelineEntry,
} from "./ast.ts";
import { counted, heading, inline, list, names, occasion, type Quote, words } from "./print-node.ts";
import type { Span } from "./span.ts";

/** Lines are broken where they would be wider than this. */
const width = 100;

export interface Line {
  readonly indent: number;
  readonly text: string;
  /** Where the first part of the line stands in the source, relative to the declaration. */
  readonly from: number;
}

export interface Layout {
  readonly quoted: Quote;
  /** A comment between two parts keeps them on different lines. Relative to the declaration. */
  readonly comments: readonly Span[];
}

/** The canonical lines of a declaration that was read without a problem. */
export function lines(declaration: Declaration, layout: Layout): readonly Line[] {
  return join(parts(declaration, layout), layout);
}

interface Parts {
  /** With or without the citations. */
  readonly head: (cite: boolean) => Block;
  readonly citations: readonly Block[];
  readonly clauses: readonly Block[];
  /** How many clauses may stand on the line of the head when they fit. */
  readonly beside: number;
}

/** Something that starts on a line of its own, at an indent. */
type Block = (indent: number) => readonly Line[];

function join({ head, citations, clauses, beside }: Parts, layout: Layout, indent = 0): readonly Line[] {
  const full = head(true)(indent);
  const bare = citations.length === 0 ? full : head(false)(indent);
  const hasRoom = full.every(fits) && (full.length === 1 || bare.length > 1);
  const [top, below] =
    hasRoom || citations.length === 0 ? [full, clauses] : [bare, [...citations, ...clauses]];
  const all = [...top, ...below.flatMap((block) => block(indent + 2))];
  const flat: Line = { indent, text: all.map(({ text }) => text).join(" "), from: all[0]?.from ?? 0 };
  const canBeFlat = below.length <= beside && top.length === 1 && all.length === 1 + below.length;
  return canBeFlat && fits(flat) && !isInterrupted(all, layout) ? [flat] : all;
}

const fits = ({ indent, text }: Line): boolean => indent + text.length <= width;

/** Whether a comment stands between the first and the last of these lines. */
function isInterrupted(broken: readonly Line[], { comments }: Layout): boolean {
  if (comments.length === 0) return false;
  const places = broken.map(({ from }) => from);
  const first = Math.min(...places);
  const last = Math.max(...places);
  return comments.some(({ start }) => start > first && start < last);
}

// ── Lists and conditions that may be broken ────────────────────────────────────────────────────────────────────

/** One part of a list: on one line, or on several with something in front and behind. */
interface Entry {
  readonly flat: string;
  readonly from: number;
  readonly broken: (before: string, after: string, indent: number) => readonly Line[];
}

function leaf(flat: string, from: number): Entry {
  return { flat, from, broken: (before, after, indent) => [{ indent, text: before + flat + after, from }] };
}

function oneLineOr(flat: Line, broken: readonly Line[], layout: Layout): readonly Line[] {
  return fits(flat) && !isInterrupted(broken, layout) ? [flat] : broken;
}

function condition(node: Expression, layout: Layout): Entry {
  const flat = inline(node, layout.quoted);
  const from = node.start;
  const broken: Entry["broken"] = (before, after, indent) =>
    oneLineOr(
      { indent, text: before + flat + after, from },
      breakUp(node, layout, before, after, indent),
      layout,
    );
  return { flat, from, broken };
}

function breakUp(
  node: Expression,
  layout: Layout,
  before: string,
  after: string,
  indent: number,
): readonly Line[] {
  const inner = (part: Expression) => condition(part, layout);
  switch (node.kind) {
    case "logic": {
      const last = node.operands.length - 1;
      return node.operands.flatMap((operand, i) =>
        inner(operand).broken(
          i === 0 ? before : `${node.op} `,
          i === last ? after : "",
          i === 0 ? indent : indent + 2,
        ),
      );
    }
    case "not":
      return inner(node.operand).broken(`${before}not `, after, indent);
    case "group":
      return inner(node.inner).broken(`${before}(`, `)${after}`, indent);
    case "count": {
      const last = node.operands.length - 1;
      return [
        { indent, text: before + counted(node), from: node.start },
        ...node.operands.flatMap((operand, i) =>
          inner(operand).broken("", i === last ? "" : ",", indent + 2),
        ),
        { indent, text: `)${after}`, from: node.end - 1 },
      ];
    }
    default:
      return [{ indent, text: before + inline(node, layout.quoted) + after, from: node.start }];
  }
}

/** `when …` */
function clause(word: string, node: Expression, layout: Layout): Block {
  return (indent) => condition(node, layout).broken(`${word} `, "", indent);
}

const line =
  (text: string, from: number): Block =>
  (indent) => [{ indent, text, from }];

/** A list whose lines, when it is broken, follow the first part: `given …,` and then the others further in. */
function runOn(before: string, entries: readonly Entry[], separator: Separator, layout: Layout): Block {
  return (indent) => {
    const flat = before + entries.map((entry) => entry.flat).join(separator.flat);
    const last = entries.length - 1;
    const broken = entries.flatMap((entry, i) =>
      entry.broken(
        i === 0 ? before : separator.before,
        i === last ? "" : separator.after,
        i === 0 ? indent : indent + 2,
      ),
    );
    return oneLineOr({ indent, text: flat, from: entries[0]?.from ?? 0 }, broken, layout);
  };
}

interface Separator {
  readonly flat: string;
  readonly before: string;
  readonly after: string;
}
const comma: Separator = { flat: ", ", before: "", after: "," };
const and: Separator = { flat: " and ", before: "and ", after: "" };
const less: Separator = { flat: " < ", before: "< ", after: "" };

/** A list at the end of a head: when it is broken, every part has a line of its own. */
function hang(before: string, entries: readonly Entry[], layout: Layout): Block {
  return (indent) => {
    const flat = `${before} ${entries.map((entry) => entry.flat).join(", ")}`;
    const last = entries.length - 1;
    const broken = [
      { indent, text: before, from: 0 },
      ...entries.flatMap((entry, i) => entry.broken("", i === last ? "" : ",", indent + 2)),
    ];
    return oneLineOr({ indent, text: flat, from: 0 }, broken, layout);
  };
}

/** A list in brackets: when it is broken, every part has a line of its own. */
function bracketed(before: string, entries: readonly Entry[], { start, end }: Span, layout: Layout): Block {
  return (indent) => {
    const flat = `${before}(${entries.map((entry) => entry.flat).join(", ")})`;
    const last = entries.length - 1;
    const broken = [
      { indent, text: `${before}(`, from: start },
      ...entries.flatMap((entry, i) => entry.broken("", i === last ? "" : ",", indent + 2)),
      { indent, text: ")", from: end - 1 },
    ];
    return oneLineOr({ indent, text: flat, from: start }, broken, layout);
  };
}

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface TableRow {
  readonly from: number;
  readonly cells: readonly string[];
}

function table(rows: readonly TableRow[]): Block {
  const widths: number[] = [];
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, characters(cell));
  return (indent) =>
    rows.map(({ from, cells }) => {
      const padded = cells.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - characters(cell)));
      return { indent, text: `| ${padded.join(" | ")} |`, from };
    });
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function matrixTable({ header, body }: MatrixDeclaration, { quoted }: Layout): Block {
  const rows = body.map(({ start, key, cells }) => ({
    from: start,
    cells: [key, ...cells].map((cell) => (cell === undefined ? "" : inline(cell, quoted))),
  }));
  const first = header[0];
  if (first === undefined) return table(rows);
  const top = { from: first.start, cells: ["", ...header.map((cell) => inline(cell, quoted))] };
  return table([top, ...rows]);
}

function casesTable({ header, rows }: CasesDeclaration, { quoted }: Layout): Block {
  return table([
    { from: header[0]?.start ?? 0, cells: header.map((column) => inline(column, quoted)) },
    ...rows.map(({ start, cells }) => ({ from: start, cells: cells.map((cell) => inline(cell, quoted)) })),
  ]);
}

// ── Declarations ───────────────────────────────────────────────────────────────────────────────────────────────

function parts(node: Declaration | Stage, layout: Layout): Parts {
  const { quoted } = layout;
  /** A clause on one line: the word and the part, when the part is there. */
  const say = (part: Parameters<typeof inline>[0] | undefined, word = ""): Block[] =>
    part === undefined ? [] : [line(words(word, inline(part, quoted)), part.start)];
  const when = (word: string, part: Expression | undefined): Block[] =>
    part === undefined ? [] : [clause(word, part, layout)];
  const named = (word: string, names: readonly { text: string; start: number }[]): Block[] =>
    names[0] === undefined ? [] : [line(`${word} ${list(names)}`, names[0].start)];
  const withHeading = (
    declaration: Heading,
    head: (heading: string) => Block,
    clauses: readonly Block[],
    beside = Number.POSITIVE_INFINITY,
  ): Parts => ({
    head: (cite) => head(words(node.kind, heading(declaration, quoted, cite))),
    citations: declaration.citations.flatMap((citation) => say(citation)),
    clauses: [...clauses, ...say(declaration.note, "note")],
    beside,
  });
  const plain = (text: string): Block => line(text, node.start);

  switch (node.kind) {
    case "policy":
      return withHeading(node, plain, [
        ...say(node.edition, "edition"),
        ...say(node.inForce),
        ...say(node.conduct),
        ...say(node.applies),
        ...say(node.decidedBy, "decided by"),
        ...say(node.calendar, "calendar"),
      ]);
    case "use":
      return {
        head: () => plain(words("use", node.path && quoted(node.path))),
        citations: [],
        clauses: [],
        beside: 0,
      };
    case "source":
      return withHeading(node, plain, [
        ...say(node.file, "file"),
        ...say(node.address, "address"),
        ...say(node.authority, "authority"),
        ...say(node.readOn, "read"),
      ]);
    case "actor":
      return withHeading(node, plain, []);
    case "scale": {
      const levels = node.levels.map((level) => leaf(inline(level, quoted), level.start));
      const direction = node.direction === undefined ? "" : `${node.direction} `;
      return withHeading(node, plain, [runOn(direction, levels, less, layout)]);
    }
    case "choice": {
      const alternatives = node.alternatives.map((level) => leaf(inline(level, quoted), level.start));
      return withHeading(node, (head) => hang(`${head}:`, alternatives, layout), []);
    }
    case "fact":
      return withHeading(
        node,
        (head) => plain(`${head}: ${typeAndDirection(node)}`),
        say(node.question, "question"),
      );
    case "event": {
      const { direction } = node;
      const fields = node.fields.map((field) => leaf(inline(field, quoted), field.start));
      return withHeading(
        node,
        plain,
        [
          ...(fields.length === 0 ? [] : [runOn("with ", fields, comma, layout)]),
          ...say(node.most, "at most"),
          ...(direction === undefined ? [] : [plain(direction)]),
          ...(node.deemed === undefined
            ? []
            : [line(`deemed received ${inline(node.deemed, quoted)} after`, node.deemed.start)]),
        ],
        Number.POSITIVE_INFINITY,
      );
    }
    case "judgement":
      return withHeading(node, (head) => plain(`${head}: ${typeAndDirection(node)}`), [
        ...say(node.by, "by"),
        ...say(node.guidedBy, "guided by"),
        ...say(node.question, "question"),
      ]);
    case "parameter": {
      const type = node.type === undefined ? "" : ` ${inline(node.type)} is`;
      const values = node.values.map((value, i) =>
        leaf(words(i > 0 && "was", inline(value, quoted)), value.start),
      );
      return withHeading(node, (head) => hang(`${head}:${type}`, values, layout), []);
    }
    case "define": {
      const branches = node.branches.map((branch): Entry => {
        const value = `${inline(branch.value, quoted)} `;
        return {
          flat: inline(branch, quoted),
          from: branch.start,
          broken: (before, after, indent) =>
            branch.when === undefined
              ? leaf(`${value}otherwise`, branch.start).broken(before, after, indent)
              : condition(branch.when, layout).broken(`${before}${value}when `, after, indent),
        };
      });
      const inForce = node.inForce === undefined ? "" : ` ${inline(node.inForce)}`;
      return branches.length > 0
        ? withHeading(
            node,
            (head) => hang(`${head}: ${typeAndDirection(node)}${inForce} is`, branches, layout),
            [],
          )
        : withHeading(node, (head) => plain(`${head}: ${typeAndDirection(node)}`), [
            ...say(node.inForce),
            ...when("is", node.value),
          ]);
    }
    case "matrix": {
      const by = words("by", node.rows?.text, node.columns && `and ${node.columns.text}`);
      const head = (text: string) => plain(words(`${text}:`, node.type && inline(node.type), by));
      return withHeading(node, head, [...say(node.inForce), matrixTable(node, layout)], 0);
    }
    case "threshold":
      return withHeading(node, plain, [
        ...say(node.inForce),
        ...when("met when", node.when),
        ...say(node.because, "because"),
      ]);
    case "clock": {
      const runs = node.runs.map((run) => leaf(inline(run, quoted), run.start));
      const ends =
        node.pick === undefined
          ? say(node.runs[0], "runs")
          : [bracketed(`runs to the ${node.pick.which} of `, runs, node.pick, layout)];
      return withHeading(
        node,
        plain,
        [
          ...ends,
          ...say(node.renewed, "renewed by"),
          ...say(node.cap, "at most"),
          ...say(node.suspended, "suspended from"),
          ...say(node.notBefore, "not before"),
          ...(node.rollsForward ? [line("rolls forward", node.rollsForward.start)] : []),
          ...say(node.metBy, "met by"),
          ...say(node.calendar, "calendar"),
        ],
        1,
      );
    }
    case "track": {
      const steps = node.steps.map((step) => leaf(inline(step, quoted), step.start));
      const before = words(node.oneAtATime && "one at a time", "strengthens");
      return withHeading(node, plain, [runOn(`${before} `, steps, less, layout)]);
    }
    case "power": {
      const { step, track } = node;
      const is = step === undefined ? [] : [line(words("is", step.text, "on", track?.text), step.start)];
      return withHeading(
        node,
        plain,
        [
          ...say(node.inForce),
          ...say(node.heldBy, "held by"),
          ...is,
          ...named("kind", node.kinds),
          ...when("open when", node.openWhen),
          ...when("adequate when", node.adequateWhen),
          ...named("excludes", node.excludes),
          ...say(node.representations, "representations"),
          ...say(node.appeal, "appeal"),
          ...say(node.publish, "publish"),
        ],
        1,
      );
    }
    case "action":
      return withHeading(
        node,
        plain,
        [
          ...say(node.inForce),
          ...say(node.heldBy, "held by"),
          ...when("open when", node.openWhen),
          ...named("excludes", node.excludes),
          ...say(node.representations, "representations"),
          ...say(node.appeal, "appeal"),
          ...say(node.publish, "publish"),
        ],
        1,
      );
    case "rule": {
      const effects = node.effects.map((effect) => leaf(inline(effect, quoted), effect.start));
      const otherwise = words("otherwise", node.otherwiseOn && `on ${node.otherwiseOn.text}`);
      const then = node.otherwise ? otherwise : "then";
      return withHeading(
        node,
        plain,
        [
          ...say(node.inForce),
          ...when("when", node.when),
          ...(effects.length === 0 ? [] : [runOn(`${then} `, effects, and, layout)]),
          ...when("unless", node.unless),
          ...named("overrides", node.overrides),
          ...say(node.because, "because"),
        ],
        0,
      );
    }
    case "principle":
      return withHeading(
        node,
        plain,
        [...node.statements.map((each) => statement(each, layout)), ...say(node.because, "because")],
        0,
      );
    case "assume": {
      const cited = withHeading(node, plain, say(node.because, "because"));
      const start = (cite: boolean) => (node.name ? `assume ${heading(node, quoted, cite)}: ` : "assume ");
      return {
        ...cited,
        head: (cite) => (indent) =>
          node.condition === undefined
            ? []
            : condition(node.condition, layout).broken(start(cite), "", indent),
        ...(node.name ? {} : { citations: [], clauses: [...cited.clauses, ...cited.citations] }),
      };
    }
    case "case":
      return withHeading(
        node,
        (head) => plain(words(head, node.on && `on ${node.on.text}`)),
        [
          ...given(node.given, layout),
          ...timeline(node.timeline, layout),
          ...(node.expect.length === 0
            ? []
            : [
                runOn(
                  "expect ",
                  node.expect.map((each) => condition(each, layout)),
                  comma,
                  layout,
                ),
              ]),
        ],
        0,
      );
    case "cases":
      return withHeading(
        node,
        (head) => plain(words(head, node.on && `on ${node.on.text}`)),
        [...given(node.given, layout), ...timeline(node.timeline, layout), casesTable(node, layout)],
        0,
      );
    case "process": {
      const leads = node.leads.map((lead): Entry => {
        const behind = lead.overrides.length === 0 ? "" : ` overrides ${names(lead.overrides)}`;
        return {
          flat: inline(lead, quoted),
          from: lead.start,
          broken: (before, after, indent) =>
            lead.when === undefined
              ? leaf(inline(lead, quoted), lead.start).broken(before, after, indent)
              : condition(lead.when, layout).broken(
                  `${before}${words(lead.actor?.text, "when")} `,
                  behind + after,
                  indent,
                ),
        };
      });
      // What stands behind a stage belongs to it, so the note of the process comes first.
      return withHeading(
        { ...node, note: undefined },
        plain,
        [
          ...say(node.note, "note"),
          ...say(node.enter),
          ...(leads.length === 0 ? [] : [runOn("lead ", leads, comma, layout)]),
          ...node.stages.map(
            (stage): Block =>
              (indent) =>
                join(parts(stage, layout), layout, indent),
          ),
        ],
        0,
      );
    }
    case "stage": {
      const duties = node.duties.map((each) => {
        const effects = each.effects.map((effect) => leaf(inline(effect, quoted), effect.start));
        return runOn(`${occasion(each)} `, effects, and, layout);
      });
      const moves = node.moves.map((move): Block => {
        const { when: condition_, bypassing, start } = move;
        if (condition_ === undefined) return line(inline(move, quoted), start);
        const behind = bypassing.length === 0 ? "" : ` bypassing ${list(bypassing)}`;
        return (indent) =>
          condition(condition_, layout).broken(`${words("to", move.to?.text, "when")} `, behind, indent);
      });
      return withHeading(
        node,
        (head) => plain(words(head, node.final && "final")),
        [...when("entry when", node.entryWhen), ...duties, ...moves],
        0,
      );
    }
    case "unreadable":
      return { head: () => () => [], citations: [], clauses: [], beside: 0 };
  }
}

function typeAndDirection({ type, direction }: Pick<FactDeclaration, "type" | "direction">): string {
  return `${type === undefined ? "" : inline(type)}${direction === undefined ? "" : `, ${direction}`}`;
}

function given(assignments: readonly Assignment[], layout: Layout): Block[] {
  const entries = assignments.map((each) => leaf(inline(each, layout.quoted), each.start));
  return entries.length === 0 ? [] : [runOn("given ", entries, comma, layout)];
}

/** What happened stands below the word, a line each. */
function timeline(entries: readonly TimelineEntry[], { quoted }: Layout): Block[] {
  const [first] = entries;
  if (first === undefined) return [];
  return [
    (indent) => [
      { indent, text: "timeline", from: first.start },
      ...entries.map((entry, i) => ({
        indent: indent + 2,
        text: inline(entry, quoted) + (i < entries.length - 1 ? "," : ""),
        from: entry.start,
      })),
    ],
  ];
}

function statement(node: Statement, layout: Layout): Block {
  if (node.kind === "never") return clause("never", node.condition, layout);
  if (node.kind !== "whenever" || node.then === undefined)
    return line(inline(node, layout.quoted), node.start);
  return runOn("whenever ", [condition(node.when, layout), condition(node.then, layout)], comma, layout);
}
