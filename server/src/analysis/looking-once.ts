/** What a check found nothing about it need not look at again, as long as nothing changes that it rests on. */
import type { Context } from "./context.ts";
import type { Step } from "./finding.ts";
import type { Frame } from "./frame.ts";

/**
 * A check of one thing after the other. Where `look` finds nothing, that may rest on the thing and the frame alone.
 */
export function lookingOnce<K extends object>(
  look: (context: Context, of: K) => Iterable<Step>,
): (context: Context, all: Iterable<K>) => Iterable<Step> {
  const quiet = new WeakMap<Frame, WeakSet<K>>();
  return function* (context, all) {
    const known = quiet.get(context.frame) ?? new WeakSet<K>();
    quiet.set(context.frame, known);
    for (const one of all) {
      if (known.has(one)) continue;
      let isQuiet = true;
      for (const step of look(context, one)) {
        if (step !== undefined) isQuiet = false;
        yield step;
      }
      if (isQuiet) known.add(one);
      yield undefined;
    }
  };
}
