import type { Branch } from "@remit/grammar";
import { evaluate } from "../../simulation/kleene.ts";
import {
  bracketed,
  decisionShown,
  type FindingFault,
  type FindingFix,
  faultAt,
  inFile,
  negated,
} from "./finding-fix.ts";
import { argument, type Fault, rewrite, written } from "./fix.ts";

/** Of the branches that hold at once, one counts and the others are narrowed; or two of them say the same. */
export const fix: FindingFix = (fault) => {
  const definition = fault.model.definitions.find(({ name }) => name === argument(fault, "name"));
  const own = definition && faultAt(fault, definition.place);
  const declaration = own?.item.declaration;
  if (definition?.kind !== "branches" || declaration?.kind !== "define" || own === undefined) return [];
  const holding = branchesHolding(fault, definition).flatMap((at) => declaration.branches[at] ?? []);
  const value = ({ value: said }: Branch) => written(own, said);
  return holding.flatMap((first) => {
    const others = holding.filter((other) => value(other) !== value(first));
    const names = [...new Set(others.map((other) => `\`${value(other)}\``))].join(" and ");
    const same = others.map((other) => inFile(own, rewrite(own, other.value, value(first))));
    return [
      {
        title: `Let \`${value(first)}\` count where ${names} would hold too`,
        changes: others.flatMap((other) => narrowedBy(own, other, first)).map((one) => inFile(own, one)),
      },
      ...(holding.length > 2 ? [] : [{ title: `Let it be \`${value(first)}\` in both`, changes: same }]),
    ];
  });
};

type Branches = Extract<FindingFault["model"]["definitions"][number], { kind: "branches" }>;

/** Which of the branches with a condition hold in the case that the finding shows. */
function branchesHolding(fault: FindingFault, { branches }: Branches): readonly number[] {
  const frame = decisionShown(fault)?.frame;
  return branches.flatMap(({ when }, at) =>
    when !== undefined && frame !== undefined && evaluate(when, frame) === 1 ? at : [],
  );
}

function narrowedBy(own: Fault, { when }: Branch, { when: first }: Branch) {
  if (when === undefined || first === undefined) return [];
  return [rewrite(own, when, `${bracketed(when, written(own, when))} and ${negated(own, first)}`)];
}
