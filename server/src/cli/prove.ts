/** `remit prove`: every principle of policies, and whether it holds in every case. */
import type { WitnessCase } from "../analysis/finding.ts";
import type { PrincipleResult } from "../analysis/principle-result.ts";
import { counted as countedCases } from "../analysis/witness.ts";
import { inAllCases } from "../protocol/counts.ts";
import { shownPlace as placeOfName } from "../workspace/findings.ts";
import type { Policy } from "../workspace/snapshot.ts";
import { counted, load, shownPath, shownPlace } from "./load.ts";
import { flag, type Io, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "prove [PATH…] [--json]",
  summary: "Says of every principle whether it holds in all cases, fails, or could not be proved.",
  help: [
    "PATH    files or folders; the current folder if none is named",
    "--json  as data, with the cases that show why a principle fails",
    "Exit code 0 if all hold, 1 if one fails or is not proved, 2 if a policy has errors.",
  ],
  options: { json: { type: "boolean" } },
  async run(args, io) {
    const { snapshot } = await load(args.positionals, io, { analysed: true });
    const proofs = snapshot.policies.map(proofOf);
    if (flag(args, "json")) io.out(JSON.stringify(proofs.map(asData(io)), undefined, 2));
    else report(proofs, io);
    if (proofs.some(({ hindrance }) => hindrance !== undefined)) return 2;
    return proofs.some(({ results }) => results.some(({ state }) => state.kind !== "holds")) ? 1 : 0;
  },
};

interface Proof {
  readonly policy: Policy;
  readonly results: readonly PrincipleResult[];
  /** Why nothing could be proved. */
  readonly hindrance: string | undefined;
}

function proofOf(policy: Policy): Proof {
  const { analysis } = policy;
  switch (analysis.kind) {
    case "checking":
      return { policy, results: [], hindrance: "it was not analysed" };
    case "has-mistakes":
      return { policy, results: [], hindrance: "it has errors; `remit check` shows them" };
    case "failed":
      return { policy, results: [], hindrance: analysis.reason };
    case "analysed": {
      const contradiction = analysis.findings.find(({ code }) => code === "assumptions-contradict");
      const hindrance = contradiction && "its assumptions contradict each other; `remit check` says which";
      return { policy, results: analysis.principles, hindrance };
    }
  }
}

function report(proofs: readonly Proof[], io: Io): void {
  for (const { policy, results, hindrance } of proofs) {
    const name = shownPath(policy.root, io);
    if (hindrance !== undefined) {
      io.out(`${name}: nothing was proved: ${hindrance}\n`);
      continue;
    }
    io.out(`${name}: ${sum(results)}`);
    for (const result of results) for (const line of lines(result)) io.out(`  ${line}`);
    io.out("");
  }
}

function sum(results: readonly PrincipleResult[]): string {
  if (results.length === 0) return "no principles";
  const count = (kind: PrincipleResult["state"]["kind"]) =>
    results.filter(({ state }) => state.kind === kind).length;
  const verb = (kind: "holds" | "fails", one: string, many: string) =>
    `${count(kind)} ${count(kind) === 1 ? one : many}`;
  const parts = [
    verb("holds", "holds", "hold"),
    verb("fails", "fails", "fail"),
    `${count("not-proved")} not proved`,
  ];
  return `${counted(results.length, "statement")}: ${parts.join(", ")}`;
}

function lines({ name, text, state }: PrincipleResult): readonly string[] {
  switch (state.kind) {
    case "holds":
      return [`holds       ${name}: ${text}`, `            ${holdsText(state)}`];
    case "fails": {
      const often = state.count === undefined ? "" : ` in ${countedCases(BigInt(state.count), state.counts)}`;
      const shown = pairLines(state.witness, state.second).map((line) => `            ${line}`);
      return [`FAILS       ${name}: ${text}`, `            fails${often}: ${state.how}`, ...shown];
    }
    case "not-proved":
      return [`not proved  ${name}: ${text}`, `            ${state.reason}`];
  }
}

function holdsText({ cases, assumptions }: Extract<PrincipleResult["state"], { kind: "holds" }>): string {
  const where = cases === undefined ? "in every case" : inAllCases(cases);
  return assumptions.length === 0 ? where : `${where}, under ${assumptions.join(", ")}`;
}

/** Of a pair what differs; of one case nothing, as the sentence above tells it. */
function pairLines(first: WitnessCase | undefined, second: WitnessCase | undefined): readonly string[] {
  if (first === undefined || second === undefined) return [];
  if (first.timeline !== undefined && second.timeline !== undefined)
    return ["first:", ...timelineLines(first), "then:", ...timelineLines(second)];
  return Object.entries(first.given)
    .filter(([name, value]) => second.given[name] !== value)
    .map(([name, value]) => `${name}: ${value} in one case, ${second.given[name] ?? "unknown"} in the other`);
}

/** What happened, a line each, and the day of the decision. */
function timelineLines({ timeline = [], on }: WitnessCase): readonly string[] {
  const entries = timeline.map(({ on: day, event, fields = {} }) =>
    [day, event, ...Object.entries(fields).map(([name, value]) => `${name} ${value}`)].join(" "),
  );
  return [...entries, ...(on === undefined ? [] : [`decided on ${on}`])].map((entry) => `  ${entry}`);
}

const asData =
  (io: Io) =>
  ({ policy, results, hindrance }: Proof) => ({
    policy: shownPath(policy.root, io),
    ...(hindrance === undefined ? {} : { notProved: hindrance }),
    principles: results.map(({ name, statement, text, place, state }) => {
      const shown = placeOfName(policy, place);
      const document = policy.documents.find(({ uri }) => uri === place.uri);
      return {
        name,
        statement,
        text,
        ...(document === undefined ? {} : { place: shownPlace(document, shown, io) }),
        ...stateData(state),
      };
    }),
  });

function stateData({ kind, ...rest }: PrincipleResult["state"]) {
  return { state: kind, ...rest };
}
