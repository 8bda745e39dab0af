/** The what-if views: one for each policy file they were opened from. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import { FromWhatIf, type StartingCase, type ToWhatIf } from "@remit/server/protocol/panels.ts";
import { type CaseItem, listCases, policyForm, simulateCase } from "@remit/server/protocol/requests.ts";
import {
  CancellationTokenSource,
  Disposable,
  type Event,
  EventEmitter,
  env,
  type LogOutputChannel,
  type Uri,
} from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import { showPlace } from "../places.ts";
import type { PolicyFiles } from "../policy-files.ts";
import { fileName, keepAsCase } from "./keep-case.ts";
import { openPage, type Page } from "./page.ts";
import { type WhatIfSession, whatIfSession } from "./what-if-session.ts";

export interface WhatIfPanels extends Disposable {
  /** Opens the view, or shows the one that is open; with an offset in a case, that case is the start. */
  readonly open: (uri: Uri, offset?: number) => Promise<WhatIfPanel>;
  /** The same, on a case that stands in no file. */
  readonly openCase: (uri: Uri, kase: CaseData) => Promise<WhatIfPanel>;
}

export interface WhatIfPanel {
  readonly current: WhatIfSession["current"];
  /** Takes a message as the page would send it. */
  readonly receive: (message: unknown) => void;
  /** What the page is told. */
  readonly onSent: Event<ToWhatIf>;
  /** Resolves when the page has drawn itself for the first time. */
  readonly ready: Promise<void>;
}

interface Open extends WhatIfPanel {
  readonly page: Page<ToWhatIf>;
  readonly session: WhatIfSession;
}

const QUIET_MS = 150;

export function whatIfPanels(
  extension: Uri,
  server: LanguageServer,
  files: PolicyFiles,
  output: LogOutputChannel,
): WhatIfPanels {
  const panels = new Map<string, Open>();

  const report = (panel: Page<ToWhatIf>, reason: unknown) => {
    output.error(`what-if: ${reason}`);
    panel.send({
      kind: "problem",
      text: "The language server gave no answer. The output of Remit says why.",
    });
  };

  const create = (key: string, title: string): Open => {
    const sent = new EventEmitter<ToWhatIf>();
    let drawn = () => {};
    const ready = new Promise<void>((resolve) => {
      drawn = resolve;
    });
    const page = openPage<typeof FromWhatIf, ToWhatIf>({
      page: "what-if",
      title,
      extension,
      from: FromWhatIf,
      receive: (message) => {
        if (message.kind === "ready") drawn();
        session.receive(message).catch((reason: unknown) => report(page, reason));
      },
      closed: () => {
        panels.delete(key);
        sent.dispose();
      },
      output,
    });
    const session = whatIfSession({
      ...askServer(server, files),
      send: (message) => {
        if (message.kind === "form") page.rename(`What if… ${message.form.title}`);
        page.send(message);
        sent.fire(message);
      },
    });
    const { receive } = page;
    return {
      page,
      session,
      current: session.current,
      receive,
      onSent: sent.event,
      ready,
    };
  };

  const shown = async (uri: Uri, begin: (session: WhatIfSession, key: string) => Promise<void>) => {
    const key = uri.toString();
    const panel = panels.get(key) ?? create(key, "What if…");
    panels.set(key, panel);
    panel.page.reveal();
    await begin(panel.session, key).catch((reason: unknown) => report(panel.page, reason));
    return panel;
  };

  const again = latest(QUIET_MS, () => {
    for (const { session, page } of panels.values()) {
      session.policyChanged().catch((reason: unknown) => report(page, reason));
    }
  });
  const parts = Disposable.from(
    again,
    files.onChanged(again.soon),
    files.onGone(again.soon),
    server.onStarted(again.soon),
  );
  return {
    open: (uri, offset) => shown(uri, (session, key) => session.open(key, offset)),
    openCase: (uri, kase) => shown(uri, (session, key) => session.openCase(key, kase)),
    dispose: () => {
      parts.dispose();
      for (const { page } of [...panels.values()]) page.dispose();
    },
  };
}

function askServer(server: LanguageServer, files: PolicyFiles) {
  const form = (uri: string, offset: number | undefined) =>
    server.ask(policyForm, offset === undefined ? { uri } : { uri, offset });
  const casesOf = async (uri: string): Promise<readonly CaseItem[]> => {
    const cases = await server.ask(listCases, { uri });
    return cases.flatMap((kase) =>
      kase.children.length === 0
        ? [kase]
        : kase.children.map((row) => ({ ...row, title: `${kase.title} › ${row.title}` })),
    );
  };
  return {
    form,
    formAtCase: async (uri: string, id: string) => {
      const kase = (await casesOf(uri)).find((one) => one.id === id);
      return form(uri, kase?.place.start);
    },
    simulate: async (uri: string, kase: CaseData, signal: AbortSignal) => {
      const cancel = new CancellationTokenSource();
      signal.addEventListener("abort", () => cancel.cancel(), { once: true });
      return server.ask(simulateCase, { uri, case: kase }, cancel.token);
    },
    cases: async (uri: string): Promise<readonly StartingCase[]> => {
      const beside = (await files.all()).filter((file) => folderOf(file.toString()) === folderOf(uri));
      const uris = new Set([uri, ...beside.map((file) => file.toString())]);
      const found = await Promise.all(
        [...uris].map(async (file) =>
          (await casesOf(file)).map(({ id, title }) => ({ uri: file, id, title })),
        ),
      );
      return found.flat();
    },
    fileName,
    keep: (uri: string, kase: CaseData) => keepAsCase(server, uri, kase),
    copy: async (text: string) => env.clipboard.writeText(text),
    show: showPlace,
  };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
