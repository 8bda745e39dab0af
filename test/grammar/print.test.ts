import assert from "node:assert/strict";
import { type Node, parse, print, printNode, printRange, walk } from "@remit/grammar";

/** Prints a text, and holds what is printed to being printed as it is. */
function printed(text: string): string {
  const once = print(parse(text));
  assert.equal(print(parse(once)), once);
  return once;
}

/** A text that is already in canonical form. */
const isCanonical = (text: string) => assert.equal(printed(text), text);

describe("the canonical form", () => {
  it("puts what is short on one line and the rest on lines of their own", () => {
    isCanonical(`policy care "Care enforcement" edition "3" in force from 2024-03-04 decided by inspector

policy care-in-england "Care enforcement in England"
  edition "3"
  in force from 2024-03-04 until 2030-12-31
  decided by inspector
  calendar england-and-wales
  note "a model"

source act "The act" file "sources/act.md" authority statute read 2026-01-05

fact breaches "Earlier breaches" [act s1]: 0..20 notices, worsens question "How many?"

judgement can-improve-alone "Can the provider improve without help?": yes/no
  by inspector
  guided by "the record, the plan, the staff"
  question "Can the provider improve without help?"

threshold serious-harm "Serious harm" met when harm is at least serious because "it says so"
`);
  });

  it("gives rules, principles and cases a line for each clause", () => {
    assert.equal(
      printed(`rule R2 because "why" overrides R1, R0 when a then x must use b and may use c within 1 days unless d
rule default otherwise on civil then x may use b
principle p a, b never change the outcome one step worse moves civil by at most 1 steps
case "C" on 2026-05-01 expect x given a is yes`),
      `rule R2
  when a
  then x must use b and may use c within 1 day
  unless d
  overrides R1, R0
  because "why"

rule default
  otherwise on civil x may use b

principle p
  a, b never change the outcome
  one step worse moves civil by at most 1 step

case "C" on 2026-05-01
  given a is yes
  expect x
`,
    );
  });

  it("lets a power with one clause stand on one line", () => {
    isCanonical(`power advice is advise on civil
power warning is warn on civil

power closure "Closure" [act s31]
  held by inspector
  is close on civil
  kind urgent, formal
  open when s31-test
  adequate when risk is at most high
  excludes warning
  representations within 14 days after notice
  appeal to tribunal within 28 days after service
  publish after representations
`);
  });

  it("breaks conditions at their words", () => {
    assert.equal(
      printed(
        "threshold t met when (seriousness is at least high or a-very-long-name-of-a-fact is known) and not (another-long-name or short) and all of (first-of-several, second-of-several-and-longer, any of (third, fourth-of-several-of-them-in-brackets))",
      ),
      `threshold t
  met when (seriousness is at least high or a-very-long-name-of-a-fact is known)
    and not (another-long-name or short)
    and all of (
      first-of-several,
      second-of-several-and-longer,
      any of (third, fourth-of-several-of-them-in-brackets)
    )
`,
    );
  });

  it("breaks long lists", () => {
    assert.equal(
      printed(`scale how-serious "How serious" worsens none "No harm at all" < low "Harm that heals by itself" < high "Harm that stays for the rest of life"
choice where-it-happened "Where it happened": care-home "A care home", home-care "Care at home", hospital "A hospital"
parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04, was 4 notices from 2020-01-01, was 5 notices
define level-of-risk: risk is high when breaches is at least 3, medium when breaches is at least 1, low otherwise
case "C" expect closure is required by R1 and R2, seriousness is high, warning-notice is not selected, advice`),
      `scale how-serious "How serious"
  worsens none "No harm at all"
    < low "Harm that heals by itself"
    < high "Harm that stays for the rest of life"

choice where-it-happened "Where it happened":
  care-home "A care home",
  home-care "Care at home",
  hospital "A hospital"

parameter repeat:
  2 notices from 2026-04-01,
  was 3 notices from 2024-03-04,
  was 4 notices from 2020-01-01,
  was 5 notices

define level-of-risk: risk is
  high when breaches is at least 3,
  medium when breaches is at least 1,
  low otherwise

case "C"
  expect closure is required by R1 and R2,
    seriousness is high,
    warning-notice is not selected,
    advice
`,
    );
  });

  it("puts citations after the title where there is room, and below where there is none", () => {
    assert.equal(
      printed(
        'fact a: yes/no [act s1], worsens [act s2]\nfact b "A title": yes/no [act s1] quoting "words that are long enough to leave no room on the first line"',
      ),
      `fact a [act s1] [act s2]: yes/no, worsens

fact b "A title": yes/no
  [act s1] quoting "words that are long enough to leave no room on the first line"
`,
    );
  });

  it("aligns tables by what is read, whatever the script", () => {
    assert.equal(
      printed(`matrix m: harm by a and b
|  | ŵŷ | moderate|
| 1..2|low|𐐀𐐁𐐂|
|3 notices||high|
cases "T" given x is yes
| case | a | expect |
| It's said: twice | 1 | b, c is £1000 |`),
      `matrix m: harm by a and b
  |           | ŵŷ  | moderate |
  | 1..2      | low | 𐐀𐐁𐐂      |
  | 3 notices |     | high     |

cases "T"
  given x is yes
  | case               | a | expect         |
  | "It's said: twice" | 1 | b, c is £1,000 |
`,
    );
  });

  it("writes numbers and times in one way", () => {
    assert.equal(
      printed(
        "parameter a: 1000 notices\nparameter b: £1250.50\nparameter c: 1 weeks\nparameter d: 2 day\nparameter e: 007",
      ),
      "parameter a: 1,000 notices\nparameter b: £1,250.50\nparameter c: 1 week\nparameter d: 2 days\nparameter e: 7\n",
    );
  });

  it("leaves the quotes of texts alone", () => {
    isCanonical('actor a "say \\"no\\" in C:\\temp or D:\\\\"\n');
  });

  it("keeps lists of one kind together when the author did", () => {
    isCanonical("actor a\nactor b\n\nactor c\n\nfact d: yes/no\nfact e: date\n");
    assert.equal(printed("actor a\n\n\n\nactor b\nfact c: yes/no"), "actor a\n\nactor b\n\nfact c: yes/no\n");
  });
});

