import { argument, type Fix, instead } from "./fix.ts";

export const fix: Fix = (fault) => {
  const number = Math.max(1, Math.round(Number(argument(fault, "number"))));
  return Number.isFinite(number)
    ? [{ title: `Write ${number}`, changes: [instead(fault, String(number))] }]
    : [];
};
