/** What a case may give: facts, judgements, stages of processes, and what is asked of events and of clocks. */
import { timesAskedIn } from "./bound-parts.ts";
import type { Breakpoints, Valued } from "./breakpoints.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import { askedClocks, clockInput } from "./lower-clocks.ts";
import { type Declared, entriesOf, type Version } from "./lower-declared.ts";
import { askedInConditions, measureInput, measuresOf } from "./lower-measures.ts";
import { namedOf } from "./lower-named.ts";
import { type Conduct, changesOf, withDays } from "./lower-policy.ts";
import type { Input, Parameter } from "./model.ts";
import type { Type } from "./types.ts";
import type { Whole } from "./whole.ts";

/** What is asked of events and of clocks. */
export interface Times {
  readonly asked: ReturnType<typeof measuresOf>;
  readonly ofClocks: ReturnType<typeof askedClocks>;
  readonly inConditions: ReturnType<typeof askedInConditions>;
}

export function timesOf(whole: Whole, changed: Declared["changed"], before: Times | undefined): Times {
  const asks = ({ bound }: DeclarationResult) => bound.kind === "process" || timesAskedIn(bound).length > 0;
  if (before !== undefined && changed?.some((one) => asks(one.before) || asks(one.after)) === false)
    return before;
  return {
    asked: measuresOf(whole),
    ofClocks: askedClocks(whole),
    inConditions: askedInConditions(whole),
  };
}

export function lowerInputs(
  version: Version,
  { picks }: Conduct,
  parameters: readonly Parameter[],
  { asked, ofClocks }: Times,
  { found }: Breakpoints,
): readonly Input[] {
  const { whole, over } = version;
  const inputs: Input[] = [];
  const give = (input: Input) => inputs.push(over.same(`input ${input.name}`, input));
  const pointsOf = (valued: Valued, unsaid: readonly number[] | undefined) =>
    found.has(valued) ? found.get(valued) : unsaid;
  for (const { symbol, declaration, bound } of entriesOf(version, "fact", "judgement", "process")) {
    const { type, worse } = symbol;
    if (type === undefined) continue;
    const isProcess = declaration.kind === "process";
    give({
      ...namedOf(whole, symbol),
      kind: isProcess ? "measure" : declaration.kind,
      index: inputs.length,
      type,
      worse,
      question: isProcess ? undefined : declaration.question?.value,
      by: bound.kind === "judgement" ? bound.by?.name : undefined,
      guidedBy: declaration.kind === "judgement" ? declaration.guidedBy?.value : undefined,
      // Every stage is a case of its own.
      breakpoints: isProcess
        ? undefined
        : withDays(pointsOf(symbol, []), symbol === picks ? changesOf(whole, parameters) : []),
    });
  }
  for (const [text, measure] of asked)
    give(measureInput(whole, measure, inputs.length, pointsOf(text, pointsOfAll(measure.type))));
  for (const clock of ofClocks) {
    const valued = clock.what === "clock state" ? clock.symbol : clock.text;
    give(clockInput(whole, clock, inputs.length, pointsOf(valued, [])));
  }
  return inputs;
}

/** Of what nothing is compared with: whether there is any counts all the same, and every choice for itself. */
function pointsOfAll({ kind }: Type): readonly number[] | undefined {
  if (kind === "choice") return undefined;
  return kind === "date" ? [] : [1];
}
