/**
 * What each edition of a policy changes, as a text beside the policy: the editor shows it like a file that nobody can
 * write to, and asks for it anew when the policy changes.
 */
import { editions } from "@remit/server/protocol/requests.ts";
import { Disposable, EventEmitter, Uri, ViewColumn, window, workspace } from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import type { PolicyFiles } from "../policy-files.ts";

export interface EditionsPages extends Disposable {
  readonly open: (policy: Uri) => Promise<void>;
}

const SCHEME = "remit-editions";
const QUIET_MS = 300;

export function editionsPages(server: LanguageServer, files: PolicyFiles): EditionsPages {
  const changed = new EventEmitter<Uri>();
  const opened = new Map<string, Uri>();
  const again = latest(QUIET_MS, () => {
    for (const page of opened.values()) changed.fire(page);
  });
  const parts = Disposable.from(
    changed,
    again,
    files.onChanged(again.soon),
    files.onGone(again.soon),
    workspace.onDidCloseTextDocument(({ uri }) => opened.delete(uri.toString())),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (page) => {
        const answer = await server.ask(editions, { uri: page.query });
        return answer?.text ?? "There is no policy in this file.\n";
      },
    }),
  );
  return {
    open: async (policy) => {
      const name = policy.path.slice(policy.path.lastIndexOf("/") + 1);
      const page = Uri.from({ scheme: SCHEME, path: `Editions of ${name}`, query: policy.toString() });
      opened.set(page.toString(), page);
      await window.showTextDocument(page, { preview: true, viewColumn: ViewColumn.Beside });
    },
    dispose: () => void parts.dispose(),
  };
}
