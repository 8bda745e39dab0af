/** In which cases an outcome, or what concerns one track, is of which class. */
import { onceFor } from "../../compile/once-for.ts";
import type { TrackCases } from "../../compile/outcomes.ts";
import {
  choiceCases,
  conflictCases,
  isJudgement,
  openCases,
  type PolicyCases,
  withoutJudgements,
} from "../../compile/policy.ts";
import { answers } from "../../compile/rules.ts";
import { type Truth, UNKNOWN } from "../../compile/truth.ts";
import { FALSE, type Formula, not } from "../../regions/formula.ts";
import type { OutcomeClassName } from "../../semantics/model.ts";
import type { Context } from "../context.ts";

/** Unknown where a missing value leaves the outcome open. */
export function outcomeTruth(context: Context, wanted: OutcomeClassName, track: string | undefined): Truth {
  const { and, or } = context.formulas;
  const parts = track === undefined ? wholeParts(context) : trackParts(context, track);
  if (parts === undefined) return UNKNOWN;
  const { conflict, open, silent, choice, rests } = parts;
  const calm = and([not(conflict), not(open)]);
  const answered = and([calm, not(silent)]);
  const sorted: Readonly<Record<OutcomeClassName, Formula>> = {
    conflict,
    undecided: FALSE,
    gap: and([calm, silent]),
    "open-to-discretion": and([answered, choice]),
    "settled-after-judgement": and([answered, not(choice), rests]),
    settled: and([answered, not(choice), not(rests)]),
  };
  const yes = sorted[wanted];
  return { yes, no: and([not(yes), or([conflict, calm])]) };
}

interface Parts {
  readonly conflict: Formula;
  readonly open: Formula;
  readonly silent: Formula;
  readonly choice: Formula;
  /** The outcome rests on the answer to a judgement. */
  readonly rests: Formula;
}

const wholeParts = onceFor<[Context], Parts>((context) => {
  const { policy } = context;
  return {
    conflict: conflictCases(policy),
    open: openCases(policy),
    silent: policy.outcomes.answered.no,
    choice: choiceCases(policy),
    rests: restsOnJudgement(context),
  };
});

/** The cases in which something would be open if no judgement were answered. */
const restsOnJudgement = (context: Context): Formula =>
  context.model.inputs.some(isJudgement) ? openCases(unansweredIn(context)) : FALSE;

/** The policy where no judgement is answered. */
const unansweredIn = onceFor<[Context], PolicyCases>(({ policy, variant }) =>
  variant("unanswered", undefined, (previous) => withoutJudgements(policy, previous)),
);

function trackParts(context: Context, name: string): Parts | undefined {
  const { policy, formulas, model } = context;
  const { and, or } = formulas;
  const { outcomes, rules } = policy;
  const track = outcomes.tracks.find((cases) => cases.track.name === name);
  if (track === undefined) return undefined;
  const concerned = outcomes.conflicts.filter(({ about }) =>
    about.some((target) => model.targets[target]?.track === name),
  );
  const unanswered = model.inputs.some(isJudgement) ? unansweredIn(context) : undefined;
  return {
    conflict: or(concerned.map(({ cases }) => cases)),
    open: openOn(policy, track),
    silent: and(rules.filter(({ rule }) => answers(rule, name)).map(({ applies }) => not(applies.yes))),
    choice: or(track.powers.map(({ option }) => option)),
    rests:
      unanswered === undefined
        ? FALSE
        : or(
            unanswered.outcomes.tracks.map((cases) =>
              cases.track.name === name ? openOn(unanswered, cases) : FALSE,
            ),
          ),
  };
}

function openOn({ formulas, outcomes }: PolicyCases, { powers, unsettled }: TrackCases): Formula {
  const own = powers.map(({ target }) => outcomes.targets[target.index]?.undecided ?? FALSE);
  return formulas.or([unsettled, ...own]);
}
