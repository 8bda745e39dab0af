import { type Fix, insert } from "./fix.ts";

const rules = ["by date of decision", "by date of conduct", "by start of conduct", "split at editions"];

export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  const conduct = declaration.kind === "policy" ? declaration.conduct : undefined;
  if (conduct === undefined) return [];
  const fitting = conduct.from === undefined ? rules.slice(0, 2) : rules;
  return fitting.map((rule) => ({
    title: `Add \`applies ${rule}\``,
    changes: [insert(fault, conduct.end, ` applies ${rule}`)],
  }));
};
