/** What is easily written in place of something else: `above` for `at least`, `and` for `or`. */
import { type Comparison, type Expression, type Logic, walk } from "@remit/grammar";
import { type FindingProposal, inFile, onOneLine } from "./finding-fix.ts";
import { type Fault, rewrite, written } from "./fix.ts";

const neighbours: Readonly<Record<string, string>> = {
  "at least": "above",
  above: "at least",
  "at most": "below",
  below: "at most",
};

/** More would bury the one that is meant. */
const MOST = 6;

/** Each of the slips that may have been made in a condition; which of them it was, trying tells. */
export function slips(fault: Fault, condition: Expression): readonly FindingProposal[] {
  const found: FindingProposal[] = [];
  walk(condition, (node) => {
    if (node.kind === "comparison") found.push(...otherBound(fault, node));
    if (node.kind === "logic" && node.operands.length === 2) found.push(...otherJoint(fault, node));
  });
  return found.slice(0, MOST);
}

function otherBound(fault: Fault, { left, op, operands }: Comparison): readonly FindingProposal[] {
  const other = neighbours[op];
  const [operand] = operands;
  if (other === undefined || operand === undefined) return [];
  const between = { start: left.end, end: operand.start };
  const text = written(fault, between);
  const changed = text.replace(new RegExp(op.replace(" ", "\\s+")), other);
  const meant = `${written(fault, left)}${changed}${written(fault, operand)}`;
  return [
    { title: `Write \`${onOneLine(meant)}\``, changes: [inFile(fault, rewrite(fault, between, changed))] },
  ];
}

function otherJoint(fault: Fault, { op, operands }: Logic): readonly FindingProposal[] {
  const [first, second] = operands;
  if (first === undefined || second === undefined) return [];
  const between = { start: first.end, end: second.start };
  const other = op === "and" ? "or" : "and";
  const changed = written(fault, between).replace(op, other);
  return [
    {
      title:
        op === "and"
          ? "Let one of the two be enough: `or` instead of `and`"
          : "Ask for both: `and` instead of `or`",
      changes: [inFile(fault, rewrite(fault, between, changed))],
    },
  ];
}
