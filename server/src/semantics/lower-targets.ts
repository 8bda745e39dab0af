/** Tracks of the model, and the powers and actions that stand on them or beside them. */
import {
  type ActionDeclaration,
  type Deadline,
  type PowerDeclaration,
  type Publication,
  printNode,
  type Route,
  type Stated,
} from "@remit/grammar";
import type { BoundDeclaration } from "./bound.ts";
import { daysInForce, writtenDays } from "./editions.ts";
import { entriesOf, type Version } from "./lower-declared.ts";
import { targetOfEditions } from "./lower-editions.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import { namedOf } from "./lower-named.ts";
import { chooserOf } from "./lower-principles.ts";
import { lowerDeadline } from "./lower-rules.ts";
import type { Named, Target, Track } from "./model.ts";
import { listed, type PolicySymbol } from "./symbols.ts";
import { durationType } from "./type-nodes.ts";
import { formatValue } from "./values.ts";

export function lowerTracks(version: Version): readonly Track[] {
  const { whole, over } = version;
  return entriesOf(version, "track").map(({ symbol, declaration }) =>
    over.same<Track>(`track ${symbol.name}`, {
      ...namedOf(whole, symbol),
      kind: "track",
      oneAtATime: declaration.oneAtATime,
      steps: symbol.members.map(({ name }) => name),
      chooseLowest: chooserOf(entriesOf(version, "principle"), symbol)?.name,
    }),
  );
}

/** By name; editions under one name are one power or action. */
export function lowerTargets(version: Version, lowering: Lowering): ReadonlyMap<string, Target> {
  const { whole, over } = version;
  const targets = new Map<string, Target>();
  const groups = Map.groupBy(entriesOf(version, "power", "action"), ({ symbol }) => symbol.name);
  for (const [name, group] of groups) {
    const index = targets.size;
    const editions = group.sort(byStart).flatMap(({ symbol, declaration, bound }) => {
      if (bound.kind !== "target") return [];
      const of = over.make(symbol, [bound, index], lowering, (l) =>
        lowerTarget(l, namedOf(whole, symbol), declaration, bound, index),
      );
      return [{ of, days: daysInForce(whole.scope, symbol) }];
    });
    const target = targetOfEditions(editions, lowering.day, index);
    if (target !== undefined) targets.set(name, over.same(`target ${name}`, target));
  }
  return targets;
}

function byStart(a: { readonly symbol: PolicySymbol }, b: { readonly symbol: PolicySymbol }): number {
  const start = ({ symbol }: { readonly symbol: PolicySymbol }) =>
    writtenDays(symbol.declaration).from ?? Number.NEGATIVE_INFINITY;
  return start(a) === start(b) ? 0 : start(a) < start(b) ? -1 : 1;
}

function lowerTarget(
  l: Lowering,
  named: Named,
  declaration: PowerDeclaration | ActionDeclaration,
  bound: BoundDeclaration & { readonly kind: "target" },
  index: number,
): Target {
  const { heldBy, track, step, openWhen, adequateWhen, excludes } = bound;
  return {
    ...named,
    kind: declaration.kind,
    index,
    heldBy: heldBy?.name,
    track: track?.name,
    step,
    kinds: declaration.kind === "power" ? declaration.kinds.map(({ text }) => text) : [],
    openWhen: openWhen && lowerExpression(l, openWhen),
    adequateWhen: adequateWhen && lowerExpression(l, adequateWhen),
    excludes: excludes.map(({ name }) => name),
    representations: lowerDeadline(l, bound.representations),
    states: statesOf(named, declaration, bound),
  };
}

function statesOf(
  { citations }: Named,
  { representations, appeal, publish }: PowerDeclaration | ActionDeclaration,
  { heldBy, appealTo }: BoundDeclaration & { readonly kind: "target" },
): Target["states"] {
  const holder = heldBy && (heldBy.title ?? heldBy.name);
  const basis = citations.map(({ source, locator }) => (locator === "" ? source : `${source} ${locator}`));
  const body = appealTo && (appealTo.title ?? appealTo.name);
  const said: Record<Stated, string | undefined> = {
    holder,
    basis: basis.length === 0 ? undefined : listed(basis, "and"),
    representations: representations && routeText(representations, undefined),
    appeal: appeal && routeText(appeal, body),
    publication: publish && publicationText(publish),
  };
  const states: Partial<Record<Stated, string>> = {};
  for (const [what, text] of Object.entries(said) as [Stated, string | undefined][])
    if (text !== undefined) states[what] = text;
  return states;
}

function routeText({ none, limit, text }: Route, body: string | undefined): string {
  if (none) return "none";
  const to = body ?? text?.value;
  return [to, limit === undefined ? undefined : limitText(limit)]
    .filter((part) => part !== undefined)
    .join(" ");
}

function limitText({ within, calendar, counting, anchor }: Deadline): string {
  const amount =
    within?.kind === "duration" ? formatValue(durationType(within), durationType(within).min) : within?.text;
  const place = calendar === undefined ? [] : [`in ${calendar.text}`];
  return [
    `within ${amount ?? ""}`,
    ...place,
    ...(anchor === undefined ? [] : [counting, printNode(anchor)]),
  ].join(" ");
}

function publicationText({ when }: Publication): string {
  return typeof when === "string" ? when : when.value;
}
