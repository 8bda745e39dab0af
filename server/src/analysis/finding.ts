/** What the analysis finds, with the cases that show it. */

import type { findings } from "../problems/table/findings.ts";
import type { ArgsOf } from "../problems/table.ts";
import type { CaseData } from "../protocol/case.ts";
import type { Named, Place } from "../semantics/model.ts";

export type FindingCode = keyof typeof findings;

/** A case as data: values as written, by the name of the fact or judgement; `unknown` where that is the point. */
export interface WitnessCase {
  readonly title?: string;
  /** The decision date, where the policy depends on it. */
  readonly on?: string;
  readonly given: Readonly<Record<string, string>>;
  /** What happened, where the point is the order of things. */
  readonly timeline?: CaseData["timeline"] | undefined;
  readonly none?: CaseData["none"] | undefined;
}

export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

export type Finding = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly place: Place;
    /** The declaration that it is about, where the place is the whole of it. */
    readonly about: string | undefined;
    readonly args: ArgsOf<C>;
    readonly related: readonly RelatedPlace[];
    /** Names of the rules involved. */
    readonly rules: readonly string[];
    /** A case that shows it; none where the finding is that there is no such case. */
    readonly witness: WitnessCase | undefined;
    /** The second of a pair of cases. */
    readonly second: WitnessCase | undefined;
    /** In how many cases it is so; absent where that was too much to count, or has no meaning. */
    readonly count: string | undefined;
  };
}[FindingCode];

/** A finding, or nothing: a moment at which the work can be interrupted. */
export type Step = Finding | undefined;

type Rest = Partial<Pick<Finding, "related" | "rules" | "witness" | "second" | "count">>;

/** A finding about a declaration, or at a place in one, with what there is to say of it. */
export function finding<C extends FindingCode>(
  code: C,
  where: Place | Pick<Named, "name" | "place">,
  args: ArgsOf<C>,
  rest: Rest = {},
): Finding {
  const made = {
    code,
    place: "name" in where ? where.place : where,
    about: "name" in where ? where.name : undefined,
    args,
    related: [],
    rules: [],
    witness: undefined,
    second: undefined,
    count: undefined,
    ...rest,
  };
  // The union pairs every code with its arguments; the compiler cannot follow that through the parameter.
  return made as unknown as Finding;
}

/** The place of a part of a declaration, or of all of it where the part is not known. */
export function placeWithin(
  place: Place,
  span: { readonly start: number; readonly end: number } | undefined,
): Place {
  if (span === undefined) return place;
  return { uri: place.uri, start: place.start + span.start, end: place.start + span.end };
}
