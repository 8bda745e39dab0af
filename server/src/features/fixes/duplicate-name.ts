import { argument, type Fix, instead } from "./fix.ts";

export const fix: Fix = (fault) => {
  const name = argument(fault, "name");
  let number = 2;
  while (fault.checked.symbol(`${name}-${number}`) !== undefined) number++;
  const other = `${name}-${number}`;
  return [{ title: `Call this one \`${other}\``, changes: [instead(fault, other)] }];
};
