/** What may stand next in what a case gives: `harm is serious because "…", warnings is 2`. */

import { measureStarts } from "./events.ts";
import { type Look, unitSlots } from "./expressions.ts";
import type { Word } from "./site.ts";
import { phrases, type Slot } from "./slot.ts";

export function givenSlots(words: readonly Word[], look: Look): readonly Slot[] {
  const from = words.findLastIndex(({ text }) => text === ",") + 1;
  const [name, is, value] = words.slice(from);
  if (name === undefined) {
    const given = words.filter((_, at) => words[at + 1]?.text === "is").map(({ text }) => text);
    return [{ kind: "names", of: ["fact", "judgement"], but: given }, measureStarts];
  }
  if (is === undefined) return [phrases("is")];
  const type = look(name.text)?.type;
  if (value === undefined)
    return [...(type === undefined ? [] : [{ kind: "constants", type } as const]), phrases("unknown")];
  const because = phrases({ label: "because", snippet: 'because "$1"' });
  return words.at(-1) === value && value.kind === "number" ? [...unitSlots(type), because] : [because];
}
