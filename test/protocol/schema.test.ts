import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { caseSchema, outcomeSchema } from "@remit/server/protocol/schema.ts";

const folder = new URL("../../server/schema/", import.meta.url);

/** Compares with the copy that is checked in; with REMIT_GOLDEN=1, writes it (the formatter lays it out). */
function isCurrent(file: string, schema: unknown): void {
  const path = new URL(file, folder);
  if (process.env["REMIT_GOLDEN"] === "1") writeFileSync(path, JSON.stringify(schema, undefined, 2));
  const current: unknown = JSON.parse(readFileSync(path, "utf8"));
  assert.deepEqual(current, schema, `${file} is out of date: run the tests with REMIT_GOLDEN=1`);
}

describe("the published schema", () => {
  it("of outcomes is current", () => isCurrent("outcome.schema.json", outcomeSchema()));
  it("of cases is current", () => isCurrent("case.schema.json", caseSchema()));
});
