/** The working-day calendars that a policy can name. */
export const calendars: readonly string[] = ["england-and-wales"];
