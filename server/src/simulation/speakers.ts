/** The rules that put a power or an action where it is. */
import { CONTRADICTED, PERMITTED, type Positions, PROHIBITED, RECOMMENDED, REQUIRED } from "./positions.ts";
import { MAY, MUST, MUST_NOT, type Prepared, SHOULD } from "./prepare.ts";
import { APPLIES, type Status } from "./rules.ts";

/** Names of the applying rules that say one of `bits` (MUST, …) of a target. */
export function speakers(
  { model, spoken }: Prepared,
  target: number,
  bits: number,
  statuses: readonly Status[],
): string[] {
  const found: string[] = [];
  for (const { rule, bit } of spoken[target] ?? []) {
    const name = model.rules[rule]?.name;
    if ((bit & bits) === 0 || name === undefined || found.includes(name)) continue;
    if (statuses[rule] === APPLIES) found.push(name);
  }
  return found;
}

/** What rules must say for a position; all of it where the position is open, nothing for a closed power. */
export function bitsBehind(positions: Positions): number {
  switch (positions) {
    case REQUIRED:
      return MUST;
    case RECOMMENDED:
      return SHOULD;
    case PERMITTED:
      return MAY;
    case PROHIBITED:
      return MUST_NOT;
    case CONTRADICTED:
      return MUST | MUST_NOT;
    default:
      return (positions & (positions - 1)) === 0 ? 0 : MUST | MUST_NOT | SHOULD | MAY;
  }
}
