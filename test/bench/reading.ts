/**
 * How fast a policy is read and checked inside one process: generated policies of 1,000, 10,000 and 50,000 lines.
 * Medians, with the fastest run behind them. `node test/bench/reading.ts`
 */
import { parse, print, reparse } from "@remit/grammar";
import { check } from "@remit/server/semantics/check.ts";
import type { Program } from "@remit/server/semantics/program.ts";
import { generatePolicy } from "./generate.ts";

const RUNS = 15;
const uri = "file:///bench.remit";

/** Milliseconds of each run, ascending. */
function timed(work: (run: number) => void): readonly number[] {
  for (let run = 0; run < 3; run++) work(run);
  return Array.from({ length: RUNS }, (_, run) => {
    const start = performance.now();
    work(run);
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

const median = (times: readonly number[]): number => times[times.length >> 1] ?? Number.NaN;
const shown = (times: readonly number[], figure = (ms: number): string => ms.toFixed(1)): string =>
  `${figure(median(times))} (${figure(times[0] ?? Number.NaN)})`;

function program(tree: ReturnType<typeof parse>): Program {
  return { root: uri, files: [{ uri, tree }], uses: [], sourceTexts: new Map() };
}

const rows = [1_000, 10_000, 50_000].map((lines) => {
  const text = generatePolicy(lines);
  const start = performance.now();
  const tree = parse(text);
  const first = performance.now() - start;
  const middle = text.indexOf("is at least medium", text.length / 2) + "is at least ".length;
  const edited = (run: number) =>
    reparse(tree, { start: middle, end: middle, text: run % 2 === 0 ? "x" : "yy" });
  const checked = check(program(tree));
  return {
    lines,
    "first read, ms": first.toFixed(0),
    "read, MB/s": shown(
      timed(() => parse(text)),
      (ms) => (text.length / ms / 1000).toFixed(1),
    ),
    "read after an edit, ms": shown(timed(edited)),
    "check, ms": shown(timed(() => check(program(tree)))),
    "check after an edit, ms": shown(timed((run) => check(program(edited(run)), checked))),
    "format, ms": shown(timed(() => print(tree))),
  };
});
console.table(rows);
