/**
 * Analyses in a thread of its own, so that nobody who types waits for a long proof. The thread is started at once,
 * so that it is there when the first policy has been read; where it breaks, the questions at hand fail with the reason
 * and the next one starts it anew.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Model } from "../semantics/model.ts";
import type { Analyser, Tell } from "./analyser.ts";
import type { FromThread, ToThread } from "./analysis-thread.ts";
import { givingBackAtRest } from "./at-rest.ts";
import { modelPacker } from "./model-transfer.ts";

/** Beyond this the thread is stopped, and not the whole server. */
const MOST_MEMORY_MB = 1024;
/** What is made and soon thrown away: without a bound it takes several times as much, and is hardly faster. */
const YOUNG_MEMORY_MB = 12;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly tell: Tell;
}

export function analyserInThread(): Analyser {
  const waiting = new Map<number, Waiting>();
  let thread: { readonly worker: Worker; readonly pack: ReturnType<typeof modelPacker> } | undefined;
  let last = 0;
  const giveBackAtRest = givingBackAtRest();

  const broken = (reason: string) => {
    thread = undefined;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { reject } of lost) reject(new Error(reason));
  };

  const start = () => {
    const worker = new Worker(program(), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
    });
    worker.on("message", ({ id, ...answer }: FromThread) => {
      const asked = waiting.get(id);
      if (answer.kind === "found") return asked?.tell(answer.findings);
      waiting.delete(id);
      if (answer.kind === "failed") asked?.reject(new Error(answer.reason));
      else asked?.resolve(answer.result);
      giveBackAtRest();
    });
    worker.on("error", (fault: Error & { readonly code?: unknown }) => {
      if (thread?.worker !== worker) return;
      const full = fault.code === "ERR_WORKER_OUT_OF_MEMORY";
      broken(full ? "the analysis needs more memory than is set aside for it" : fault.message);
    });
    worker.on("exit", () => {
      if (thread?.worker === worker) broken("the analysis stopped unexpectedly");
    });
    // The server ends when its editor says so, whatever is being analysed.
    worker.unref();
    return { worker, pack: modelPacker() };
  };

  const ask = (
    kind: keyof Analyser,
    root: string,
    model: Model,
    signal: AbortSignal,
    tell: Tell = () => {},
  ) =>
    new Promise<unknown>((resolve, reject) => {
      if (signal.aborted) return resolve(undefined);
      thread ??= start();
      const id = ++last;
      const stop = new Int32Array(new SharedArrayBuffer(4));
      waiting.set(id, { resolve, reject, tell });
      signal.addEventListener(
        "abort",
        () => {
          if (!waiting.delete(id)) return;
          Atomics.store(stop, 0, 1);
          resolve(undefined);
        },
        { once: true },
      );
      // Nothing is analysed of the policy's own cases and of its sources.
      const packed = thread.pack(root, { ...model, cases: [], sources: [] });
      const question: ToThread = { kind, id, root, model: packed, stop };
      thread.worker.postMessage(question);
    });

  thread = start();
  // The thread answers each question with what the analyser in it gives.
  return {
    analyse: (...asked) => ask("analyse", ...asked) as ReturnType<Analyser["analyse"]>,
    countRules: (...asked) => ask("countRules", ...asked) as ReturnType<Analyser["countRules"]>,
  };
}

/** The thread's program lies beside this one, bundled or not. */
function program(): string {
  const bundled = join(import.meta.dirname, "analysis-thread.cjs");
  return existsSync(bundled) ? bundled : join(import.meta.dirname, "analysis-thread.ts");
}
