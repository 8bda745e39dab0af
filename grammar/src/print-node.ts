/** One part of the tree as canonical text on one line. */
import type {
  Citation,
  Comparison,
  Deadline,
  Declaration,
  Expression,
  Heading,
  Level,
  Measure,
  Node,
  NumberLiteral,
  PowerSet,
  Publication,
  Route,
  StageDuties,
  Statement,
  Text,
  TimelineEntry,
  Transition,
  TypeNode,
  Window,
} from "./ast.ts";

/** How a quoted text is written; the formatter keeps its escapes as they were. */
export type Quote = (text: Text) => string;

/** The text in quotes; only what would end or change it is escaped. */
export const quote: Quote = ({ value }) => `"${value.replace(/\\(?=["\\]|$)|"/g, "\\$&")}"`;

/** Everything below a declaration. */
export type Inline = Exclude<Node, Declaration>;

const declarationKinds: ReadonlySet<string> = new Set<Declaration["kind"]>([
  "policy",
  "use",
  "source",
  "actor",
  "scale",
  "choice",
  "fact",
  "event",
  "judgement",
  "parameter",
  "define",
  "matrix",
  "threshold",
  "clock",
  "track",
  "power",
  "action",
  "rule",
  "principle",
  "assume",
  "case",
  "cases",
  "process",
  "unreadable",
]);

export function isInline(node: Node): node is Inline {
  return !declarationKinds.has(node.kind);
}

const transitions: Readonly<Record<NonNullable<Transition["by"]>, string>> = {
  decision: "by date of decision",
  conduct: "by date of conduct",
  "start of conduct": "by start of conduct",
  split: "split at editions",
};

/** Any part of a declaration as canonical text on one line; what is missing is left out. */
export function inline(node: Inline, quoted: Quote = quote): string {
  switch (node.kind) {
    case "name":
      return node.text;
    case "text":
      return quoted(node);
    case "citation":
      return citation(node, quoted);
    case "number":
      return number(node);
    case "duration":
      return duration(node.amount, node.unit);
    case "date":
      return node.text;
    case "word":
      return node.word;
    case "measure":
    case "logic":
    case "not":
    case "count":
    case "comparison":
    case "arithmetic":
    case "quantified":
    case "applies":
    case "would-decide":
    case "outcome":
    case "process-value":
    case "clock-end":
    case "group":
    case "missing":
      return expression(node);
    case "yes-no-type":
    case "date-type":
    case "named-type":
    case "range-type":
      return type(node);
    case "level":
      return level(node, quoted);
    case "in-force":
      return words(
        "in force",
        node.from && `from ${node.from.text}`,
        node.until && `until ${node.until.text}`,
      );
    case "conduct":
      return words("conduct", node.from && `from ${node.from.text} until`, node.until?.text);
    case "transition":
      return words("applies", transitions[node.by ?? "decision"]);
    case "dated-value":
      return words(expression(node.value), node.from && `from ${node.from.text}`);
    case "branch":
      return words(
        expression(node.value),
        node.otherwise ? "otherwise" : node.when && `when ${expression(node.when)}`,
      );
    case "cell":
      return `${node.value ? expression(node.value) : ""}${node.to ? `..${expression(node.to)}` : ""}`;
    case "matrix-row":
      return row([node.key, ...node.cells].map((cell) => (cell === undefined ? "" : inline(cell, quoted))));
    case "case-cell":
      return node.values.map((value) => inline(value, quoted)).join(", ");
    case "case-row":
      return row(node.cells.map((cell) => inline(cell, quoted)));
    case "route":
      return route(node, quoted);
    case "deadline":
      return deadline(node);
    case "run":
      return words(
        node.within && inline(node.within),
        node.anchor && `${node.counting} ${inline(node.anchor)}`,
      );
    case "renewal":
      return words(
        node.event?.text,
        node.most && `at most ${node.most.value} ${node.most.value === 1 ? "time" : "times"}`,
      );
    case "cap":
      return words(
        node.length && inline(node.length),
        "in all",
        node.unless && `unless ${expression(node.unless)}`,
      );
    case "suspension":
      return words(node.from?.text, node.until && `until ${node.until.text}`);
    case "meeting":
      return words(node.receipt && "receipt of", node.event?.text);
    case "publication":
      return publication(node, quoted);
    case "power-set":
      return powerSet(node);
    case "effect":
      return words(
        node.actor?.text,
        node.modality,
        node.use && "use",
        list(node.targets),
        node.deadline && deadline(node.deadline),
        node.every && `every ${inline(node.every)}`,
        node.until && `until ${expression(node.until)}`,
        node.dischargedBy && `discharged by ${node.dischargedBy.text}`,
        node.provedBy && `proved by ${inline(node.provedBy, quoted)}`,
      );
    case "enter":
      return `enter at ${node.anywhere ? "any stage" : list(node.stages)}`;
    case "lead":
      return words(
        node.actor?.text,
        node.otherwise ? "otherwise" : node.when && `when ${expression(node.when)}`,
        node.overrides.length > 0 && `overrides ${names(node.overrides)}`,
      );
    case "move":
      return words(
        "to",
        node.to?.text,
        node.when && `when ${expression(node.when)}`,
        node.bypassing.length > 0 && `bypassing ${list(node.bypassing)}`,
      );
    case "stage-duties":
      return words(occasion(node), node.effects.map((effect) => inline(effect, quoted)).join(" and "));
    case "stage":
      return words("stage", heading(node, quoted, true), node.final && "final");
    case "assignment":
      return words(
        inline(node.name, quoted),
        node.value && `is ${expression(node.value)}`,
        node.because && `because ${quoted(node.because)}`,
      );
    case "event-field":
      return `${node.name.text}${node.type ? `: ${type(node.type)}` : ""}`;
    case "window":
      return window(node);
    case "field-value":
      return words(node.name.text, node.value && expression(node.value));
    case "timeline-entry":
      return timelineEntry(node, quoted);
    case "choose-lowest":
    case "never-weaker":
    case "never-changes":
    case "no-cliff-edge":
    case "never-evaded":
    case "whenever":
    case "never":
    case "every-states":
      return statement(node);
  }
}

