import { argument, type Fix, instead } from "./fix.ts";

export const fix: Fix = (fault) => {
  const unit = `counted-${argument(fault, "word")}`;
  return [{ title: `Call it \`${unit}\``, changes: [instead(fault, unit)] }];
};
