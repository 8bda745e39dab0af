/** The program of the thread in which policies are analysed: one after the other. */
import { parentPort } from "node:worker_threads";
import type { Finding } from "../analysis/finding.ts";
import type { Model } from "../semantics/model.ts";
import { type Analyser, analyserInTurns } from "./analyser.ts";
import { givingBackAtRest } from "./at-rest.ts";
import { modelUnpacker, type Packed } from "./model-transfer.ts";

/** `stop`: a number that is 0 as long as the answer is wanted. It is shared, so it tells in the midst of the work. */
export interface ToThread {
  readonly kind: keyof Analyser;
  readonly id: number;
  readonly root: string;
  readonly model: Packed;
  readonly stop: Int32Array;
}

export type FromThread = { readonly id: number } & (
  | { readonly kind: "found"; readonly findings: readonly Finding[] }
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly reason: string }
);

const analyser = analyserInTurns(() => new Promise((resolve) => setImmediate(resolve)));
const unpack = modelUnpacker();
const giveBackAtRest = givingBackAtRest();
/** What the analysis is made of is loaded while the first policy is still being read on the other side. */
let before: Promise<unknown> = Promise.all([
  import("../analysis/analyse.ts"),
  import("../simulation/evasion.ts"),
]);

// Models come out in the order in which they went in, whether or not anybody still waits for the answer.
parentPort?.on("message", ({ model: packed, ...question }: ToThread) => {
  const model = unpack(question.root, packed);
  before = before.then(() => answer({ ...question, model }));
});

interface Question extends Omit<ToThread, "model"> {
  readonly model: Model;
}

async function answer({ kind, id, root, model, stop }: Question) {
  const say = (told: FromThread) => parentPort?.postMessage(told);
  const shared = {
    get aborted() {
      return Atomics.load(stop, 0) !== 0;
    },
  };
  try {
    const result = await analyser[kind](root, model, shared, (findings) =>
      say({ id, kind: "found", findings }),
    );
    if (result !== undefined) say({ id, kind: "done", result });
  } catch (fault) {
    say({ id, kind: "failed", reason: fault instanceof Error ? fault.message : String(fault) });
  }
  giveBackAtRest();
}
