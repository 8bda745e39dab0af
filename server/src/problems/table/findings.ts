/** What the analysis of a policy's meaning finds. `assuming` names assumptions, `cases` a number of cases. */
import { error, hint, information, superfluous, warning } from "../entry.ts";

import { example, giveWay, inCases, inCasesFirst, under } from "./findings-words.ts";
import { processFindings } from "./process-findings.ts";

export const findings = {
  ...processFindings,
  "condition-never-true": warning<{ assuming: string }>({
    message: ({ assuming }) => `this is true in no case${under(assuming)}`,
    help: () => "change it to what was meant, or take it out",
  }),
  "condition-always-true": warning<{ assuming: string }>({
    message: ({ assuming }) => `this is true in every case${under(assuming)}`,
    help: () => "change it to what was meant, or take it out",
  }),
  "threshold-never-met": warning<{ name: string; assuming: string }>({
    message: ({ name, assuming }) =>
      `\`${name}\` can't be met: no case meets all that it asks${under(assuming)}`,
    help: () => "look for a figure that is out of reach, or for two parts that rule each other out",
  }),
  "threshold-always-met": warning<{ name: string; assuming: string }>({
    message: ({ name, assuming }) => `\`${name}\` is met in every case${under(assuming)}`,
    help: () => "a threshold that everything meets sorts nothing out: change it to what was meant",
  }),
  "windows-contradict": warning<{ what: string; parts: string; why: string; assuming: string }>({
    message: ({ what, parts, why, assuming }) =>
      `${what}, as its ${parts} contradict each other: ${why}${under(assuming)}`,
    help: () => "no timeline has both: change one of the two to what was meant, or take it out",
  }),
  "rule-never-applies": warning<{ name: string; why: string; assuming: string }>({
    message: ({ name, why, assuming }) => `\`${name}\` never applies: ${why}${under(assuming)}`,
    help: () => "change its condition to what was meant, or take the rule out",
  }),
  "rule-always-overridden": warning<{ name: string; by: string; assuming: string }>({
    message: ({ name, by, assuming }) =>
      `\`${name}\` never applies: wherever it would, ${by} overrides it${under(assuming)}`,
    help: () => "narrow the rule that overrides, or take this one out",
  }),
  "rule-adds-nothing": superfluous<{ name: string; others: string; assuming: string }>({
    message: ({ name, others, assuming }) =>
      `without \`${name}\` every case comes out the same${others === "" ? "" : `: ${others} already ${others.includes(" and ") ? "say" : "says"} so`}${under(assuming)}`,
    help: () => "take it out, or say what it was meant to change",
  }),
  "required-and-prohibited": error<{ target: string; rules: string; cases: string; example: string }>({
    message: ({ target, rules, cases, example: text }) =>
      `\`${target}\` is both required and prohibited${inCases(cases)}, by ${rules}${example(text)}`,
    help: giveWay,
  }),
  "exclusive-powers-required": error<{
    first: string;
    second: string;
    rules: string;
    cases: string;
    example: string;
  }>({
    message: ({ first, second, rules, cases, example: text }) =>
      `\`${first}\` and \`${second}\` exclude each other, and both are required${inCases(cases)}, by ${rules}${example(text)}`,
    help: giveWay,
  }),
  "two-powers-required": error<{
    first: string;
    second: string;
    track: string;
    rules: string;
    cases: string;
    example: string;
  }>({
    message: ({ first, second, track, rules, cases, example: text }) =>
      `\`${track}\` takes one power at a time, and \`${first}\` and \`${second}\` are both required${inCases(cases)}, by ${rules}${example(text)}`,
    help: giveWay,
  }),
  "required-but-closed": error<{
    target: string;
    rules: string;
    why: string;
    cases: string;
    example: string;
  }>({
    message: ({ target, rules, why, cases, example: text }) =>
      `${inCasesFirst(cases)}\`${target}\` is required by ${rules} where ${why}${example(text)}`,
    help: ({ target, why }) =>
      why.startsWith("it is not in force")
        ? `let the rule hold on the same days as \`${target}\`, or require something else on the others`
        : `let the rule ask for what \`open when\` of \`${target}\` asks for, or require something else there`,
  }),
  gap: warning<{ cases: string; where: string; example: string }>({
    message: ({ cases, where, example: text }) =>
      `no rule requires, recommends or permits anything${inCases(cases)}${where === "" ? example(text) : `: when ${where}`}`,
    help: ({ where, example: text }) =>
      `add a rule for these cases, or an \`otherwise\`${where === "" ? "" : `; one of them: ${text}`}`,
  }),
  "may-removes-must": warning<{
    name: string;
    overridden: string;
    targets: string;
    cases: string;
    example: string;
  }>({
    message: ({ name, overridden, targets, cases, example: text }) =>
      `\`${name}\` only permits, and ${inCasesFirst(cases)}takes away what ${overridden} ${overridden.includes(" and ") ? "require" : "requires"}, ${targets}${example(text)}`,
    help: ({ name }) => `let \`${name}\` require something too, or take its \`overrides\` out`,
  }),
  "power-never-selected": warning<{ name: string; assuming: string }>({
    message: ({ name, assuming }) =>
      `\`${name}\` is never used: it is selected, or left to choose, in no case${under(assuming)}`,
    help: () =>
      "look at when it is open, at when it is adequate, and at what is always required or preferred instead",
  }),
  "clock-never-starts": warning<{ name: string; anchors: string; assuming: string }>({
    message: ({ name, anchors, assuming }) =>
      `\`${name}\` can't start: no case has ${anchors.includes("` and `") ? "any of " : ""}${anchors}${under(assuming)}`,
    help: () => "let it run from something that can happen, or take it out",
  }),
  "deadline-before-hearing": warning<{ rule: string; target: string; anchor: string }>({
    message: ({ rule, target, anchor }) =>
      `by \`${rule}\`, \`${target}\` falls due before the time for representations is over; both count from ${anchor}`,
    help: ({ target }) => `give more time, or less for the representations about \`${target}\``,
  }),
  "decided-before-heard": warning<{
    target: string;
    by: string;
    said: string;
    over: string;
    rules: string;
    cases: string;
    example: string;
  }>({
    message: ({ target, said, rules, cases, example: text }) =>
      `${inCasesFirst(cases)}\`${target}\` is required by ${rules} while representations can still be made, as ${said}${example(text)}`,
    help: ({ over }) => `let the rule ask that ${over}`,
  }),
  "level-never-reached": information<{ matrix: string; level: string; assuming: string }>({
    message: ({ matrix, level, assuming }) =>
      `\`${matrix}\` is never \`${level}\`: no case comes to the cells that say so${under(assuming)}`,
    help: () => "look at what its rows and columns can be together",
  }),
  "matrix-not-monotone": warning<{
    matrix: string;
    axis: string;
    from: string;
    to: string;
    better: string;
    worse: string;
    at: string;
  }>({
    message: ({ matrix, axis, from, to, better, worse, at }) =>
      `\`${matrix}\` gets milder as \`${axis}\` gets worse: from ${from} to ${to} it goes from ${worse} to ${better}${at}`,
    help: () => "check the two cells; if they are meant so, say why in a `note`",
  }),
  "branches-differ": error<{ name: string; parts: string; cases: string; example: string }>({
    message: ({ name, parts, cases, example: text }) =>
      `two ${parts} of \`${name}\` hold at once and give different values${inCases(cases)}${example(text)}`,
    help: ({ parts }) => `narrow one of the ${parts}, so that only one holds`,
  }),
  "branches-leave-gap": warning<{ name: string; process: string; cases: string; example: string }>({
    message: ({ name, process, cases, example: text }) =>
      `${process === "" ? `no branch of \`${name}\` holds` : `nobody leads \`${process}\``}${inCases(cases)}${example(text)}`,
    help: ({ process }) =>
      process === ""
        ? "add a branch for these cases, or `VALUE otherwise`"
        : "let a lead count in these cases too, as in `ACTOR otherwise`",
  }),
  "assumptions-contradict": error<{ names: string }>({
    message: ({ names }) => `no case is left: ${names} can't all be true`,
    help: () => "nothing can be said of the policy until one of them is changed or taken out",
  }),
  "assumption-without-effect": hint<{ name: string }>({
    message: ({ name }) =>
      `nothing rests on ${name}: without it there would be the same conflicts, gaps and broken principles`,
    help: () => "take it out, unless it is there for the reader",
  }),
  "assumption-decides": hint<{ name: string; without: string; example: string }>({
    message: ({ name, without, example: text }) =>
      `${name} is decisive: without it ${without}${example(text)}`,
    help: () => "make sure that its reason holds",
  }),
  "principle-fails": error<{ name: string; statement: string; how: string; cases: string }>({
    message: ({ name, statement, how, cases }) =>
      `\`${name}\` fails${inCases(cases)}${statement === "" ? "" : `, where it says "${statement}"`}: ${how}`,
    help: () => "change the rules, or say in the principle where it does not hold",
  }),
  "principle-not-proved": information<{ name: string; statement: string; reason: string }>({
    message: ({ name, statement, reason }) =>
      `whether \`${name}\` holds${statement === "" ? "" : ` where it says "${statement}"`} is not proved: ${reason}`,
    help: ({ reason }) => {
      if (reason.startsWith("a value is missing"))
        return "let the principle say what it asks for then, or let there be a value in every case";
      return reason.includes(" two values when ")
        ? "narrow the branches, so that only one of them holds; then this can be told"
        : "nothing was found against it, but not every case could be looked at";
    },
  }),
  "not-proved": information<{ question: string; reason: string }>({
    message: ({ question, reason }) => `not proved: ${question}; ${reason}`,
    help: () => "nothing was found, but not every case could be looked at",
  }),
};
