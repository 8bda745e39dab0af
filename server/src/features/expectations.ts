/** What a case could expect: what comes out now, in the words of the language. */
import type { Outcome } from "../protocol/outcome.ts";

export function expectationsFrom({ tracks, positions, class: outcome }: Outcome): readonly string[] {
  const selected = tracks.flatMap((track) => track.selected);
  const actions = positions.filter(({ kind, position }) => kind === "action" && position === "required");
  const names = [...selected, ...actions.map(({ name }) => name)];
  return names.length > 0 && outcome.startsWith("settled") ? names : [...names, `outcome is ${outcome}`];
}
