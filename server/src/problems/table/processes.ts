/** Processes: stages, where they lead, and who leads. */
import { didYouMean, error, warning } from "../entry.ts";

export const processes = {
  "process-without-entry": warning<{ name: string }>({
    message: ({ name }) => `\`${name}\` does not say at which stage it begins`,
    help: () => "add `enter at` and the stages at which it can begin, or `enter at any stage`",
  }),
  "process-without-end": warning<{ name: string }>({
    message: ({ name }) => `\`${name}\` has no stage at which it ends`,
    help: () => "write `final` behind the stage that closes it",
  }),
  "not-a-stage": error<{ name: string; process: string; stages: string; close: string }>({
    message: ({ name, process }) => `\`${name}\` is no stage of \`${process}\``,
    help: ({ close, process, stages }) =>
      didYouMean(close, stages === "" ? `declare the stage` : `\`${process}\` has the stages ${stages}`),
  }),
  "final-stage-goes-on": error<{ stage: string }>({
    message: ({ stage }) => `\`${stage}\` is final, so nothing leads on from it`,
    help: () => "take `final` out, or take this out: what begins anew enters the process again",
  }),
  "stage-leads-to-itself": error<{ stage: string }>({
    message: ({ stage }) => `\`${stage}\` leads to itself, which is no move`,
    help: () => "name another stage; what is to be done again and again at one is said with `review every`",
  }),
  "bypasses-an-end": error<{ stage: string }>({
    message: ({ stage }) => `\`${stage}\` is where this move begins or ends, so it is not passed over`,
    help: () => "name a stage that lies between the two",
  }),
  "not-a-lead": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` is nowhere among the leads, so it can't give way`,
    help: () => "name a lead of this process",
  }),
  "process-without-lead": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` does not say who leads`,
    help: ({ name }) => `add \`lead\` to \`${name}\`, with an actor and when it leads`,
  }),
};
