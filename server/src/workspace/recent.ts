/** The last answer given for each file, for requests that ask only for what has changed since. */

export interface Recent<T> {
  /** Remembers an answer in place of the one before; gives the id by which it is asked for again. */
  readonly put: (uri: string, answer: T) => string;
  readonly get: (uri: string, id: string) => T | undefined;
}

export function recent<T>(): Recent<T> {
  const answers = new Map<string, { readonly id: string; readonly answer: T }>();
  let count = 0;
  return {
    put: (uri, answer) => {
      const id = String(++count);
      answers.set(uri, { id, answer });
      return id;
    },
    get: (uri, id) => {
      const last = answers.get(uri);
      return last?.id === id ? last.answer : undefined;
    },
  };
}
