import assert from "node:assert/strict";
import { fixes } from "@remit/server/features/fixes/all.ts";
import { findings } from "@remit/server/problems/table/findings.ts";
import { codes } from "@remit/server/problems/table.ts";
import { checkFix, quickFixes } from "../support/check-features.ts";

/** Codes for which nothing sensible could be written without knowing what the author means. */
const withoutFix = new Set<string>([
  "after-the-decision",
  "axis-twice",
  "bands-leave-hole",
  "bands-overlap",
  "before-its-event",
  "bypasses-an-end",
  "cannot-calculate",
  "circular-definition",
  "commentary-only",
  "conduct-not-said",
  "counting-word",
  "duty-without-deadline",
  "editions-differ",
  "event-bound",
  "field-is-a-word",
  "file-unreadable",
  "final-stage-goes-on",
  "hole-without-name",
  "kinds-mixed",
  "level-alone",
  "listed-and-none",
  "matrix-axis",
  "missing-part",
  "not-a-condition",
  "not-a-date",
  "not-a-duration",
  "not-a-lead",
  "not-utf-8",
  "one-level",
  "one-value-in-a-cell",
  "open-word",
  "outcome-in-condition",
  "parameter-always",
  "power-does-not-state",
  "power-without-basis",
  "power-without-route",
  "process-without-end",
  "process-without-lead",
  "quotation-not-found",
  "renewal-bound",
  "cap-below-period",
  "no-duty",
  "row-without-key",
  "scales-mixed",
  "stage-leads-to-itself",
  "too-deep",
  "too-many-events",
  "units-mixed",
  "unknown-as-value",
  "value-expected",
]);

