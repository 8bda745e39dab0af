/** What the words for what comes out mean: positions of powers and actions, and classes of outcomes. */
import { outcomeClasses, positionWords as positions } from "../semantics/claims.ts";
import type { OutcomeClassName, PositionWord } from "../semantics/model.ts";

const positionDocs: Readonly<Record<PositionWord, string>> = {
  required: "A rule that applies says `must`, and none says `must not`.",
  recommended: "A rule that applies says `should`.",
  permitted: "A rule that applies says `may`.",
  prohibited: "A rule that applies says `must not`.",
  closed: "Its `open when` is not true: nobody may use it.",
  "not-addressed": "No rule that applies speaks of it.",
  selected: "The policy chooses it on its track.",
  available: "Required, recommended or permitted, and open.",
};

const classDocs: Readonly<Record<OutcomeClassName, string>> = {
  settled: "Every way of filling in what is not known gives the same outcome.",
  "settled-after-judgement": "Settled, and it rests on the answer to a judgement.",
  "open-to-discretion": "The policy leaves a choice to the person who decides.",
  undecided: "It depends on something that is not known.",
  gap: "No rule requires, recommends or permits anything.",
  conflict: "The rules ask for things that cannot both be done.",
};

export const positionWords = positions.map((label) => ({ label, doc: positionDocs[label] }));

export const classWords = outcomeClasses.map((label) => ({ label, doc: classDocs[label] }));

export const outcomeWords = [...positionWords, ...classWords];
