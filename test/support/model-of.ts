/** A policy as text, and what it means. */
import { strict as assert } from "node:assert";
import { parse } from "@remit/grammar";
import { type Checked, check } from "@remit/server/semantics/check.ts";
import type { Model } from "@remit/server/semantics/model.ts";

const uri = "file:///policy.remit";

/** The model of a policy in one file. It must have no error; what is only a warning is let pass. */
export function modelOf(text: string): Model {
  const checked = checkedOf(text);
  assert.deepEqual(
    errorsOf(checked).map(
      ({ code, message, start, end }) => `${code}: ${message} (${text.slice(start, end)})`,
    ),
    [],
  );
  return checked.model();
}

export const hasNoError = (text: string): boolean => errorsOf(checkedOf(text)).length === 0;

function checkedOf(text: string): Checked {
  return check({ root: uri, files: [{ uri, tree: parse(text) }], uses: [], sourceTexts: new Map() });
}

function errorsOf(checked: Checked) {
  return checked.problems(uri).filter(({ severity }) => severity === "error");
}
