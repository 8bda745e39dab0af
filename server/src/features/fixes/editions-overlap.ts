import { editionsOf } from "../../semantics/editions.ts";
import type { Fix } from "./fix.ts";

/** The older edition no longer says when it ends: it then ends the day before the newer one begins. */
export const fix: Fix = ({ checked, item }) => {
  const symbol = checked.scope.byDeclaration.get(item.declaration);
  const group = symbol === undefined ? [] : editionsOf(checked.scope, symbol);
  const older = symbol && group[group.indexOf(symbol) - 1];
  const home = older && checked.scope.homeOf(older.declaration);
  const inForce = older && "inForce" in older.declaration ? older.declaration.inForce : undefined;
  if (symbol === undefined || home === undefined || inForce?.until === undefined) return [];
  const { uri, text } = home;
  const end = home.item.start + inForce.end;
  let start = home.item.start + (inForce.from?.end ?? inForce.start);
  while (/\s/.test(text.charAt(start - 1))) start--;
  return [
    {
      title: "Let the older edition end when this one begins",
      changes: [{ uri, start, end, text: "" }],
      preferred: true,
    },
  ];
};
