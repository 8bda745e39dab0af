/** What a search for a way around a policy by splitting, delaying or reordering events came to. */
import type { CaseData } from "./case.ts";

export interface Evasion {
  readonly found:
    | {
        /** In words. */
        readonly how: string;
        readonly first: CaseData;
        /** Made of the same events, and ends milder. */
        readonly second: CaseData;
      }
    | undefined;
  /** How many timelines were looked at. */
  readonly tried: number;
  /** Of up to so many events. */
  readonly events: number;
  /** From the first to the last. */
  readonly days: number;
}
