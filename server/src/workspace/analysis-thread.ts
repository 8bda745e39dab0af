/** The program of the thread in which policies are analysed: one after the other. */
import { parentPort } from "node:worker_threads";
import type { Model } from "../semantics/model.ts";
import { type Analyser, analyserInTurns } from "./analyser.ts";

export type ToThread =
  | { readonly kind: keyof Analyser; readonly id: number; readonly root: string; readonly model: Model }
  | { readonly kind: "stop"; readonly id: number };

export type FromThread = { readonly id: number } & (
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly reason: string }
);

const analyser = analyserInTurns(() => new Promise((resolve) => setImmediate(resolve)));
const stops = new Map<number, AbortController>();
let before: Promise<void> = Promise.resolve();

parentPort?.on("message", (message: ToThread) => {
  if (message.kind === "stop") {
    stops.get(message.id)?.abort();
    return;
  }
  const stop = new AbortController();
  stops.set(message.id, stop);
  before = before.then(() => answer(message, stop.signal));
});

async function answer({ kind, id, root, model }: Exclude<ToThread, { kind: "stop" }>, signal: AbortSignal) {
  const say = (told: FromThread) => parentPort?.postMessage(told);
  try {
    const result = await analyser[kind](root, model, signal);
    if (result !== undefined) say({ id, kind: "done", result });
  } catch (fault) {
    say({ id, kind: "failed", reason: fault instanceof Error ? fault.message : String(fault) });
  }
  stops.delete(id);
}
