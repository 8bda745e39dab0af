/** The words for what comes out: positions of powers and actions, and classes of outcomes. */

/** What can be said of a power or action in an outcome. */
export const positionWords = [
  { label: "required", doc: "A rule that applies says `must`, and none says `must not`." },
  { label: "recommended", doc: "A rule that applies says `should`." },
  { label: "permitted", doc: "A rule that applies says `may`." },
  { label: "prohibited", doc: "A rule that applies says `must not`." },
  { label: "closed", doc: "Its `open when` is not true: nobody may use it." },
  { label: "not-addressed", doc: "No rule that applies speaks of it." },
  { label: "selected", doc: "The policy chooses it on its track." },
  { label: "available", doc: "Required, recommended or permitted, and open." },
] as const;

export const classWords = [
  { label: "settled", doc: "Every way of filling in what is not known gives the same outcome." },
  { label: "settled-after-judgement", doc: "Settled, and it rests on the answer to a judgement." },
  { label: "open-to-discretion", doc: "The policy leaves a choice to the person who decides." },
  { label: "undecided", doc: "It depends on something that is not known." },
  { label: "gap", doc: "No rule requires, recommends or permits anything." },
  { label: "conflict", doc: "The rules ask for things that cannot both be done." },
] as const;

export const outcomeWords = [...positionWords, ...classWords];
