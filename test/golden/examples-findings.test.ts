/** What the analysis finds in the examples: the defects of their texts that the README lists, and nothing else. */
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Analysis, analyse } from "@remit/server/analysis/analyse.ts";
import type { FindingCode } from "@remit/server/analysis/finding.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import {
  type ExampleName,
  exampleNames,
  examplesFolder,
  modelOfExample,
  readExamples,
} from "../support/examples.ts";
import { replayFindings } from "../support/replay-findings.ts";

/** A finding, the declaration that it is told at, and which defect of the text it is: a row of the README. */
type Expected = readonly [code: FindingCode, at: string, defect: string];

/** By principle: how it stands with each of its statements, in their order. */
type States = Readonly<Record<string, readonly ("holds" | "fails" | "not-proved")[]>>;

const expected: Readonly<Record<ExampleName, { findings: readonly Expected[]; principles: States }>> = {
  care: {
    findings: [
      ["principle-fails", "one-way-or-the-other", "`care`, purposes 1.6"],
      ["principle-fails", "slipping-is-enough", "`care`, tree 1.2 against a partner's guidance"],
    ],
    principles: {
      proportionality: ["holds", "holds", "holds"],
      "one-way-or-the-other": ["fails"],
      "harm-comes-first": ["holds", "holds"],
      "like-cases-alike": ["holds"],
      "people-first": ["holds"],
      safety: ["holds"],
      "no-breach-no-power": ["holds"],
      "slipping-is-enough": ["fails"],
      evidence: ["holds", "holds"],
      interest: ["holds", "holds"],
      "both-weighed": ["holds"],
      transparency: ["holds"],
    },
  },
  childcare: {
    findings: [
      ["two-powers-required", "use-statutory-power", "`childcare`, policy 1.3 and 1.4"],
      ["two-powers-required", "use-compliance-power", "`childcare`, policy 1.3 and 1.4"],
      ["principle-fails", "lowest-action", "`childcare`, policy 1.3 and 1.4"],
    ],
    principles: {
      "lowest-action": ["fails", "holds"],
      "children-first": ["holds", "holds", "holds"],
      "whatever-the-source": ["holds"],
      "not-published": ["holds"],
      "open-about-powers": ["holds"],
    },
  },
  prosecution: {
    findings: [],
    principles: {
      "no-routine": ["holds"],
      "signals-do-not-decide": ["holds"],
      "evidence-first": ["holds"],
      interest: ["holds"],
      "civil-goes-on": ["holds"],
      "one-trail": ["holds"],
      "worse-never-weaker": ["holds"],
      "open-about-powers": ["holds"],
    },
  },
  "provider-concerns": {
    findings: [
      ["required-and-prohibited", "always-include", "`provider-concerns`, guidance 4.1 and 4.2"],
      ["two-entries-open", "provider-concerns", "`provider-concerns`, guidance 2.1"],
      ["closes-only-by-way-of", "first-meeting", "`provider-concerns`, guidance 2.4"],
      ["two-moves-open", "intervention", "`provider-concerns`, guidance 2.7 and 2.9"],
      ["two-moves-open", "organisational-failure", "`provider-concerns`, guidance 2.7 and 2.9"],
      ["branches-leave-gap", "lead of provider-concerns", "`provider-concerns`, guidance 3.2"],
      ["principle-fails", "one-owner", "`provider-concerns`, guidance 3.3"],
      ["principle-fails", "an-end-in-sight", "`provider-concerns`, guidance 2.8"],
      ["principle-fails", "unfounded-can-close", "`provider-concerns`, guidance 2.10"],
      ["principle-fails", "a-way-out", "`provider-concerns`, guidance 2.10"],
    ],
    principles: {
      "any-provider": ["holds"],
      "safety-first": ["holds"],
      "police-consulted": ["holds"],
      "no-closing-without-improvement": ["holds"],
      "one-owner": ["fails"],
      "an-end-in-sight": ["fails"],
      "unfounded-can-close": ["fails"],
      "a-way-out": ["fails"],
      "open-about-options": ["holds"],
    },
  },
  rights: {
    findings: [["principle-fails", "one-reading", "`rights`, approach 3.2"]],
    principles: {
      "referral-stands-alone": ["holds"],
      "one-person-counts": ["holds"],
      "rights-only-speak-for": ["holds"],
      "one-reading": ["fails"],
      "no-such-power": ["holds", "holds"],
      "referring-is-free": ["holds"],
      lowest: ["holds"],
      "open-about-powers": ["holds"],
    },
  },
  small: {
    findings: [],
    principles: { proportionality: ["holds"], "like-cases-alike": ["holds"], "no-cliff-edge": ["holds"] },
  },
  repeat: { findings: [], principles: { "heard-first": ["holds"] } },
  workplace: {
    findings: [],
    principles: {
      proportionality: ["holds", "holds"],
      "no-worse-for-less": ["holds", "holds"],
      "no-cliff-edge": ["holds"],
      "danger-first-always": ["holds"],
      "like-cases-alike": ["holds"],
      "police-before-court": ["holds"],
      transparency: ["holds"],
    },
  },
};

