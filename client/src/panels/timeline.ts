/** The timeline view: one, showing the case that was last asked for. */
import { FromTimeline, type ToTimeline } from "@remit/server/protocol/panels.ts";
import { simulateCase, timeline } from "@remit/server/protocol/requests.ts";
import { Disposable, type Event, EventEmitter, type LogOutputChannel, Uri, window, workspace } from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import { showPlace } from "../places.ts";
import type { PolicyFiles } from "../policy-files.ts";
import { fileName, keepAsCase } from "./keep-case.ts";
import { openPage, type Page } from "./page.ts";
import { type TimelineSession, timelineSession } from "./timeline-session.ts";
import type { WhatIfPanels } from "./what-if.ts";

export interface TimelinePanel extends Disposable {
  /** Shows the timeline of the case at an offset. False: there is none. */
  readonly open: (uri: Uri, offset: number) => Promise<boolean>;
  /** Takes a message as the page would send it. */
  readonly receive: (message: unknown) => void;
  readonly onSent: Event<ToTimeline>;
  /** What the page tells. */
  readonly onReceived: Event<FromTimeline>;
}

interface Open {
  readonly page: Page<ToTimeline>;
  readonly session: TimelineSession;
}

const QUIET_MS = 150;

export function timelinePanel(
  extension: Uri,
  server: LanguageServer,
  files: PolicyFiles,
  whatIf: WhatIfPanels,
  output: LogOutputChannel,
): TimelinePanel {
  let panel: Open | undefined;
  const sent = new EventEmitter<ToTimeline>();
  const received = new EventEmitter<FromTimeline>();
  const report = (reason: unknown) => {
    output.error(`timeline: ${reason}`);
    panel?.page.send({
      kind: "problem",
      text: "The language server gave no answer. The output of Remit says why.",
    });
  };

  const create = (): Open => {
    const page = openPage<typeof FromTimeline, ToTimeline>({
      page: "timeline",
      title: "Timeline",
      extension,
      from: FromTimeline,
      receive: (message) => {
        received.fire(message);
        session.receive(message).catch(report);
      },
      closed: () => {
        panel = undefined;
      },
      output,
    });
    const session = timelineSession({
      atCase: (uri, offset) => server.ask(timeline, { uri, offset }),
      ofCase: (uri, kase) => server.ask(timeline, { uri, case: kase }),
      simulate: async (uri, kase) => (await server.ask(simulateCase, { uri, case: kase })).outcome,
      whatIf: (uri, kase) => whatIf.openCase(Uri.parse(uri), kase),
      keep: (uri, kase) => keepAsCase(server, uri, kase),
      save: saveText,
      fileName,
      show: showPlace,
      send: (message) => {
        if (message.kind === "scenario") page.rename(`Timeline: ${message.scenario.title ?? "a case"}`);
        page.send(message);
        sent.fire(message);
      },
    });
    return { page, session };
  };

  const again = latest(QUIET_MS, () => panel?.session.policyChanged().catch(report));
  const parts = Disposable.from(
    again,
    sent,
    received,
    files.onChanged(again.soon),
    files.onGone(again.soon),
    server.onStarted(again.soon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        length: rangeLength,
        text,
      }));
      panel?.session.edited(document.uri.toString(), changes);
    }),
  );
  return {
    open: async (uri, offset) => {
      const answer = await server.ask(timeline, { uri: uri.toString(), offset });
      if (answer === null) return false;
      panel ??= create();
      panel.page.reveal();
      await panel.session.open(uri.toString(), offset, answer).catch(report);
      return true;
    },
    receive: (message) => panel?.page.receive(message),
    onSent: sent.event,
    onReceived: received.event,
    dispose: () => {
      parts.dispose();
      panel?.page.dispose();
    },
  };
}

/** Asks where, beginning beside the policy. */
async function saveText(uri: string, name: string, text: string): Promise<string | undefined> {
  const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(Uri.parse(uri), "..", name) });
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  return `Saved as ${fileName(target.toString())}.`;
}
