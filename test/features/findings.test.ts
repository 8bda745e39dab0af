/** What the analysis found, as an editor shows it: problems, the report, counts behind rules, and fixes that were tried. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeActions, findingActions } from "@remit/server/features/actions.ts";
import { analysisReport, analysisStatesOf } from "@remit/server/features/analysis.ts";
import { diagnosticsOf } from "@remit/server/features/diagnostics.ts";
import { findingFixes } from "@remit/server/features/fixes/findings.ts";
import { inlayHints } from "@remit/server/features/inlay-hints.ts";
import { explainedData } from "@remit/server/features/what-if.ts";
import { AnalysisReport } from "@remit/server/protocol/analysis.ts";
import { analyserInTurns } from "@remit/server/workspace/analyser.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";
import { type CodeAction, TextDocumentEdit, type TextEdit } from "vscode-languageserver";
import { memoryDisk } from "../support/memory-disk.ts";
import { edited, type Opened, openFixture, shown, wholeRange } from "../support/open-fixture.ts";
import { changed, smallPolicy } from "../support/small-policy.ts";

/** A fixture whose policies were analysed. */
async function analysed(text: string): Promise<Opened> {
  const opened = await openFixture(text);
  await opened.workspace.analyse();
  return { ...opened, now: await opened.workspace.snapshot() };
}

const withoutOverride = changed("  overrides R1\n  because", "  because");

