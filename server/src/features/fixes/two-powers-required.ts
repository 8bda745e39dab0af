/** As with any two rules that can't both be followed. */
export { fix } from "./required-and-prohibited.ts";
