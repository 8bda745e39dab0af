/** What the editor does for processes: names, stages inside, colours, hovers, what may come next. */
import assert from "node:assert/strict";
import { formOf } from "@remit/server/features/what-if.ts";
import {
  checkCompletion,
  checkFix,
  checkFolds,
  checkHover,
  checkOutline,
  checkReferences,
  checkRename,
  checkTokens,
} from "../support/check-features.ts";
import { openFixture } from "../support/open-fixture.ts";

const process = `actor chair
actor police "Police"
fact raised: yes/no
fact founded: yes/no
action meet
process concern "A concern"
  enter at any stage
  lead police when founded, chair otherwise
  stage inquiry "First"
    entry when raised
    on entry chair must meet within 5 days
    to plan when founded
  stage plan
    to closed when not founded
  stage closed final
threshold planned met when concern is plan
case "C" on 2026-05-01
  timeline
    2026-04-01 concern stage plan
  expect next stage of concern is closed
`;
const at = (words: string, cursor: string) => process.replace(words, cursor);

describe("a process in the editor", () => {
  it("has its stages inside it in the outline, and folds with them", async () => {
    await checkOutline(process.slice(process.indexOf("process")), [
      "concern (process · A concern)",
      "  inquiry (First)",
      "  plan",
      "  closed",
      "planned (threshold)",
      "C (case)",
    ]);
    await checkFolds(process.slice(process.indexOf("process"), process.indexOf("threshold")), [
      "1-10",
      "4-7",
      "8-9",
    ]);
  });

  it("says of a stage where it leads and from where it is reached", async () => {
    await checkHover(at("concern is plan", "concern is pl<|>an"), [
      "**plan** · stage",
      "A stage of `concern`.",
      "Reached from `inquiry`.",
      "Leads to `closed`.",
    ]);
    await checkHover(at("met when concern", "met when con<|>cern"), [
      "**concern** · process · A concern",
      "Stages: inquiry, plan and closed.",
    ]);
  });

  it("knows a stage wherever it is named, moves, conditions and timelines alike", async () => {
    await checkReferences(at("concern is plan", "concern is pl<|>an"), [
      "policy.remit:12",
      "policy.remit:13",
      "policy.remit:16",
      "policy.remit:19",
    ]);
    await checkRename(at("stage plan\n    to", "stage pl<|>an\n    to"), "action-plan", {
      "policy.remit": process.replaceAll(/(to|stage|is) plan/g, "$1 action-plan"),
    });
  });

  it("colours a process as a type and its stages as what it can be", () =>
    checkTokens("process p\n  enter at a\n  stage a\n    to b\n  stage b final\n", [
      "p: type.declaration",
      "a: enumMember",
      "a: enumMember.declaration",
      "b: enumMember",
      "b: enumMember.declaration",
    ]));

  it("offers the clauses of a stage, stages where one is to be named, and who may lead", async () => {
    await checkCompletion(at("    to plan when founded\n", "    <|>\n"), {
      has: ["to", "on entry", "always", "review every", "entry when", "stage", "note"],
      hasNot: ["enter at", "given"],
    });
    await checkCompletion(at("to plan when", "to <|>"), {
      has: ["plan", "closed"],
      hasNot: ["raised", "police"],
    });
    await checkCompletion(at("to plan when founded", "to plan when <|>"), { has: ["raised", "founded"] });
    await checkCompletion(at("chair otherwise", "<|>"), { has: ["chair", "police"], hasNot: ["raised"] });
    await checkCompletion(at("concern is plan", "concern is <|>"), {
      has: ["plan", "closed", "not-entered"],
      hasNot: ["police"],
    });
    await checkCompletion(at("stage of concern is closed", "stage of concern is <|>"), { has: ["closed"] });
    await checkCompletion(at("next stage of concern", "lead of <|>"), { only: ["concern"] });
    await checkCompletion(at("next stage of concern is closed", "lead of concern is <|>"), {
      has: ["police", "chair"],
    });
  });

  it("has its stages, by their titles, to choose from in the what-if view", async () => {
    const { now, uri } = await openFixture(process);
    const form = formOf(now, { uri });
    assert.deepEqual(form?.controls.find(({ name }) => name === "concern")?.input, {
      kind: "options",
      ordered: false,
      options: [
        { value: "not-entered", label: "Not in the process" },
        { value: "inquiry", label: "First" },
        { value: "plan", label: "plan" },
        { value: "closed", label: "closed" },
      ],
    });
  });

  it("offers where a process could begin that does not say so", async () => {
    const text = "process p\n  stage a\n    to b\n  stage b final\n";
    const begins = (where: string) =>
      `process p\n  enter at ${where}\n  stage a\n    to b\n  stage b final\n`;
    await checkFix(text, "process-without-entry", "Let it begin at `a`", begins("a"));
    await checkFix(text, "process-without-entry", "Let it begin at any stage", begins("any stage"));
  });
});
