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
  const say = (text: string, detail: string, severity = LanguageStatusSeverity.Information) => {
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.busy = state?.kind === "checking";
  };
  switch (state?.kind) {
    case undefined:
      return say("Consistency: not known", "nothing is being checked");
    case "checking":
      return say("Consistency: checking", "the policy as it stands is being looked into");
    case "consistent":
      return say("Consistent", "no conflict, gap or broken principle in any case");
    case "problems": {
      const text = state.count === 1 ? "Consistency: 1 finding" : `Consistency: ${state.count} findings`;
      return say(text, "each with a case that shows it", LanguageStatusSeverity.Warning);
    }
    case "not-proved":
      return say("Consistency: not proved", state.reason, LanguageStatusSeverity.Warning);
  }
}
