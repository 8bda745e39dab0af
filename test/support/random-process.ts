/** Small random processes as text, for fast-check. */
import * as fc from "fast-check";

export const processFacts = ["raised", "worse", "urgent"] as const;
const stages = ["first", "second", "third"] as const;

const literal = fc
  .tuple(fc.boolean(), fc.constantFrom(...processFacts))
  .map(([yes, fact]) => (yes ? fact : `not ${fact}`));
const condition = fc.oneof(
  literal,
  fc.tuple(literal, fc.constantFrom("and", "or"), literal).map(([a, op, b]) => `${a} ${op} ${b}`),
  fc.constantFrom("raised and not raised", "concern is second", "lead of concern is police"),
);
const duty = fc.constantFrom(
  "",
  "\n    on entry chair must meet within 2 days",
  "\n    on entry chair must meet, tell within 2 days",
  "\n    always chair must tell within 1 day",
);

const stage = (name: string) =>
  fc
    .record({
      entry: fc.option(condition, { nil: undefined }),
      duty,
      moves: fc.array(
        fc.tuple(
          fc.constantFrom(...[...stages, "closed"].filter((other) => other !== name)),
          fc.option(condition, { nil: undefined, freq: 6 }),
        ),
        { maxLength: 3 },
      ),
    })
    .map(
      ({ entry, duty, moves }) =>
        `  stage ${name}${entry === undefined ? "" : `\n    entry when ${entry}`}${duty}${moves.map(([to, when]) => `\n    to ${to}${when === undefined ? "" : ` when ${when}`}`).join("")}`,
    );

/** A policy that is one process of three stages and a last one, with a lead, duties and an assumption. */
export const processText = fc
  .record({
    enter: fc.oneof(
      fc.constant("any stage"),
      fc.uniqueArray(fc.constantFrom(...stages), { minLength: 1 }).map((names) => names.join(", ")),
    ),
    overrides: fc.boolean(),
    gate: condition.filter((text) => !text.includes("of")),
    stages: fc.tuple(stage("first"), stage("second"), stage("third")),
    assume: fc.option(literal, { nil: undefined }),
  })
  .map(
    ({ enter, overrides, gate, stages, assume }) => `policy p "P"
actor chair
actor police
actor council
${processFacts.map((fact) => `fact ${fact}: yes/no`).join("\n")}
action meet open when ${gate}
action tell
process concern
  enter at ${enter}
  lead police when urgent${overrides ? " overrides council" : ""}, council when worse
${stages.join("\n")}
  stage closed final
${assume === undefined ? "" : `assume ${assume} because "so it is"\n`}`,
  );
