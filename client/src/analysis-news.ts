/** How it stands with each policy, as the language server tells. While no server runs, nothing is known. */
import { type AnalysisState, AnalysisStates } from "@remit/server/protocol/analysis.ts";
import { analysisStates } from "@remit/server/protocol/notifications.ts";
import { Disposable, type Event, EventEmitter, type LogOutputChannel, type Uri } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";

export interface AnalysisNews extends Disposable {
  /** Of the policy that a file belongs to; undefined where there is none. */
  readonly stateOf: (uri: Uri) => AnalysisState | undefined;
  readonly all: () => AnalysisStates["policies"];
  readonly onChanged: Event<void>;
}

export function analysisNews(client: LanguageClient, output: LogOutputChannel): AnalysisNews {
  const changed = new EventEmitter<void>();
  let policies: AnalysisStates["policies"] = [];
  const learn = (known: AnalysisStates["policies"]) => {
    policies = known;
    changed.fire();
  };
  const parts = Disposable.from(
    changed,
    client.onNotification(analysisStates, (told: unknown) => {
      const read = AnalysisStates.safeParse(told);
      if (read.success) learn(read.data.policies);
      else output.warn(`the language server told what is not in the protocol: ${read.error.message}`);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) learn([]);
    }),
  );
  return {
    stateOf: (uri) => policies.find(({ files }) => files.includes(uri.toString()))?.state,
    all: () => policies,
    onChanged: changed.event,
    dispose: () => parts.dispose(),
  };
}
