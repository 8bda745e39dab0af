/** Does something once things have been quiet for a while, however often it was asked for. */
export interface Latest {
  readonly soon: () => void;
  readonly dispose: () => void;
}

/** `quiet` in milliseconds. */
export function latest(quiet: number, act: () => unknown): Latest {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(act, quiet);
    },
    dispose: () => clearTimeout(timer),
  };
}
