/**
 * Random input is the same in every run of the tests, so that a failure is news of a change and not of the dice.
 * Each test has a seed of its own: those that draw policies alike would else all try the same ones.
 */
import * as fc from "fast-check";

/** `npm run fuzz` names another for each round. */
const base = process.env["REMIT_FUZZ"] ?? "1";

/** Mocha takes them from here: see `.mocharc.json`. */
export const mochaHooks: Mocha.RootHookObject = {
  beforeEach(this: Mocha.Context) {
    fc.configureGlobal({ seed: hash(`${base} ${this.currentTest?.fullTitle()}`) });
  },
};

/** Of a text, a 32-bit number (FNV-1a). */
function hash(text: string): number {
  let found = 0x811c9dc5;
  for (const letter of text) found = Math.imul(found ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return found;
}
