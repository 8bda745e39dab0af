/** The talk with the page of findings and principles, free of the editor: of one policy, always as it is now. */
import type { AnalysisReport } from "@remit/server/protocol/analysis.ts";
import type { CaseData } from "@remit/server/protocol/case.ts";
import type { FromFindings, ToFindings } from "@remit/server/protocol/panels.ts";

/** What the session needs of the world. Everything may reject. */
export interface FindingsWorld {
  readonly report: (uri: string) => Promise<AnalysisReport | null>;
  /** Writes the case into the file; answers what it did, in one sentence. */
  readonly keep: (uri: string, kase: CaseData) => Promise<string>;
  readonly explain: (uri: string, kase: CaseData) => Promise<unknown>;
  readonly whatIf: (uri: string, kase: CaseData) => Promise<unknown>;
  readonly show: (place: Extract<FromFindings, { kind: "show" }>["place"]) => Promise<void>;
  readonly send: (message: ToFindings) => void;
}

export type FindingsPart = Extract<ToFindings, { kind: "part" }>["part"];

export interface FindingsSession {
  readonly open: (uri: string, part: FindingsPart) => Promise<void>;
  readonly receive: (message: FromFindings) => Promise<void>;
  /** There is news of the policy. */
  readonly policyChanged: () => Promise<void>;
}

export function findingsSession(world: FindingsWorld): FindingsSession {
  let uri: string | undefined;
  let part: FindingsPart = "findings";
  let turn = 0;

  const draw = async () => {
    if (uri === undefined) return;
    const mine = ++turn;
    const report = await world.report(uri);
    if (mine !== turn) return;
    if (report === null) world.send({ kind: "problem", text: "There is no policy in this file." });
    else world.send({ kind: "report", report });
  };

  return {
    open: async (file, wanted) => {
      uri = file;
      part = wanted;
      await draw();
      world.send({ kind: "part", part });
    },
    policyChanged: draw,
    receive: async (message) => {
      switch (message.kind) {
        case "ready":
          await draw();
          return world.send({ kind: "part", part });
        case "keep":
          return world.send({ kind: "said", text: await world.keep(message.uri, message.case) });
        case "explain":
          await world.explain(message.uri, message.case);
          return;
        case "what-if":
          await world.whatIf(message.uri, message.case);
          return;
        case "show":
          return world.show(message.place);
      }
    },
  };
}
