import type { Fix } from "./fix.ts";
import { withoutName } from "./lists.ts";

export const fix: Fix = withoutName("Name it once");
