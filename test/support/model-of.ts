/** A policy as text, and what it means. */
import { strict as assert } from "node:assert";
import { parse } from "@remit/grammar";
import { check } from "@remit/server/semantics/check.ts";
import type { Model } from "@remit/server/semantics/model.ts";

const uri = "file:///policy.remit";

/** The model of a policy in one file. It must have no error; what is only a warning is let pass. */
export function modelOf(text: string): Model {
  const checked = check({ root: uri, files: [{ uri, tree: parse(text) }], uses: [], sourceTexts: new Map() });
  const errors = checked.problems(uri).filter(({ severity }) => severity === "error");
  assert.deepEqual(
    errors.map(({ code, message, start, end }) => `${code}: ${message} (${text.slice(start, end)})`),
    [],
  );
  return checked.model();
}
