/** `remit editions`: on which days policies change, and which of their cases end otherwise from then on. */
import type { EditionsReport } from "../protocol/editions.ts";
import { editionsReport } from "../simulation/transitional.ts";
import { editionsText } from "../simulation/transitional-text.ts";
import type { Policy } from "../workspace/snapshot.ts";
import { blocks, counted, load, shownPath } from "./load.ts";
import { flag, type Io, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "editions [PATH…] [--json]",
  summary: "Says on which days policies change, and which of their cases end otherwise from then on.",
  help: ["PATH    files or folders; the current folder if none is named", "--json  the same as data"],
  options: { json: { type: "boolean" } },
  async run(args, io) {
    const { snapshot } = await load(args.positionals, io);
    const found = snapshot.policies.map((policy) => reportOn(policy, io));
    if (flag(args, "json")) io.out(JSON.stringify(found, undefined, 2));
    else io.out(found.map(shown).join("\n"));
    return found.some(({ errors }) => errors > 0) ? 2 : 0;
  },
};

interface Found {
  readonly policy: string;
  /** How many errors keep its cases from being looked at. */
  readonly errors: number;
  readonly report?: EditionsReport;
}

function reportOn(policy: Policy, io: Io): Found {
  const path = shownPath(policy.root, io);
  const errors = policy.documents.flatMap(({ uri }) => policy.checked().problems(uri)).filter(blocks).length;
  if (errors > 0) return { policy: path, errors };
  const steps = editionsReport(policy.checked().model(), path);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return { policy: path, errors, report: step.value };
}

function shown({ policy, errors, report }: Found): string {
  if (report !== undefined) return `${policy}: ${editionsText(report)}`;
  return `${policy}: its cases were not looked at, because it has ${counted(errors, "error")}. \`remit check\` shows them.\n`;
}
