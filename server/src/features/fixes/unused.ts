import { argument, type Fix, withoutDeclaration } from "./fix.ts";

export const fix: Fix = (fault) => [
  {
    title: `Take out the ${argument(fault, "kind")} \`${argument(fault, "name")}\``,
    changes: [withoutDeclaration(fault)],
  },
];
