/** What the analysis finds, with the cases that show it. */

import type { findings } from "../problems/table/findings.ts";
import type { ArgsOf } from "../problems/table.ts";
import type { CaseData } from "../protocol/case.ts";
import { type LocalPlace, type Model, type Named, type Place, placeOf } from "../semantics/model.ts";

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

export interface RelatedPlace<P = Place> {
  readonly place: P;
  readonly message: string;
}

export type Finding<P = Place> = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly place: P;
    /** The declaration that it is about, where the place is the whole of it. */
    readonly about: string | undefined;
    readonly args: ArgsOf<C>;
    readonly related: readonly RelatedPlace<P>[];
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
export type Step = LocalFinding | undefined;

/** As the checks tell it: its places are those in the declarations. */
export type LocalFinding = Finding<LocalPlace>;

type Rest = Partial<Pick<LocalFinding, "related" | "rules" | "witness" | "second" | "count">>;

/** A finding about a declaration, or at a place in one, with what there is to say of it. */
export function finding<C extends FindingCode>(
  code: C,
  where: LocalPlace | Pick<Named, "name" | "place">,
  args: ArgsOf<C>,
  rest: Rest = {},
): LocalFinding {
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
  return made as unknown as LocalFinding;
}

/** A finding with the places where it stands in the files. */
export function placed(model: Model, { place, related, ...rest }: LocalFinding): Finding {
  const made = {
    ...rest,
    place: placeOf(model, place),
    related: related.map((one) => ({ ...one, place: placeOf(model, one.place) })),
  };
  // Taking a union apart loses which code goes with which arguments.
  return made as Finding;
}

/** The place of a part of a declaration, or of all of it where the part is not known. */
export function placeWithin(
  place: LocalPlace,
  span: { readonly start: number; readonly end: number } | undefined,
): LocalPlace {
  if (span === undefined) return place;
  const { declaration, span: whole } = place;
  return { declaration, span: { start: whole.start + span.start, end: whole.start + span.end } };
}
