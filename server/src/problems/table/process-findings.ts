/** What the analysis finds in processes. */
import { error, information, warning } from "../entry.ts";
import { example, inCases, under } from "./findings-words.ts";

/** A move between stages; from nowhere it is a way in. */
export const wayText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from === "" ? "the way in at" : `the way from \`${from}\` to`} \`${to}\``;

export const processFindings = {
  "stage-never-reached": warning<{ stage: string; process: string; from: string; assuming: string }>({
    message: ({ stage, process, from, assuming }) =>
      `\`${process}\` can't come to \`${stage}\`: ${from === "" ? "no way there is ever open" : `the way there leads only from ${from}, which it can't come to either`}${under(assuming)}`,
    help: () => "let a stage lead to it, or let the process begin there with `enter at`; or take it out",
  }),
  "stage-never-left": warning<{ stage: string; process: string; moves: string; assuming: string }>({
    message: ({ stage, process, moves, assuming }) =>
      `once at \`${stage}\`, \`${process}\` stays there for ever: ${moves === "" ? "nothing leads on from it" : "none of its moves is ever open"}${under(assuming)}`,
    help: () => "say with `to` where it leads and when, or write `final` if this is where it ends",
  }),
  "no-way-to-close": warning<{ stage: string; process: string; to: string; assuming: string }>({
    message: ({ stage, process, to, assuming }) =>
      `from \`${stage}\`, \`${process}\` can never end: it leads to ${to}, and from there no way to a final stage is ever open${under(assuming)}`,
    help: () => "let one of these stages lead to a final one",
  }),
  "closes-only-by-way-of": information<{ stage: string; process: string; by: string }>({
    message: ({ stage, by }) => `what is at \`${stage}\` can end only by way of ${by}, whatever turns out`,
    help: () => "if it may turn out that there is nothing to it, let this stage lead to a final one as well",
  }),
  "move-never-open": warning<{ from: string; to: string; assuming: string }>({
    message: (way) => `${wayText(way)} is open in no case${under(way.assuming)}`,
    help: () =>
      "look for two parts that rule each other out: what the move asks, and what the stage asks that it leads to",
  }),
  "two-moves-open": error<{ from: string; to: string; process: string; cases: string; example: string }>({
    message: ({ from, to, process, cases, example: text }) =>
      `from \`${from}\`, \`${process}\` can go on to ${to} at once${inCases(cases)}${example(text)}`,
    help: () => "narrow the moves, so that only one of them is open",
  }),
  "two-entries-open": error<{ to: string; process: string; cases: string; example: string }>({
    message: ({ to, process, cases, example: text }) =>
      `\`${process}\` can begin at ${to} at once${inCases(cases)}${example(text)}`,
    help: () => "narrow what the stages ask for with `entry when`, so that only one of them is open",
  }),
  "two-leads": error<{ leads: string; process: string; cases: string; example: string }>({
    message: ({ leads, process, cases, example: text }) =>
      `${leads} lead \`${process}\` at once${inCases(cases)}${example(text)}`,
    help: () => "say with `overrides` which lead gives way, or narrow one of them",
  }),
  "stage-duty-closed": error<{ stage: string; process: string; target: string; assuming: string }>({
    message: ({ stage, target, assuming }) =>
      `\`${target}\` has to be done at \`${stage}\`, and is not open in any case there${under(assuming)}`,
    help: ({ target }) =>
      `change what \`${target}\` asks for with \`open when\`, or take it out of this stage`,
  }),
};
