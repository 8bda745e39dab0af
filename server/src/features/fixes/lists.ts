/** Lists of names: what a power excludes, what a rule overrides, what a rule asks to be used. */
import type { Name, Node } from "@remit/grammar";
import { clauseSpans } from "./clause-spans.ts";
import { type Fault, type Fix, without, withoutPart } from "./fix.ts";

/** Takes the name with the problem out of the list that it stands in; with the clause, if it stands there alone. */
export const withoutName =
  (title: string): Fix =>
  (fault) => {
    const at = fault.problem.start - fault.item.start;
    const list = fault.path.flatMap(listsIn).find((names) => names.some((name) => name.start === at));
    if (list === undefined) return [];
    const change =
      list.length === 1
        ? withoutClause(fault)
        : withoutPart(
            fault,
            list,
            list.findIndex((name) => name.start === at),
          );
    return change === undefined ? [] : [{ title, changes: [change] }];
  };

function listsIn(node: Node): readonly (readonly Name[])[] {
  switch (node.kind) {
    case "power":
      return [node.excludes, node.kinds];
    case "action":
      return [node.excludes];
    case "rule":
      return [node.overrides];
    case "effect":
      return [node.targets];
    case "enter":
      return [node.stages];
    case "never-changes":
      return [node.facts];
    case "would-decide":
      return [node.facts.filter((fact) => fact.kind === "name")];
    case "comparison":
      return [node.by];
    default:
      return [];
  }
}

function withoutClause(fault: Fault) {
  const clause = clauseSpans(fault).find(
    ({ start, end }) => start <= fault.problem.start && fault.problem.start < end,
  );
  return clause === undefined ? undefined : without(fault, clause);
}
