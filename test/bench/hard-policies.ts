/** Policies that are hard to analyse: each must be answered, or said not to be proved, within the budget of a question. */

export interface HardPolicy {
  readonly name: string;
  readonly text: string;
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** A principle that holds or fails only by what `condition` says of all facts at once. */
function asking(facts: readonly string[], condition: string): string {
  return `policy hard in force from 2024-01-01 decided by officer
actor officer
${facts.join("\n")}
action act
threshold asked met when ${condition}
rule R1
  when asked
  then officer must act
principle never-so
  never act is required
`;
}

/** At least 10 of 20 conditions that share facts, and at most 4 in each half. */
function denseCount(): HardPolicy {
  const facts = numbers(20).map((at) => `fact f${at}: 0..9`);
  const parts = numbers(20).map((at) => `(f${at} is above 4 and f${((at * 7) % 20) + 1} is below 6)`);
  const few = (list: readonly string[]) => `not at least 5 of (${list.join(", ")})`;
  return {
    name: "at least 10 of 20, and few of each half",
    text: asking(
      facts,
      `at least 10 of (${parts.join(", ")}) and ${few(parts.slice(0, 10))} and ${few(parts.slice(10))}`,
    ),
  };
}

/** More pigeons than holes, each in a hole of its own. */
function pigeons(count: number): HardPolicy {
  const facts = numbers(count).flatMap((pigeon) =>
    numbers(count - 1).map((hole) => `fact p${pigeon}-${hole}: yes/no`),
  );
  const housed = numbers(count).map(
    (pigeon) =>
      `(${numbers(count - 1)
        .map((hole) => `p${pigeon}-${hole}`)
        .join(" or ")})`,
  );
  const alone = numbers(count - 1).map(
    (hole) =>
      `not at least 2 of (${numbers(count)
        .map((pigeon) => `p${pigeon}-${hole}`)
        .join(", ")})`,
  );
  return {
    name: `${count} pigeons in ${count - 1} holes`,
    text: asking(facts, [...housed, ...alone].join(" and ")),
  };
}

/** Sums of many wide numbers that can't come to this. */
function wideNumbers(): HardPolicy {
  const facts = numbers(6).map((at) => `fact n${at}: 0..1,000,000,000`);
  return {
    name: "six numbers up to a thousand million",
    text: asking(
      facts,
      "n1 * 2 + n2 * 4 + n3 * 6 is n4 * 8 + n5 * 10 + n6 * 12 + 1 and n1 is above n2 and n2 is above n3",
    ),
  };
}

/** Each above the next, and the last above the first. */
function chain(): HardPolicy {
  const facts = numbers(40).map((at) => `fact c${at}: 0..1,000,000`);
  const links = numbers(40).map(
    (at) => `(c${at} is above c${(at % 40) + 1} or c${at} is above c${((at + 1) % 40) + 1})`,
  );
  return { name: "40 numbers, each above one of the next two", text: asking(facts, links.join(" and ")) };
}

export const hardPolicies: readonly HardPolicy[] = [
  denseCount(),
  pigeons(9),
  pigeons(11),
  wideNumbers(),
  chain(),
];
