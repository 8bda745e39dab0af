import { resolveFrom } from "../../workspace/files.ts";
import { argument, type Fix } from "./fix.ts";

export const fix: Fix = (fault) => {
  const path = argument(fault, "path");
  if (!path.endsWith(".remit")) return [];
  return [
    { title: `Make the file \`${path}\``, changes: [], creates: resolveFrom(fault.document.uri, path) },
  ];
};