describe("findings in the editor", () => {
  it("are problems at the name of the rule, with the other rules beside and a case in words", async () => {
    const { now, uri } = await analysed(withoutOverride);
    const [found, ...more] = diagnosticsOf(now, uri).filter(({ source }) => source === "remit");
    assert.deepEqual(more, []);
    assert.equal(found?.code, "two-powers-required");
    assert.equal(shown(now, uri, found.range), "R1");
    assert.match(
      String(found.message),
      /`warning-notice` and `vary-conditions`.*for example when .*`warnings` is/s,
    );
    const places = (found.relatedInformation ?? []).map(({ location }) => shown(now, uri, location.range));
    assert.deepEqual(places, ["R2", "warning-notice", "vary-conditions"]);
  });

  it("stand at the value that plays no part, and not at what `is not` denies", async () => {
    const text = `scale s low < mid < high\nfact h: s\nfact f: yes/no\npower p\npower q\nrule R1 when f and h is one of (low, high) then may use p\nrule R2 otherwise may use q\nrule R3 when h is not high and not f then must use p\nassume h is not high because "x"\n`;
    const { now, uri } = await analysed(text);
    const places = diagnosticsOf(now, uri)
      .filter(({ code }) => String(code).startsWith("condition-"))
      .map(({ code, range }) => [code, shown(now, uri, range)]);
    assert.deepEqual(places, [
      ["condition-never-true", "high"],
      ["condition-always-true", "h is not high"],
    ]);
  });

  it("belong to the text they were found in: after an edit there are none until it was analysed", async () => {
    const { workspace, uri } = await analysed(withoutOverride);
    workspace.change(uri, 2, [{ text: `${withoutOverride}// a remark\n` }]);
    const then = await workspace.snapshot();
    assert.deepEqual(diagnosticsOf(then, uri), []);
    assert.deepEqual(analysisReport(then, { uri })?.state, { kind: "checking" });
    assert.deepEqual(analysisReport(then, { uri })?.findings, []);
    await workspace.analyse();
    assert.equal(diagnosticsOf(await workspace.snapshot(), uri).length, 1);
  });

  it("are shown as they are found, while the policy still counts as being checked", async () => {
    const inTurns = analyserInTurns(async () => {});
    let goOn = () => {};
    const rest = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const workspace = createWorkspace(memoryDisk(), {
      ...inTurns,
      analyse: async (...asked) => {
        const all = await inTurns.analyse(...asked);
        await rest;
        return all;
      },
    });
    const uri = "file:///policy.remit";
    workspace.open(uri, 1, withoutOverride);
    let end: Promise<void> | undefined;
    await new Promise<void>((told) => {
      end = workspace.analyse(told);
    });
    const midst = await workspace.snapshot();
    assert.deepEqual(
      diagnosticsOf(midst, uri).map(({ code }) => code),
      ["two-powers-required"],
    );
    assert.deepEqual(analysisReport(midst, { uri })?.state, { kind: "checking" });
    workspace.change(uri, 2, [{ text: `${withoutOverride}// a remark\n` }]);
    goOn();
    await end;
    const then = await workspace.snapshot();
    assert.deepEqual(diagnosticsOf(then, uri), []);
    assert.deepEqual(analysisReport(then, { uri })?.state, { kind: "checking" });
    await workspace.analyse();
    assert.deepEqual(analysisReport(await workspace.snapshot(), { uri })?.state, {
      kind: "problems",
      count: 1,
    });
  });

  it("are not looked for while the text has mistakes, and that is not called consistent", async () => {
    const { now, uri } = await analysed(changed("impact-of-breach: impact", "impact-of-breach: impcat"));
    const { state } = analysisReport(now, { uri }) ?? assert.fail("no report");
    assert.equal(state.kind, "not-proved");
    assert.match(state.kind === "not-proved" ? state.reason : "", /mistakes/);
    assert.ok(diagnosticsOf(now, uri).every(({ code }) => code !== "gap"));
  });

  it("come as a report with the case, the deciding rules and every principle", async () => {
    const { now, uri } = await analysed(withoutOverride);
    const report = AnalysisReport.parse(analysisReport(now, { uri }));
    assert.deepEqual(report.state, { kind: "problems", count: 1 });
    const [finding] = report.findings;
    assert.deepEqual(
      finding?.rules.map(({ name }) => name),
      ["R1", "R2"],
    );
    const [kase] = finding?.cases ?? [];
    assert.ok(kase !== undefined && finding !== undefined);
    assert.equal(kase.title, "R1 and R2 contradict each other");
    assert.ok(finding.facts.includes("warnings"), finding.facts.join());
    const outcome = explainedData(now, { uri, case: kase })?.outcome;
    assert.equal(outcome?.class, "conflict", "the case shows what it is said to show");
    assert.equal(report.principles.length, 3);
    assert.deepEqual(analysisStatesOf(now).policies, [{ root: uri, files: [uri], state: report.state }]);
  });

  it("call a policy consistent, with the number of cases in which each principle holds", async () => {
    const { now, uri } = await analysed(smallPolicy);
    const report = analysisReport(now, { uri });
    assert.deepEqual(report?.state, { kind: "consistent" });
    assert.deepEqual(
      report?.principles.map(({ state }) => state),
      [1, 2, 3].map(() => ({ kind: "holds", cases: "756", assumptions: [] })),
    );
  });

  it("show a failing principle with a pair of cases", async () => {
    const { now, uri } = await analysed(changed("at most 2 steps", "at most 1 step"));
    const report = analysisReport(now, { uri });
    const failing = report?.principles.find(({ name }) => name === "no-cliff-edge")?.state;
    assert.ok(failing?.kind === "fails");
    assert.equal(failing.cases.length, 2);
    const [one, other] = failing.cases;
    const differ = Object.keys(one?.given ?? {}).filter((name) => one?.given[name] !== other?.given[name]);
    assert.equal(differ.length, 1, "the two differ in one fact");
    const [before, after] = failing.follows;
    assert.match(before ?? "", /`?warning-notice`?/);
    assert.match(after ?? "", /urgent-cancellation/);
  });

  it("say that nothing is proved where the analysis breaks, and lose nothing of the text's own problems", async () => {
    const { memoryFiles } = await import("../support/memory-files.ts");
    const { fixture } = await openFixture(`${smallPolicy}fact spare: yes/no\n`);
    const break_ = async () => Promise.reject(new Error("it stopped"));
    const workspace = createWorkspace(memoryFiles(fixture), { analyse: break_, countRules: break_ });
    const uri = fixture.files[0]?.uri ?? "";
    workspace.addFile(uri);
    await workspace.analyse();
    const now = await workspace.snapshot();
    assert.deepEqual(analysisReport(now, { uri })?.state, { kind: "not-proved", reason: "it stopped" });
    assert.deepEqual(
      diagnosticsOf(now, uri).map(({ code }) => code),
      ["not-proved", "unused"],
    );
  });

  it("leave an analysis that was overtaken, and tell only of the text as it is", async () => {
    const opened = await openFixture(withoutOverride);
    const { workspace, uri } = opened;
    let told = 0;
    const first = workspace.analyse(() => told++);
    workspace.change(uri, 2, [{ text: smallPolicy }]);
    await first;
    await workspace.analyse(() => told++);
    const report = analysisReport(await workspace.snapshot(), { uri });
    assert.deepEqual(report?.state, { kind: "consistent" });
    assert.equal(told, 1);
  });

  it("are looked for once, however often that is asked before something changes", async () => {
    const inTurns = analyserInTurns(async () => {});
    let begun = 0;
    const workspace = createWorkspace(memoryDisk(), {
      ...inTurns,
      analyse: (...asked) => {
        begun++;
        return inTurns.analyse(...asked);
      },
    });
    const uri = "file:///policy.remit";
    workspace.open(uri, 1, smallPolicy);
    await Promise.all([workspace.analyse(), workspace.analyse()]);
    await workspace.analyse();
    assert.equal(begun, 1);
    workspace.change(uri, 2, [{ text: withoutOverride }]);
    await workspace.analyse();
    assert.equal(begun, 2);
    assert.equal(diagnosticsOf(await workspace.snapshot(), uri).length, 1);
  });

  it("count in how many cases each rule applies", async () => {
    const { now, uri } = await analysed(smallPolicy);
    const hints = await inlayHints(now, { textDocument: { uri }, range: wholeRange(now, uri) });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ["in 134 cases", "in 76 cases", "in 42 cases", "in 504 cases"],
    );
  });
});

