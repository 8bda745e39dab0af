/**
 * A panel's page: only its own two files may run or be loaded, nothing inline, nothing from elsewhere. What the page
 * sends is checked against its schema; what does not fit is dropped and logged.
 */
import { randomBytes } from "node:crypto";
import { type Disposable, type LogOutputChannel, Uri, ViewColumn, type Webview, window } from "vscode";
import type * as z from "zod";

/** The folder under client/webview, and the name of the page's two files. */
export type PageName = "what-if" | "explain" | "findings" | "timeline";

export interface PageOptions<From extends z.ZodType> {
  readonly page: PageName;
  readonly title: string;
  readonly extension: Uri;
  readonly from: From;
  readonly receive: (message: z.output<From>) => void;
  readonly closed: () => void;
  readonly output: LogOutputChannel;
}

export interface Page<To> extends Disposable {
  readonly send: (message: To) => void;
  /** Takes a message as the page would send it. */
  readonly receive: (message: unknown) => void;
  readonly reveal: () => void;
  readonly rename: (title: string) => void;
}

export function openPage<From extends z.ZodType, To>(options: PageOptions<From>): Page<To> {
  const built = Uri.joinPath(options.extension, "dist", "webview");
  const panel = window.createWebviewPanel(
    `remit.${options.page}`,
    options.title,
    { viewColumn: ViewColumn.Beside, preserveFocus: false },
    { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [built] },
  );
  panel.iconPath = Uri.joinPath(options.extension, "client", "media", "icon.svg");
  const receive = (raw: unknown) => {
    const read = options.from.safeParse(raw);
    if (read.success) options.receive(read.data);
    else
      options.output.warn(`the ${options.page} page sent what is not in the protocol: ${read.error.message}`);
  };
  const listening = panel.webview.onDidReceiveMessage(receive);
  const closing = panel.onDidDispose(() => {
    listening.dispose();
    closing.dispose();
    options.closed();
  });
  panel.webview.html = html(panel.webview, built, options.page, options.title);
  return {
    send: (message) => void panel.webview.postMessage(message),
    receive,
    reveal: () => panel.reveal(),
    rename: (title) => {
      panel.title = title;
    },
    dispose: () => panel.dispose(),
  };
}

function html(webview: Webview, built: Uri, page: string, title: string): string {
  const nonce = randomBytes(16).toString("base64");
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(built, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${address(`${page}.css`)}">
<title>${title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</title>
</head>
<body>
<div id="page"></div>
<script nonce="${nonce}" src="${address(`${page}.js`)}"></script>
</body>
</html>`;
}
