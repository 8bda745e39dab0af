import assert from "node:assert/strict";
import { definition } from "@remit/server/features/definition.ts";
import { changesOfEditions } from "@remit/server/features/editions.ts";
import { hover } from "@remit/server/features/hover.ts";
import { rename } from "@remit/server/features/rename.ts";
import { formOf } from "@remit/server/features/what-if.ts";
import * as requests from "@remit/server/protocol/requests.ts";
import { openFixture } from "../support/open-fixture.ts";
import { smallPolicy } from "../support/small-policy.ts";

const changing = `policy p "Visits" in force from 2024-01-01 conduct offence applies by date of conduct
fact offence: date
fact warnings: 0..9 notices
threshold repeated met when warnings is at least 3
threshold repeated in force from 2026-04-01 met when warnings is at least 2
power warning
rule R when repeated then may use warning
case "Twice warned" given warnings is 2, offence is 2025-01-01 expect warning is not-addressed
`;

describe("editions in the editor", () => {
  it("are listed with the cases that end otherwise, as data and as text", async () => {
    const { now, uri } = await openFixture(changing);
    let turns = 0;
    const found = requests.editions.result.parse(
      await changesOfEditions(now, { uri }, async () => void turns++),
    );
    assert.deepEqual(
      found?.report.days.map(({ day, cases }) => [day, cases.map(({ title }) => title)]),
      [["2026-04-01", ["Twice warned"]]],
    );
    assert.equal(found?.report.picks, "offence");
    assert.match(found?.text ?? "", /warning: not addressed → permitted/);
    assert.equal(turns, 1, "other requests come in between two cases");
  });

  it("mark their days in the what-if view, with the date that they turn on", async () => {
    const { now, uri } = await openFixture(changing);
    assert.deepEqual(requests.policyForm.result.parse(formOf(now, { uri }))?.editions, {
      picks: "offence",
      days: [
        { day: "2024-01-01", changes: ["p"] },
        { day: "2026-04-01", changes: ["repeated"] },
      ],
    });
    const small = await openFixture(smallPolicy);
    assert.equal(formOf(small.now, { uri: small.uri })?.editions.picks, undefined);
  });

  it("are all shown where somebody points at the name", async () => {
    const { now, uri } = await openFixture(changing);
    const at = { line: 6, character: "rule R when rep".length };
    const shown = hover(now, { textDocument: { uri }, position: at });
    const text = JSON.stringify(shown);
    assert.match(text, /2 editions, the newest first/);
    assert.ok(text.indexOf("at least 2") < text.indexOf("at least 3"));
    assert.match(text, /Used by 1 rule \(`R`\)/, "an edition is no use of the other");
  });

  it("are all led to, and renamed together", async () => {
    const { now, uri } = await openFixture(changing);
    const asked = {
      textDocument: { uri },
      position: { line: 6, character: "rule R when rep".length },
    };
    const found = definition(now, asked);
    assert.deepEqual(Array.isArray(found) && found.map(({ range }) => range.start.line), [3, 4]);
    const edit = rename(now, { ...asked, newName: "again" });
    const [file] = "documentChanges" in edit ? (edit.documentChanges ?? []) : [];
    assert.equal(file !== undefined && "edits" in file && file.edits.length, 3);
  });
});
