import { isReserved } from "@remit/grammar";
import { aKind, type SymbolKind, valueKinds } from "../../semantics/symbols.ts";
import { argument, declareBefore, type Fault, type Fix, type Proposal, writeCloseName } from "./fix.ts";

/** The name that is close, and then a declaration to fill in for everything that the name could stand for here. */
export const fix: Fix = (fault) => [...writeCloseName(fault), ...declarations(fault)];

/** More would bury the one that is meant. */
const MOST = 3;

function declarations(fault: Fault): readonly Proposal[] {
  const [name, expected] = [argument(fault, "name"), argument(fault, "expected")];
  if (isReserved(name)) return [];
  const kinds = stubKinds.filter((kind) =>
    expected === ANYTHING ? valueKinds.includes(kind) : new RegExp(`\\b${aKind(kind)}\\b`).test(expected),
  );
  const title = name.replaceAll("-", " ");
  return kinds.slice(0, MOST).map((kind) => ({
    title: `Declare ${aKind(kind)} \`${name}\``,
    changes: [declareBefore(fault, stubs[kind](name, `${title.charAt(0).toUpperCase()}${title.slice(1)}`))],
  }));
}

/** What the problem says where every kind of value would do. */
const ANYTHING = "something that has a value";

type Stub = (name: string, title: string) => string;

/** In the order in which they are proposed. */
const stubs = {
  fact: (name, title) => `fact ${name} "${title}": yes/no`,
  judgement: (name, title) => `judgement ${name} "${title}": yes/no`,
  threshold: (name, title) => `threshold ${name} "${title}" met when yes`,
  scale: (name, title) => `scale ${name} "${title}" worsens low < high`,
  choice: (name, title) => `choice ${name} "${title}": one-kind, other-kind`,
  power: (name, title) => `power ${name} "${title}"`,
  action: (name, title) => `action ${name} "${title}"`,
  actor: (name, title) => `actor ${name} "${title}"`,
  track: (name, title) => `track ${name} "${title}" one at a time strengthens mild < strong`,
  parameter: (name) => `parameter ${name}: 1`,
} satisfies Partial<Record<SymbolKind, Stub>>;

const stubKinds = Object.keys(stubs) as (keyof typeof stubs)[];
