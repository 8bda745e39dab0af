/** What the analysis says of a policy: its state, what it found, and each principle. */
import type { Finding, WitnessCase } from "../analysis/finding.ts";
import type { PrincipleResult } from "../analysis/principle-result.ts";
import type {
  AnalysisReport,
  AnalysisState,
  AnalysisStates,
  FindingData,
  PrincipleData,
} from "../protocol/analysis.ts";
import type { CaseData } from "../protocol/case.ts";
import { placeOf } from "../semantics/model.ts";
import { readCase } from "../simulation/read-case.ts";
import { simulate } from "../simulation/simulate.ts";
import { fileName } from "../workspace/files.ts";
import { findingProblem, shownPlace } from "../workspace/findings.ts";
import type { Policy, Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function analysisReport(now: Snapshot, { uri }: { readonly uri: string }): AnalysisReport | null {
  const document = documentIn(now, { uri });
  const [policy] = document === undefined ? [] : now.policiesOf(document.uri);
  if (policy === undefined) return null;
  const { analysis, root } = policy;
  const info = policy.checked().model().policy;
  return {
    root,
    title: info?.title ?? info?.name ?? fileName(root),
    state: stateOf(policy),
    findings: analysis.kind === "analysed" ? analysis.findings.map((one) => findingData(policy, one)) : [],
    principles:
      analysis.kind === "analysed" ? analysis.principles.map((one) => principleData(policy, one)) : [],
  };
}

export function analysisStatesOf(now: Snapshot): AnalysisStates {
  return {
    policies: now.policies.map((policy) => ({
      root: policy.root,
      files: policy.documents.map(({ uri }) => uri),
      state: stateOf(policy),
    })),
  };
}

/** What was found counts first; without that, anything that was left open keeps it from being called consistent. */
export function stateOf(policy: Policy): AnalysisState {
  const { analysis } = policy;
  switch (analysis.kind) {
    case "checking":
      return { kind: "checking" };
    case "has-mistakes":
      return { kind: "not-proved", reason: "the policy has mistakes; correct them first" };
    case "failed":
      return { kind: "not-proved", reason: analysis.reason };
    case "analysed": {
      const found = analysis.findings.map((finding) => findingProblem(policy, finding));
      const count = found.filter(({ severity }) => severity === "error" || severity === "warning").length;
      if (count > 0) return { kind: "problems", count };
      const open = analysis.findings.find(
        ({ code }) => code === "not-proved" || code === "principle-not-proved",
      );
      return open === undefined ? { kind: "consistent" } : { kind: "not-proved", reason: openReason(open) };
    }
  }
}

function openReason({ args }: Finding): string {
  return "reason" in args ? args.reason : "not every case could be looked at";
}

function findingData(policy: Policy, finding: Finding): FindingData {
  const { severity, message, help, start, end } = findingProblem(policy, finding);
  const model = policy.checked().model();
  const involved = model.rules.filter(({ name }) => finding.rules.includes(name));
  const about = finding.about === undefined || finding.about === "" ? undefined : finding.about;
  return {
    code: finding.code,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    place: { uri: finding.place.uri, start, end },
    ...(about === undefined ? {} : { about }),
    rules: involved.map(({ name, place }) => ({ name, place: shownPlace(policy, placeOf(model, place)) })),
    cases: casesIn(finding, titleOf(finding)),
    follows: followsIn(policy, finding),
    facts: factsIn(policy, `${message} ${help ?? ""}`),
    ...(finding.count === undefined ? {} : { count: finding.count }),
  };
}

function principleData(policy: Policy, result: PrincipleResult): PrincipleData {
  const { title } =
    policy
      .checked()
      .model()
      .principles.find(({ name }) => name === result.name) ?? {};
  return {
    name: result.name,
    ...(title === undefined ? {} : { title }),
    text: result.text,
    place: shownPlace(policy, result.place),
    state: principleState(policy, result),
  };
}

function principleState(policy: Policy, { name, state }: PrincipleResult): PrincipleData["state"] {
  switch (state.kind) {
    case "holds":
      return {
        kind: "holds",
        ...(state.cases === undefined ? {} : { cases: state.cases }),
        assumptions: [...state.assumptions],
      };
    case "fails":
      return {
        kind: "fails",
        how: state.how,
        cases: casesIn(state, `${name} fails`),
        follows: followsIn(policy, state),
        facts: factsIn(policy, state.how),
        ...(state.count === undefined ? {} : { count: state.count }),
        counts: state.counts,
      };
    case "not-proved":
      return state;
  }
}

/** The facts and judgements that a sentence names. */
function factsIn(policy: Policy, text: string): string[] {
  const named = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  return policy
    .checked()
    .model()
    .inputs.flatMap(({ name }) => (named.has(name) ? [name] : []));
}

/** A case of a finding as a person would keep it: under a title that says what it shows. */
function casesIn({ witness, second }: Pick<Finding, "witness" | "second">, title: string): CaseData[] {
  if (witness === undefined) return [];
  if (second === undefined) return [caseData(witness, title)];
  return [caseData(witness, `${title}: one case`), caseData(second, `${title}: the other`)];
}

/** What follows in each case, as the interpreter says it. */
function followsIn(policy: Policy, { witness, second }: Pick<Finding, "witness" | "second">): string[] {
  const model = policy.checked().model();
  return [witness, second].flatMap((shown) =>
    shown === undefined ? [] : simulate(model, readCase(model, shown).kase).summary,
  );
}

function caseData({ on, given, timeline, none }: WitnessCase, title: string): CaseData {
  return {
    title,
    ...(on === undefined ? {} : { on }),
    given: { ...given },
    ...(timeline === undefined ? {} : { timeline }),
    ...(none === undefined ? {} : { none }),
  };
}

function titleOf({ code, about, rules, args }: Finding): string {
  const names = rules.length > 0 ? rules.join(" and ") : (about ?? "");
  const target = "target" in args ? args.target : "";
  switch (code) {
    case "gap":
      return "No rule speaks";
    case "principle-fails":
      return `${args.name} fails`;
    case "required-but-closed":
      return `${target} is required but closed`;
    case "required-and-prohibited":
    case "exclusive-powers-required":
    case "two-powers-required":
      return `${names} contradict each other`;
    case "may-removes-must":
      return `${args.name} takes away what is required`;
    case "branches-differ":
      return `${args.name} has two values`;
    case "branches-leave-gap":
      return `${args.name} has no value`;
    default:
      return names === "" ? code.replaceAll("-", " ") : names;
  }
}
