/**
 * What may come next at a place of the grammar, worked out when a text first comes to that place. Most texts come to
 * few of them, and nobody waits for all before the first text is read.
 */
import { type ILookaheadStrategy, type IOrAlt, LLkLookaheadStrategy } from "chevrotain";

type Alternatives = IOrAlt<unknown>[];

export function lookaheadWhenNeeded(maxLookahead: number): ILookaheadStrategy {
  const strategy = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (options) => strategy.validate(options),
    buildLookaheadForAlternation: (options) =>
      whenNeeded(() => strategy.buildLookaheadForAlternation(options)),
    buildLookaheadForOptional: (options) => whenNeeded(() => strategy.buildLookaheadForOptional(options)),
  };
}

/** Chevrotain calls it as a method of the parser. */
function whenNeeded<R>(make: () => (alternatives?: Alternatives) => R): (alternatives?: Alternatives) => R {
  let made: ((alternatives?: Alternatives) => R) | undefined;
  return function (this: unknown, alternatives) {
    made ??= make();
    return made.call(this, alternatives);
  };
}