const base = `actor a
scale s worsens low < mid < high
track t one at a time strengthens advise < warn < close
fact f: yes/no, worsens
fact g: yes/no
fact h: s
power p is advise on t
power q is warn on t
`;

/** By code: a policy with that finding, and words of the fixes that there must be. */
/** Rules that leave nothing to say of. */
const settled = "rule R1 when f then a must use p\nrule R2 otherwise a may use q\n";

const mended: Readonly<Record<string, readonly [policy: string, ...titles: readonly string[]]>> = {
  "two-powers-required": [
    `${base}rule R1 when f then a must use p\nrule R2 when g then a must use q because "b"\nrule R3 otherwise a may use p\n`,
    "Let `R1` override `R2`",
    "Let `R2` override `R1`",
    "Let `R1` not apply where `R2` does",
    "Assume that this can't be: f and g",
  ],
  "exclusive-powers-required": [
    `${base.replace("one at a time ", "").replace("advise on t", "advise on t excludes q")}rule R1 when f then a must use p\nrule R2 when g then a must use q\nrule R3 otherwise a may use p\n`,
    "Let `R1` override `R2`",
    "Let `R2` not apply where `R1` does",
  ],
  "required-and-prohibited": [
    `${base}rule R1 when f or g then a must use p\nrule R2 when h is high then a must not use p\nrule R3 otherwise a may use q\n`,
    "Let `R2` override `R1`",
    "Let `R1` not apply where `R2` does",
    "Assume that this can't be: (f or g) and h is high",
  ],
  "required-but-closed": [
    `${base.replace("is advise on t", "is advise on t open when g or h is high")}rule R1 when f then a must use p\nrule R2 otherwise a may use q\n`,
    "Let `R1` ask for what `p` is open for",
  ],
  gap: [
    `${base}rule R1 when f and h is at least mid then a must use p\nrule R2 when not f and g then a must use q\n`,
    "Permit `p` in all cases of which no rule speaks",
    "Permit `p` when not f and not g; or f and h is low",
    "Assume that this can't be",
  ],
  "rule-adds-nothing": [
    `${base}rule R1 when f then a must use p\nrule R2 when f and g then a must use p\nrule R3 when h is high then a may use q\nrule R4 otherwise a may use q\n`,
    "Take `R2` out",
  ],
  "rule-never-applies": [
    `${base}rule R1 when f then a must use p\nrule R2 when g and h is low and h is high then a must use p\nrule R3 otherwise a may use q\n`,
    "Take `R2` out",
  ],
  "rule-always-overridden": [
    `${base}rule R1 when f and g then a must use p\nrule R2 when f then a must use q overrides R1\nrule R3 when h is high and not f and g then a must use p\nrule R4 otherwise a may use q\n`,
    "Take `R1` out",
    "Let `R2` not apply where `R1` does",
  ],
  "may-removes-must": [
    `${base}rule R1 when f then a must use p\nrule R2 when f and g then a may use q overrides R1\nrule R3 when h is high then a may use q\nrule R4 otherwise a may use q\n`,
    "Let `R2` no longer override `R1`",
  ],
  "branches-leave-gap": [
    `${base}define d: s is low when f, high when not f and g\nrule R1 when d is high then a must use p\nrule R2 when h is high then a must use q overrides R1\nrule R4 otherwise a may use q\n`,
    "Let it be `mid` otherwise",
  ],
  "matrix-not-monotone": [
    `${base}matrix m: s by h and f\n  |      | no   | yes  |\n  | low  | low  | mid  |\n  | mid  | mid  | mid  |\n  | high | high | mid  |\nrule R1 when m is high and g then a must use p\nrule R4 otherwise a may use q\n`,
    "Write `high` instead of `mid` at high, yes",
  ],
  "assumptions-contradict": [
    `${base}rule R1 when f and g and h is high then a must use p\nrule R4 otherwise a may use q\nassume A: f because "x"\nassume B: not f because "y"\n`,
    "Take `B` out",
  ],
  "assumption-without-effect": [
    `${base}rule R1 when f and g and h is high then a must use p\nrule R4 otherwise a may use q\nassume A: h is at least mid or f because "x"\n`,
    "Take the assumption out",
  ],
  "assumption-decides": [
    `${base}rule R1 when f then a must use p\nrule R2 when h is high then a must use q\nrule R3 otherwise a may use p\nassume A: not (f and h is high) because "x"\n`,
    "Do without `A`: let `R1` override `R2`",
    "Do without `A`: let `R1` not apply where `R2` does",
  ],
  "condition-always-true": [
    `${base}fact n: 0..9\nrule R1 when f and (n is above 5 or n is below 7) then a must use p\nrule R2 when g and h is at least low then a must use q overrides R1\nrule R3 otherwise a may use p\n`,
    "Ask for both: `and` instead of `or`",
    "Take `n is above 5 or n is below 7` out, as it is true in every case",
    "Write `h is above low`",
  ],
  "condition-never-true": [
    `${base}fact n: 0..9\nrule R1 when g or (n is above 7 and n is below 5) then a must use p\nrule R2 when h is above high or (f and h is low) then a must use q overrides R1 unless g and not g\nrule R3 otherwise a may use p\n`,
    "Take `n is above 7 and n is below 5` out, as it is true in no case",
    "Let one of the two be enough: `or` instead of `and`",
    "Write `h is at least high`",
    "Take `g and not g` out",
  ],
  "threshold-always-met": [
    `${base}threshold T met when f or g or h is at least low\nrule R1 when T is met and f then a must use p\nrule R2 when all of (T, g, not f) then a must use q\nrule R3 otherwise a may use p\n`,
    "Let `h is at least low` no longer be enough",
    "Write `h is above low`",
    "Take `T` out, and out of the conditions that ask for it",
  ],
  "threshold-never-met": [
    `${base}threshold T met when f and h is below low and h is high\nrule R1 when T is met or f then a must use p\nrule R2 when at least 1 of (T, g) and not f then a must use q\nrule R3 otherwise a may use p\n`,
    "No longer ask for `h is below low`",
    "Take `T` out, and out of the conditions that ask for it",
  ],
  "clock-never-starts": [
    `${base}event breach\nclock c runs 28 days after latest breach where (upheld and withdrawn and not upheld)\nclock d runs 28 days after latest breach where (upheld and not upheld)\nrule R1 when f and c is not running and d is not running then a must use p\nrule R4 otherwise a may use q\n`,
    "Let one of the two be enough: `or` instead of `and`",
  ],
  "windows-contradict": [
    `${base}event breach at most 9\nthreshold T met when f and count of breach in the last 12 months is at least 3 and count of breach in the last 24 months is below 2\nrule R1 when T is met or f then a must use p\nrule R2 when count of breach in the last 12 months is at least 2 and g and count of breach is below 2 then a must use q\nrule R3 when g or (h is high and count of breach in the last 24 months is 1 and count of breach is 0) then a may use q\nrule R4 otherwise a may use p\nprocess c\n  enter at s1\n  stage s1\n    entry when g\n    to s2 when count of breach is 0\n    to s3 when f and count of breach is above 0\n  stage s2\n    entry when count of breach in the last 12 months is above 1\n    to s3 when f\n  stage s3 final\n`,
    "Take the move out, as it is never open",
    "No longer ask for `count of breach in the last 24 months is below 2`",
    "Take `T` out, and out of the conditions that ask for it",
    "Take `R2` out",
    "Take `h is high and count of breach in the last 24 months is 1 and count of breach…` out",
  ],
  "two-moves-open": [
    `${base}${settled}process c\n  enter at s1\n  stage s1\n    entry when f\n    to s2 when f and g\n    to s3 when h is high\n  stage s2\n    entry when h is at least mid\n    to s3 when g or f\n    to s4 when h is high\n    to s5 when h is at least mid\n  stage s3 final\n  stage s4 final\n  stage s5 final\n`,
    "Let it go to `s2` only where it can't go to `s3`",
    "Let it go to `s3` only where it can't go to `s2`",
    "Let the first of the moves that is open count, in the order of the text",
  ],
  "two-entries-open": [
    `${base}${settled}process c\n  enter at any stage\n  stage s1\n    entry when f\n    to s3 when g\n  stage s2\n    entry when g or h is high\n    to s3 when not f\n    to s1 when f\n  stage s3 final\n`,
    "Let `s1` ask for `not (g or h is high)`, too",
    "Let `s2` ask for `not f`, too",
    "Let it not begin at `s1`",
  ],
  "two-leads": [
    `${base}${settled}actor police\nactor court\nprocess c\n  enter at s1\n  lead police when f, a when g or h is high, court otherwise\n  stage s1\n    entry when f\n    to s3 when g\n  stage s3 final\n`,
    "Let `police` lead rather than `a` where both would",
    "Let `a` lead rather than `police` where both would",
  ],
  "move-never-open": [
    `${base}${settled}process c\n  enter at s1, s2\n  stage s1\n    entry when f\n    to s2 when h is below mid\n    to s3 when h is low\n  stage s2\n    entry when h is at least mid\n    to s3 when f\n  stage s3 final\n`,
    "Take the move out, as it is never open",
    "Write `h is at most mid`",
  ],
  "stage-never-left": [
    `${base}${settled}process c\n  enter at s1\n  stage s1\n    entry when f\n    to s2 when g\n    to s3 when not g\n  stage s2 "Second"\n    entry when h is high or h is low\n  stage s3 final\n`,
    "Let it end at `s2`",
  ],
  "stage-never-reached": [
    `${base}${settled}process c\n  enter at s1\n  stage s1\n    entry when f\n    to s3 when g\n  stage s2 "Second"\n    entry when g and not f\n    to s3 when f\n  stage s3 final\n`,
    "Let it begin at `s2`, too",
    "Take `s2` out",
  ],
  "stage-duty-closed": [
    `${base}${settled}action tell open when c is s2\naction meet\nprocess c\n  enter at s1\n  stage s1\n    entry when f\n    on entry a must tell, meet within 2 days\n    to s2 when g\n  stage s2\n    on entry a must tell within 2 days\n    to s3 when f\n  stage s3 final\n`,
    "Let `tell` be open at `s1`, too",
    "No longer ask for `tell` at `s1`",
  ],
  "decided-before-heard": [
    `${base.replace("q is warn on t", "q is warn on t representations within 28 days after latest notice")}event notice\nevent reply\nclock hearing runs 28 days after latest notice met by reply\nrule R1 when f and hearing is not met then a must use q\nrule R2 when g and h is high then a must use q\nrule R3 otherwise a may use p\n`,
    "Let `R1` and `R2` ask that `hearing is not running`",
  ],
  "deadline-before-hearing": [
    `${base.replace("q is warn on t", "q is warn on t representations within 10 working days after latest notice")}event notice\nrule R1 when f and g then a must use q within 1 week after latest notice\nrule R3 otherwise a may use p\n`,
    "Write `within 10 working days after latest notice`, when the time for representations is over",
  ],
  "level-never-reached": [
    `${base}define d: s is low when f, mid otherwise\nmatrix m: s by d and g\n  |      | no   | yes  |\n  | low  | low  | low  |\n  | mid  | low  | mid  |\n  | high | mid  | high |\nrule R1 when m is low then a must use p\nrule R2 when m is mid then a must use q\nrule R3 otherwise a may use p\n`,
    "Write `mid` instead of `high`, where no case comes to",
  ],
  "power-never-selected": [
    `${base.replace("is advise on t", "is advise on t adequate when h is at most mid").replace("q is warn on t", "q is warn on t adequate when h is low")}rule R1 when f then a may use p, q\nrule R2 otherwise a should use p\nprinciple mildest choose the lowest adequate power on t\n`,
    "Take `q` out, and out of `R1`, as it is never used",
    "Let `q` be adequate in every case",
  ],
  "branches-differ": [
    `${base}define d: s is low when f, high when h is at least mid, mid otherwise\nrule R1 when d is high then a must use q\nrule R2 when d is low and g then a must use p\nrule R3 otherwise a may use p\n`,
    "Let `low` count where `high` would hold too",
    "Let `high` count where `low` would hold too",
  ],
};

