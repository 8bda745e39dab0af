/** How a request is answered: with the workspace as it was when it arrived, and with reasons where it can't be. */
import * as lsp from "vscode-languageserver";
import type * as z from "zod";
import type { RequestOf } from "../protocol/requests.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { describe, nextTurn, once } from "./turns.ts";

/** Lets whatever else has arrived be read; rejects where that cancelled the request. */
export type Turn = () => Promise<void>;

type Answer<P, R> = (now: Snapshot, asked: P, turn: Turn) => R | Promise<R>;

/** A request of our own, and what answers it. */
export interface OwnRoute {
  readonly method: string;
  readonly answer: Answer<unknown, unknown>;
}

export function route<P extends z.ZodType, R extends z.ZodType>(
  request: RequestOf<P, R>,
  answer: Answer<z.output<P>, z.input<R>>,
): OwnRoute {
  return {
    method: request.method,
    answer: (now, asked, turn) => {
      const read = request.params.safeParse(asked);
      if (!read.success) throw malformed(request.method, read.error.issues[0]?.message);
      return answer(now, read.data, turn);
    },
  };
}

/**
 * Answers one kind of request after the other, always with the workspace as it was when the request arrived. Features,
 * and requests of our own, are loaded with the first request that needs them.
 */
export function servant<Features>(
  connection: lsp.Connection,
  workspace: () => Promise<Workspace>,
  features: () => Promise<Features>,
  ownRoutes: () => Promise<readonly OwnRoute[]>,
) {
  const respond = async <P, R>(
    method: string,
    params: P,
    token: lsp.CancellationToken,
    answer: Answer<P, R>,
  ) => {
    const turn = async () => {
      await nextTurn();
      if (token.isCancellationRequested)
        throw new lsp.ResponseError(lsp.LSPErrorCodes.RequestCancelled, "cancelled");
    };
    try {
      const now = await (await workspace()).snapshot();
      await turn();
      if (method.startsWith("textDocument/") && !namesDocument(params))
        throw malformed(method, "it names no document");
      return await answer(now, params, turn);
    } catch (error) {
      if (error instanceof lsp.ResponseError) throw error;
      connection.console.error(`${method}: ${describe(error)}`);
      throw new lsp.ResponseError(
        lsp.ErrorCodes.InternalError,
        `Remit could not answer \`${method}\`; the output of the language server says why.`,
      );
    }
  };

  const own = once(ownRoutes);
  connection.onRequest(async (method, params, token) => {
    const found = (await own()).find((one) => one.method === method);
    if (found === undefined)
      throw new lsp.ResponseError(
        lsp.ErrorCodes.MethodNotFound,
        `Remit does not know the request \`${method}\`.`,
      );
    return respond<unknown, unknown>(method, params, token, found.answer);
  });

  return <P, R, PR, E, RO>(
    type: lsp.ProtocolRequestType<P, R, PR, E, RO>,
    by: (does: Features) => Answer<P, NoInfer<R>>,
  ): void => {
    const answer: Answer<P, R> = async (now, asked, turn) => by(await features())(now, asked, turn);
    // Parameters that are left out are not handed over, and a list of them one by one; the token is always the last.
    connection.onRequest<unknown, unknown>(type.method, (...received: readonly unknown[]) =>
      respond(type.method, received[0] as P, received.at(-1) as lsp.CancellationToken, answer),
    );
  };
}

/** A request that cannot be granted, and why in words for the person who made it. */
export function orRefuse<T>(result: T | { readonly refused: string }): T {
  if (typeof result === "object" && result !== null && "refused" in result)
    throw new lsp.ResponseError(lsp.LSPErrorCodes.RequestFailed, result.refused);
  return result;
}

function malformed(method: string, why = "it does not fit"): lsp.ResponseError<void> {
  return new lsp.ResponseError(
    lsp.ErrorCodes.InvalidParams,
    `the request \`${method}\` can't be read: ${why}`,
  );
}

function namesDocument(params: unknown): boolean {
  if (typeof params !== "object" || params === null || !("textDocument" in params)) return false;
  const { textDocument } = params;
  return (
    typeof textDocument === "object" &&
    textDocument !== null &&
    "uri" in textDocument &&
    typeof textDocument.uri === "string"
  );
}
