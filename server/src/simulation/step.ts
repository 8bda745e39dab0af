/** One step of the explanation, and the holes in its texts. */
import type { TraceStep } from "../protocol/outcome.ts";
import { type Named, placeOf } from "../semantics/model.ts";
import { formatValue } from "../semantics/values.ts";
import { parameterValue } from "./kleene.ts";
import type { Situation } from "./situation.ts";
import { definitionText, plainNumber } from "./words.ts";

type Content = Pick<TraceStep, "kind" | "result" | "text" | "read"> & {
  readonly because?: string | undefined;
};

export function step(
  { prepared }: Pick<Situation, "prepared">,
  about: Named | { readonly name: string },
  { kind, result, text, because, read }: Content,
): TraceStep {
  if (!("citations" in about)) return { kind, name: about.name, result, text, read, citations: [] };
  const { name, title, place } = about;
  const { uri, start, end } = placeOf(prepared.model, place);
  const made: TraceStep = {
    kind,
    name,
    result,
    text,
    read,
    citations: citationsOf(about),
    place: { uri, start, end },
  };
  if (title !== undefined) made.title = title;
  if (because !== undefined) made.because = because;
  return made;
}

export function citationsOf({ citations }: Named): TraceStep["citations"] {
  return citations.map(({ source, locator, quoting }) =>
    quoting === undefined ? { source, locator } : { source, locator, quoting },
  );
}

/**
 * A text with its `{name}` holes filled. A number stands without the word for its unit, which the text itself says
 * (`{warnings} earlier notices`); a hole that names nothing stays as it is.
 */
export function filled({ prepared, root }: Situation, text: string): string {
  return text.replaceAll(/\{([^{}]+)\}/g, (hole, name: string) => {
    const value = prepared.valued.get(name.trim());
    const { frame } = root;
    if (value === undefined) return hole;
    switch (value.kind) {
      case "fact":
      case "judgement":
      case "measure":
        return (
          plainNumber(value.type, frame.values[value.index]) ??
          formatValue(value.type, frame.values[value.index])
        );
      case "parameter": {
        const amount = parameterValue(value, frame.on);
        return plainNumber(value.type, amount) ?? formatValue(value.type, amount);
      }
      default: {
        const found = frame.definitions[value.index];
        return plainNumber(value.type, found) ?? definitionText(value, found);
      }
    }
  });
}
