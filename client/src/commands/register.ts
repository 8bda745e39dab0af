/** The commands of the manifest, by their ids. */
import {
  explainCaseCommand,
  runCaseCommand,
  showEditionsCommand,
  showFindingsCommand,
  showPrinciplesCommand,
  showTimelineCommand,
  whatIfCommand,
} from "@remit/server/protocol/commands.ts";
import { commands, Disposable, type LogOutputChannel, window } from "vscode";
import type { Parts } from "../parts.ts";
import { explainThisCase } from "./explain-case.ts";
import { newPolicy } from "./new-policy.ts";
import { restartServer } from "./restart-server.ts";
import { runAllCases } from "./run-all-cases.ts";
import { runCase } from "./run-case.ts";
import { showEditions } from "./show-editions.ts";
import { showFindings } from "./show-findings.ts";
import { showTimeline } from "./show-timeline.ts";
import { whatIf } from "./what-if.ts";

/** A command may come before the parts are there: it waits for them. */
export function registerCommands(starting: Promise<Parts>, output: LogOutputChannel): Disposable {
  const register = (id: string, act: (parts: Parts, ...args: readonly unknown[]) => unknown) =>
    commands.registerCommand(id, async (...args: readonly unknown[]) => {
      try {
        await act(await starting, ...args);
      } catch (reason) {
        output.error(`${id}: ${reason}`);
        void window.showErrorMessage("Remit could not do that. The command “Remit: Show output” says why.");
      }
    });
  return Disposable.from(
    register(explainCaseCommand, explainThisCase),
    register(whatIfCommand, whatIf),
    register(showTimelineCommand, showTimeline),
    register(runCaseCommand, runCase),
    register(showFindingsCommand, (parts, file) => showFindings(parts, file, "findings")),
    register(showPrinciplesCommand, (parts, file) => showFindings(parts, file, "principles")),
    register(showEditionsCommand, showEditions),
    register("remit.runAllCases", runAllCases),
    register("remit.newPolicy", newPolicy),
    register("remit.restartServer", restartServer),
    commands.registerCommand("remit.showOutput", () => output.show()),
  );
}
