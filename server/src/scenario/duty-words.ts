/** What is told of a duty beside who must do what by when. */
import type { Duty } from "../protocol/outcome.ts";

/** `every 2 months`, `until the case is closed`, `done on 2026-05-02`, `proved by the minutes`. */
export function dutyRemarks({ every, until, status, doneOn, provedBy, provedOn }: Duty): readonly string[] {
  return [
    every === undefined ? undefined : `every ${every}`,
    until === undefined ? undefined : `until ${until}`,
    statusWords({ status, doneOn }),
    provedBy === undefined
      ? undefined
      : `proved by ${provedBy}${provedOn === undefined ? "" : ` on ${provedOn}`}`,
  ].filter((remark) => remark !== undefined);
}

function statusWords({ status, doneOn }: Pick<Duty, "status" | "doneOn">): string | undefined {
  const last = doneOn === undefined ? "" : ` (done last on ${doneOn})`;
  switch (status) {
    case undefined:
      return undefined;
    case "open":
      return `open${last}`;
    case "overdue":
      return `overdue${last}`;
    case "done":
      return `done${doneOn === undefined ? "" : ` on ${doneOn}`}`;
    case "ended":
      return "no longer owed";
  }
}
