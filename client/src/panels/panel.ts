/**
 * What all panels have in common: a page, the session that talks with it while it is open, and the news that it hears.
 * A new panel is its session, and a file like `explain.ts` that says what the session needs of the world.
 */
import { Disposable, type Event, EventEmitter, type LogOutputChannel, type Uri, workspace } from "vscode";
import type * as z from "zod";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import type { PolicyFiles } from "../policy-files.ts";
import type { TextChange } from "./offsets.ts";
import { openPage, type Page, type PageName } from "./page.ts";

/** Where panels open, and whom they ask. */
export interface Host {
  readonly extension: Uri;
  readonly server: LanguageServer;
  readonly files: PolicyFiles;
  readonly output: LogOutputChannel;
}

/** What sessions have in common. Everything may reject: then the page is told that there was no answer. */
interface Session<From> {
  readonly receive: (message: From) => Promise<void>;
  /** What is shown may not be as it was. */
  readonly policyChanged: () => Promise<void>;
  /** Keeps the place of what is shown as its file is edited. */
  readonly edited?: (uri: string, changes: readonly TextChange[]) => void;
}

export interface PanelOptions<From extends z.ZodType, To, S extends Session<z.output<From>>> {
  readonly page: PageName;
  /** Until a message tells another. */
  readonly title: string;
  readonly titleIn: (message: To) => string | undefined;
  readonly from: From;
  readonly session: (send: (message: To) => void) => S;
  /** After which `policyChanged` is called, once there was no more of it for `quiet` milliseconds. */
  readonly news: readonly News[];
  readonly quiet?: number;
}

type News = (listener: () => void) => { readonly dispose: () => unknown };

/** Any edit of a policy, and a language server that starts. */
export const policyNews = ({ files, server }: Host): readonly News[] => [
  files.onChanged,
  files.onGone,
  server.onStarted,
];

/** What a page and its session say to each other. */
export interface Talk<From, To> {
  /** Takes a message as the page would send it. */
  readonly receive: (message: unknown) => void;
  /** What the page is told. */
  readonly onSent: Event<To>;
  /** What the page tells. */
  readonly onReceived: Event<From>;
}

export interface Panel<From, To, S> extends Talk<From, To> {
  /** Brings the page to the front, opened anew if it was closed, and has its session do something. */
  readonly show: (act: (session: S) => Promise<void>) => Promise<void>;
  /** Undefined while the page is closed. */
  readonly session: () => S | undefined;
  readonly dispose: () => void;
}

interface Problem {
  readonly kind: "problem";
  readonly text: string;
}

const QUIET_MS = 150;

export function panel<From extends z.ZodType, To, S extends Session<z.output<From>>>(
  { extension, output }: Host,
  { page: name, title, titleIn, from, session: begin, news, quiet = QUIET_MS }: PanelOptions<From, To, S>,
): Panel<z.output<From>, To | Problem, S> {
  let open: { readonly page: Page<To | Problem>; readonly session: S } | undefined;
  const sent = new EventEmitter<To | Problem>();
  const received = new EventEmitter<z.output<From>>();

  const create = () => {
    const page = openPage<From, To | Problem>({
      page: name,
      title,
      extension,
      from,
      receive: (message) => {
        received.fire(message);
        void attempt(() => session.receive(message));
      },
      closed: () => {
        open = undefined;
      },
      output,
    });
    const session = begin((message) => {
      const told = titleIn(message);
      if (told !== undefined) page.rename(told);
      page.send(message);
      sent.fire(message);
    });
    return { page, session };
  };

  const attempt = async (act: () => Promise<void> | undefined) => {
    try {
      await act();
    } catch (reason) {
      output.error(`${name}: ${reason}`);
      open?.page.send({
        kind: "problem",
        text: "The language server gave no answer. The output of Remit says why.",
      });
    }
  };

  const again = latest(quiet, () => attempt(() => open?.session.policyChanged()));
  const parts = Disposable.from(
    again,
    sent,
    received,
    ...news.map((on) => on(() => open && again.soon())),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      open?.session.edited?.(
        document.uri.toString(),
        contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
          offset: rangeOffset,
          length: rangeLength,
          text,
        })),
      ),
    ),
  );
  return {
    show: async (act) => {
      open ??= create();
      const { page, session } = open;
      page.reveal();
      await attempt(() => act(session));
    },
    session: () => open?.session,
    receive: (message) => open?.page.receive(message),
    onSent: sent.event,
    onReceived: received.event,
    dispose: () => {
      parts.dispose();
      open?.page.dispose();
    },
  };
}
