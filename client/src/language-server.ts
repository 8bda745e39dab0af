/** Questions to the language server, typed by the protocol; what comes back is checked before anyone reads it. */
import type { RequestOf } from "@remit/server/protocol/requests.ts";
import type { CancellationToken } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import type * as z from "zod";

export interface LanguageServer {
  /** Rejects where the server can't be started, the request fails or is cancelled, or the answer does not fit. */
  readonly ask: <P extends z.ZodType, R extends z.ZodType>(
    request: RequestOf<P, R>,
    params: z.input<P>,
    token?: CancellationToken,
  ) => Promise<z.output<R>>;
  /** Called each time a server is up: at the start, and again after a restart. */
  readonly onStarted: (listener: () => void) => { readonly dispose: () => void };
}

export function asker(client: LanguageClient): LanguageServer {
  return {
    ask: async (request, params, token) =>
      request.result.parse(await client.sendRequest(request.method, params, token)),
    onStarted: (listener) => {
      if (client.state === State.Running) listener();
      return client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) listener();
      });
    },
  };
}
