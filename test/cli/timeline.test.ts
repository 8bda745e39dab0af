import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Scenario } from "@remit/server/protocol/scenario.ts";
import { inFolder } from "../support/command-line.ts";

const policy = `policy visits in force from 2020-01-01 calendar england-and-wales
actor inspector
event breach "Breach found"
track civil strengthens advise < warn
power advice is advise on civil
power warning is warn on civil
threshold repeated met when count of breach in the last 12 months is at least 2
rule R1 when repeated then inspector must use warning within 5 working days
rule R2 otherwise inspector may use advice
case "Two of them" on 2026-02-01
  timeline 2025-11-05 breach, 2026-02-01 breach
  expect warning is required
`;
const files = { "visits.remit": policy };
const call = ["timeline", "visits.remit", "--case", "Two of them"] as const;

describe("remit timeline", () => {
  it("tells what changes day by day, and what is still to happen", () =>
    inFolder(files, async ({ remit }) => {
      const { code, out } = await remit(...call);
      assert.equal(code, 0);
      assert.match(out, /^Two of them, from 2025-11-05 to 2026-02-07/);
      assert.match(out, /^ {2}2026-02-01 {2}Breach found\n {4}settled: warning is required by R1/m);
      assert.match(out, /^ {4}new: inspector must use warning by 2026-02-06$/m);
      assert.match(
        out,
        /Still to happen, seen from 2026-02-01\n {4}2026-02-06 {2}inspector must use warning/,
      );
    }));

  it("goes on until the day it is told", () =>
    inFolder(files, async ({ remit }) => {
      const { out } = await remit(...call, "--until", "2027-03-01", "--json");
      const scenario = Scenario.parse(JSON.parse(out));
      assert.equal(scenario.until, "2027-03-01");
      assert.deepEqual(
        scenario.steps.slice(-2).map(({ on, because }) => [on, because]),
        [
          ["2026-11-05", ["count of breach in the last 12 months is now 1, it was 2"]],
          ["2027-02-01", ["count of breach in the last 12 months is now 0, it was 1"]],
        ],
      );
    }));

  it("writes a calendar, a table and a picture", () =>
    inFolder(files, async ({ remit, path }) => {
      const begin = { ics: "BEGIN:VCALENDAR\r\n", csv: "date,kind,what,state,until,how\r\n", svg: "<?xml " };
      for (const [format, start] of Object.entries(begin)) {
        const { code, out } = await remit(...call, "--format", format, "--out", `it.${format}`);
        assert.deepEqual([code, out], [0, ""]);
        const written = readFileSync(join(path, `it.${format}`), "utf8");
        assert.equal(written.slice(0, start.length), start);
        assert.match(written, /2026-?02-?06/);
      }
    }));

  it("cannot run without a case that is there, a format it knows, a day, and a place to write to", () =>
    inFolder({ ...files, "broken.remit": "rule R1 when x then must y\n" }, async ({ remit }) => {
      const refusals: readonly (readonly [RegExp, readonly string[]])[] = [
        [/name a case with --case/, ["timeline", "visits.remit"]],
        [/there is no case “None”/, ["timeline", "visits.remit", "--case", "None"]],
        [/`pdf` is no format. Use one of text, json, ics, csv, svg/, [...call, "--format", "pdf"]],
        [/there is no day `2026-02-30`/, [...call, "--until", "2026-02-30"]],
        [/can't be written/, [...call, "--out", "nowhere/it.csv"]],
        [/no case can be run/, ["timeline", "broken.remit", "--case", "Two of them"]],
      ];
      for (const [why, argv] of refusals) {
        const { code, err } = await remit(...argv);
        assert.equal(code, 2);
        assert.match(err, why);
      }
    }));
});
