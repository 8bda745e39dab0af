import { kaseOf } from "../../simulation/read-case.ts";
import { simulate } from "../../simulation/simulate.ts";
import { expectationsFrom } from "../expectations.ts";
import { type Fix, insert } from "./fix.ts";

/** What comes out now, for a person to agree with or to change. */
export const fix: Fix = (fault) => {
  const { checked, document, item } = fault;
  if (item.declaration.kind !== "case") return [];
  const model = checked.model();
  const kase = model.cases.find(
    ({ place: { uri, start } }) => uri === document.uri && start >= item.start && start < item.end,
  );
  if (kase === undefined) return [];
  const expected = expectationsFrom(simulate(model, kaseOf(model, kase))).join(", ");
  return [
    {
      title: `Expect what comes out now: ${expected}`,
      changes: [insert(fault, item.declaration.end, `\n  expect ${expected}`)],
    },
  ];
};
