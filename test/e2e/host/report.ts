// The counts of one suite, and their sum.

export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function sum(reports: readonly Report[]): Report {
  const total = (pick: (report: Report) => number) => reports.reduce((so, report) => so + pick(report), 0);
  return { passed: total((r) => r.passed), failed: total((r) => r.failed), skipped: total((r) => r.skipped) };
}
