import { checkCompleted, checkCompletion, checkResolved } from "../support/check-features.ts";

/** Enough of a policy to name things in. */
const base = `policy p "P" in force from 2026-04-01
actor inspector "Inspector"
source act "The Act" address "https://example.org/act" authority statute
scale harm worsens none < low < serious
choice service: home, hospital
track civil strengthens advise < warn < close
fact damage "Damage": harm
fact warnings: 0..20 notices, worsens
fact loss: £0..£50,000
fact known-on: date
fact where: service
judgement sure: yes/no by inspector
parameter repeat: 2 notices
parameter soon: 5 working days
threshold grave met when damage is serious [act s1]
define risky: yes/no is damage is at least low
power letter is advise on civil kind formal
power closure is close on civil
action report
rule R1 when grave then inspector must use closure
`;

describe("completion", () => {
  describe("of declarations", () => {
    it("offers every declaration in an empty file", () =>
      checkCompletion("<|>", { has: ["policy", "use", "fact", "rule", "case", "cases", "matrix"] }));

    it("offers declarations and the clauses that the one above lacks at the start of a line", () =>
      checkCompletion(`${base}rule R2\n  when grave\n  <|>`, {
        has: ["then", "unless", "overrides", "because", "rule", "fact"],
        hasNot: ["when", "serious", "held by"],
      }));

    it("inserts places to fill in", () => checkCompleted("act<|>", "actor", 'actor ${1:name} "${2:Title}"'));

    it("offers nothing in a remark or where a name is to be made up", async () => {
      await checkCompletion("// a <|>", { only: [] });
      await checkCompletion(`${base}fact <|>`, { only: [] });
    });
  });

  describe("of types", () => {
    it("offers scales, choices and the plain types", () =>
      checkCompletion(`${base}fact extra: <|>`, {
        has: ["harm", "service", "yes/no", "date", "0..20 notices"],
        hasNot: ["damage", "inspector", "question"],
      }));
  });

  describe("of conditions", () => {
    it("offers whatever has a value, and no powers", () =>
      checkCompletion(`${base}rule R2 when <|>`, {
        has: ["damage", "grave", "sure", "risky", "not", "all of (…)"],
        hasNot: ["letter", "report", "R1", "inspector", "then"],
      }));

    it("offers the levels of the scale on the left side", () =>
      checkCompletion(`${base}rule R2 when damage is at least <|>`, {
        has: ["none", "low", "serious"],
        hasNot: ["home", "yes", "warnings", "loss", "at least"],
      }));

    it("offers comparisons that the left side allows", async () => {
      await checkCompletion(`${base}rule R2 when damage is <|>`, {
        has: ["serious", "not", "at least", "between … and …", "one of (…)", "known"],
      });
      await checkCompletion(`${base}rule R2 when where is <|>`, {
        has: ["home", "hospital", "not", "one of (…)"],
        hasNot: ["at least", "above", "serious"],
      });
    });

    it("offers constants and parameters in the unit of the left side", () =>
      checkCompletion(`${base}rule R2 when warnings is at least <|>`, {
        has: ["0 notices", "repeat", "warnings"],
        hasNot: ["soon", "loss", "serious"],
      }));

    it("offers the unit behind a number", () =>
      checkCompletion(`${base}rule R2 when warnings is above 2 <|>`, {
        has: ["notices", "and", "or", "then"],
      }));

    it("goes on after a comparison with what joins it, and with the next clause", () =>
      checkCompletion(`${base}rule R2 when damage is serious <|>`, {
        has: ["and", "or", "then", "unless"],
        hasNot: ["serious", "damage", "when"],
      }));

    it("sees through brackets and counts", () =>
      checkCompletion(`${base}rule R2 when all of (grave, damage is <|>`, {
        has: ["serious"],
        hasNot: ["home"],
      }));

    it("offers values between the brackets of `one of`", () =>
      checkCompletion(`${base}rule R2 when damage is one of (none, <|>`, {
        has: ["low"],
        hasNot: ["home", "not"],
      }));
  });

  describe("of what happened", () => {
    const happens = `${base}event breach with severity: harm, kind: service worsens\nevent visit\n`;

    it("offers the events of which something can be asked", async () => {
      await checkCompletion(`${happens}rule R2 when <|>`, { has: ["count of …", "latest …"] });
      await checkCompletion(`${happens}rule R2 when count of <|>`, {
        only: ["breach", "visit", "consecutive"],
      });
      await checkCompletion(`${happens}rule R2 when time since latest <|>`, { only: ["breach", "visit"] });
    });

    it("offers which of them are meant, and then the comparison", () =>
      checkCompletion(`${happens}rule R2 when count of breach <|>`, {
        has: ["where …", "distinct by …", "in the last …", "since …", "is", "then"],
      }));

    it("offers the fields of the event, and their values", async () => {
      await checkCompletion(`${happens}rule R2 when count of breach where <|>`, {
        only: ["severity", "kind", "upheld", "withdrawn", "not"],
      });
      await checkCompletion(`${happens}rule R2 when count of breach where severity is at least <|>`, {
        only: ["none", "low", "serious"],
      });
      await checkCompletion(`${happens}rule R2 when count of breach distinct by <|>`, {
        only: ["severity", "kind"],
      });
    });

    it("offers days to count from", () =>
      checkCompletion(`${happens}rule R2 when count of breach since <|>`, {
        has: ["known-on", "2026-04-01", "latest …"],
        hasNot: ["damage", "breach"],
      }));

    it("offers what can be said of an entry of a timeline", async () => {
      const kase = `${happens}case "C" on 2026-05-01\n  timeline\n    `;
      await checkCompletion(`${kase}<|>`, { has: ["2026-04-01", "no …"], hasNot: ["breach", "damage"] });
      await checkCompletion(`${kase}2026-01-05 <|>`, { has: ["breach", "visit"], hasNot: ["damage"] });
      await checkCompletion(`${kase}2026-01-05 breach <|>`, {
        has: ["severity", "kind", "withdrawn", "because"],
        hasNot: ["serious"],
      });
      await checkCompletion(`${kase}2026-01-05 breach severity <|>`, {
        has: ["serious", "unknown"],
        hasNot: ["home", "withdrawn"],
      });
    });
  });

  describe("of what a rule says", () => {
    it("offers actors and modalities behind `then`", () =>
      checkCompletion(`${base}rule R2 when grave then <|>`, {
        has: ["inspector", "must", "should", "may", "must not"],
        hasNot: ["letter", "grave"],
      }));

    it("offers actions and `use` behind `must`", () =>
      checkCompletion(`${base}rule R2 when grave then inspector must <|>`, {
        has: ["use", "report", "not"],
        hasNot: ["letter", "inspector"],
      }));

    it("offers powers behind `must use`", () =>
      checkCompletion(`${base}rule R2 when grave then inspector must use <|>`, {
        only: ["letter", "closure"],
      }));

    it("offers deadlines, and dates to count from", async () => {
      await checkCompletion(`${base}rule R2 when grave then inspector must report <|>`, {
        has: ["within", "and", "proved by", "unless"],
      });
      await checkCompletion(`${base}rule R2 when grave then inspector must report within <|>`, {
        has: ["2 working days", "soon"],
        hasNot: ["report"],
      });
      await checkCompletion(
        `${base}rule R2 when grave then inspector must report within 2 working days after <|>`,
        {
          has: ["known-on"],
          hasNot: ["damage", "soon"],
        },
      );
    });

    it("offers rules behind `overrides`", () =>
      checkCompletion(`${base}rule R2 when grave then inspector may report overrides <|>`, { only: ["R1"] }));
  });

  describe("of powers", () => {
    it("offers steps, then tracks", async () => {
      await checkCompletion(`${base}power p2 is <|>`, { only: ["advise", "warn", "close"] });
      await checkCompletion(`${base}power p2 is warn on <|>`, { only: ["civil"] });
    });

    it("offers only the clauses that are missing", () =>
      checkCompletion(`${base}power p2 held by inspector\n  is warn on civil\n  <|>`, {
        has: ["open when", "adequate when", "excludes", "appeal", "kind"],
        hasNot: ["held by", "is", "then"],
      }));

    it("offers actors behind `held by`", () =>
      checkCompletion(`${base}power p2 held by <|>`, { only: ["inspector"] }));
  });

  describe("of cases", () => {
    it("offers facts and judgements that are not given yet", () =>
      checkCompletion(`${base}case "C" given damage is low, <|>`, {
        has: ["warnings", "sure", "where"],
        hasNot: ["damage", "grave", "repeat", "letter"],
      }));

    it("offers the values of what is given", () =>
      checkCompletion(`${base}case "C" given sure is <|>`, { only: ["yes", "no", "unknown"] }));

    it("offers positions behind a power, and rules behind `by`", async () => {
      await checkCompletion(`${base}case "C" given sure is yes expect closure is <|>`, {
        has: ["required", "selected", "not", "closed"],
        hasNot: ["serious", "at least"],
      });
      await checkCompletion(`${base}case "C" given sure is yes expect closure is required by <|>`, {
        only: ["R1"],
      });
    });

    it("offers powers, thresholds and rules to be expected", () =>
      checkCompletion(`${base}case "C" given sure is yes expect <|>`, {
        has: ["closure", "grave", "R1", "report", "outcome is …"],
        hasNot: ["inspector", "civil"],
      }));

    it("offers columns in the head of a table, and values below it", async () => {
      await checkCompletion(`${base}cases "T"\n  | damage | <|>`, {
        has: ["warnings", "sure", "expect"],
        hasNot: ["damage", "grave"],
      });
      await checkCompletion(`${base}cases "T"\n  | damage | expect |\n  | <|>`, {
        has: ["none", "low", "serious", "unknown"],
        hasNot: ["closure"],
      });
      await checkCompletion(`${base}cases "T"\n  | damage | expect |\n  | low | <|>`, {
        has: ["closure", "grave"],
        hasNot: ["low"],
      });
    });
  });

  describe("of matrices", () => {
    it("offers the keys of the columns, of the rows, and the values of the cells", async () => {
      const matrix = `${base}matrix m: service by damage and sure\n`;
      await checkCompletion(`${matrix}  | | <|>`, { only: ["yes", "no"] });
      await checkCompletion(`${matrix}  | | yes | no |\n  | <|>`, { only: ["none", "low", "serious"] });
      await checkCompletion(`${matrix}  | | yes | no |\n  | low | <|>`, { only: ["home", "hospital"] });
    });
  });

  describe("of principles", () => {
    it("offers the statements of the language", () =>
      checkCompletion(`${base}principle fair\n  <|>`, {
        has: ["choose the lowest adequate power on", "whenever", "never", "because"],
      }));

    it("offers tracks where a track stands", () =>
      checkCompletion(`${base}principle fair choose the lowest adequate power on <|>`, { only: ["civil"] }));

    it("lets conditions speak of powers", () =>
      checkCompletion(`${base}principle fair whenever grave, <|>`, {
        has: ["closure", "damage", "some power is available"],
      }));
  });

  describe("of sources", () => {
    it("offers sources in a citation, then the places cited elsewhere", async () => {
      await checkCompletion(`${base}rule R2 "Two" [<|>`, { only: ["act"] });
      await checkCompletion(`${base}rule R2 "Two" [act <|>`, { only: ["s1"] });
    });

    it("offers names in the holes of a reason", () =>
      checkCompletion(`${base}rule R2 when grave then inspector may report because "{<|>`, {
        has: ["warnings", "repeat"],
        hasNot: ["R1"],
      }));

    it("offers the other files behind `use`", () =>
      checkCompletion(`use "<|>\n//- scales.remit\nscale harm worsens low < high\n`, {
        only: ["./scales.remit"],
      }));
  });

  it("opens by itself behind a space only where something has to follow", async () => {
    const space = { triggerCharacter: " " };
    await checkCompletion(`${base}rule R2 when damage is <|>`, { has: ["serious"], ...space });
    await checkCompletion(`${base}rule R2 when grave <|>`, { only: [], ...space });
    await checkCompletion(`${base}rule R2 "a title <|>"`, { only: [], ...space });
  });

  it("writes out what an editor cannot fill in", () =>
    checkCompleted("pow<|>", "power", 'power name "Title"\n  held by actor\n  is step on track', {
      snippets: false,
    }));

  it("replaces the whole word, hyphens included", () =>
    checkCompleted(`${base}rule R2 when known-<|>`, "known-on", `${base}rule R2 when known-on`));

  it("says what a name stands for when it is looked at", () =>
    checkResolved(`${base}rule R2 when <|>`, "damage", ["Damage", "level of `harm`"]));

  describe("of clocks", () => {
    const clocks = `${base}event notice\nclock window runs 28 days after latest notice\n`;

    it("offers the clauses of a clock", () =>
      checkCompletion(`${clocks}clock other runs 28 days after known-on\n  <|>`, {
        has: ["renewed by", "at most", "suspended from", "not before", "rolls forward", "met by", "calendar"],
        hasNot: ["runs", "when", "held by"],
      }));

    it("offers lengths, then days from which they count", async () => {
      await checkCompletion(`${clocks}clock other runs <|>`, {
        has: ["28 days", "to the earliest of (…)", "soon"],
      });
      await checkCompletion(`${clocks}clock other runs 28 days <|>`, { has: ["after", "beginning with"] });
      await checkCompletion(`${clocks}clock other runs 28 days after <|>`, {
        has: ["known-on", "latest …", "end of …"],
        hasNot: ["damage", "warnings"],
      });
      await checkCompletion(`${clocks}clock other runs 28 days after latest <|>`, { only: ["notice"] });
      await checkCompletion(`${clocks}clock other runs 28 days after end of <|>`, { has: ["window"] });
    });

    it("offers events, calendars and states", async () => {
      await checkCompletion(`${clocks}clock other runs 1 day after known-on met by <|>`, {
        has: ["notice", "receipt of …"],
        hasNot: ["known-on"],
      });
      await checkCompletion(`${clocks}clock other runs 1 day after known-on calendar <|>`, {
        only: ["england-and-wales", "scotland", "northern-ireland"],
      });
      await checkCompletion(`${clocks}threshold t met when window is <|>`, {
        has: ["not-started", "running", "met", "expired"],
        hasNot: ["at least", "serious"],
      });
    });

    it("offers what is said of a duty in time", async () => {
      const rule = `${clocks}rule R2 when grave then inspector must report`;
      await checkCompletion(`${rule} <|>`, {
        has: ["within", "every", "until", "discharged by", "proved by"],
      });
      await checkCompletion(`${rule} within 2 working days <|>`, { has: ["in", "after", "every"] });
      await checkCompletion(`${rule} within 2 working days in <|>`, { has: ["scotland"] });
      await checkCompletion(`${rule} within 2 days after end of <|>`, { has: ["window"] });
      await checkCompletion(`${rule} every 2 months <|>`, {
        has: ["until", "discharged by"],
        hasNot: ["every"],
      });
      await checkCompletion(`${rule} until <|>`, { has: ["known-on", "grave"] });
      await checkCompletion(`${rule} discharged by <|>`, { only: ["notice"] });
    });
  });
});
