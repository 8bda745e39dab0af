/** What the server tells without being asked, by method. No schema is here: the server starts without them. */

/** Carries `AnalysisStates`: told whenever the state of a policy changes. */
export const analysisStates = "remit/analysisStates";
