/** Conditions without the parts of which it is known what they are, and what becomes of the clauses around them. */
import {
  type Branch,
  type Count,
  type Declaration,
  type Expression,
  type Logic,
  type Span,
  type Statement,
  walk,
} from "@remit/grammar";
import { clauseSpans } from "./clause-spans.ts";
import {
  type Change,
  type Fault,
  rewrite,
  without,
  withoutDeclaration,
  withoutPart,
  written,
} from "./fix.ts";

/** What a part always is; or that it is no longer asked for. */
export type Settled = boolean | "gone";

/** What is known of a part; undefined for nothing. */
export type Known = (part: Expression) => Settled | undefined;

type Left =
  | { readonly kind: "constant"; readonly value: Settled }
  /** `alone`: of what was joined by `and` or `or`, one part is left. */
  | { readonly kind: "rest"; readonly changes: readonly Change[]; readonly alone: boolean };

/** A condition where it stands, and what its clause becomes where the condition is always true, or never. */
export interface Clause {
  readonly condition: Expression;
  /** Undefined where the clause can't do without a condition. */
  readonly when: (value: Settled) => readonly Change[] | undefined;
}

/** The changes that leave the parts out; undefined where the clause can't be written so. */
export function simpler(fault: Fault, clause: Clause, known: Known): readonly Change[] | undefined {
  const left = leave(fault, clause.condition, known);
  return left.kind === "constant" ? clause.when(left.value) : left.changes;
}

function leave(fault: Fault, part: Expression, known: Known): Left {
  const value = known(part);
  if (value !== undefined) return { kind: "constant", value };
  switch (part.kind) {
    case "group": {
      const inner = leave(fault, part.inner, known);
      if (inner.kind === "constant" || !inner.alone) return inner;
      const brackets = [
        rewrite(fault, { start: part.start, end: part.inner.start }, ""),
        rewrite(fault, { start: part.inner.end, end: part.end }, ""),
      ];
      return { ...inner, changes: [...inner.changes, ...brackets] };
    }
    case "not": {
      const inner = leave(fault, part.operand, known);
      if (inner.kind !== "constant" || inner.value === "gone") return inner;
      return { kind: "constant", value: !inner.value };
    }
    case "logic":
      return joined(fault, part, known, part.op === "and");
    case "count":
      return counted(fault, part, known);
    default:
      return { kind: "rest", changes: [], alone: false };
  }
}

/** `neutral`: the value of a part that makes no difference; one part of the other value settles it. */
function joined(fault: Fault, { operands }: Logic | Count, known: Known, neutral: boolean): Left {
  const parts = operands.map((operand) => leave(fault, operand, known));
  if (parts.some((part) => part.kind === "constant" && part.value === !neutral))
    return { kind: "constant", value: !neutral };
  const gone = parts.map(({ kind }) => kind === "constant");
  if (gone.every(Boolean)) {
    const isAsked = parts.some((part) => part.kind === "constant" && part.value === neutral);
    return { kind: "constant", value: isAsked ? neutral : "gone" };
  }
  const inside = parts.flatMap((part) => (part.kind === "rest" ? part.changes : []));
  const alone = gone.filter((one) => !one).length === 1 && gone.includes(true);
  return { kind: "rest", changes: [...withoutOperands(fault, operands, gone), ...inside], alone };
}

function counted(fault: Fault, count: Count, known: Known): Left {
  const { quantity, number, operands } = count;
  if (quantity !== "at least" || number === undefined) {
    const left = joined(fault, count, known, quantity === "all");
    return left.kind === "constant" ? left : { ...left, alone: false };
  }
  const parts = operands.map((operand) => leave(fault, operand, known));
  const has = parts.filter((part) => part.kind === "constant" && part.value === true).length;
  const rest = parts.filter(({ kind }) => kind === "rest").length;
  const asked = number.value - has;
  if (asked <= 0) return { kind: "constant", value: true };
  if (asked > rest) return { kind: "constant", value: false };
  const inside = parts.flatMap((part) => (part.kind === "rest" ? part.changes : []));
  const gone = parts.map(({ kind }) => kind === "constant");
  const fewer = has === 0 ? [] : [rewrite(fault, number, String(asked))];
  return {
    kind: "rest",
    changes: [...fewer, ...withoutOperands(fault, operands, gone), ...inside],
    alone: false,
  };
}

