/**
 * One what-if view's talk with its page, free of the editor: it holds the case that the person makes up, asks for the
 * outcome after each change, and tells the page. The page only draws; it may be closed and drawn anew at any time.
 */
import type { CaseData } from "@remit/server/protocol/case.ts";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import type { FromWhatIf, StartingCase, ToWhatIf } from "@remit/server/protocol/panels.ts";
import type { PolicyForm } from "@remit/server/protocol/requests.ts";
import { withGiven, withReason } from "./case-changes.ts";

type Simulated = Pick<Extract<ToWhatIf, { kind: "outcome" }>, "outcome" | "errors">;

/** What the session needs of the world. Everything may reject. */
export interface WhatIfWorld {
  readonly form: (uri: string, offset: number | undefined) => Promise<PolicyForm | null>;
  /** The form as it stands at a case. */
  readonly formAtCase: (uri: string, id: string) => Promise<PolicyForm | null>;
  readonly simulate: (uri: string, kase: CaseData, signal: AbortSignal) => Promise<Simulated>;
  /** The cases that a person of this policy may start from. */
  readonly cases: (uri: string) => Promise<readonly StartingCase[]>;
  readonly fileName: (uri: string) => string;
  /** Writes the case into the file; answers what it did, in one sentence. */
  readonly keep: (uri: string, kase: CaseData) => Promise<string>;
  readonly copy: (text: string) => Promise<void>;
  readonly show: (place: Extract<FromWhatIf, { kind: "show" }>["place"]) => Promise<void>;
  readonly send: (message: ToWhatIf) => void;
}

export interface WhatIfSession {
  readonly open: (uri: string, offset: number | undefined) => Promise<void>;
  /** Starts from a case that stands in no file. */
  readonly openCase: (uri: string, kase: CaseData) => Promise<void>;
  readonly receive: (message: FromWhatIf) => Promise<void>;
  /** A policy file changed: the form may have, and so may the outcome. */
  readonly policyChanged: () => Promise<void>;
  /** The case as the person has it now. */
  readonly current: () => CaseData | undefined;
}

interface State {
  readonly uri: string;
  readonly form: PolicyForm;
  readonly case: CaseData;
  readonly outcome: Outcome | undefined;
}

export function whatIfSession(world: WhatIfWorld): WhatIfSession {
  let state: State | undefined;
  let asking = new AbortController();

  const draw = async () => {
    if (state === undefined) return;
    const { uri, form, case: kase } = state;
    const cases = await world.cases(uri);
    world.send({ kind: "form", form, case: kase, cases: [...cases], file: world.fileName(uri) });
    await simulate();
  };

  /** The newest question wins; the answers to older ones are not waited for. */
  const simulate = async () => {
    if (state === undefined || state.form.problem !== undefined) return;
    asking.abort();
    const mine = new AbortController();
    asking = mine;
    const answer = await world.simulate(state.uri, state.case, mine.signal).catch((reason: unknown) => {
      if (mine.signal.aborted) return undefined;
      throw reason;
    });
    if (answer === undefined || mine.signal.aborted) return;
    state = { ...state, outcome: answer.outcome };
    world.send({ kind: "outcome", ...answer });
  };

  const begin = async (form: PolicyForm | null) => {
    if (form === null) {
      world.send({ kind: "problem", text: "There is no policy in this file to try a case on." });
      return;
    }
    state = { uri: form.uri, form, case: form.start, outcome: undefined };
    await draw();
  };

  const change = async (kase: CaseData) => {
    if (state === undefined) return;
    state = { ...state, case: kase };
    await simulate();
  };

  const policyChanged = async () => {
    if (state === undefined) return;
    const form = await world.form(state.uri, undefined);
    if (form === null) return;
    const same = sameForm(form, state.form);
    const kase = onlyKnown(state.case, form);
    state = { ...state, form: { ...form, start: onlyKnown(state.form.start, form) }, case: kase };
    await (same ? simulate() : draw());
  };

  const receive = async (message: FromWhatIf) => {
    if (message.kind === "show") return world.show(message.place);
    if (message.kind === "start") return begin(await world.formAtCase(message.uri, message.id));
    if (state === undefined) return;
    const kase = state.case;
    switch (message.kind) {
      case "ready":
        return draw();
      case "set":
        return change(withGiven(kase, message.name, message.value));
      case "because":
        return change(withReason(kase, message.name, message.text));
      case "date":
        return change(message.on === null ? without(kase, "on") : { ...kase, on: message.on });
      case "title":
        return change(message.text === "" ? without(kase, "title") : { ...kase, title: message.text });
      case "reset":
        state = { ...state, case: state.form.start };
        return draw();
      case "keep":
        world.send({ kind: "said", text: await world.keep(state.uri, kase) });
        return;
      case "copy":
        return copy();
    }
  };

  const copy = async () => {
    if (state?.outcome === undefined)
      return world.send({ kind: "said", text: "There is no outcome to copy yet." });
    await world.copy(JSON.stringify(state.outcome, undefined, 2));
    world.send({ kind: "said", text: "The outcome was copied as JSON." });
  };

  return {
    open: async (uri, offset) => begin(await world.form(uri, offset)),
    openCase: async (uri, kase) => {
      const form = await world.form(uri, undefined);
      await begin(form && { ...form, start: onlyKnown(kase, form) });
    },
    receive,
    policyChanged,
    current: () => state?.case,
  };
}

function sameForm(one: PolicyForm, other: PolicyForm): boolean {
  const shown = ({ title, controls, editions, problem }: PolicyForm) =>
    JSON.stringify({ title, controls, editions, problem });
  return shown(one) === shown(other);
}

/** The case without values of facts that the policy no longer has. */
function onlyKnown(kase: CaseData, form: PolicyForm): CaseData {
  const names = new Set(form.controls.map(({ name }) => name));
  const kept = Object.entries(kase.given).filter(([name]) => names.has(name));
  return { ...kase, given: Object.fromEntries(kept) };
}

function without(kase: CaseData, key: "on" | "title"): CaseData {
  const { [key]: _, ...rest } = kase;
  return rest;
}
