import { argument, type Fix, instead, writeCloseName } from "./fix.ts";

export const fix: Fix = (fault) => {
  const known = [...argument(fault, "known").matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
  if (argument(fault, "close") !== "") return writeCloseName(fault);
  return known.map((name) => ({ title: `Write \`${name}\``, changes: [instead(fault, name)] }));
};
