/** What the words of an outcome mean to the person who reads them. */
import type { OutcomeClass, PositionName } from "@remit/server/protocol/outcome.ts";

interface Verdict {
  readonly name: string;
  readonly meaning: string;
}

export const verdicts: Readonly<Record<OutcomeClass, Verdict>> = {
  settled: { name: "Settled", meaning: "The policy gives one answer." },
  "settled-after-judgement": {
    name: "Settled after judgement",
    meaning: "The policy gives one answer, and it rests on a person’s judgement.",
  },
  "open-to-discretion": {
    name: "Open to discretion",
    meaning: "The policy leaves the choice to whoever decides.",
  },
  undecided: { name: "Undecided", meaning: "It depends on what is not known." },
  gap: { name: "Gap", meaning: "No rule requires, recommends or permits anything here." },
  conflict: { name: "Conflict", meaning: "The policy contradicts itself here." },
};

export const positions: Readonly<Record<PositionName, string>> = {
  required: "Required",
  recommended: "Recommended",
  permitted: "Permitted",
  prohibited: "Prohibited",
  closed: "Closed: its gate is not met",
  "not-addressed": "Not addressed by a rule",
};

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[], joining = "and"): string {
  const last = words.at(-1);
  if (last === undefined) return "";
  const before = words.slice(0, -1);
  return before.length === 0 ? last : `${before.join(", ")} ${joining} ${last}`;
}