/** The cells of the README's rows, tables of all kinds. */
const rows = readFileSync(join(examplesFolder, "README.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "));

/** A list in an order that does not hang on where things stand in their files. */
const inOrder = (lines: readonly string[]): readonly string[] => [...lines].sort();

describe("what the analysis finds in the examples", () => {
  const models = new Map<ExampleName, Model>();
  const analyses = new Map<ExampleName, Analysis>();

  before(async function () {
    this.timeout(60_000);
    const examples = await readExamples();
    for (const name of exampleNames) {
      const model = modelOfExample(examples, name);
      models.set(name, model);
      analyses.set(name, analyse(model));
    }
  });

  const analysisOf = (name: ExampleName): Analysis => {
    const found = analyses.get(name);
    assert.ok(found);
    return found;
  };

  for (const name of exampleNames) {
    it(`${name}: the defects of its text, and nothing else`, () =>
      assert.deepEqual(
        inOrder(analysisOf(name).findings.map(({ code, about }) => `${code} at ${about}`)),
        inOrder(expected[name].findings.map(([code, at]) => `${code} at ${at}`)),
      ));

    it(`${name}: a case for each of them`, () =>
      assert.deepEqual(
        analysisOf(name)
          .findings.filter(({ witness }) => witness === undefined)
          .map(({ code, about }) => `${code} at ${about}`),
        [],
      ));

    it(`${name}: each case shows what it is said to show`, function () {
      this.timeout(60_000);
      replayFindings(models.get(name) ?? assert.fail(), analysisOf(name));
    });

    it(`${name}: which principles hold`, () => {
      const states: Record<string, string[]> = {};
      for (const { name: principle, state } of analysisOf(name).principles) {
        states[principle] ??= [];
        states[principle].push(state.kind);
      }
      assert.deepEqual(states, expected[name].principles);
    });
  }

  it("is what the README lists as found", () =>
    assert.deepEqual(
      inOrder(
        rows
          .filter(([code]) => /^`[a-z]+(-[a-z]+)+`$/.test(code ?? ""))
          .map((cells) => cells.slice(0, 3).join(", ")),
      ),
      inOrder(
        exampleNames.flatMap((name) =>
          expected[name].findings.map(([code, at, defect]) => `\`${code}\`, \`${at}\`, ${defect}`),
        ),
      ),
    ));

  it("is each a defect that the README tells of, with the case that shows it", () => {
    const told = new Set(rows.filter((cells) => cells.length === 4).map(([where]) => where));
    assert.deepEqual(
      exampleNames
        .flatMap((name) => expected[name].findings.map(([, , defect]) => defect))
        .filter((defect) => !told.has(defect)),
      [],
    );
  });
});
