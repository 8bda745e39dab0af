import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EditionsReport } from "@remit/server/protocol/editions.ts";
import { Outcome } from "@remit/server/protocol/outcome.ts";
import { inFolder } from "../support/command-line.ts";

const policy = `actor inspector
scale harm worsens none < low < serious
fact harm-seen "Harm seen": harm
track civil strengthens advise < warn
power advice is advise on civil
power warning-notice is warn on civil
rule R1 when harm-seen is serious then inspector must use warning-notice
rule R2 otherwise inspector may use advice
`;
const cases = `use "./policy.remit"
case "Serious harm" given harm-seen is serious expect warning-notice is required by R1
case "Little harm" given harm-seen is low expect warning-notice is not selected
`;
const wrong = `${cases}case "Wrong" given harm-seen is low expect warning-notice is required\n`;
const broken = policy.replace("is serious then", "is seriuos then");
const verbs = ["check", "prove", "test", "editions", "run", "timeline", "fmt", "explain", "show", "lsp"];

describe("remit", () => {
  it("says what it can do when called with nothing, and that this ran nothing", () =>
    inFolder({}, async ({ remit }) => {
      const { code, out } = await remit();
      assert.equal(code, 2);
      for (const verb of verbs) assert.match(out, new RegExp(`remit ${verb}`));
    }));

  it("cannot run a verb it does not know", () =>
    inFolder({}, async ({ remit }) => {
      const { code, err } = await remit("chekc");
      assert.equal(code, 2);
      assert.match(err, /`chekc` is not something remit does/);
    }));

  it("explains each verb with --help", () =>
    inFolder({}, async ({ remit }) => {
      for (const verb of verbs) {
        const { code, out } = await remit(verb, "--help");
        assert.equal(code, 0, verb);
        assert.match(out, new RegExp(`^remit ${verb}`));
      }
    }));

  it("cannot run with an option it does not know, or a path that is not there", () =>
    inFolder({ "policy.remit": policy }, async ({ remit }) => {
      assert.equal((await remit("check", "--nonsense")).code, 2);
      const { code, err } = await remit("check", "absent.remit");
      assert.equal(code, 2);
      assert.match(err, /there is no file or folder `absent.remit`/);
    }));
});

describe("remit check", () => {
  it("is clean for a good policy", () =>
    inFolder({ "policy.remit": policy, "cases.remit": cases }, async ({ remit }) => {
      const { code, out } = await remit("check");
      assert.equal(code, 0, out);
      assert.match(out, /2 files checked/);
    }));

  it("shows a mistake with its place, the line, and what to do", () =>
    inFolder({ "policy.remit": broken }, async ({ remit }) => {
      const { code, out } = await remit("check");
      assert.equal(code, 1);
      assert.match(out, /^policy\.remit:7:27 error: .*seriuos/m);
      assert.match(out, /^ {5}7? ?\d* ?\| rule R1|\| rule R1/m);
      assert.match(out, /\^{7}/);
      assert.match(out, /help: .*`serious`/);
    }));

  it("gives the same as data", () =>
    inFolder({ "policy.remit": broken }, async ({ remit }) => {
      const { code, out } = await remit("check", "--json");
      assert.equal(code, 1);
      const [first] = JSON.parse(out) as {
        place: { file: string; start: { line: number; column: number } };
      }[];
      assert.equal(first?.place.file, "policy.remit");
      assert.deepEqual([first?.place.start.line, first?.place.start.column], [7, 27]);
    }));

  it("counts as a finding only what --fail-on says", () =>
    inFolder({ "policy.remit": `${policy}fact spare: yes/no\n` }, async ({ remit }) => {
      assert.equal((await remit("check")).code, 1);
      assert.equal((await remit("check", "--fail-on", "error")).code, 0);
      assert.equal((await remit("check", "--fail-on", "all")).code, 2);
    }));

  it("counts hints, and shows them when asked", () =>
    inFolder(
      {
        "policy.remit": `${policy}action record-it\nrule R3 when harm-seen is low then inspector must record-it\n`,
      },
      async ({ remit }) => {
        const { code, out } = await remit("check");
        assert.equal(code, 0, out);
        assert.match(out, /1 hint \(--hints shows them\)/);
        assert.doesNotMatch(out, /duty-without-deadline/);
        assert.match((await remit("check", "--hints")).out, /duty-without-deadline/);
      },
    ));

  it("says that a file is not UTF-8, and checks the others", () =>
    inFolder(
      { "policy.remit": policy, "wide.remit": Buffer.from("\ufefffact a: yes/no", "utf16le") },
      async ({ remit }) => {
        const { code, out } = await remit("check");
        assert.equal(code, 1);
        assert.match(out, /wide\.remit:1:1 .*UTF-16/);
      },
    ));
});

