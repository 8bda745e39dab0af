import { type FindingFix, inFile } from "./finding-fix.ts";
import { insert } from "./fix.ts";
import { writtenProcess } from "./written-process.ts";

/** One of those who lead overrides another. */
export const fix: FindingFix = (fault) => {
  const leads = writtenProcess(fault)?.declaration.leads.filter(({ otherwise }) => !otherwise) ?? [];
  return leads.flatMap(({ actor, overrides, end }) =>
    leads.flatMap(({ actor: other }) => {
      if (actor === undefined || other === undefined || actor.text === other.text || overrides.length > 0)
        return [];
      return [
        {
          title: `Let \`${actor.text}\` lead rather than \`${other.text}\` where both would`,
          changes: [inFile(fault, insert(fault, end, ` overrides ${other.text}`))],
        },
      ];
    }),
  );
};
