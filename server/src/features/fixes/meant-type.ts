/** What values something that is not declared yet would have, from what it is compared with. */
import type { Expression, NumberLiteral } from "@remit/grammar";
import type { Type } from "../../semantics/types.ts";
import { around, type Fault } from "./fix.ts";

/** As a type is written; undefined where nothing tells. */
export function meantType(fault: Fault): string | undefined {
  const comparison = around(fault, "comparison");
  const assignment = around(fault, "assignment");
  const isLeft = comparison?.left.start === fault.problem.start - fault.item.start;
  const other =
    comparison === undefined ? assignment?.value : isLeft ? comparison.operands.at(-1) : comparison.left;
  return other === undefined ? undefined : typeFrom(fault, other);
}

function typeFrom(fault: Fault, value: Expression): string | undefined {
  switch (value.kind) {
    case "number":
      return rangeAround(value);
    case "duration":
      return `0..${Math.max(10, value.amount * 10)} ${value.unit}`;
    case "date":
      return "date";
    case "name":
      return typeOfName(fault, value.text);
    default:
      return undefined;
  }
}

function rangeAround({ value, unit }: NumberLiteral): string {
  const most = Math.max(10, Math.ceil(value) * 10);
  if (unit?.text === "%") return "0%..100%";
  if (unit?.text === "£") return `£0..£${most}`;
  return `0..${most}${unit === undefined ? "" : ` ${unit.text}`}`;
}

/** Of a value with a type of its own, or of the first scale or choice that has a level of this name. */
function typeOfName({ checked }: Fault, name: string): string | undefined {
  const symbol = checked.symbol(name);
  if (symbol !== undefined) return written(symbol.type);
  return checked.allSymbols.find(
    ({ kind, members }) => kind !== "track" && members.some((one) => one.name === name),
  )?.name;
}

function written(type: Type | undefined): string | undefined {
  switch (type?.kind) {
    case "scale":
    case "choice":
      return type.name;
    case "date":
      return "date";
    case "number": {
      const most = Math.max(10, type.max * 10);
      if (type.unit === "%") return "0%..100%";
      if (type.unit === "£") return `£0..£${most}`;
      return `0..${most}${type.unit === undefined ? "" : ` ${type.unit}`}`;
    }
    default:
      return undefined;
  }
}