const clashing = policy
  .replace("track civil", "track civil one at a time")
  .replace(
    "rule R2 otherwise",
    "rule R2 when harm-seen is at least low then inspector must use advice\nrule R3 otherwise",
  );

describe("remit check, of what a policy means", () => {
  it("shows a conflict with the rules involved and a case", () =>
    inFolder({ "policy.remit": clashing }, async ({ remit }) => {
      const { code, out } = await remit("check");
      assert.equal(code, 1);
      assert.match(out, /^policy\.remit:7:6 error: `civil` takes one power at a time/m);
      assert.match(out, /for example when `harm-seen` is serious \[two-powers-required\]/);
      assert.match(out, /see policy\.remit:8:6: `R2` takes part in it/);
    }));

  it("leaves it out when asked", () =>
    inFolder({ "policy.remit": clashing }, async ({ remit }) => {
      const { code, out } = await remit("check", "--no-analysis");
      assert.equal(code, 0, out);
    }));

  it("gives it as SARIF, each result with its place and the places of the other rules", () =>
    inFolder({ "a b/policy.remit": clashing }, async ({ remit }) => {
      const { code, out } = await remit("check", "--format", "sarif");
      assert.equal(code, 1);
      const log = JSON.parse(out) as {
        version: string;
        runs: {
          tool: { driver: { name: string; rules: { id: string }[] } };
          results: {
            ruleId: string;
            ruleIndex: number;
            level: string;
            locations: { physicalLocation: { artifactLocation: object; region: { startLine: number } } }[];
            relatedLocations: { physicalLocation: { region: object } }[];
          }[];
        }[];
      };
      assert.equal(log.version, "2.1.0");
      const [run] = log.runs;
      assert.equal(run?.tool.driver.name, "remit");
      const result = run.results.find(({ ruleId }) => ruleId === "two-powers-required");
      assert.equal(run.tool.driver.rules[result?.ruleIndex ?? -1]?.id, "two-powers-required");
      assert.equal(result?.level, "error");
      const place = result.locations[0]?.physicalLocation;
      assert.deepEqual(place?.artifactLocation, { uri: "a%20b/policy.remit", uriBaseId: "FOLDER" });
      assert.deepEqual(place.region, { startLine: 7, startColumn: 6, endLine: 7, endColumn: 8 });
      assert.equal(result.relatedLocations.length, 3);
    }));

  it("gives it as annotations of a GitHub workflow, a line each", () =>
    inFolder({ "policy.remit": clashing }, async ({ remit }) => {
      const { out } = await remit("check", "--format", "github");
      const [first = "", ...more] = out.split("\n");
      assert.match(
        first,
        /^::error file=policy\.remit,line=7,endLine=7,col=6,endColumn=8,title=two-powers-required::/,
      );
      assert.match(first, /%0A/);
      assert.ok(more.every((line) => /^::(?:error|warning|notice) /.test(line)));
    }));

  it("cannot run with a format it does not know", () =>
    inFolder({ "policy.remit": policy }, async ({ remit }) => {
      const { code, err } = await remit("check", "--format", "xml");
      assert.equal(code, 2);
      assert.match(err, /sarif/);
    }));
});

