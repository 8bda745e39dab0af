/** Words that the findings share. `assuming` names assumptions, `cases` a number of cases. */

export const under = (assuming: string): string =>
  assuming === "" ? "" : `, as ${assuming} ${assuming.includes(" and ") ? "say" : "says"}`;
export const inCases = (cases: string): string => (cases === "" ? "" : ` in ${cases}`);
export const example = (example: string): string => `, for example when ${example}`;
