/** `remit test`: runs the cases that stand in policies. */
import type { CaseResult } from "../protocol/outcome.ts";
import { runCase } from "../simulation/run-case.ts";
import { positionAt } from "../workspace/lines.ts";
import type { Policy } from "../workspace/snapshot.ts";
import { blocks, counted, load, shownPath } from "./load.ts";
import { flag, type Io, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "test [PATH…] [--json] [--verbose]",
  summary: "Runs the cases of policies and says which did not end as expected.",
  help: [
    "PATH       files or folders; the current folder if none is named",
    "--verbose  names the cases that passed, too",
    "--json     the results as data, with outcomes",
  ],
  options: { json: { type: "boolean" }, verbose: { type: "boolean" } },
  async run(args, io) {
    const { snapshot } = await load(args.positionals, io);
    const policies = snapshot.policies.map((policy) => runPolicy(policy));
    if (flag(args, "json")) io.out(JSON.stringify(policies.map(asData(io)), undefined, 2));
    else for (const policy of policies) report(policy, flag(args, "verbose"), io);

    if (policies.some(({ errors }) => errors > 0)) return 2;
    return policies.some(({ results }) => results.some(({ passed }) => !passed)) ? 1 : 0;
  },
};

interface PolicyRun {
  readonly policy: Policy;
  /** How many errors keep its cases from being run. */
  readonly errors: number;
  readonly results: readonly CaseResult[];
}

function runPolicy(policy: Policy): PolicyRun {
  const errors = policy.documents.flatMap(({ uri }) => policy.checked().problems(uri)).filter(blocks).length;
  if (errors > 0) return { policy, errors, results: [] };
  const model = policy.checked().model();
  return { policy, errors, results: model.cases.map((kase) => runCase(model, kase)) };
}

function report({ policy, errors, results }: PolicyRun, verbose: boolean, io: Io): void {
  const name = shownPath(policy.root, io);
  if (errors > 0) {
    io.out(
      `${name}: its cases were not run, because it has ${counted(errors, "error")}. \`remit check\` shows them.`,
    );
    return;
  }
  for (const result of results) {
    if (result.passed && verbose) io.out(`  passed  ${result.title}`);
    if (!result.passed) failed(policy, result, io);
  }
  const passed = results.filter((result) => result.passed).length;
  io.out(`${name}: ${counted(results.length, "case")}, ${passed} passed, ${results.length - passed} failed`);
}

function failed(policy: Policy, result: CaseResult, io: Io): void {
  io.out(`  FAILED  ${result.title} (${at(policy, result.place, io)})`);
  if (result.error !== undefined) io.out(`          ${result.error}`);
  for (const { text, passed, actual } of result.expectations)
    if (!passed) io.out(`          expected ${text}\n          but ${actual}`);
  if (result.outcome !== undefined) io.out(`          ${result.outcome.summary}`);
  const rule = result.deciding[0];
  if (rule !== undefined) io.out(`          decided by ${rule.rule} (${at(policy, rule.place, io)})`);
}

function at(policy: Policy, place: CaseResult["place"], io: Io): string {
  const document = policy.documents.find(({ uri }) => uri === place.uri);
  if (document === undefined) return shownPath(place.uri, io);
  const { line, character } = positionAt(document.lines, place.start);
  return `${shownPath(place.uri, io)}:${line + 1}:${character + 1}`;
}

const asData =
  (io: Io) =>
  ({ policy, errors, results }: PolicyRun) => ({ policy: shownPath(policy.root, io), errors, results });
