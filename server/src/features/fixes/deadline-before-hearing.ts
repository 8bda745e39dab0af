import { type FindingFix, faultAt, inFile, onOneLine, rulesOf } from "./finding-fix.ts";
import { argument, rewrite, written } from "./fix.ts";

/** What has to be done is due when the time for representations is over. */
export const fix: FindingFix = (fault) => {
  const name = argument(fault, "target");
  const target = fault.model.targets.find((one) => one.name === name);
  const own = target && faultAt(fault, target.place);
  const declaration = own?.item.declaration;
  const limit =
    declaration?.kind === "power" || declaration?.kind === "action"
      ? declaration.representations?.limit
      : undefined;
  if (own === undefined || limit === undefined) return [];
  const text = onOneLine(written(own, limit));
  const changes = rulesOf(fault).flatMap((rule) =>
    rule.declaration.effects.flatMap(({ targets, deadline }) =>
      deadline !== undefined && targets.some((one) => one.text === name)
        ? [inFile(rule.fault, rewrite(rule.fault, deadline, text))]
        : [],
    ),
  );
  return [{ title: `Write \`${text}\`, when the time for representations is over`, changes }];
};
