/** A rule that does not reach what is worse: where worse facts lead to a weaker power, its bounds are let go. */
import { type Comparison, type Expression, walk } from "@remit/grammar";
import {
  type FindingFault,
  type FindingProposal,
  faultAt,
  inFile,
  onOneLine,
  shortened,
} from "./finding-fix.ts";
import { type Fault, rewrite, written } from "./fix.ts";
import { type Clause, clausesIn, simpler } from "./simpler.ts";

/** `worse`: the fact, or the definition, that gets worse; undefined for the fact in which the two cases differ. */
export function reachWorse(fault: FindingFault, worse: string | undefined): readonly FindingProposal[] {
  const { model, policy } = fault;
  const subject = worse ?? differing(fault);
  const way = [...model.inputs, ...model.definitions].find(({ name }) => name === subject)?.worse ?? 0;
  if (subject === undefined || way === 0) return [];
  return policy.documents.flatMap(({ uri, tree }) =>
    tree.items.flatMap(({ start, declaration }) => {
      const own = reaching.has(declaration.kind)
        ? faultAt(fault, { uri, start: start + declaration.start, end: start + declaration.end })
        : undefined;
      return own === undefined ? [] : clausesIn(own).flatMap((clause) => wider(own, clause, subject, way));
    }),
  );
}

const reaching: ReadonlySet<string> = new Set(["rule", "threshold", "define", "power"]);

function differing({ finding: { witness, second } }: FindingFault): string | undefined {
  return Object.keys(witness?.given ?? {}).find((name) => witness?.given[name] !== second?.given[name]);
}

function wider(own: Fault, clause: Clause, subject: string, way: 1 | -1): readonly FindingProposal[] {
  const { declaration } = own.item;
  const name = "name" in declaration ? (declaration.name?.text ?? "") : "";
  const found: FindingProposal[] = [];
  const propose = (title: string, changes: readonly ReturnType<typeof rewrite>[] | undefined) =>
    found.push({
      title: `Let \`${name}\` reach what is worse: ${title}`,
      changes: (changes ?? []).map((change) => inFile(own, change)),
    });
  walk(clause.condition, (node) => {
    if (node.kind !== "comparison" && node.kind !== "not" && node.kind !== "name") return;
    const open = node.kind === "comparison" ? openTo(own, node, subject, way) : undefined;
    if (open !== undefined) propose(`\`${open}\``, [rewrite(own, node, open)]);
    else if (keepsOut(node, subject, way))
      propose(
        `no longer ask for \`${shortened(onOneLine(written(own, node)))}\``,
        simpler(own, clause, (part) => (part === node ? true : undefined)),
      );
  });
  return found;
}

/** The same comparison with its end open: what was asked for, and all that is worse. */
function openTo(own: Fault, node: Comparison, subject: string, way: 1 | -1): string | undefined {
  const { left, op, negated, operands } = node;
  if (negated || left.kind !== "name" || left.text !== subject) return undefined;
  if (op !== "is" && op !== "between") return undefined;
  const bound = way === 1 ? operands[0] : operands.at(-1);
  if (bound === undefined || bound.kind === "word") return undefined;
  return `${subject} is ${way === 1 ? "at least" : "at most"} ${written(own, bound)}`;
}

/** Whether a condition ends where things get worse. */
function keepsOut(node: Expression, subject: string, way: 1 | -1): boolean {
  const isSubject = (part: Expression) => part.kind === "name" && part.text === subject;
  if (node.kind === "not") return way === 1 && isSubject(node.operand);
  if (node.kind !== "comparison" || !isSubject(node.left) || node.negated) return false;
  return way === 1
    ? node.op === "at most" || node.op === "below"
    : node.op === "at least" || node.op === "above";
}
