import assert from "node:assert/strict";
import type { Scenario } from "@remit/server/protocol/scenario.ts";
import { csvOf } from "@remit/server/scenario/csv.ts";
import { icalendarOf } from "@remit/server/scenario/icalendar.ts";
import { rowsOf } from "@remit/server/scenario/rows.ts";
import { textOf } from "@remit/server/scenario/text.ts";
import fc from "fast-check";
import { scenario } from "../support/scenario.ts";

/** The scenario with a text of any kind where people's words stand. */
const withWords = fc.string({ unit: "binary", maxLength: 200 }).map((text): Scenario => {
  const [duty, ...duties] = scenario.duties;
  return duty === undefined
    ? scenario
    : { ...scenario, title: text, duties: [{ ...duty, computed: text }, ...duties] };
});

describe("a scenario as iCalendar", () => {
  const lines = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

  it("has each deadline as an event of its whole day, with how it was computed", () => {
    const found = lines(icalendarOf(scenario));
    const at = found.indexOf("SUMMARY:Done: inspector must use warning-notice");
    assert.ok(at > 0);
    assert.equal(found[at - 2], "DTSTART;VALUE=DATE:20260112");
    assert.equal(found[at - 1], "DTEND;VALUE=DATE:20260113");
    assert.equal(
      found[at + 1],
      'DESCRIPTION:Third "serious" breach\\nDue 2026-01-12\\n5 working days after 2026-01-05\\, no England and Wales bank holiday in between\\nBy rule R1',
    );
  });

  it("has the last days of clocks, and no deadline that fell away", () => {
    const summaries = lines(icalendarOf(scenario)).filter((line) => line.startsWith("SUMMARY:"));
    assert.deepEqual(summaries, [
      "SUMMARY:Done: inspector must use warning-notice",
      "SUMMARY:Last day: appeal",
      "SUMMARY:Last day: Window of the penalty",
      "SUMMARY:Overdue: somebody should hold-meeting (Meeting of the partners)",
      "SUMMARY:Last day: review",
    ]);
  });

  it("gives every event a name of its own, the same each time", () => {
    const twice = { ...scenario, duties: [...scenario.duties, ...scenario.duties] };
    const names = (text: string) => lines(text).filter((line) => line.startsWith("UID:"));
    const found = names(icalendarOf(twice));
    assert.equal(new Set(found).size, found.length);
    assert.deepEqual(names(icalendarOf(twice)), found);
    assert.equal(found[0], "UID:visits-third-serious-breach-duty-warning-notice-r1-2026-01-05@remit");
  });

  it("never has a line of more than 75 octets, and loses no word of the text", () => {
    fc.assert(
      fc.property(withWords, (made) => {
        const text = icalendarOf(made);
        const written = text.split("\r\n");
        assert.equal(written.pop(), "");
        for (const line of written) assert.ok(Buffer.byteLength(line) <= 75, line);
        const name = lines(text).find((line) => line.startsWith("X-WR-CALNAME:")) ?? "";
        const read = name
          .slice("X-WR-CALNAME:".length)
          .replaceAll(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
        const said = (made.title ?? "").replaceAll(/\r\n|\r/g, "\n").replaceAll(/[^\P{Cc}\n]/gu, "");
        assert.equal(read, Buffer.from(said).toString());
      }),
    );
  });
});

describe("a scenario as a table", () => {
  it("has a row for whatever stands on a day, in the order of the days", () => {
    const found = rowsOf(scenario).map(({ on, kind, what, state }) => [on, kind, what, state].join(" | "));
    assert.deepEqual(found.slice(0, 5), [
      "2026-01-05 | event | Breach found | ",
      "2026-01-05 | stage | Provider concerns: level-1 | left",
      "2026-01-05 | duty | inspector must use warning-notice | done 2 February 2026, late",
      "2026-01-05 | duty | somebody must tell-council | no longer owed from 4 March 2026",
      "2026-01-05 | outcome | warning-notice | settled",
    ]);
    assert.equal(found.length, 14);
  });

  it("is written as RFC 4180 wants it: what holds a comma or a quote stands in quotes", () => {
    const [head, first, ...rest] = csvOf(scenario).split("\r\n");
    assert.equal(head, "date,kind,what,state,until,how");
    assert.equal(first, '2026-01-05,event,Breach found,,,"regulation r12, severity high"');
    assert.equal(rest.at(-1), "");
  });

  it("reads back as it was, whatever a text holds, and never as a formula", () => {
    fc.assert(
      fc.property(withWords, (made) => {
        const read = readCsv(csvOf(made));
        const rows = rowsOf(made).map(({ on, kind, what, state, until, how }) => [
          on,
          kind,
          what,
          state,
          until ?? "",
          how,
        ]);
        assert.deepEqual(
          read.slice(1).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ""))),
          rows,
        );
        assert.equal(
          read.flat().some((cell) => /^[=+\-@\t\r]/.test(cell)),
          false,
        );
      }),
    );
  });
});

describe("a scenario as text", () => {
  it("tells each change with what led to it, then what is still to happen", () => {
    assert.equal(
      textOf(scenario),
      `Third "serious" breach, from 2026-01-05 to 2026-04-01

  2026-01-05  breach found: regulation r12, severity high
    settled: Use warning-notice.
    concerns is at level-1
    new: inspector must use warning-notice by 2026-01-12

  2026-03-04  the window of the penalty ended on 2026-03-03
    undecided: It may end as advice or warning-notice.
    concerns is at level-2

  Clocks and duties
    2026-01-05 to 2026-01-12  inspector must use warning-notice: done 2 February 2026, late (5 working days after 2026-01-05, no England and Wales bank holiday in between; by R1)
    2026-01-05 to 2026-04-01  somebody must tell-council: no longer owed from 4 March 2026 (by R4)
    2026-02-02 to 2026-02-23  appeal: met 10 February 2026 (21 days after 2026-02-02)
    2026-02-04 to 2026-03-03  Window of the penalty: ended, not met (28 days beginning with 2026-02-04 (receipt of latest notice))
    2026-02-20 to 2026-05-20  review: running (3 months after 2026-02-20)
    2026-02-20 to 2026-03-10  somebody should hold-meeting (Meeting of the partners): overdue (by R2)
    2026-02-20  chair must, if the rule applies, write-report: open (by R3)

  Still to happen, seen from 2026-03-01
    2026-03-03  Window of the penalty ends
    2026-03-10  somebody should hold-meeting (Meeting of the partners)
    2026-04-01  somebody must tell-council
    2026-05-20  review ends
    no date  chair must, if the rule applies, write-report`,
    );
  });
});

function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && row.length === 0) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
