/** The extension's commands that the language server names, in code lenses for example, and their arguments. */

/** Runs one case, or every row of a table, in the Testing view. Arguments: the file's uri, the case's id
 * (`CaseItem.id`). */
export const runCaseCommand = "remit.runCase";

/** Shows why a case ends as it does. Arguments: the file's uri, an offset in the case. */
export const explainCaseCommand = "remit.explainCase";

/** Opens the what-if view on a case. Arguments: the file's uri, an offset in the case. */
export const whatIfCommand = "remit.whatIf";

/** Shows what follows from the timeline of a case, day by day. Arguments: the file's uri, an offset in the case. */
export const showTimelineCommand = "remit.showTimeline";

/** Shows what the analysis found in a policy. Argument: a file's uri; without it, the file in front. */
export const showFindingsCommand = "remit.showFindings";

/** Shows which cases of a policy end otherwise at each change of it. Argument: a file's uri; without it, the file in front. */
export const showEditionsCommand = "remit.showEditions";

/** Shows the principles of a policy and whether they hold. Argument: a file's uri; without it, the file in front. */
export const showPrinciplesCommand = "remit.showPrinciples";
