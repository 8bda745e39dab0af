import { argument, type Fix } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { end } = fault.problem;
  return [...argument(fault, "tracks").matchAll(/`([^`]+)`/g)].map(([, track]) => ({
    title: `Say that it is on \`${track}\``,
    changes: [{ start: end, end, text: ` on ${track}` }],
  }));
};
