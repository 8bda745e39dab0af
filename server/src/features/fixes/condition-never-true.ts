/** The same as for what is always true, the other way round. */
export { fix } from "./condition-always-true.ts";
