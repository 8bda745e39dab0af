/** The cases of the model: each case and each row of a table with a title of its own. */
import type { CaseDeclaration, CasesDeclaration } from "@remit/grammar";
import { shift } from "@remit/grammar";
import type { BoundRow, BoundTimeline } from "./bound.ts";
import { lowerClaim } from "./lower-claims.ts";
import type { Lowering } from "./lower-expressions.ts";
import { citedOf } from "./lower-named.ts";
import type { CaseModel, EventKind, Expectation, Given, Happened, Place, Timeline } from "./model.ts";
import type { Home } from "./scope.ts";
import type { Whole } from "./whole.ts";

type Events = ReadonlyMap<string, EventKind>;

export function lowerCases({ scope, inOrder }: Whole, l: Lowering, events: Events): readonly CaseModel[] {
  const cases: CaseModel[] = [];
  const titles = new Set<string>();
  for (const { declaration, bound } of inOrder) {
    if (declaration.kind !== "case" && declaration.kind !== "cases") continue;
    const home = scope.homeOf(declaration);
    if (home === undefined) continue;
    const title = declaration.title?.value ?? declaration.kind;
    const place = placeIn(home, declaration.title ?? declaration);
    if (bound.kind === "case")
      cases.push(
        lowerRow(
          l,
          events,
          home,
          declaration,
          bound.row,
          unique(titles, title),
          placeIn(home, declaration),
          undefined,
        ),
      );
    if (bound.kind === "cases")
      for (const [index, row] of bound.rows.entries()) {
        const name = `${title} › ${row.title ?? `row ${index + 1}`}`;
        cases.push(
          lowerRow(l, events, home, declaration, row, unique(titles, name), placeIn(home, row.span), {
            title,
            place,
          }),
        );
      }
  }
  return cases;
}

/** A title that is taken gets a number; that it was taken has been reported. */
function unique(titles: Set<string>, title: string): string {
  let candidate = title;
  for (let number = 2; titles.has(candidate); number++) candidate = `${title} (${number})`;
  titles.add(candidate);
  return candidate;
}

function timelineOf(events: Events, { events: listed, none }: BoundTimeline): Timeline {
  return {
    events: listed.flatMap(({ event: { name }, span: _, ...entry }): Happened[] => {
      const event = events.get(name);
      return event === undefined ? [] : [{ ...entry, event }];
    }),
    none: none.flatMap(({ name }) => events.get(name) ?? []),
  };
}

function lowerRow(
  l: Lowering,
  events: Events,
  home: Home,
  declaration: CaseDeclaration | CasesDeclaration,
  row: BoundRow,
  title: string,
  place: Place,
  table: CaseModel["table"],
): CaseModel {
  const given = row.given.flatMap(({ name, value, because }): Given[] => {
    const input = l.inputs.get(name);
    return input === undefined ? [] : [{ input, value, because }];
  });
  const expect = row.expect.map(({ claim, span }): Expectation => {
    const at = placeIn(home, span);
    return {
      claim: lowerClaim(l, claim),
      text: home.text.slice(at.start, at.end).replaceAll(/\s+/g, " "),
      place: at,
    };
  });
  return {
    title,
    on: row.on,
    given,
    timeline: row.timeline && timelineOf(events, row.timeline),
    expect,
    citations: citedOf(declaration.citations),
    note: row.because ?? declaration.note?.value,
    place,
    table,
    complete: row.complete,
  };
}

function placeIn({ uri, item }: Home, span: { readonly start: number; readonly end: number }): Place {
  return { ...shift(span, item.start), uri };
}
