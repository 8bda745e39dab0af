/** Cases and tables of cases. */
import { didYouMean, error, information, warning } from "../entry.ts";

export const cases = {
  "cannot-be-given": error<{ name: string; kind: string }>({
    message: ({ name, kind }) =>
      `a case cannot give \`${name}\`: it is ${kind}, which the policy works out or sets`,
    help: () => "give the facts and judgements that it depends on; what it comes to can be expected",
  }),
  "given-twice": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` is given twice`,
    help: () => "keep the value that is meant",
  }),
  "value-out-of-bounds": error<{ name: string; range: string; value: string }>({
    message: ({ name, range, value }) => `\`${name}\` ${range}; ${value} is not among its values`,
    help: () => "give a value within the bounds, or widen them where the name is declared",
  }),
  "unknown-field": error<{ name: string; event: string; fields: string; close: string }>({
    message: ({ name, event, fields }) => `\`${name}\` is no field of \`${event}\`; ${fields}`,
    help: ({ close }) => didYouMean(close, "name one of its fields, or add the field where it is declared"),
  }),
  "listed-and-none": error<{ event: string }>({
    message: ({ event }) => `this case says that there was no \`${event}\`, and lists one`,
    help: () => "take away the line that is not so",
  }),
  "too-many-events": error<{ event: string; most: string }>({
    message: ({ event, most }) => `\`${event}\` is declared \`at most ${most}\`, and this case lists more`,
    help: ({ event }) => `raise the bound where \`${event}\` is declared: \`at most …\``,
  }),
  "after-the-decision": information<{ event: string }>({
    message: ({ event }) => `this \`${event}\` is later than the decision, so it does not count`,
    help: () => "check the date, or take the entry away",
  }),
  "before-its-event": error<{ word: string; event: string }>({
    message: ({ word, event }) => `this \`${event}\` would be ${word} before it happened`,
    help: () => "check the two dates",
  }),
  "case-not-possible": warning<{ why: string }>({
    message: ({ why }) => `no timeline has what this case gives: ${why}`,
    help: () => "change one of the values, or list what happened in a `timeline` and let it be counted",
  }),
  "asserts-nothing": warning<{ title: string }>({
    message: ({ title }) => `"${title}" expects nothing, so it can never fail`,
    help: () => "add `expect` and what should come out",
  }),
  "duplicate-case": error<{ title: string }>({
    message: ({ title }) => `two cases are called "${title}"`,
    help: () => "give one of them another title, so that a failed case can be told from the other",
  }),
  "case-row-length": error<{ has: string; needs: string }>({
    message: ({ has, needs }) => `this row has ${has} where the head of the table has ${needs}`,
    help: () => "leave a cell empty where nothing is given: `|  |`",
  }),
  "one-value-in-a-cell": error<{ column: string }>({
    message: ({ column }) => `under \`${column}\` stands one value in each row`,
    help: () => "several things can only stand under `expect`; write a row for each value",
  }),
  "case-without-date": information<{ title: string }>({
    message: ({ title }) =>
      `"${title}" does not say on what date it is decided, though this policy has values that change with the date`,
    help: () => "add `on` and the date of the decision, or say from when the policy is in force",
  }),
};
