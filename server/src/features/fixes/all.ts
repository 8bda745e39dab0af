/** Which problem is mended by what. */
import type { Code } from "../../problems/table.ts";
import { fix as andOrMixed } from "./and-or-mixed.ts";
import { fix as assertsNothing } from "./asserts-nothing.ts";
import { withoutAssignment } from "./assignments.ts";
import { writeNearestBound } from "./bounds.ts";
import { fix as boundsReversed } from "./bounds-reversed.ts";
import { fix as caseWithoutDate } from "./case-without-date.ts";
import { fix as cellEmpty } from "./cell-empty.ts";
import { fix as circularOverrides } from "./circular-overrides.ts";
import { fix as circularUse } from "./circular-use.ts";
import { fix as clauseTwice } from "./clause-twice.ts";
import { fix as comparedInWhere } from "./compared-in-where.ts";
import { fix as countNotPossible } from "./count-not-possible.ts";
import { fix as datesReversed } from "./dates-reversed.ts";
import { fix as duplicateCase } from "./duplicate-case.ts";
import { fix as duplicateLevel } from "./duplicate-level.ts";
import { fix as duplicateName } from "./duplicate-name.ts";
import { fix as dutyWithoutActor } from "./duty-without-actor.ts";
import { fix as editionsOverlap } from "./editions-overlap.ts";
import { fix as eventAsWord } from "./event-as-word.ts";
import { fix as excludesItself } from "./excludes-itself.ts";
import { fix as expected } from "./expected.ts";
import { fix as fileMissing } from "./file-missing.ts";
import { type Fix, writeCloseName } from "./fix.ts";
import { fix as keyMissing } from "./key-missing.ts";
import { fix as keyTwice } from "./key-twice.ts";
import { fix as levelOfWhich } from "./level-of-which.ts";
import { fix as namedTwice } from "./named-twice.ts";
import { fix as noDirection } from "./no-direction.ts";
import { fix as noSuchDate } from "./no-such-date.ts";
import { fix as notADeclaration } from "./not-a-declaration.ts";
import { fix as notAThreshold } from "./not-a-threshold.ts";
import { fix as notOrdered } from "./not-ordered.ts";
import { fix as otherwiseTwice } from "./otherwise-twice.ts";
import { fix as otherwiseWithUnless } from "./otherwise-with-unless.ts";
import { fix as otherwiseWithWhen } from "./otherwise-with-when.ts";
import { fix as overridesItself } from "./overrides-itself.ts";
import { fix as parameterDates } from "./parameter-dates.ts";
import { fix as policyTwice } from "./policy-twice.ts";
import { fix as processWithoutEntry } from "./process-without-entry.ts";
import { fix as reservedWord } from "./reserved-word.ts";
import { addEmptyCells } from "./rows.ts";
import { fix as sourceMissing } from "./source-missing.ts";
import { fix as sourceWithoutPlace } from "./source-without-place.ts";
import { fix as stepOfWhich } from "./step-of-which.ts";
import { fix as strayCharacter } from "./stray-character.ts";
import { fix as transitionNotSaid } from "./transition-not-said.ts";
import { fix as unclosedCitation } from "./unclosed-citation.ts";
import { fix as unclosedText } from "./unclosed-text.ts";
import { fix as unknownAuthority } from "./unknown-authority.ts";
import { fix as unknownCalendar } from "./unknown-calendar.ts";
import { fix as unknownName } from "./unknown-name.ts";
import { fix as unknownSource } from "./unknown-source.ts";
import { fix as unused } from "./unused.ts";
import { fix as useMissing } from "./use-missing.ts";
import { fix as useSuperfluous } from "./use-superfluous.ts";
import { fix as usesItself } from "./uses-itself.ts";
import { fix as wholeNumberExpected } from "./whole-number-expected.ts";
import { fix as wordAsUnit } from "./word-as-unit.ts";
import { fix as workingDaysInSum } from "./working-days-in-sum.ts";

export const fixes: Readonly<Partial<Record<Code, Fix>>> = {
  "and-or-mixed": andOrMixed,
  "asserts-nothing": assertsNothing,
  "bounds-reversed": boundsReversed,
  "cannot-be-given": withoutAssignment,
  "case-not-possible": withoutAssignment,
  "case-row-length": addEmptyCells,
  "case-without-date": caseWithoutDate,
  "cell-empty": cellEmpty,
  "circular-overrides": circularOverrides,
  "circular-use": circularUse,
  "clause-twice": clauseTwice,
  "compared-in-where": comparedInWhere,
  "count-not-possible": countNotPossible,
  "dates-reversed": datesReversed,
  "duplicate-case": duplicateCase,
  "duplicate-level": duplicateLevel,
  "duplicate-name": duplicateName,
  "duty-without-actor": dutyWithoutActor,
  "editions-leave-hole": editionsOverlap,
  "editions-overlap": editionsOverlap,
  "excludes-itself": excludesItself,
  "event-as-word": eventAsWord,
  expected,
  "file-missing": fileMissing,
  "given-twice": withoutAssignment,
  "key-missing": keyMissing,
  "key-twice": keyTwice,
  "level-of-which": levelOfWhich,
  "named-twice": namedTwice,
  "never-used": unused,
  "no-direction": noDirection,
  "no-such-date": noSuchDate,
  "no-such-step": writeCloseName,
  "not-a-declaration": notADeclaration,
  "not-a-level": writeCloseName,
  "not-a-stage": writeCloseName,
  "not-a-step": writeCloseName,
  "not-a-threshold": notAThreshold,
  "not-ordered": notOrdered,
  "otherwise-twice": otherwiseTwice,
  "otherwise-with-unless": otherwiseWithUnless,
  "otherwise-with-when": otherwiseWithWhen,
  "out-of-bounds": writeNearestBound,
  "overrides-itself": overridesItself,
  "parameter-dates": parameterDates,
  "policy-twice": policyTwice,
  "process-without-entry": processWithoutEntry,
  "reserved-word": reservedWord,
  "row-length": addEmptyCells,
  "source-missing": sourceMissing,
  "source-without-place": sourceWithoutPlace,
  "step-of-which": stepOfWhich,
  "stray-character": strayCharacter,
  "transition-not-said": transitionNotSaid,
  "unclosed-citation": unclosedCitation,
  "unclosed-text": unclosedText,
  "unknown-authority": unknownAuthority,
  "unknown-calendar": unknownCalendar,
  "unknown-kind": writeCloseName,
  "unknown-name": unknownName,
  "unknown-outcome": writeCloseName,
  "unknown-field": writeCloseName,
  "unknown-position": writeCloseName,
  "unknown-source": unknownSource,
  "unknown-statement": writeCloseName,
  unused,
  "use-missing": useMissing,
  "use-superfluous": useSuperfluous,
  "uses-itself": usesItself,
  "value-out-of-bounds": writeNearestBound,
  "whole-number-expected": wholeNumberExpected,
  "working-days-in-sum": workingDaysInSum,
  "wrong-kind": writeCloseName,
  "word-as-unit": wordAsUnit,
};
