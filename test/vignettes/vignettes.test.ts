/** The vignettes, run against the examples: what holds, what does not and why. It cannot get worse unseen. */
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import {
  type ExampleName,
  exampleNames,
  examplesFolder,
  modelOfExample,
  readExamples,
} from "../support/examples.ts";
import { type Judged, judgeVignette, type Models } from "./judge.ts";
import { readVignettes, readVignettesOf, type Vignette } from "./vignette.ts";

/** By vignette and expectation: why it does not hold. */
const Known = z.record(z.string(), z.record(z.string(), z.string().min(1)));

const known = Known.parse(JSON.parse(readFileSync(new URL("./known.json", import.meta.url), "utf8")));

interface Result {
  readonly vignette: Vignette;
  readonly judged: readonly Judged[];
}

describe("the vignettes against the examples", () => {
  const results: Result[] = [];

  before(async function () {
    this.timeout(300_000);
    const examples = await readExamples();
    const models: Models = new Map(
      exampleNames.map((name): [ExampleName, ReturnType<typeof modelOfExample>] => [
        name,
        modelOfExample(examples, name),
      ]),
    );
    for (const vignette of readVignettes())
      results.push({ vignette, judged: judgeVignette(vignette, models) });
  });

  after(() => console.log(table(results)));

  it("are forty, and those made afterwards", () => {
    assert.equal(readVignettesOf("vignettes.json").length, 40);
    assert.equal(new Set(results.map(({ vignette }) => vignette.id)).size, results.length);
  });

  it("of those made afterwards, each rests on a paragraph that is there", () => {
    for (const { id, ground } of readVignettesOf("further.json")) {
      assert.ok(ground.length > 0, id);
      for (const place of ground) {
        const [, example = "", source, paragraph] = /^(.+)\/(.+) (.+)$/.exec(place) ?? [];
        const text = readFileSync(join(examplesFolder, example, "sources", `${source}.md`), "utf8");
        assert.ok(text.includes(`\n${paragraph} `), `${id}: ${place}`);
      }
    }
  });

  for (const { id, title } of readVignettes())
    it(`${id} ${title}`, () => {
      const judged = results.find(({ vignette }) => vignette.id === id)?.judged ?? [];
      assert.ok(judged.length > 0, "it expects something");
      const reasons = known[id] ?? {};
      const broken = judged.filter(({ holds, expectation }) => !holds && reasons[expectation] === undefined);
      assert.deepEqual(
        broken.map(({ expectation, found }) => `${expectation}: ${found}`),
        [],
        "does not hold, and known.json gives no reason",
      );
      const mended = judged.filter(({ holds, expectation }) => holds && reasons[expectation] !== undefined);
      assert.deepEqual(
        mended.map(({ expectation }) => expectation),
        [],
        "holds now: take it out of known.json",
      );
      const gone = Object.keys(reasons).filter(
        (name) => !judged.some(({ expectation }) => expectation === name),
      );
      assert.deepEqual(gone, [], "known.json speaks of what is not expected");
    });

  it("known.json speaks of vignettes only", () => {
    const ids = new Set(results.map(({ vignette }) => vignette.id));
    assert.deepEqual(
      Object.keys(known).filter((id) => !ids.has(id)),
      [],
    );
  });
});

/** One line a vignette, and under it what does not hold and why. */
function table(results: readonly Result[]): string {
  const width = Math.max(...results.map(({ vignette }) => vignette.title.length));
  const lines = results.flatMap(({ vignette: { id, title }, judged }) => {
    const failing = judged.filter(({ holds }) => !holds);
    const count = `${judged.length - failing.length} of ${judged.length}`.padStart(8);
    return [
      `  ${id}  ${title.padEnd(width)}  ${count}`,
      ...failing.map(
        ({ expectation, found }) => `         ${expectation}: ${known[id]?.[expectation] ?? found}`,
      ),
    ];
  });
  const all = results.flatMap(({ judged }) => judged);
  const held = all.filter(({ holds }) => holds).length;
  const whole = results.filter(({ judged }) => judged.every(({ holds }) => holds)).length;
  return [
    "\n  Vignettes against the examples: expectations that hold",
    ...lines,
    `  ${held} of ${all.length} expectations hold; ${whole} of ${results.length} vignettes hold as a whole`,
  ].join("\n");
}
