/** Names: what they stand for, and that each stands for one thing. */
import { didYouMean, error, warning } from "../entry.ts";

export const names = {
  "unknown-name": error<{ name: string; expected: string; close: string }>({
    message: ({ name }) => `nothing called \`${name}\` is declared in this policy`,
    help: ({ close, expected }) =>
      didYouMean(close, `declare it, or check the spelling; ${expected} is expected here`),
  }),
  "wrong-kind": error<{ name: string; kind: string; expected: string; close: string }>({
    message: ({ name, kind, expected }) => `\`${name}\` is ${kind}; ${expected} was expected here`,
    help: ({ close, expected }) => didYouMean(close, `write the name of ${expected}`),
  }),
  "duplicate-name": error<{ name: string; kind: string; first: string }>({
    message: ({ name, kind, first }) =>
      kind === first
        ? `\`${name}\` is declared twice`
        : `\`${name}\` is declared twice: as ${first}, and here as ${kind}`,
    help: () => "give one of them another name: a name stands for one thing in the whole policy",
  }),
  "duplicate-level": error<{ name: string; owner: string }>({
    message: ({ name, owner }) => `\`${name}\` stands twice in \`${owner}\``,
    help: () => "take one of them away, or give it another name",
  }),
  "policy-twice": error<{ name: string; first: string }>({
    message: ({ name, first }) =>
      name === first
        ? `the policy \`${name}\` is declared twice`
        : `a policy is declared here as \`${name}\`, and before as \`${first}\``,
    help: () => "keep one `policy` declaration for all the files that belong together",
  }),
  "named-twice": warning<{ name: string }>({
    message: ({ name }) => `\`${name}\` is named twice in this list`,
    help: () => "once is enough",
  }),
  "hole-without-name": error<{ hole: string }>({
    message: ({ hole }) => `\`{${hole}}\` is not the name of a value`,
    help: () =>
      "between the braces stands one name, such as `{breaches}`; its value is filled in when the reason is shown",
  }),
};
