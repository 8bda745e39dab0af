/** One step of the explanation, and the holes in its texts. */
import type { TraceStep } from "../protocol/outcome.ts";
import type { Named } from "../semantics/model.ts";
import { formatValue } from "../semantics/values.ts";
import { parameterValue } from "./kleene.ts";
import type { Situation } from "./situation.ts";
import { definitionText, plainNumber } from "./words.ts";

type Content = Pick<TraceStep, "kind" | "result" | "text" | "read"> & {
  readonly because: string | undefined;
};

export function step(
  about: Named | { readonly name: string },
  { kind, result, text, because, read }: Content,
): TraceStep {
  const named = "citations" in about ? about : undefined;
  return {
    kind,
    name: about.name,
    ...(named?.title === undefined ? {} : { title: named.title }),
    result,
    text,
    ...(because === undefined ? {} : { because }),
    read,
    citations: named === undefined ? [] : citationsOf(named),
    ...(named === undefined
      ? {}
      : { place: { uri: named.place.uri, start: named.place.start, end: named.place.end } }),
  };
}

export function citationsOf({ citations }: Named): TraceStep["citations"] {
  return citations.map(({ source, locator, quoting }) => ({
    source,
    locator,
    ...(quoting === undefined ? {} : { quoting }),
  }));
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