function withoutOperands(
  fault: Fault,
  operands: readonly Span[],
  gone: readonly boolean[],
): readonly Change[] {
  const first = gone.indexOf(false);
  return operands.flatMap((operand, at): Change[] => {
    if (gone[at] !== true) return [];
    const [before, after] = [operands[at - 1], operands[at + 1]];
    if (at < first)
      return after === undefined ? [] : [rewrite(fault, { start: operand.start, end: after.start }, "")];
    return before === undefined ? [] : [rewrite(fault, { start: before.end, end: operand.end }, "")];
  });
}

// ── Where conditions stand ─────────────────────────────────────────────────────────────────────────────────────

/** The conditions of a declaration. */
export function clausesIn(fault: Fault): readonly Clause[] {
  const { declaration } = fault.item;
  switch (declaration.kind) {
    case "threshold":
      return clause(declaration.when);
    case "define":
      return [
        ...clause(declaration.value, (value) =>
          declaration.value === undefined || value === "gone"
            ? undefined
            : [rewrite(fault, declaration.value, value ? "yes" : "no")],
        ),
        ...declaration.branches.flatMap((branch) =>
          clause(branch.when, (value) => branchWhen(fault, declaration.branches, branch, value)),
        ),
      ];
    case "power":
    case "action":
      return [
        ...clause(declaration.openWhen, (value) =>
          value === false ? undefined : withoutClause(fault, "open when"),
        ),
        ...clause("adequateWhen" in declaration ? declaration.adequateWhen : undefined, (value) =>
          value === false ? undefined : withoutClause(fault, "adequate when"),
        ),
      ];
    case "rule":
      return [
        ...clause(declaration.when),
        ...clause(declaration.unless, (value) =>
          value === true ? undefined : withoutClause(fault, "unless"),
        ),
      ];
    case "principle":
      return declaration.statements.flatMap((statement) => statementClauses(fault, statement));
    case "assume":
      return clause(declaration.condition);
    default:
      return [];
  }
}

function clause(
  condition: Expression | undefined,
  when: Clause["when"] = () => undefined,
): readonly Clause[] {
  return condition === undefined ? [] : [{ condition, when }];
}

function statementClauses(fault: Fault, statement: Statement): readonly Clause[] {
  switch (statement.kind) {
    case "whenever":
      return [
        ...clause(statement.when, (value) =>
          value === false ? withoutStatement(fault, statement) : undefined,
        ),
        ...clause(statement.then),
      ];
    case "never":
      return clause(statement.condition);
    default:
      return [];
  }
}

function withoutStatement(fault: Fault, statement: Statement): readonly Change[] {
  const { declaration } = fault.item;
  const alone = declaration.kind !== "principle" || declaration.statements.length === 1;
  const at = { start: fault.item.start + statement.start, end: fault.item.start + statement.end };
  return [alone ? withoutDeclaration(fault) : without(fault, at)];
}

function withoutClause(fault: Fault, head: string): readonly Change[] | undefined {
  const found = clauseSpans(fault).find((one) => one.head === head);
  return found && [without(fault, found)];
}

function branchWhen(
  fault: Fault,
  branches: readonly Branch[],
  branch: Branch,
  value: Settled,
): readonly Change[] | undefined {
  if (value === "gone") return undefined;
  const out = (at: number) => withoutPart(fault, branches, at) ?? [];
  if (!value) return [out(branches.indexOf(branch))].flat();
  // It counts wherever no other branch does, which is all that an `otherwise` says.
  const otherwise = rewrite(fault, branch, `${written(fault, branch.value)} otherwise`);
  return [otherwise, out(branches.findIndex((other) => other.otherwise))].flat();
}

/** The clause in which a part stands. */
export function clauseAround(fault: Fault, part: Span): Clause | undefined {
  return clausesIn(fault).find(({ condition }) => condition.start <= part.start && part.end <= condition.end);
}

/** The part of a declaration's conditions that has a span. */
export function partAt(declaration: Declaration, { start, end }: Span): Expression | undefined {
  let found: Expression | undefined;
  walk(declaration, (node) => {
    if (node.start === start && node.end === end && isExpression(node)) found ??= node;
  });
  return found;
}

const conditions = new Set(["name", "word", "logic", "not", "count", "comparison", "group"]);

function isExpression(node: { readonly kind: string }): node is Expression {
  return conditions.has(node.kind);
}
