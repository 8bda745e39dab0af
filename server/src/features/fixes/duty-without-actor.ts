import { around, type Fix, insert } from "./fix.ts";

/** More would bury the one that is meant. */
const MOST = 4;

export const fix: Fix = (fault) => {
  const effect = around(fault, "effect");
  if (effect === undefined) return [];
  const actors = fault.checked.allSymbols.filter(({ kind }) => kind === "actor");
  return actors.slice(0, MOST).map(({ name }) => ({
    title: `Say that \`${name}\` does it`,
    changes: [insert(fault, effect.modalitySpan.start, `${name} `)],
  }));
};
