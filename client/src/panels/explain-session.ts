/** One explanation view's talk with its page, free of the editor: the case it explains, kept as the policy changes. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import type { CaseResult } from "@remit/server/protocol/outcome.ts";
import type { FromExplain, ToExplain } from "@remit/server/protocol/panels.ts";
import { movedBy, type TextChange } from "./offsets.ts";

/** What the session needs of the world. Everything may reject. */
export interface ExplainWorld {
  readonly explain: (uri: string, offset: number) => Promise<CaseResult | null>;
  readonly explainData: (uri: string, kase: CaseData) => Promise<CaseResult | null>;
  readonly whatIf: (uri: string, offset: number) => Promise<unknown>;
  readonly whatIfData: (uri: string, kase: CaseData) => Promise<unknown>;
  readonly copy: (text: string) => Promise<void>;
  readonly show: (place: Extract<FromExplain, { kind: "show" }>["place"]) => Promise<void>;
  readonly send: (message: ToExplain) => void;
}

export interface ExplainSession {
  /** With `kase`, of a case that stands in no file. */
  readonly open: (uri: string, result: CaseResult, kase?: CaseData) => void;
  readonly receive: (message: FromExplain) => Promise<void>;
  /** Keeps the place of the case as its file is edited. */
  readonly edited: (uri: string, changes: readonly TextChange[]) => void;
  readonly policyChanged: () => Promise<void>;
}

interface State {
  readonly uri: string;
  readonly offset: number;
  readonly result: CaseResult;
  /** The case itself, where it stands in no file. */
  readonly kase: CaseData | undefined;
}

export function explainSession(world: ExplainWorld): ExplainSession {
  let state: State | undefined;
  let turn = 0;

  const open = (uri: string, result: CaseResult, kase?: CaseData) => {
    turn++;
    state = { uri, offset: result.place.start, result, kase };
    world.send({ kind: "result", result });
  };

  return {
    open,
    edited: (uri, changes) => {
      if (state?.uri !== uri) return;
      state = { ...state, offset: movedBy(changes, state.offset) };
    },
    policyChanged: async () => {
      if (state === undefined) return;
      const { uri, offset, kase } = state;
      const mine = ++turn;
      const result = await (kase === undefined ? world.explain(uri, offset) : world.explainData(uri, kase));
      if (mine !== turn) return;
      if (result !== null) return open(uri, result, kase);
      world.send({ kind: "problem", text: "The case is no longer there. What you see is how it was." });
    },
    receive: async (message) => {
      if (state === undefined) return;
      const { uri, offset, result, kase } = state;
      switch (message.kind) {
        case "ready":
          return world.send({ kind: "result", result });
        case "show":
          return world.show(message.place);
        case "what-if":
          await (kase === undefined ? world.whatIf(uri, offset) : world.whatIfData(uri, kase));
          return;
        case "copy":
          await world.copy(JSON.stringify(result.outcome ?? null, undefined, 2));
          return world.send({ kind: "said", text: "The outcome was copied as JSON." });
      }
    },
  };
}
