/** The timeline view: one, showing the case that was last asked for. */
import { FromTimeline, type ToTimeline } from "@remit/server/protocol/panels.ts";
import { simulateCase, timeline } from "@remit/server/protocol/requests.ts";
import { type Disposable, Uri, window, workspace } from "vscode";
import { showPlace } from "../places.ts";
import { fileName, keepAsCase } from "./keep-case.ts";
import { type Host, panel, policyNews, type Talk } from "./panel.ts";
import { timelineSession } from "./timeline-session.ts";
import type { WhatIfPanels } from "./what-if.ts";

export interface TimelinePanel extends Talk<FromTimeline, ToTimeline>, Disposable {
  /** Shows the timeline of the case at an offset. False: there is none. */
  readonly open: (uri: Uri, offset: number) => Promise<boolean>;
}

export function timelinePanel(host: Host, whatIf: WhatIfPanels): TimelinePanel {
  const { server } = host;
  const atCase = (uri: string, offset: number) => server.ask(timeline, { uri, offset });
  const view = panel(host, {
    page: "timeline",
    title: "Timeline",
    titleIn: (message: ToTimeline) =>
      message.kind === "scenario" ? `Timeline: ${message.scenario.title ?? "a case"}` : undefined,
    from: FromTimeline,
    session: (send) =>
      timelineSession({
        atCase,
        ofCase: (uri, kase) => server.ask(timeline, { uri, case: kase }),
        simulate: async (uri, kase) => (await server.ask(simulateCase, { uri, case: kase })).outcome,
        whatIf: (uri, kase) => whatIf.openCase(Uri.parse(uri), kase),
        keep: (uri, kase) => keepAsCase(server, uri, kase),
        save: saveText,
        fileName,
        show: showPlace,
        send,
      }),
    news: policyNews(host),
  });
  return {
    ...view,
    open: async (uri, offset) => {
      const answer = await atCase(uri.toString(), offset);
      if (answer === null) return false;
      await view.show((session) => session.open(uri.toString(), offset, answer));
      return true;
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
