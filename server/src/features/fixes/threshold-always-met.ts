/** The same as for what can't be met, the other way round. */
export { fix } from "./threshold-never-met.ts";
