/** The item beside the language's name in the status bar: how many problems the policy files have. */
import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type Uri,
  workspace,
} from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";

export function showStatus(client: LanguageClient): Disposable {
  const item = languages.createLanguageStatusItem("remit.problems", { language: "remit" });
  item.name = "Remit";
  item.command = { title: "Show problems", command: "workbench.actions.view.problems" };
  const show = () => describe(item, client.state, problems());
  show();
  return Disposable.from(
    item,
    client.onDidChangeState(show),
    languages.onDidChangeDiagnostics((change) => {
      if (change.uris.some(isPolicyFile)) show();
    }),
  );
}

function describe(item: LanguageStatusItem, state: State, count: number): void {
  item.busy = state === State.Starting;
  item.severity = LanguageStatusSeverity.Information;
  if (state === State.Starting) item.text = "Remit: starting";
  else if (state !== State.Running) {
    item.severity = LanguageStatusSeverity.Error;
    item.text = "Remit: not checking";
  } else if (count > 0) {
    item.severity = LanguageStatusSeverity.Warning;
    item.text = count === 1 ? "Remit: 1 problem" : `Remit: ${count} problems`;
  } else item.text = "Remit: no mistakes found";
}

function problems(): number {
  return languages
    .getDiagnostics()
    .filter(([uri]) => isPolicyFile(uri))
    .reduce((count, [, found]) => count + found.length, 0);
}

function isPolicyFile(uri: Uri): boolean {
  return (
    uri.path.endsWith(".remit") ||
    workspace.textDocuments.some(
      (document) => document.languageId === "remit" && document.uri.toString() === uri.toString(),
    )
  );
}
