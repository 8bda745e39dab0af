/** The examples are tests: they check clean, their cases hold, and what they cite is there. */
import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Declaration, parse, print } from "@remit/grammar";
import { runCase } from "@remit/server/simulation/run-case.ts";
import type { Policy } from "@remit/server/workspace/snapshot.ts";
import { exampleNames, examplesFolder, readExamples } from "../support/examples.ts";

const paths = exampleNames.flatMap((name) =>
  readdirSync(join(examplesFolder, name), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".remit"))
    .map((file) => join(examplesFolder, name, file)),
);

/** Paragraphs of a source: each starts a line with its number. */
function paragraphs(text: string): readonly string[] {
  return [...text.matchAll(/^(\d+(?:\.\d+)*) /gm)].flatMap(([, number]) => number ?? []);
}

const declarations = ({ documents }: Policy): readonly Declaration[] =>
  documents.flatMap(({ tree }) => tree.items.map(({ declaration }) => declaration));

describe("the examples", () => {
  let examples: ReadonlyMap<string, Policy> = new Map();
  before(async () => {
    examples = await readExamples();
  });

  it("are one policy a folder, called like it", () =>
    assert.deepEqual([...examples.keys()].sort(), [...exampleNames]));

  for (const path of paths)
    it(`${path.slice(examplesFolder.length)} is in canonical form`, () => {
      const text = readFileSync(path, "utf8");
      assert.equal(print(parse(text)), text);
    });

  for (const name of exampleNames)
    describe(name, () => {
      const policy = () => {
        const found = examples.get(name);
        assert.ok(found, `there is an example called ${name}`);
        return found;
      };

      it("checks without errors and warnings", () => {
        const { checked, documents } = policy();
        const found = documents
          .flatMap(({ uri }) => checked().problems(uri))
          .filter(({ severity }) => severity === "error" || severity === "warning");
        assert.deepEqual(
          found.map(({ code, message }) => `${code}: ${message}`),
          [],
        );
      });

      it("has ten cases at least, and all of them hold", () => {
        const model = policy().checked().model();
        assert.ok(model.cases.length >= 10, `${model.cases.length} cases`);
        const failed = model.cases
          .map((one) => runCase(model, one))
          .filter(({ passed }) => !passed)
          .map(({ title, error, expectations }) => ({
            title,
            error,
            found: expectations
              .filter(({ passed }) => !passed)
              .map(({ text, actual }) => `${text}: ${actual}`),
          }));
        assert.deepEqual(failed, []);
      }).timeout(300_000);

      it("has the sources that it declares, cites only paragraphs they have, and leaves none uncited", () => {
        const { sources } = policy().checked().model();
        assert.ok(sources.length > 0, "it has a source");
        const cited = declarations(policy()).flatMap((declaration) =>
          "citations" in declaration ? declaration.citations : [],
        );
        for (const source of sources) {
          assert.ok(source.file, `${source.name} stands beside the policy`);
          const text = readFileSync(new URL(source.file, source.place.uri), "utf8");
          const there = paragraphs(text);
          const asked = new Set(
            cited.filter((one) => one.source?.text === source.name).map(({ locator }) => locator),
          );
          assert.deepEqual(
            there.filter((number, place) => there.indexOf(number) !== place),
            [],
            "numbered once",
          );
          assert.deepEqual(
            [...asked].filter((number) => !there.includes(number)),
            [],
            `in ${source.file}`,
          );
          assert.deepEqual(
            there.filter((number) => !asked.has(number)),
            [],
            `uncited in ${source.file}`,
          );
        }
      });

      it("asks for every fact and judgement with a question", () => {
        const { inputs } = policy().checked().model();
        // What is asked of events is worked out from them.
        const asked = inputs.filter(({ kind }) => kind !== "measure");
        const silent = asked.filter(({ question }) => !/\?(?: \(.+\))?$/.test(question ?? ""));
        assert.deepEqual(
          silent.map(({ name: input }) => input),
          [],
        );
      });

      it("says of every table that its figures are a model's, or where they come from", () => {
        const matrices = policy()
          .checked()
          .model()
          .definitions.filter(({ kind }) => kind === "matrix");
        const silent = matrices.filter(({ note }) => note === undefined);
        assert.deepEqual(
          silent.map(({ name: silentName }) => silentName),
          [],
        );
      });

      it("says that it is a model and no regulator's own text", () => {
        const { policy: info } = policy().checked().model();
        assert.match(info?.note ?? "", /model/i);
      });
    });

  it("have every case that the table of silent and contradictory texts names", () => {
    const rows = readFileSync(join(examplesFolder, "README.md"), "utf8")
      .split("\n")
      .flatMap((line) => /^\| `([\w-]+)`, .*\| ([^|]+) \|$/.exec(line)?.slice(1, 3).join("/") ?? []);
    const there = new Set(
      [...examples].flatMap(([name, policy]) =>
        declarations(policy).flatMap((declaration) =>
          declaration.kind === "case" || declaration.kind === "cases"
            ? `${name}/${declaration.title?.value}`
            : [],
        ),
      ),
    );
    assert.ok(rows.length > 15, "the table is read");
    assert.deepEqual(
      rows.filter((row) => !there.has(row)),
      [],
    );
  });

  it("label what was remembered or made up as model figures", () => {
    const labelled = [...examples.values()]
      .flatMap(({ checked }) => checked().model().definitions)
      .filter(({ kind, note }) => kind === "matrix" && /model figures/i.test(note ?? ""))
      .map(({ name }) => name)
      .sort();
    assert.deepEqual(labelled, [
      "first-expectation",
      "first-response",
      "how-serious",
      "one-rung-up",
      "penalty-amount",
      "prosecutability",
      "raised-response",
      "risk-gap",
      "seriousness",
    ]);
  });
});