describe("quick fixes", () => {
  it("exist for every problem but those where only the author can know", () => {
    // What the analysis finds is in the meaning of the policy, which only its author can change.
    const mistakes = codes.filter((code) => !Object.hasOwn(findings, code));
    const missing = mistakes.filter((code) => !Object.hasOwn(fixes, code) && !withoutFix.has(code));
    assert.deepEqual(missing, []);
    assert.deepEqual(
      [...withoutFix].filter((code) => Object.hasOwn(fixes, code)),
      [],
    );
  });

  describe("of what could not be read", () => {
    it("take a stray character out", () =>
      checkFix("fact a; : yes/no\n", "stray-character", "Take it out", "fact a : yes/no\n"));

    it("close a text and a citation", async () => {
      await checkFix('fact a "A: yes/no\n', "unclosed-text", "Close", 'fact a "A: yes/no"\n');
      await checkFix("actor a [act s1\n", "unclosed-citation", "Close", "actor a [act s1]\n");
    });

    it("give another name to what is called like a word of the language", () =>
      checkFix("fact rule: yes/no\n", "reserved-word", "`rule-1`", "fact rule-1: yes/no\n"));

    it("give another word to a unit that is called like a word of the language", () =>
      checkFix("fact a: 0..5 cases\n", "word-as-unit", "`counted-cases`", "fact a: 0..5 counted-cases\n"));

    it("make a remark of what is no declaration", () =>
      checkFix("hello world\nactor a\n", "not-a-declaration", "remark", "// hello world\nactor a\n"));

    it("take either of two clauses out", async () => {
      const twice = "actor a\npower p held by a\n  held by a\n";
      await checkFix(twice, "clause-twice", "last `held by`", "actor a\npower p held by a\n");
      await checkFix(twice, "clause-twice", "first `held by`", "actor a\npower p\n  held by a\n");
    });

    it("put brackets either way around mixed `and` and `or`", async () => {
      const mixed = "fact a: yes/no\nfact b: yes/no\nfact c: yes/no\nthreshold t met when a and b or c\n";
      const head = "fact a: yes/no\nfact b: yes/no\nfact c: yes/no\nthreshold t met when ";
      await checkFix(mixed, "and-or-mixed", "what `and` joins", `${head}(a and b) or c\n`);
      await checkFix(mixed, "and-or-mixed", "what `or` joins", `${head}a and (b or c)\n`);
    });
  });

  describe("of files", () => {
    it("make the file that is missing", async () => {
      const { actions } = await quickFixes('use "./scales.remit"\n', "file-missing");
      assert.deepEqual(actions[0]?.edit?.documentChanges, [
        { kind: "create", uri: "file:///fixture/scales.remit", options: { ignoreIfExists: true } },
      ]);
    });

    it("take out a `use` of the file itself, or one that closes a circle", async () => {
      await checkFix('use "./policy.remit"\nactor a\n', "uses-itself", "Take", "actor a\n");
      const circle = 'policy p\nuse "./b.remit"\n//- b.remit\nuse "./policy<|>.remit"\nactor a\n';
      await checkFix(circle, "circular-use", "Take", "actor a\n");
    });
  });

  describe("of names", () => {
    it("write the name that is close", () =>
      checkFix(
        "fact damage: yes/no\nthreshold t met when damge\n",
        "unknown-name",
        "`damage`",
        "fact damage: yes/no\nthreshold t met when damage\n",
      ));

    it("declare what is missing, as what it can be", async () => {
      await checkFix(
        "threshold t met when harm-done\n",
        "unknown-name",
        "Declare a fact",
        'fact harm-done "Harm done": yes/no\n\nthreshold t met when harm-done\n',
      );
      await checkFix(
        "power p held by chair\n",
        "unknown-name",
        "Declare an actor",
        'actor chair "Chair"\n\npower p held by chair\n',
      );
    });

    it("tell a second declaration of a name from the first", () =>
      checkFix("actor a\nactor a\n", "duplicate-name", "`a-2`", "actor a\nactor a-2\n"));

    it("take a doubled level out", () =>
      checkFix(
        "scale s worsens low < high < low\n",
        "duplicate-level",
        "Take",
        "scale s worsens low < high\n",
      ));

    it("take a second policy out", () =>
      checkFix("policy p\npolicy q\nactor a\n", "policy-twice", "Take", "policy p\nactor a\n"));

    it("name a thing once in a list", () =>
      checkFix("power a\npower b excludes a, a\n", "named-twice", "once", "power a\npower b excludes a\n"));
  });

  describe("of values", () => {
    it("put what `where` asks for in brackets, where the comparison was meant for the count", () => {
      const events = "event breach with serious: yes/no\n";
      return checkFix(
        `${events}threshold t met when count of breach where serious is at least 2\n`,
        "compared-in-where",
        "(serious) is at least 2",
        `${events}threshold t met when count of breach where (serious) is at least 2\n`,
      );
    });

    const scale = "scale harm worsens low < high\nfact damage: harm\n";

    it("write the level that is close", () =>
      checkFix(
        `${scale}threshold t met when damage is hihg\n`,
        "not-a-level",
        "`high`",
        `${scale}threshold t met when damage is high\n`,
      ));

    it("say which scale the level of a parameter belongs to", () =>
      checkFix(
        `${scale}parameter least: high\n`,
        "level-of-which",
        "`harm`",
        `${scale}parameter least: harm is high\n`,
      ));

    it("compare what has no order with `is`", () =>
      checkFix(
        "choice kind-of: a, b\nfact x: kind-of\nthreshold t met when x is at least b\n",
        "not-ordered",
        "`is`",
        "choice kind-of: a, b\nfact x: kind-of\nthreshold t met when x is b\n",
      ));

    it("say that a yes/no value is, not that it is met", () =>
      checkFix(
        "fact a: yes/no\nthreshold t met when a is not met\n",
        "not-a-threshold",
        "`a is no`",
        "fact a: yes/no\nthreshold t met when a is no\n",
      ));

    it("write the bound that is nearest", async () => {
      const n = "fact n: 0..20 notices, worsens\n";
      await checkFix(
        `${n}threshold t met when n is at least 30\n`,
        "out-of-bounds",
        "`20`",
        `${n}threshold t met when n is at least 20\n`,
      );
      await checkFix(
        `${n}case "C" given n is 30 notices expect outcome is gap\n`,
        "value-out-of-bounds",
        "`20 notices`",
        `${n}case "C" given n is 20 notices expect outcome is gap\n`,
      );
    });

    it("write the smaller bound first", () =>
      checkFix(
        "fact n: 20 notices..0 notices\n",
        "bounds-reversed",
        "smaller",
        "fact n: 0 notices..20 notices\n",
      ));

    it("write a day that exists", async () => {
      await checkFix(
        "policy p in force from 2026-02-30\n",
        "no-such-date",
        "2026-02-28",
        "policy p in force from 2026-02-28\n",
      );
      await checkFix(
        "policy p in force from 1/4/2026\n",
        "expected",
        "2026-04-01",
        "policy p in force from 2026-04-01\n",
      );
    });

    it("ask for as many as there are", () =>
      checkFix(
        "fact a: yes/no\nfact b: yes/no\nthreshold t met when at least 3 of (a, b)\n",
        "count-not-possible",
        "at least 2",
        "fact a: yes/no\nfact b: yes/no\nthreshold t met when at least 2 of (a, b)\n",
      ));

    it("count days in a sum", () =>
      checkFix(
        "fact d: date\nfact e: date\nthreshold t met when d is above e + 10 working days\n",
        "working-days-in-sum",
        "`10 days`",
        "fact d: date\nfact e: date\nthreshold t met when d is above e + 10 days\n",
      ));
  });

  describe("of declarations", () => {
    it("write the earlier date first", () =>
      checkFix(
        "policy p in force from 2026-04-01 until 2025-04-01\n",
        "dates-reversed",
        "earlier",
        "policy p in force from 2025-04-01 until 2026-04-01\n",
      ));

    it("let an edition end when the next one begins", async () => {
      const newer = "threshold t in force from 2026-04-01 met when not a\n";
      for (const [code, older] of [
        ["editions-overlap", "in force from 2025-01-01 until 2026-12-31"],
        ["editions-leave-hole", "in force from 2025-01-01 until 2025-12-31"],
      ] as const)
        await checkFix(
          `fact a: yes/no\nthreshold t ${older} met when a\n${newer}`,
          code,
          "end when",
          `fact a: yes/no\nthreshold t in force from 2025-01-01 met when a\n${newer}`,
        );
    });

    it("say which edition counts", () =>
      checkFix(
        "policy p conduct day\nfact day: date\nparameter n: 2 notices from 2026-04-01, was 3 notices\n",
        "transition-not-said",
        "applies by date of conduct",
        "policy p conduct day applies by date of conduct\nfact day: date\nparameter n: 2 notices from 2026-04-01, was 3 notices\n",
      ));

    it("write the calendar that there is", () =>
      checkFix(
        "policy p calendar jersey\n",
        "unknown-calendar",
        "england-and-wales",
        "policy p calendar england-and-wales\n",
      ));

    it("put the newest value first", () =>
      checkFix(
        "parameter n: 3 notices from 2024-03-04, was 2 notices from 2026-04-01\n",
        "parameter-dates",
        "newest",
        "parameter n: 2 notices from 2026-04-01, was 3 notices from 2024-03-04\n",
      ));

    it("keep one `otherwise`", () =>
      checkFix(
        "scale s worsens low < high\nfact a: yes/no\ndefine d: s is high when a, low otherwise, high otherwise\n",
        "otherwise-twice",
        "Take",
        "scale s worsens low < high\nfact a: yes/no\ndefine d: s is high when a, low otherwise\n",
      ));

    const matrix = "scale s worsens low < high\nfact a: yes/no\nfact b: s\nmatrix m: s by b and a\n";
    it("take a doubled row out", () =>
      checkFix(
        `${matrix}  | | no | yes |\n  | low | low | low |\n  | high | low | high |\n  | high | low | high |\n`,
        "key-twice",
        "Take",
        `${matrix}  | | no | yes |\n  | low | low | low |\n  | high | low | high |\n`,
      ));

    it("add rows and columns to fill in", async () => {
      await checkFix(
        `${matrix}  | | no | yes |\n  | low | low | low |\n`,
        "key-missing",
        "row",
        `${matrix}  | | no | yes |\n  | low | low | low |\n  | high | | |\n`,
      );
      await checkFix(
        `${matrix}  | | no |\n  | low | low |\n  | high | low |\n`,
        "key-missing",
        "column",
        `${matrix}  | | no | yes |\n  | low | low | |\n  | high | low | |\n`,
      );
    });

    it("add empty cells to a short row", () =>
      checkFix(
        `${matrix}  | | no | yes |\n  | low | low |\n  | high | low | high |\n`,
        "row-length",
        "empty",
        `${matrix}  | | no | yes |\n  | low | low | |\n  | high | low | high |\n`,
      ));

    it("write the step that is close, and say on which track one is", async () => {
      await checkFix(
        "track t strengthens advise < warn\npower p is wran on t\n",
        "not-a-step",
        "`warn`",
        "track t strengthens advise < warn\npower p is warn on t\n",
      );
      const two =
        "track a strengthens low < high\ntrack b strengthens low < high\nprinciple q never some power at least high";
      await checkFix(`${two} is selected\n`, "step-of-which", "`b`", `${two} on b is selected\n`);
    });

    it("take what excludes itself out", () =>
      checkFix(
        "power a\npower p excludes a, p\n",
        "excludes-itself",
        "Take",
        "power a\npower p excludes a\n",
      ));
  });

  describe("of rules and principles", () => {
    const base = "actor a\nfact f: yes/no\npower p\naction q\n";

    it("use powers and do actions", async () => {
      await checkFix(
        `${base}rule R when f then a must p\n`,
        "use-missing",
        "`must use p`",
        `${base}rule R when f then a must use p\n`,
      );
      await checkFix(
        `${base}rule R when f then a must use q\n`,
        "use-superfluous",
        "`must q`",
        `${base}rule R when f then a must q\n`,
      );
    });

    it("name the day of an event where its name alone stands", async () => {
      const word = "event notice\npower p representations within 28 days after notice\n";
      const day = (text: string) => word.replace("after notice", `after ${text}`);
      await checkFix(word, "event-as-word", "`latest notice`", day("latest notice"));
      await checkFix(word, "event-as-word", "`receipt of", day("receipt of latest notice"));
    });

    it("take out of `otherwise` what cannot go with it", async () => {
      await checkFix(
        `${base}rule R when f otherwise a may use p\n`,
        "otherwise-with-when",
        "`when`",
        `${base}rule R otherwise a may use p\n`,
      );
      await checkFix(
        `${base}rule R otherwise a may use p unless f\n`,
        "otherwise-with-unless",
        "`unless`",
        `${base}rule R otherwise a may use p\n`,
      );
    });

    it("take a rule out of what it overrides", async () => {
      await checkFix(
        `${base}rule R when f then a may use p overrides R\n`,
        "overrides-itself",
        "Take",
        `${base}rule R when f then a may use p\n`,
      );
    });

    it("say who acts", () =>
      checkFix(
        `${base}rule R when f then must q\n`,
        "duty-without-actor",
        "`a`",
        `${base}rule R when f then a must q\n`,
      ));

    it("say which way a fact is worse", () =>
      checkFix(
        "fact n: 0..9\ntrack t strengthens low < high\nprinciple q worse n never leads to a weaker power on t\n",
        "no-direction",
        "worse",
        "fact n: 0..9, worsens\ntrack t strengthens low < high\nprinciple q worse n never leads to a weaker power on t\n",
      ));
  });

  describe("of sources and cases", () => {
    it("declare a source, behind the others", () =>
      checkFix(
        'source act "The Act" address "https://example.org" authority statute\nactor a [guide 3]\n',
        "unknown-source",
        "Declare",
        'source act "The Act" address "https://example.org" authority statute\nsource guide "guide" file "sources/guide.md" authority regulator\nactor a [guide 3]\n',
      ));

    it("say where a source can be read", () =>
      checkFix(
        'source act "The Act" authority statute\n',
        "source-without-place",
        "file",
        'source act "The Act" file "sources/act.md" authority statute\n',
      ));

    it("write one of the authorities", () =>
      checkFix(
        'source act address "https://example.org" authority state\n',
        "unknown-authority",
        "`regulator`",
        'source act address "https://example.org" authority regulator\n',
      ));

    const base = "actor a\nfact f: yes/no\nfact g: yes/no\npower p\nrule R when f then a must use p\n";
    it("take out what cannot be given, or is given twice", async () => {
      await checkFix(
        `${base}define d: yes/no is g\ncase "C" given f is yes, d is yes expect p\n`,
        "cannot-be-given",
        "Take",
        `${base}define d: yes/no is g\ncase "C" given f is yes expect p\n`,
      );
      await checkFix(
        `${base}case "C" given f is yes, f is no expect p\n`,
        "given-twice",
        "Take",
        `${base}case "C" given f is yes expect p\n`,
      );
    });

    it("expect what comes out now", () =>
      checkFix(
        `${base}case "C" given f is yes\n`,
        "asserts-nothing",
        "Expect",
        `${base}case "C" given f is yes\n  expect outcome is settled\n`,
      ));

    it("tell a second case from the first", () =>
      checkFix(
        `${base}case "C" given f is yes expect p\ncase "C" given g is yes expect p\n`,
        "duplicate-case",
        "C (2)",
        `${base}case "C" given f is yes expect p\ncase "C (2)" given g is yes expect p\n`,
      ));

    it("take out what nothing depends on", () => checkFix(`${base}fact h: yes/no\n`, "unused", "`h`", base));
  });

  it("are offered only for problems that the range touches", async () => {
    const { actions } = await quickFixes(
      "fact damage: yes/no\nthreshold t met when dam<|>age\nthreshold u met when damge\n",
      "unknown-name",
    );
    assert.deepEqual(actions, []);
  });
});
