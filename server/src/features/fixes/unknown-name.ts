import { isReserved } from "@remit/grammar";
import { aKind, type SymbolKind, valueKinds } from "../../semantics/symbols.ts";
import { argument, declareBefore, type Fault, type Fix, type Proposal, writeCloseName } from "./fix.ts";
import { meantType } from "./meant-type.ts";

/** The name that is close, and then a declaration to fill in for everything that the name could stand for here. */
export const fix: Fix = (fault) => [...writeCloseName(fault), ...declarations(fault)];

/** More would bury the one that is meant. */
const MOST = 3;

function declarations(fault: Fault): readonly Proposal[] {
  const [name, expected] = [argument(fault, "name"), argument(fault, "expected")];
  if (isReserved(name)) return [];
  const type = meantType(fault) ?? "yes/no";
  const kinds = stubKinds.filter((kind) => {
    if (kind === "threshold" && type !== "yes/no") return false;
    return expected === ANYTHING
      ? valueKinds.includes(kind)
      : new RegExp(`\\b${aKind(kind)}\\b`).test(expected);
  });
  const words = name.replaceAll("-", " ");
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return kinds.slice(0, MOST).map((kind) => ({
    title: `Declare ${aKind(kind)} \`${name}\``,
    changes: [declareBefore(fault, stubs[kind](`${name} "${title}"`, type))],
  }));
}

/** What the problem says where every kind of value would do. */
const ANYTHING = "something that has a value";

/** From name and title, and the type of its values where it has some. */
type Stub = (heading: string, type: string) => string;

/** In the order in which they are proposed. */
const stubs = {
  fact: (heading, type) => `fact ${heading}: ${type}`,
  judgement: (heading, type) => `judgement ${heading}: ${type}`,
  threshold: (heading) => `threshold ${heading} met when yes`,
  event: (heading) => `event ${heading}`,
  scale: (heading) => `scale ${heading} worsens low < high`,
  choice: (heading) => `choice ${heading}: one-kind, other-kind`,
  power: (heading) => `power ${heading}`,
  action: (heading) => `action ${heading}`,
  actor: (heading) => `actor ${heading}`,
  track: (heading) => `track ${heading} one at a time strengthens mild < strong`,
  parameter: (heading) => `parameter ${heading}: 1`,
} satisfies Partial<Record<SymbolKind, Stub>>;

const stubKinds = Object.keys(stubs) as (keyof typeof stubs)[];