describe("remit prove", () => {
  const principled = (statement: string) => `${policy}principle P ${statement}\n`;

  it("says that a principle holds, in how many cases and under which assumption", () =>
    inFolder(
      {
        "policy.remit": `${principled("never harm-seen is none and warning-notice is required")}`,
        "other.remit": clashing
          .replace(
            "rule R3 otherwise",
            'assume mild: harm-seen is not serious because "so it is"\nrule R3 otherwise',
          )
          .concat("principle Q never warning-notice is required\n"),
      },
      async ({ remit }) => {
        const { code, out } = await remit("prove");
        assert.equal(code, 0, out);
        assert.match(out, /holds {7}P: never .*\n.*in all 3 cases/);
        assert.match(out, /holds {7}Q: .*\n.*in all 2 cases, under mild/);
      },
    ));

  it("shows why one fails, and counts it for the exit code", () =>
    inFolder({ "policy.remit": principled("never warning-notice is required") }, async ({ remit }) => {
      const { code, out } = await remit("prove");
      assert.equal(code, 1);
      assert.match(out, /1 statement: 0 hold, 1 fails, 0 not proved/);
      assert.match(out, /FAILS {7}P: .*\n.*fails in one case: .*`harm-seen` is serious/);
    }));

  it("gives a pair of cases by what differs, and as data in full", () =>
    inFolder(
      { "policy.remit": principled("one step worse moves civil by at most 0 steps") },
      async ({ remit }) => {
        assert.match((await remit("prove")).out, /harm-seen: \S+ in one case, \S+ in the other/);
        const { code, out } = await remit("prove", "--json");
        assert.equal(code, 1);
        const [first] = JSON.parse(out) as {
          principles: { state: string; witness: object; second: object }[];
        }[];
        const [principle] = first?.principles ?? [];
        assert.equal(principle?.state, "fails");
        assert.ok("given" in principle.witness && "given" in principle.second);
      },
    ));

  it("cannot prove anything of a policy with errors", () =>
    inFolder({ "policy.remit": broken }, async ({ remit }) => {
      const { code, out } = await remit("prove");
      assert.equal(code, 2);
      assert.match(out, /nothing was proved: it has errors/);
    }));
});

describe("remit test", () => {
  it("passes when every case ends as expected", () =>
    inFolder({ "policy.remit": policy, "cases.remit": cases }, async ({ remit }) => {
      const { code, out } = await remit("test");
      assert.equal(code, 0, out);
      assert.match(out, /2 cases, 2 passed, 0 failed/);
    }));

  it("fails with what was expected, what happened and which rule decided", () =>
    inFolder({ "policy.remit": policy, "cases.remit": wrong }, async ({ remit }) => {
      const { code, out } = await remit("test");
      assert.equal(code, 1);
      assert.match(out, /FAILED {2}Wrong \(cases\.remit:4:\d+\)/);
      assert.match(out, /expected warning-notice is required/);
      assert.match(out, /decided by R2 \(policy\.remit:8:\d+\)/);
      assert.match(out, /3 cases, 2 passed, 1 failed/);
    }));

  it("runs nothing where the policy has errors, and says so", () =>
    inFolder({ "policy.remit": broken, "cases.remit": cases }, async ({ remit }) => {
      const { code, out } = await remit("test");
      assert.equal(code, 2);
      assert.match(out, /not run, because it has 1 error/);
    }));
});