/** By what fails: a policy with a principle that does, and words of the fixes that there must be. */
const broken: typeof mended = {
  "a fact that must not count": [
    `${base}rule R1 when f and g then a must use p\nrule R2 otherwise a may use q\nprinciple P g, h never change the outcome\n`,
    "Let `g` change the outcome: `P` no longer speaks of it",
    "Let `R1` no longer ask for `g` or `h`",
  ],
  "a step that is too high": [
    `${base.replace("warn < close", "warn < hold < close")}power r is hold on t\nrule R1 when h is high then a must use r\nrule R2 when g then a must use q overrides R1\nrule R3 otherwise a may use p\nprinciple P one step worse moves t by at most 1 step\n`,
    "Allow one step worse to move `t` by 2 steps",
  ],
  "a power that must never be used there": [
    `${base}rule R1 when f then a must use q\nrule R2 otherwise a may use p\nprinciple P never q is selected and g\n`,
    "Let `R1` not apply when g",
    "Say in `P` that it does not hold where `R1` applies",
    "Assume that this can't be: g and f",
  ],
  "a power that may be where an assumption already says something": [
    `${base}rule R1 when f then a must use q\nrule R2 otherwise a may use p\nassume A: not (f and h is high) because "x"\nprinciple P never q is selected and (g or h is high)\n`,
    "Let `A` say that this can't be either: (g or h is high) and f",
  ],
  "a power that is asked for there": [
    `${base}rule R1 when f and not g then a must use q\nrule R2 otherwise a may use p\nassume not (f and h is low and g) because "x"\nprinciple P whenever h is high and g, q is selected\n`,
    "Require `q` when h is high and g",
  ],
  "worse facts with a weaker power": [
    `${base}rule R1 when h is mid and f then a must use q\nrule R2 otherwise a may use p\nprinciple P worse facts never lead to a weaker power on t\n`,
    "Let `R1` reach what is worse: `h is at least mid`",
  ],
  "not the lowest power": [
    `${base}rule R1 when f then a must use q\nrule R2 when g then a may use p\nrule R3 otherwise a may use p\nprinciple P choose the lowest adequate power on t\n`,
    "Say that `p` is not enough where `R1` applies",
  ],
};

