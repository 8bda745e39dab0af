/**
 * Gives memory back to the system once there has been nothing to do for a while. Left alone, Node keeps for itself what
 * has become free, and a server waits most of the time.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const QUIET_MS = 10_000;

type Collect = (options: { readonly type: "major"; readonly flavor: "last-resort" }) => void;

/** Gives what is to be called whenever something has been done: once it is not for a while, memory is given back. */
export function givingBackAtRest(quiet = QUIET_MS): () => void {
  let rest: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(rest);
    rest = setTimeout(giveBack, quiet);
    rest.unref();
  };
}

function giveBack(): void {
  // Only contexts that are made after this have the function that collects, and in some hosts none has it.
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("globalThis.gc") as Collect | undefined;
  if (collect === undefined) return;
  // What was compiled stays, or the next edit would be slow.
  setFlagsFromString("--no-flush-bytecode");
  collect({ type: "major", flavor: "last-resort" });
  setFlagsFromString("--flush-bytecode");
}