describe("remit run", () => {
  it("shows the outcome of a case of the policy", () =>
    inFolder({ "policy.remit": policy + cases.replace(/^use.*\n/, "") }, async ({ remit }) => {
      const { code, out } = await remit("run", "policy.remit", "--case", "Serious harm", "--explain");
      assert.equal(code, 0);
      assert.match(out, /warning-notice: required by R1/);
      assert.match(out, /R1 applies/);
    }));

  it("gives an outcome that fits the published schema", () =>
    inFolder({ "policy.remit": policy }, async ({ remitWith }) => {
      const { code, out } = await remitWith(
        '{"given": {"harm-seen": "low"}}',
        "run",
        "policy.remit",
        "--from",
        "-",
        "--json",
      );
      assert.equal(code, 0);
      const outcome = Outcome.parse(JSON.parse(out));
      assert.equal(outcome.class, "open-to-discretion");
    }));

  it("changes single values of a case", () =>
    inFolder({ "policy.remit": policy + cases.replace(/^use.*\n/, "") }, async ({ remit }) => {
      const { out } = await remit("run", "policy.remit", "--case", "Serious harm", "--set", "harm-seen=none");
      assert.doesNotMatch(out, /warning-notice: required/);
    }));

  it("refuses values that nobody can have, with a sentence", () =>
    inFolder({ "policy.remit": policy }, async ({ remit }) => {
      const { code, err } = await remit("run", "policy.remit", "--set", "harm-seen=seriuos");
      assert.equal(code, 2);
      assert.match(err, /serious/);
    }));

  it("refuses a file that is no case, and says what one looks like", () =>
    inFolder({ "policy.remit": policy, "case.json": "{" }, async ({ remit, write }) => {
      assert.match((await remit("run", "policy.remit", "--from", "case.json")).err, /is not JSON/);
      write("case.json", '{"facts": {}}');
      const { code, err } = await remit("run", "policy.remit", "--from", "case.json");
      assert.equal(code, 2);
      assert.match(err, /looks like \{"on"/);
    }));
});

describe("remit fmt", () => {
  it("only says which files are not formatted with --check, and formats them without", () =>
    inFolder({ "policy.remit": policy.replace("rule R2 ", "rule   R2\n") }, async ({ remit, path }) => {
      const before = readFileSync(join(path, "policy.remit"), "utf8");
      assert.equal((await remit("fmt", "--check")).code, 1);
      assert.equal(readFileSync(join(path, "policy.remit"), "utf8"), before);
      assert.equal((await remit("fmt")).code, 0);
      assert.notEqual(readFileSync(join(path, "policy.remit"), "utf8"), before);
      assert.equal((await remit("fmt", "--check")).code, 0);
    }));
});

describe("remit explain", () => {
  it("shows the page of a code, and lists the codes without one", () =>
    inFolder({}, async ({ remit }) => {
      const listed = (await remit("explain")).out.split("\n");
      assert.ok(listed.includes("unknown-name"));
      const { code, out } = await remit("explain", "unknown-name");
      assert.equal(code, 0);
      assert.match(out, /```remit/);
      assert.equal((await remit("explain", "no-such-code")).code, 2);
    }));
});

describe("remit show", () => {
  it("shows the tree, the types and the model as JSON", () =>
    inFolder({ "policy.remit": policy }, async ({ remit }) => {
      const tree = JSON.parse((await remit("show", "tree", "policy.remit")).out) as unknown[];
      assert.equal(tree.length, 8);
      const types = JSON.parse((await remit("show", "types", "policy.remit")).out) as {
        name: string;
        values?: string;
      }[];
      assert.match(types.find(({ name }) => name === "harm-seen")?.values ?? "", /none.*serious/);
      const model = JSON.parse((await remit("show", "model", "policy.remit")).out) as {
        rules: { name: string }[];
      };
      assert.deepEqual(
        model.rules.map(({ name }) => name),
        ["R1", "R2"],
      );
      assert.equal((await remit("show", "everything", "policy.remit")).code, 2);
    }));
});

describe("remit editions", () => {
  const changing = `policy p "Visits" in force from 2024-01-01
track civil strengthens advise < warn
fact warnings: 0..9 notices
parameter limit: 2 notices from 2026-04-01, was 3 notices
power warning is warn on civil
rule R when warnings is at least limit then may use warning
case "Twice warned" given warnings is 2 expect warning is not-addressed
case "Never warned" given warnings is 0 expect warning is not-addressed
`;

  it("lists the cases that end otherwise from a change on", () =>
    inFolder({ "policy.remit": changing }, async ({ remit }) => {
      const { code, out } = await remit("editions");
      assert.equal(code, 0);
      assert.match(out, /^policy\.remit: Visits\n/);
      assert.match(out, /\n2026-04-01 {2}limit\n {2}Twice warned\n {4}before: gap: /);
      assert.match(out, /\n {4}warning: not addressed → permitted\n/);
      assert.doesNotMatch(out, /Never warned/);
    }));

  it("says the same as data", () =>
    inFolder({ "policy.remit": changing }, async ({ remit }) => {
      const { out } = await remit("editions", "--json");
      const [found] = JSON.parse(out) as { readonly policy: string; readonly report: unknown }[];
      assert.equal(found?.policy, "policy.remit");
      const { days, cases } = EditionsReport.parse(found?.report);
      assert.equal(cases, 2);
      assert.deepEqual(
        days.map(({ day, changes }) => [day, changes]),
        [["2026-04-01", ["limit"]]],
      );
      assert.deepEqual(days[0]?.cases[0]?.differs.at(-1), {
        what: "warning",
        before: "not addressed",
        after: "permitted",
      });
    }));

  it("can say nothing of a policy with mistakes", () =>
    inFolder({ "policy.remit": broken }, async ({ remit }) => {
      const { code, out } = await remit("editions", "policy.remit");
      assert.equal(code, 2);
      assert.match(out, /its cases were not looked at, because it has 1 error/);
    }));
});
