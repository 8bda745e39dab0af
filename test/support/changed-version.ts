/** Another version of a small random policy: one line of it is gone, or says something else. */
import { diceFrom } from "./random-policy.ts";

export function changedVersion(text: string, seed: number): string {
  const { pick, chance } = diceFrom(seed + 1);
  const lines = text.split("\n");
  const at = pick(
    lines.flatMap((line, index) => (/^(?:rule|assume|power|threshold)/.test(line) ? index : [])),
  );
  const line = lines[at] ?? "";
  const versions = [
    line.replace(/ must (?!not)/, " may "),
    line.replace(" may ", " should "),
    line.replace(/ overrides .*/, ""),
    line.replace(/ unless .*/, ""),
    line.replace(/ open when .*/, ""),
    line.replace(" and ", " or "),
    line.replace("at least", "above"),
  ].filter((version) => version !== line);
  if (/^(?:rule|assume)/.test(line) && (versions.length === 0 || chance(0.3)))
    return lines.toSpliced(at, 1).join("\n");
  return versions.length === 0 ? text : lines.with(at, pick(versions)).join("\n");
}
