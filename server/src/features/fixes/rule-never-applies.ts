/** What never applies can be taken out. */
export { fix } from "./rule-adds-nothing.ts";