describe("comments", () => {
  it("stay above and behind what they stood above and behind", () => {
    isCanonical(`// What this is.

// Who acts.
actor inspector  // the regulator's
actor provider

rule R1 "Restrict"  // since 2020
  // the test
  when harm is high  // in the last year
    // or the year before
    and breaches is 2
  // what then
  then inspector must use closure
  because "why"  // said at last
  // still about R1

// A new chapter.

// about R2
rule R2
  otherwise inspector may use advice

// The end.
`);
  });

  it("stay in tables", () => {
    isCanonical(`matrix m: harm by a and b  // model figures
  |     | c   | d    |  // the columns
  // the first row
  | low | low | high |
  | x   | y   | z    |  // the last
`);
  });

  it("keep a declaration from being put on one line", () => {
    isCanonical('fact a: yes/no  // the answer\n  question "Is it?"\n');
    isCanonical("choice c:\n  a,  // first\n  b\n");
    isCanonical("define d: harm is\n  high when x,  // the worst\n  low otherwise\n");
    isCanonical("threshold t\n  met when all of (\n    a,  // one\n    // two\n    b\n  )\n");
  });

  it("find a line even where there is none for them", () => {
    assert.equal(
      printed("fact // one\n a // two\n : // three\n yes/no // four\n"),
      "fact a: yes/no  // four\n  // one\n  // two\n  // three\n",
    );
  });
});

describe("what is broken", () => {
  it("stays as it is, byte for byte, between what is formatted", () => {
    assert.equal(
      printed('fact  a:yes/no\nrule   R1   when ( a   // why\n   then  b\nfact  c:yes/no   "'),
      'fact a: yes/no\n\nrule   R1   when ( a   // why\n   then  b\n\nfact  c:yes/no   "\n',
    );
  });

  it("stays when it stands before the first declaration", () => {
    assert.equal(printed("oh   dear\n\n\nfact  a:yes/no"), "oh   dear\n\nfact a: yes/no\n");
  });

  it("stays when it is of a later edition", () => {
    assert.equal(printed("process  p\n   enter at  any stage"), "process  p\n   enter at  any stage\n");
  });
});

describe("a file", () => {
  it("keeps the line ends of Windows and its byte order mark", () => {
    assert.equal(printed("\ufeffactor  a\r\n\r\n\r\nactor b\r\n"), "\ufeffactor a\r\n\r\nactor b\r\n");
    assert.equal(printed("actor  a\r\nactor b\n"), "actor a\nactor b\n");
  });

  it("ends with one line end, unless there is nothing in it", () => {
    assert.equal(printed("actor a"), "actor a\n");
    assert.equal(printed("  \n\n"), "");
    assert.equal(printed("// only this   "), "// only this\n");
  });
});

describe("a range", () => {
  const text = "actor  a\n\n\nfact   b:yes/no // c\nfact  d:date\n\nrule  e\n";

  const formatted = (start: number, end: number) => {
    const range = printRange(parse(text), { start, end });
    return text.slice(0, range.span.start) + range.text + text.slice(range.span.end);
  };

  it("formats the declarations it touches and no others", () => {
    const at = text.indexOf("yes");
    assert.equal(formatted(at, at), "actor  a\n\n\nfact b: yes/no  // c\nfact  d:date\n\nrule  e\n");
    assert.equal(
      formatted(at, text.indexOf("date")),
      "actor  a\n\n\nfact b: yes/no  // c\n\nfact d: date\n\nrule  e\n".replace("// c\n\n", "// c\n"),
    );
  });

  it("changes nothing where there is no declaration", () => {
    assert.equal(formatted(10, 10), text);
  });
});

describe("one part of a policy", () => {
  it("is written as the formatter would write it", () => {
    const tree = parse(
      'rule r [act s1] when not (a or b is between 1 and 2 notices) then x must use p within 2 days after d because "w"',
    );
    const found: string[] = [];
    const item = tree.items[0];
    assert.ok(item);
    walk(item.declaration, (node: Node) => {
      if (["not", "citation", "effect", "deadline", "text"].includes(node.kind)) found.push(printNode(node));
    });
    assert.deepEqual(found, [
      "[act s1]",
      "not (a or b is between 1 and 2 notices)",
      "x must use p within 2 days after d",
      "within 2 days after d",
      '"w"',
    ]);
    assert.equal(printNode(item.declaration).split("\n").length, 4);
  });
});
