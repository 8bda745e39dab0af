/**
 * One timeline view's talk with its page, free of the editor: it holds the case with its events and facts as the person
 * has changed them, asks what follows, and tells the page. The page may be closed and drawn anew at any time.
 */
import type { CaseData, EventData } from "@remit/server/protocol/case.ts";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import type { FromTimeline, TimelineFormat, ToTimeline } from "@remit/server/protocol/panels.ts";
import type { TimelineAnswer } from "@remit/server/protocol/requests.ts";
import { csvOf } from "@remit/server/scenario/csv.ts";
import { icalendarOf } from "@remit/server/scenario/icalendar.ts";
import { svgOf } from "@remit/server/scenario/svg.ts";
import { noted, withGiven, withReason } from "./case-changes.ts";
import { movedBy, type TextChange } from "./offsets.ts";

/** What the session needs of the world. Everything may reject. */
export interface TimelineWorld {
  /** What follows from the case at an offset; null where there is none. */
  readonly atCase: (uri: string, offset: number) => Promise<TimelineAnswer | null>;
  readonly ofCase: (uri: string, kase: CaseData) => Promise<TimelineAnswer | null>;
  /** How the case ends on its decision date. */
  readonly simulate: (uri: string, kase: CaseData) => Promise<Outcome | undefined>;
  readonly whatIf: (uri: string, kase: CaseData) => Promise<unknown>;
  /** Writes the case into the file; answers what it did, in one sentence. */
  readonly keep: (uri: string, kase: CaseData) => Promise<string>;
  /** Saves a text where the person wants it; answers what it did, if anything, in one sentence. */
  readonly save: (uri: string, name: string, text: string) => Promise<string | undefined>;
  readonly fileName: (uri: string) => string;
  readonly show: (place: Extract<FromTimeline, { kind: "show" }>["place"]) => Promise<void>;
  readonly send: (message: ToTimeline) => void;
}

export interface TimelineSession {
  /** Shows what follows from the case at an offset. */
  readonly open: (uri: string, offset: number, answer: TimelineAnswer) => Promise<void>;
  readonly receive: (message: FromTimeline) => Promise<void>;
  /** Keeps the place of the case as its file is edited. */
  readonly edited: (uri: string, changes: readonly TextChange[]) => void;
  readonly policyChanged: () => Promise<void>;
}

interface State {
  readonly uri: string;
  readonly offset: number;
  /** What follows from the case as it now is. */
  readonly answer: TimelineAnswer;
  readonly day: string;
  /** The case with its events and facts as the person has them; undefined while they are as written. */
  readonly changed: CaseData | undefined;
}

const saved: Readonly<Record<TimelineFormat, (scenario: TimelineAnswer["scenario"]) => string>> = {
  ics: icalendarOf,
  csv: csvOf,
  svg: svgOf,
};

export function timelineSession(world: TimelineWorld): TimelineSession {
  let state: State | undefined;
  let turn = 0;
  /** The case as it will be once its answer is there: what is changed meanwhile goes on from it. */
  let asked: CaseData | undefined;

  const draw = async () => {
    if (state === undefined) return;
    const { uri, answer, day, changed } = state;
    const { case: kase, scenario, events, facts } = answer;
    const file = world.fileName(uri);
    const isChanged = changed !== undefined;
    world.send({ kind: "scenario", scenario, case: kase, events, facts, day, changed: isChanged, file });
    const [wrong] = Object.values(answer.errors);
    if (wrong !== undefined) world.send({ kind: "problem", text: wrong });
    await tellOutcome();
  };

  const tellOutcome = async () => {
    if (state === undefined) return;
    const { uri, answer, day } = state;
    const mine = ++turn;
    const outcome = await world.simulate(uri, { ...answer.case, on: day });
    if (mine === turn && outcome !== undefined) world.send({ kind: "outcome", on: day, outcome });
  };

  /** The newest question wins. */
  const ask = async (next: CaseData | undefined) => {
    if (state === undefined) return;
    const { uri, offset } = state;
    const mine = ++turn;
    asked = next;
    const answer = await (next === undefined ? world.atCase(uri, offset) : world.ofCase(uri, next));
    if (mine !== turn) return;
    asked = undefined;
    if (answer === null)
      return world.send({
        kind: "problem",
        text: "The case is no longer there. What you see is how it was.",
      });
    state = { ...state, answer, changed: next };
    await draw();
  };

  const withEvents = async (change: (events: readonly EventData[]) => readonly EventData[]) => {
    if (state === undefined) return;
    const kase = asked ?? state.answer.case;
    const before = kase.timeline ?? [];
    const events = change(before);
    // Of a kind that is no longer listed, it is known that there was none.
    const gone = before
      .map(({ event }) => event)
      .filter((name) => !events.some(({ event }) => event === name));
    const none = [...new Set([...(kase.none ?? []), ...gone])].filter(
      (name) => !events.some(({ event }) => event === name),
    );
    await ask({ ...kase, timeline: [...events], none });
  };

  const save = async (format: TimelineFormat) => {
    if (state === undefined) return;
    const { scenario } = state.answer;
    const name = `${fileTitle(scenario.title ?? "timeline")}.${format}`;
    const text = await world.save(state.uri, name, saved[format](scenario));
    if (text !== undefined) world.send({ kind: "said", text });
  };

  return {
    open: async (uri, offset, answer) => {
      const { scenario } = answer;
      state = { uri, offset, answer, day: scenario.on ?? scenario.until, changed: undefined };
      await draw();
    },
    edited: (uri, changes) => {
      if (state?.uri === uri) state = { ...state, offset: movedBy(changes, state.offset) };
    },
    policyChanged: () => ask(state?.changed),
    receive: async (message) => {
      if (state === undefined) return;
      const { uri, answer } = state;
      switch (message.kind) {
        case "ready":
          return draw();
        case "day":
          state = { ...state, day: message.on };
          return tellOutcome();
        case "add": {
          const { event, on, fields } = message;
          const added = Object.keys(fields).length === 0 ? { on, event } : { on, event, fields };
          return withEvents((events) => [...events, added]);
        }
        case "move":
          return withEvents((events) =>
            events.map((event, at) => (at === message.at ? { ...event, on: message.on } : event)),
          );
        case "note":
          return withEvents((events) =>
            events.map((event, at) => (at === message.at ? noted(event, message) : event)),
          );
        case "set":
          return ask(withGiven(asked ?? answer.case, message.name, message.value));
        case "because":
          return ask(withReason(asked ?? answer.case, message.name, message.text));
        case "remove":
          return withEvents((events) => events.filter((_, at) => at !== message.at));
        case "reset":
          return ask(undefined);
        case "keep":
          return world.send({ kind: "said", text: await world.keep(uri, answer.case) });
        case "what-if":
          await world.whatIf(uri, { ...answer.case, on: state.day });
          return;
        case "save":
          return save(message.format);
        case "show":
          return world.show(message.place);
      }
    },
  };
}

/** A title as the name of a file. */
function fileTitle(title: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  return plain === "" ? "timeline" : plain;
}
