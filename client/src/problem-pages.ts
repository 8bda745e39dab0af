/**
 * The page about each kind of problem, which the problem's code in the Problems view and in its hover leads to. The
 * pages lie in the extension, so they can be read without a network.
 */
import { type Diagnostic, type Disposable, Uri, workspace } from "vscode";
import type { DiagnosticProviderMiddleware, vsdiag } from "vscode-languageclient/node";

const SCHEME = "remit-problem";

export function problemPages(extension: Uri): Disposable {
  const folder = Uri.joinPath(extension, "examples", "problems");
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) =>
      new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, path))),
  });
}

export const linkToPages: DiagnosticProviderMiddleware = {
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token);
    return report && linked(report);
  },
  provideWorkspaceDiagnostics: async (previous, token, report, next) => {
    const withLinks = (given: vsdiag.WorkspaceDiagnosticReport): vsdiag.WorkspaceDiagnosticReport => ({
      items: given.items.map(linked),
    });
    const rest = await next(previous, token, (chunk) => report(chunk && withLinks(chunk)));
    return rest && withLinks(rest);
  },
};

/** What is unchanged has its links from before. */
function linked<R extends { readonly kind: string }>(report: R): R {
  if ("items" in report && Array.isArray(report.items)) for (const item of report.items) link(item);
  return report;
}

function link(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === "string")
    diagnostic.code = { value: code, target: Uri.from({ scheme: SCHEME, path: `/${code}.md` }) };
}
