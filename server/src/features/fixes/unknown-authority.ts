import { argument, type Fix, instead, writeCloseName } from "./fix.ts";

const known = ["statute", "regulator", "partner", "commentary"];

export const fix: Fix = (fault) =>
  argument(fault, "close") !== ""
    ? writeCloseName(fault)
    : known.map((word) => ({ title: `Write \`${word}\``, changes: [instead(fault, word)] }));
