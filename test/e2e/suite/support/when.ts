/** Waiting for what should come: never for a time. What never comes ends with the test's own limit. */
import type { Event } from "vscode";

/** What `look` gives as soon as it gives something: it looks now, and again at each event. */
export function when<T>(event: Event<unknown>, look: () => T | undefined): Promise<T> {
  const now = look();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((found, failed) => {
    const listening = event(() => {
      try {
        const then = look();
        if (then === undefined) return;
        listening.dispose();
        found(then);
      } catch (reason) {
        listening.dispose();
        failed(reason);
      }
    });
  });
}

/** The first event that `pick` takes something from. Start to wait before doing what brings it about. */
export function next<T, R>(event: Event<T>, pick: (value: T) => R | undefined): Promise<R> {
  return new Promise((found) => {
    const listening = event((value) => {
      const picked = pick(value);
      if (picked === undefined) return;
      listening.dispose();
      found(picked);
    });
  });
}
