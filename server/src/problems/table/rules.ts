/** Rules and principles. */
import { didYouMean, error, hint, warning } from "../entry.ts";

export const rules = {
  "otherwise-with-unless": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` applies when nothing else does, so \`unless\` has no place in it`,
    help: () => "say when it applies with `when` instead of `otherwise`, or take `unless` out",
  }),
  "use-missing": error<{ name: string; modality: string }>({
    message: ({ name }) => `\`${name}\` is a power, and powers are used`,
    help: ({ name, modality }) => `write \`${modality} use ${name}\``,
  }),
  "use-superfluous": error<{ name: string; modality: string }>({
    message: ({ name }) => `\`${name}\` is an action, and actions are done, not used`,
    help: ({ name, modality }) => `write \`${modality} ${name}\``,
  }),
  "overrides-itself": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` overrides itself, so it could never apply`,
    help: () => "name the rule that gives way to this one",
  }),
  "circular-overrides": error<{ path: string }>({
    message: ({ path }) => `these override each other in a circle: ${path}`,
    help: () => "take one `overrides` out, so that one of them stands above the others",
  }),
  "duty-without-actor": warning<{ name: string; modality: string }>({
    message: ({ name, modality }) => `nobody is named who ${modality} do \`${name}\``,
    help: ({ name, modality }) =>
      `name who acts: \`ACTOR ${modality} ${name}\`, or say \`held by ACTOR\` in the action`,
  }),
  "duty-without-deadline": hint<{ name: string; modality: string }>({
    message: ({ name }) => `nothing says by when \`${name}\` has to be done`,
    help: () => "add a deadline, such as `within 2 working days`",
  }),
  "no-direction": error<{ name: string }>({
    message: ({ name }) => `nothing says which way \`${name}\` is worse`,
    help: ({ name }) => `add \`worsens\` or \`improves\` where \`${name}\` or its scale is declared`,
  }),
  "unknown-kind": warning<{ kind: string; close: string }>({
    message: ({ kind }) => `no power is of the kind \`${kind}\`, so this speaks of no power at all`,
    help: ({ close, kind }) => didYouMean(close, `write \`kind ${kind}\` in the powers that are meant`),
  }),
  "unknown-statement": error<{ name: string; close: string }>({
    message: ({ name }) => `a power does not state \`${name}\``,
    help: ({ close }) =>
      didYouMean(close, "write any of `holder`, `basis`, `representations`, `appeal`, `publication`"),
  }),
  "whole-number-expected": error<{ number: string }>({
    message: ({ number }) => `steps are counted in whole numbers, and ${number} is not one`,
    help: () => "write a number such as 1 or 2",
  }),
  "power-does-not-state": error<{ power: string; missing: string; principle: string }>({
    message: ({ power, missing, principle }) =>
      `\`${power}\` does not state its ${missing}, as \`${principle}\` asks`,
    help: ({ power }) => `say it in the declaration of \`${power}\`; \`none\` and \`never\` are answers too`,
  }),
};
