/** A table of working days, as a policy names it and as people call it. */
export interface Calendar {
  readonly name: string;
  readonly title: string;
}

/** The working-day calendars that a policy can name. */
export const calendars: readonly Calendar[] = [
  { name: "england-and-wales", title: "England and Wales" },
  { name: "scotland", title: "Scotland" },
  { name: "northern-ireland", title: "Northern Ireland" },
];
