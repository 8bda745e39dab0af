import { asking, bracketed, type FindingFix, faultAt, rulesOf } from "./finding-fix.ts";
import { argument, written } from "./fix.ts";

/** Each rule asks for what the gate asks for; all of them, as any one would leave it as it is. */
export const fix: FindingFix = (fault) => {
  const target = fault.model.targets.find(({ name }) => name === argument(fault, "target"));
  const power = target && faultAt(fault, target.place);
  const declaration = power?.item.declaration;
  if (declaration?.kind !== "power" && declaration?.kind !== "action") return [];
  const gate = declaration.openWhen;
  if (power === undefined || gate === undefined) return [];
  const condition = bracketed(gate, written(power, gate).replaceAll(/\s+/g, " "));
  const rules = rulesOf(fault);
  const changes = rules.flatMap((rule) => asking(rule, condition) ?? []);
  if (changes.length < rules.length || rules.length === 0) return [];
  const names = rules.map(({ rule }) => `\`${rule.name}\``).join(" and ");
  return [{ title: `Let ${names} ask for what \`${target?.name ?? ""}\` is open for`, changes }];
};
