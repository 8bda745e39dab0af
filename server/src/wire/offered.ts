/** What an editor is told that the server can do. */
import * as lsp from "vscode-languageserver";
import { tokenLegend } from "../features/token-legend.ts";

export const offered: lsp.ServerCapabilities = {
  positionEncoding: lsp.PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: lsp.TextDocumentSyncKind.Incremental, save: false },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      willRename: {
        filters: [
          { pattern: { glob: "**/*.{remit,md,txt,text}" } },
          { pattern: { glob: "**", matches: "folder" } },
        ],
      },
    },
  },
  diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
  completionProvider: { resolveProvider: true, triggerCharacters: [" ", "[", "|", '"', "/", "{"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  codeActionProvider: { codeActionKinds: [lsp.CodeActionKind.QuickFix] },
  codeLensProvider: {},
  documentLinkProvider: {},
  inlayHintProvider: true,
};