/** The parts that are there, a space between them. */
export function words(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join(" ");
}

/** `a and b`, where a comma would end the part. */
export function names(all: readonly { readonly text: string }[]): string {
  return all.map(({ text }) => text).join(" and ");
}

export function list(names: readonly { readonly text: string }[]): string {
  return names.map(({ text }) => text).join(", ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function citation({ source, locator, quoting }: Citation, quoted: Quote): string {
  return words(`[${words(source?.text, locator)}]`, quoting && `quoting ${quoted(quoting)}`);
}

/** `NAME "Title"`, with the citations when they are to stand on the same line. */
export function heading({ name, title, citations }: Heading, quoted: Quote, cite: boolean): string {
  return words(
    name?.text,
    title && quoted(title),
    ...(cite ? citations.map((each) => citation(each, quoted)) : []),
  );
}

function level({ name, title }: Level, quoted: Quote): string {
  return words(name.text, title && quoted(title));
}

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────────

/** `1,250.50` */
function figure(value: number, decimals: number): string {
  const [whole = "", part] = value.toFixed(Math.min(decimals, 100)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

function number({ value, decimals, unit }: NumberLiteral): string {
  const text = figure(value, decimals);
  if (unit?.text === "£") return `£${text}`;
  if (unit?.text === "%") return `${text}%`;
  return words(text, unit?.text);
}

function duration(amount: number, unit: string): string {
  let decimals = 0;
  while (decimals < 15 && Number(amount.toFixed(decimals)) !== amount) decimals++;
  return `${figure(amount, decimals)} ${amount === 1 ? unit.replace(/s$/, "") : unit}`;
}

function type(node: TypeNode): string {
  switch (node.kind) {
    case "yes-no-type":
      return "yes/no";
    case "date-type":
      return "date";
    case "named-type":
      return node.name.text;
    case "range-type":
      return `${inline(node.from)}..${node.to ? inline(node.to) : ""}`;
  }
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────

function expression(node: Expression): string {
  switch (node.kind) {
    case "name":
    case "number":
    case "duration":
    case "date":
    case "word":
      return inline(node);
    case "measure":
      return measure(node);
    case "logic":
      return node.operands.map(expression).join(` ${node.op} `);
    case "not":
      return `not ${expression(node.operand)}`;
    case "count":
      return `${counted(node)}${node.operands.map(expression).join(", ")})`;
    case "comparison":
      return comparison(node);
    case "arithmetic":
      return `${expression(node.left)} ${node.op} ${expression(node.right)}`;
    case "quantified":
      return words(
        node.quantifier,
        powerSet(node.powers),
        node.negated ? "is not" : "is",
        node.position?.text,
      );
    case "applies":
      return `${node.rule.text} ${node.negated ? "does not apply" : "applies"}`;
    case "would-decide":
      return `${node.facts.map((fact) => inline(fact)).join(" and ")} would decide`;
    case "outcome":
      return words("outcome", node.track && `on ${node.track.text}`);
    case "process-value":
      return words(node.what, "of", node.process?.text);
    case "clock-end":
      return words("end of", node.clock?.text);
    case "group":
      return `(${expression(node.inner)})`;
    case "missing":
      return "";
  }
}

function measure({ what, which, field, event, where, window: within }: Measure): string {
  const asked = {
    count: "count of",
    consecutive: "count of consecutive",
    date: which,
    receipt: `receipt of ${which}`,
    field: `${field?.text ?? ""} of ${which}`,
    "time since": `time since ${which}`,
  }[what];
  return words(
    asked,
    event?.text,
    what === "count" && field && `distinct by ${field.text}`,
    where && `where ${expression(where)}`,
    within && window(within),
  );
}

function window({ form, length, from, to }: Window): string {
  const [first, second] = [from && expression(from), to && expression(to)];
  const span = length && inline(length);
  switch (form) {
    case "last":
      return words("in the last", span);
    case "within":
      return words("within", span, "after", first);
    case "between":
      return words("between", first, "and", second);
    case "since":
    case "before":
      return words(form, first);
  }
}

/** `all of (`, `at least 2 of (` */
export function counted(node: Extract<Expression, { kind: "count" }>): string {
  return `${words(node.quantity, node.number && number(node.number))} of (`;
}

function comparison({ left, op, negated, operands, by }: Comparison): string {
  const [first, second] = operands.map(expression);
  const is = `${expression(left)} ${negated ? "is not" : "is"}`;
  switch (op) {
    case "is":
      return words(is, first, by.length > 0 && `by ${by.map(({ text }) => text).join(" and ")}`);
    case "known":
    case "unknown":
    case "met":
      return `${is} ${op}`;
    case "between":
      return words(is, op, first, "and", second);
    case "one of":
      return `${is} one of (${operands.map(expression).join(", ")})`;
    case "at least":
    case "at most":
    case "above":
    case "below":
    case "due":
      return words(is, op, first);
  }
}

function powerSet({ powerKind, atLeast, track }: PowerSet): string {
  return words(powerKind?.text, "power", atLeast && `at least ${atLeast.text}`, track && `on ${track.text}`);
}

function timelineEntry(node: TimelineEntry, quoted: Quote): string {
  const { on, none, event, fields, received, upheld, withdrawn, because } = node;
  return words(
    none ? "no" : on?.text,
    event?.text,
    ...fields.map((field) => inline(field, quoted)),
    received && `received ${received.text}`,
    upheld && `upheld ${upheld.text}`,
    withdrawn && `withdrawn ${withdrawn.text}`,
    because && `because ${quoted(because)}`,
  );
}

/** `on entry`, `always`, `review every 2 months` */
export function occasion({ occasion, every }: StageDuties): string {
  return occasion === "review" ? words("review every", every && inline(every)) : occasion;
}

// ── Clauses ────────────────────────────────────────────────────────────────────────────────────────────────────

function deadline({ within, calendar, counting, anchor }: Deadline): string {
  return words(
    "within",
    within && inline(within),
    calendar && `in ${calendar.text}`,
    anchor && `${counting} ${inline(anchor)}`,
  );
}

function route({ none, body, limit, text }: Route, quoted: Quote): string {
  if (none) return "none";
  const to = body?.text ?? (text && quoted(text));
  const isPlainText = text !== undefined && limit === undefined;
  return words(to !== undefined && !isPlainText && "to", to, limit && deadline(limit));
}

function publication({ when }: Publication, quoted: Quote): string {
  return typeof when === "string" ? when : quoted(when);
}

/** `whenever` and `never` in front of their conditions are left to the formatter, which may break the line. */
function statement(node: Statement): string {
  switch (node.kind) {
    case "choose-lowest":
      return words("choose the lowest adequate power on", node.track?.text);
    case "never-weaker": {
      const never = node.fact ? `${node.fact.text} never leads` : "facts never lead";
      return words(`worse ${never} to a weaker power on`, node.track?.text);
    }
    case "never-changes":
      return `${list(node.facts)} never ${node.facts.length > 1 ? "change" : "changes"} the outcome`;
    case "never-evaded": {
      const [last = "", ...before] = node.ways.toReversed();
      const ways = before.length === 0 ? last : `${before.reverse().join(", ")} or ${last}`;
      return words(ways, "events never leads to a weaker power on", node.track?.text);
    }
    case "no-cliff-edge":
      return words(
        "one step worse moves",
        node.track?.text,
        "by at most",
        node.steps && number(node.steps),
        node.steps?.value === 1 ? "step" : "steps",
      );
    case "whenever":
      return `whenever ${expression(node.when)}, ${node.then ? expression(node.then) : ""}`;
    case "never":
      return `never ${expression(node.condition)}`;
    case "every-states": {
      const stated = node.stated.map(({ text }) => text);
      const last = stated.length > 1 ? ` and ${stated.pop()}` : "";
      return `every ${powerSet(node.powers)} states ${stated.join(", ")}${last}`;
    }
  }
}
