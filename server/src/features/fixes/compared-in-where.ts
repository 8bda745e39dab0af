import { argument, type Fix, instead } from "./fix.ts";

/** Only where nothing is missing: with what it should be compared, nobody can tell. */
export const fix: Fix = (fault) => {
  const compared = argument(fault, "compared");
  if (compared.endsWith("…")) return [];
  const where = compared.slice(`${argument(fault, "asked")} where `.length);
  return [{ title: `Write \`${compared}\``, changes: [instead(fault, where)] }];
};
