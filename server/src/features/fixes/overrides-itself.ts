import type { Fix } from "./fix.ts";
import { withoutName } from "./lists.ts";

export const fix: Fix = withoutName("Take it out of what this rule overrides");
