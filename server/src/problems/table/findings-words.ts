/** Words that the findings share. `assuming` names assumptions, `cases` a number of cases. */

export const under = (assuming: string): string =>
  assuming === "" ? "" : `, as ${assuming} ${assuming.includes(" and ") ? "say" : "says"}`;
export const inCases = (cases: string): string => (cases === "" ? "" : ` in ${cases}`);
/** The same at the start of a sentence. */
export const inCasesFirst = (cases: string): string => (cases === "" ? "" : `in ${cases} `);
/** What to do where rules contradict each other, or one does so alone. */
export const giveWay = ({ rules }: { readonly rules: string }): string =>
  rules.includes(" and ")
    ? "say which rule gives way with `overrides`, or narrow one of them"
    : "let the rule ask for one of the two only";
export const example = (example: string): string => `, for example when ${example}`;
