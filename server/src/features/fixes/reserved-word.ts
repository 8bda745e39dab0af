import { argument, type Fix, instead } from "./fix.ts";

export const fix: Fix = (fault) => {
  const name = `${argument(fault, "word").replace("/", "-")}-1`;
  return [{ title: `Call it \`${name}\``, changes: [instead(fault, name)] }];
};
