/** The item beside the language's name in the status bar: whether the policy in front fits together. */
import type { AnalysisState } from "@remit/server/protocol/analysis.ts";
import { showFindingsCommand } from "@remit/server/protocol/commands.ts";
import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages, window } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import type { AnalysisNews } from "./analysis-news.ts";

export function showAnalysisStatus(client: LanguageClient, news: AnalysisNews): Disposable {
  const item = languages.createLanguageStatusItem("remit.analysis", { language: "remit" });
  item.name = "Remit: consistency";
  item.command = { title: "Show findings", command: showFindingsCommand };
  const show = () => {
    const uri = window.activeTextEditor?.document.uri;
    describe(item, client.state === State.Running && uri !== undefined ? news.stateOf(uri) : undefined);
  };
  show();
  return Disposable.from(item, news.onChanged(show), window.onDidChangeActiveTextEditor(show));
}

/** Only what was proved of the text as it stands is called consistent. */
function describe(item: LanguageStatusItem, state: AnalysisState | undefined): void {
  const { text, detail } = inWords(state);
  item.text = text;
  item.detail = detail;
  const open = state?.kind === "problems" || state?.kind === "not-proved";
  item.severity = open ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.busy = state?.kind === "checking";
}

function inWords(state: AnalysisState | undefined): { readonly text: string; readonly detail: string } {
  switch (state?.kind) {
    case undefined:
      return { text: "Consistency: not known", detail: "nothing is being checked" };
    case "checking":
      return { text: "Consistency: checking", detail: "the policy as it stands is being looked into" };
    case "consistent":
      return { text: "Consistent", detail: "no conflict, gap or broken principle in any case" };
    case "problems": {
      const count = state.count === 1 ? "1 finding" : `${state.count} findings`;
      return { text: `Consistency: ${count}`, detail: "what the policy says does not fit together" };
    }
    case "not-proved":
      return { text: "Consistency: not proved", detail: state.reason };
  }
}
