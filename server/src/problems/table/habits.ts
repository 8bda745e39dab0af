/** What is declared and never needed, and words that promise more than they say. */
import { hint, information, superfluous } from "../entry.ts";

export const habits = {
  unused: superfluous<{ name: string; kind: string }>({
    message: ({ name, kind }) => `the ${kind} \`${name}\` is declared, but nothing depends on it`,
    help: () => "use it, or take it out",
  }),
  "never-used": superfluous<{ name: string; kind: string }>({
    message: ({ name, kind }) => `no rule speaks of the ${kind} \`${name}\``,
    help: () => "say in a rule when it must, should, may or must not be used, or take it out",
  }),
  "counting-word": information<{ word: string; name: string }>({
    message: ({ word, name }) => `"${word}" speaks of a number, but \`${name}\` counts nothing`,
    help: () => "say how many, within what time: compare a number, or ask for a judgement",
  }),
  "open-word": hint<{ word: string; name: string }>({
    message: ({ word, name }) => `"${word}" is a matter of judgement, but \`${name}\` asks for none`,
    help: () => "declare a judgement that somebody answers, or name the definition that settles the word",
  }),
};
