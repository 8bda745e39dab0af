/** The what-if views: one for each policy file they were opened from. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import { FromWhatIf, type StartingCase, type ToWhatIf } from "@remit/server/protocol/panels.ts";
import { type CaseItem, listCases, policyForm, simulateCase } from "@remit/server/protocol/requests.ts";
import { CancellationTokenSource, type Disposable, env, type Uri } from "vscode";
import { showPlace } from "../places.ts";
import { fileName, keepAsCase } from "./keep-case.ts";
import { type Host, type Panel, panel, policyNews, type Talk } from "./panel.ts";
import { type WhatIfSession, whatIfSession } from "./what-if-session.ts";

export interface WhatIfPanels extends Disposable {
  /** Opens the view, or shows the one that is open; with an offset in a case, that case is the start. */
  readonly open: (uri: Uri, offset?: number) => Promise<WhatIfPanel>;
  /** The same, on a case that stands in no file. */
  readonly openCase: (uri: Uri, kase: CaseData) => Promise<WhatIfPanel>;
}

export interface WhatIfPanel extends Talk<FromWhatIf, ToWhatIf> {
  readonly current: WhatIfSession["current"];
  /** Resolves when the page has drawn itself for the first time. */
  readonly ready: Promise<void>;
}

interface View extends WhatIfPanel {
  readonly panel: Panel<FromWhatIf, ToWhatIf, WhatIfSession>;
}

export function whatIfPanels(host: Host): WhatIfPanels {
  const views = new Map<string, View>();

  const create = (): View => {
    const view = panel(host, {
      page: "what-if",
      title: "What if…",
      titleIn: (message: ToWhatIf) =>
        message.kind === "form" ? `What if… ${message.form.title}` : undefined,
      from: FromWhatIf,
      session: (send) => whatIfSession({ ...askServer(host), send }),
      news: policyNews(host),
    });
    const ready = new Promise<void>((resolve) => {
      view.onReceived(({ kind }) => kind === "ready" && resolve());
    });
    return { ...view, panel: view, current: () => view.session()?.current(), ready };
  };

  const shown = async (uri: Uri, begin: (session: WhatIfSession, key: string) => Promise<void>) => {
    const key = uri.toString();
    const view = views.get(key) ?? create();
    views.set(key, view);
    await view.panel.show((session) => begin(session, key));
    return view;
  };

  return {
    open: (uri, offset) => shown(uri, (session, key) => session.open(key, offset)),
    openCase: (uri, kase) => shown(uri, (session, key) => session.openCase(key, kase)),
    dispose: () => {
      for (const { panel } of views.values()) panel.dispose();
    },
  };
}

function askServer({ server, files }: Host) {
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