describe("a case that no timeline has", () => {
  const policy = `policy p in force from 2025-01-01
actor board
event breach at most 9
action act
rule r when count of breach in the last 12 months is at least 2 or count of breach in the last 24 months is at least 3
  then board must act within 1 day
rule s otherwise board must act within 2 days
`;
  const [year, two] = ["count of breach in the last 12 months", "count of breach in the last 24 months"];
  const told = async (cases: string) => {
    const { now, uri } = await analysed(policy + cases);
    return diagnosticsOf(now, uri)
      .filter(({ code }) => code === "case-not-possible")
      .map(({ range, message }) => [shown(now, uri, range), String(message).split("\n")[0]]);
  };
  const why = `no timeline has what this case gives: \`${year}\` is never more than \`${two}\``;

  it("is told of at the value that contradicts another, and can be mended there", async () => {
    const one = `case "C" on 2026-05-01 given ${year} is 3, ${two} is 2 expect act is required`;
    assert.deepEqual(await told(one), [[`${two} is 2`, why]]);
    assert.deepEqual(await told(one.replace("is 2", "is 3")), []);
    assert.deepEqual(await told(one.replace("is 2", "is unknown")), []);
    const { now, uri } = await analysed(policy + one);
    const asked = { textDocument: { uri }, range: wholeRange(now, uri), context: { diagnostics: [] } };
    const fix = codeActions(now, asked).find(({ title }) => title === "Take it out of what is given");
    const [change] = (fix?.edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
    const edits = (change?.edits ?? []).filter((edit) => "newText" in edit);
    assert.ok(edited(now, uri, edits as TextEdit[]).includes(`given ${year} is 3 expect act is required`));
  });

  it("is told of where a day, how long ago it was and the day of the decision don't go together", async () => {
    const days = (on: string, latest: string, ago: string) =>
      told(`threshold t met when latest breach is above 2025-02-01 and time since latest breach is below 9 days
case "C" on ${on} given count of breach is 1, latest breach is ${latest}, time since latest breach is ${ago} days expect t is met or act is required`);
    assert.deepEqual(await days("2026-05-10", "2026-05-01", "9"), []);
    assert.deepEqual(await days("2026-05-10", "2026-05-01", "8"), [
      [
        "time since latest breach is 8 days",
        "no timeline has what this case gives: where `count of breach` is at least 1 and the decision is not before 2026-05-10, `latest breach` + `time since latest breach` is at least 2026-05-10",
      ],
    ]);
    const [[where = ""] = []] = await days("2026-05-10", "2026-05-11", "0");
    assert.equal(where, "latest breach is 2026-05-11");
  });

  it("is told of beside a timeline, too, and at the row of a table", async () => {
    const listed = `case "C" on 2026-05-01 given ${two} is 0 timeline 2026-01-05 breach expect act is required`;
    assert.deepEqual(await told(listed), [[`${two} is 0`, why]]);
    const table = `cases "T" on 2026-05-01 given ${two} is 1\n  | ${year} | expect |\n  | 1 | act is required |\n  | 2 | act is required |\n`;
    assert.deepEqual(await told(table), [["| 2 | act is required |", why]]);
  });
});

/** Each of the two assumptions on the page hides a rule that then never applies. */
const nothingToOffer = new Set(["assumptions-contradict"]);

describe("the fixes for findings", () => {
  const fixesFor = async (opened: Opened, code: string, previews = false): Promise<readonly CodeAction[]> => {
    const { now, uri } = opened;
    const asked = { textDocument: { uri }, range: wholeRange(now, uri), context: { diagnostics: [] } };
    const actions = await findingActions(now, asked, previews);
    return actions.filter(({ diagnostics }) => diagnostics?.[0]?.code === code);
  };
  const codesOf = ({ now, uri }: Opened) =>
    diagnosticsOf(now, uri)
      .filter(({ severity = 4 }) => severity < 4)
      .map(({ code }) => String(code));

  const all = [
    ...Object.entries(mended).map(([code, policy]) => ({ about: code, code, policy })),
    ...Object.entries(broken).map(([about, policy]) => ({ about, code: "principle-fails", policy })),
  ];
  for (const {
    about,
    code,
    policy: [policy, ...titles],
  } of all)
    it(`${about}: each leaves it gone, and brings no other`, async () => {
      const opened = await analysed(policy);
      const actions = await fixesFor(opened, code);
      const offered = actions.map(({ title }) => title);
      assert.ok(offered.length > 0, "nothing is offered");
      for (const title of titles)
        assert.ok(
          offered.some((one) => one.includes(title)),
          `“${title}” is not among: ${offered.join("; ")}`,
        );
      const before = diagnosticsOf(opened.now, opened.uri).filter((one) => one.code === code).length;
      const known = codesOf(opened);
      for (const { title, edit } of actions) {
        const [change] = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
        assert.ok(change !== undefined);
        const plain = change.edits.filter(
          (one): one is Extract<typeof one, { newText: string }> => "newText" in one,
        );
        const after = await analysed(edited(opened.now, opened.uri, plain));
        const left = diagnosticsOf(after.now, after.uri).filter((one) => one.code === code).length;
        assert.ok(left < before, `“${title}” leaves it as it is`);
        const brought = codesOf(after).filter((one) => !known.includes(one) && one !== "unused");
        assert.deepEqual(brought, [], `“${title}” brings another finding`);
      }
    });

  for (const code of Object.keys(findingFixes).filter((one) => !nothingToOffer.has(one)))
    it(`${code}: the example on its page can be mended`, async () => {
      const page = readFileSync(join(import.meta.dirname, `../../examples/problems/${code}.md`), "utf8");
      const example = /^```remit\n([\s\S]*?)^```/m.exec(page)?.[1] ?? "";
      const offered = await fixesFor(await analysed(example.trimEnd()), code);
      assert.ok(offered.length > 0);
    });

  it("are shown before they are made, where the editor can", async () => {
    const [action] = await fixesFor(await analysed(withoutOverride), "two-powers-required", true);
    assert.equal(action?.edit?.changeAnnotations?.["finding"]?.needsConfirmation, true);
    const [change] = (action.edit.documentChanges ?? []).filter(TextDocumentEdit.is);
    assert.ok(change?.edits.every((edit) => "annotationId" in edit && edit.annotationId === "finding"));
    assert.match(
      action.edit.changeAnnotations?.["finding"]?.description ?? "",
      /^changes the outcome of 76 of 756 cases, for example when .*warnings is/,
    );
  });

  it("are none where no finding stands", async () => {
    const { now, uri } = await analysed(smallPolicy);
    const asked = { textDocument: { uri }, range: wholeRange(now, uri), context: { diagnostics: [] } };
    assert.deepEqual(await findingActions(now, asked, false), []);
  });
});
