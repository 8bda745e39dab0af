/** How V8 is set for a server, which waits most of the time and is to be small while it does. */
import { setFlagsFromString } from "node:v8";

/**
 * What is soon thrown away is thrown away often, and what stays is gone through once there is half as much again. Left
 * alone, Node lets both grow to several times that.
 */
const flags = ["--semi-space-growth-factor=1", "--heap-growing-percent=50"];

/** Before anything large is made. */
export const stayFrugal = (): void => flags.forEach(setFlagsFromString);
