/** The commands of the manifest, by their ids. */
import {
  explainCaseCommand,
  runCaseCommand,
  showFindingsCommand,
  showPrinciplesCommand,
  whatIfCommand,
} from "@remit/server/protocol/commands.ts";
import { commands, Disposable, type LogOutputChannel, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { ExplainPanel } from "../panels/explain.ts";
import type { FindingsPanel } from "../panels/findings.ts";
import type { WhatIfPanels } from "../panels/what-if.ts";
import type { TestingView } from "../testing/view.ts";
import { explainThisCase } from "./explain-case.ts";
import { newPolicy } from "./new-policy.ts";
import { restartServer } from "./restart-server.ts";
import { runAllCases } from "./run-all-cases.ts";
import { runCase } from "./run-case.ts";
import { showFindings } from "./show-findings.ts";
import { whatIf } from "./what-if.ts";

export interface Parts {
  readonly client: LanguageClient;
  readonly output: LogOutputChannel;
  readonly testing: TestingView;
  readonly whatIf: WhatIfPanels;
  readonly explain: ExplainPanel;
  readonly findings: FindingsPanel;
}

export function registerCommands(parts: Parts): Disposable {
  const register = (id: string, act: (...args: readonly unknown[]) => unknown) =>
    commands.registerCommand(id, async (...args: readonly unknown[]) => {
      try {
        await act(...args);
      } catch (reason) {
        parts.output.error(`${id}: ${reason}`);
        void window.showErrorMessage("Remit could not do that. The command “Remit: Show output” says why.");
      }
    });
  return Disposable.from(
    register(explainCaseCommand, (first, second) => explainThisCase(parts, first, second)),
    register(whatIfCommand, (first, second) => whatIf(parts, first, second)),
    register(runCaseCommand, (first, second) => runCase(parts, first, second)),
    register(showFindingsCommand, (file) => showFindings(parts, file, "findings")),
    register(showPrinciplesCommand, (file) => showFindings(parts, file, "principles")),
    register("remit.runAllCases", () => runAllCases(parts)),
    register("remit.newPolicy", () => newPolicy()),
    register("remit.restartServer", () => restartServer(parts)),
    register("remit.showOutput", () => parts.output.show()),
  );
}
