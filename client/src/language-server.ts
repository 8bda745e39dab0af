/** Questions to the language server, typed by the protocol; what comes back is checked before anyone reads it. */
import type { RequestOf } from "@remit/server/protocol/requests.ts";
import { type CancellationToken, CancellationTokenSource } from "vscode";
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type LanguageClient,
  State,
} from "vscode-languageclient/node";
import type * as z from "zod";

export interface LanguageServer {
  /** Rejects where the server can't be started, the request fails or is cancelled, or the answer does not fit. */
  readonly ask: <P extends z.ZodType, R extends z.ZodType>(
    request: RequestOf<P, R>,
    params: z.input<P>,
    token?: CancellationToken,
  ) => Promise<z.output<R>>;
  /**
   * Tells that a file changed where it lies. The client tells so too, but a quarter of a second later: what is asked
   * before that would be answered from the old text.
   */
  readonly fileChanged: (uri: string, how: keyof typeof FileChangeType) => void;
  /** Called each time a server is up: at the start, and again after a restart. */
  readonly onStarted: (listener: () => void) => { readonly dispose: () => void };
}

const NEVER_CANCELLED: CancellationToken = new CancellationTokenSource().token;

export function asker(client: LanguageClient): LanguageServer {
  return {
    // An absent token must not be passed on: the client takes it for a second parameter of the request.
    ask: async (request, params, token = NEVER_CANCELLED) =>
      request.result.parse(await client.sendRequest(request.method, params, token)),
    fileChanged: (uri, how) => {
      const changes = [{ uri, type: FileChangeType[how] }];
      client.sendNotification(DidChangeWatchedFilesNotification.method, { changes }).catch(() => undefined);
    },
    onStarted: (listener) => {
      if (client.state === State.Running) listener();
      return client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) listener();
      });
    },
  };
}
