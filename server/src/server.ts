/**
 * The language server: which request is answered by what, a line for each.
 *
 * Features are loaded when they are first needed, so that an editor has its answer to `initialize` before the parser
 * is even there.
 */
import * as lsp from "vscode-languageserver";
import type { TokenData } from "./features/tokens.ts";
import { type OwnRoute, orRefuse, route, servant } from "./wire/answering.ts";
import { followEditor } from "./wire/following.ts";
import type { Analyser } from "./workspace/analyser.ts";
import type { FileSystem } from "./workspace/files.ts";
import { recent } from "./workspace/recent.ts";

/** Serves an editor over a connection until it says `exit`. Without an analyser policies are analysed in between. */
export function startServer(connection: lsp.Connection, files: FileSystem, analyser?: Analyser): void {
  const { workspace, editor } = followEditor(connection, files, analyser);
  const serve = servant(connection, workspace, () => import("./features/all.ts"), ownRoutes);
  const given = recent<TokenData>();

  serve(lsp.DocumentDiagnosticRequest.type, (does) => does.documentReport);
  serve(lsp.WorkspaceDiagnosticRequest.type, (does) => does.workspaceReport);
  serve(lsp.CompletionRequest.type, (does) => (now, asked) => does.completion(now, asked, editor().snippets));
  serve(lsp.CompletionResolveRequest.type, (does) => does.resolveCompletion);
  serve(lsp.HoverRequest.type, (does) => does.hover);
  serve(lsp.DefinitionRequest.type, (does) => does.definition);
  serve(lsp.ReferencesRequest.type, (does) => does.references);
  serve(lsp.DocumentHighlightRequest.type, (does) => does.highlights);
  serve(lsp.PrepareRenameRequest.type, (does) => (now, asked) => orRefuse(does.prepareRename(now, asked)));
  serve(lsp.RenameRequest.type, (does) => (now, asked) => orRefuse(does.rename(now, asked)));
  serve(lsp.WillRenameFilesRequest.type, (does) => does.renamedFiles);
  serve(lsp.DocumentSymbolRequest.type, (does) => does.documentSymbols);
  serve(lsp.WorkspaceSymbolRequest.type, (does) => does.workspaceSymbols);
  serve(lsp.SemanticTokensRequest.type, (does) => (now, asked) => does.fullTokens(now, asked, given));
  serve(lsp.SemanticTokensDeltaRequest.type, (does) => (now, asked) => does.tokenChanges(now, asked, given));
  serve(lsp.SemanticTokensRangeRequest.type, (does) => does.tokensInRange);
  serve(lsp.FoldingRangeRequest.type, (does) => does.foldingRanges);
  serve(lsp.SelectionRangeRequest.type, (does) => does.selectionRanges);
  serve(lsp.DocumentFormattingRequest.type, (does) => does.formatting);
  serve(lsp.DocumentRangeFormattingRequest.type, (does) => does.rangeFormatting);
  serve(lsp.CodeActionRequest.type, (does) => async (now, asked, turn) => [
    ...does.codeActions(now, asked),
    ...(await does.findingActions(now, asked, editor().previews, turn)),
  ]);
  serve(lsp.CodeLensRequest.type, (does) => does.codeLenses);
  serve(lsp.DocumentLinkRequest.type, (does) => does.documentLinks);
  serve(lsp.InlayHintRequest.type, (does) => does.inlayHints);
  connection.listen();
}

/** Requests of our own. Their schemas are loaded with the first of them. */
async function ownRoutes(): Promise<readonly OwnRoute[]> {
  const ask = await import("./protocol/requests.ts");
  const [cases, whatIf] = [await import("./features/cases.ts"), await import("./features/what-if.ts")];
  const { changesOfEditions } = await import("./features/editions.ts");
  const { analysisReport } = await import("./features/analysis.ts");
  const { timelineOf } = await import("./features/timeline.ts");
  return [
    route(ask.listCases, (now, asked) => cases.listedCases(now, asked)),
    route(ask.runCases, (now, asked, turn) => cases.ranCases(now, asked, turn)),
    route(ask.explainCase, (now, asked) => cases.explainedCase(now, asked)),
    route(ask.policyForm, (now, asked) => whatIf.formOf(now, asked)),
    route(ask.simulateCase, (now, asked) => whatIf.simulated(now, asked)),
    route(ask.caseText, (now, asked) => whatIf.textOfCase(now, asked)),
    route(ask.explainData, (now, asked) => whatIf.explainedData(now, asked)),
    route(ask.editions, (now, asked, turn) => changesOfEditions(now, asked, turn)),
    route(ask.timeline, (now, asked) => timelineOf(now, asked)),
    route(ask.analysis, (now, asked) => analysisReport(now, asked)),
  ];
}
