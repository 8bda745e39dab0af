/** The cases of the policy files as items of the Testing view: files, their cases, and the rows of tables of cases. */
import { type CaseItem, listCases } from "@remit/server/protocol/requests.ts";
import { type LogOutputChannel, type TestController, type TestItem, type Uri, workspace } from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { type Lines, linesOf, rangeIn } from "../places.ts";

/** What an item of the view stands for. A table is run by its rows. */
export interface CaseOf {
  readonly uri: string;
  readonly id: string;
  /** Where the case starts. */
  readonly offset: number;
}

export interface CaseTree {
  /** Reads the cases of a file again. The last call for a file wins. */
  readonly refresh: (uri: Uri) => Promise<void>;
  readonly forget: (uri: Uri) => void;
  readonly of: (item: TestItem) => CaseOf | undefined;
  readonly find: (uri: string, id: string) => TestItem | undefined;
  /** The narrowest item on a line: a row rather than its table. */
  readonly at: (uri: string, line: number) => TestItem | undefined;
  /** The cases and rows in and below some items, in the order of the view. */
  readonly runnable: (items: Iterable<TestItem>) => readonly TestItem[];
}

export function caseTree(
  controller: TestController,
  server: LanguageServer,
  output: LogOutputChannel,
): CaseTree {
  const known = new WeakMap<TestItem, CaseOf>();
  const latest = new Map<string, number>();

  const refresh = async (uri: Uri) => {
    const key = uri.toString();
    const turn = (latest.get(key) ?? 0) + 1;
    latest.set(key, turn);
    try {
      const cases = await server.ask(listCases, { uri: key });
      if (latest.get(key) !== turn) return;
      if (cases.length === 0) return controller.items.delete(key);
      const lines = await linesOf(uri);
      if (latest.get(key) === turn) show(uri, cases, lines);
    } catch (reason) {
      output.warn(`the cases of ${key} could not be read: ${reason}`);
      if (latest.get(key) === turn) controller.items.delete(key);
    }
  };

  const show = (uri: Uri, cases: readonly CaseItem[], lines: Lines) => {
    const key = uri.toString();
    const file = controller.items.get(key) ?? controller.createTestItem(key, nameOf(uri), uri);
    file.children.replace(cases.map((kase) => itemFor(file, uri, kase, lines)));
    controller.items.add(file);
  };

  const itemFor = (parent: TestItem, uri: Uri, kase: CaseItem, lines: Lines): TestItem => {
    const id = `${uri} ${kase.id}`;
    const item = parent.children.get(id) ?? controller.createTestItem(id, kase.title, uri);
    item.label = kase.title;
    const { start } = kase.place;
    // The place of a table is its title; the table reaches to its last row.
    const end = kase.children.at(-1)?.place.end ?? kase.place.end;
    item.range = rangeIn(lines, { start, end });
    item.children.replace(kase.children.map((row) => itemFor(item, uri, row, lines)));
    known.set(item, { uri: uri.toString(), id: kase.id, offset: start });
    return item;
  };

  const below = (item: TestItem): readonly TestItem[] => [...item.children].map(([, child]) => child);
  const everyItem = (uri: string): readonly TestItem[] => {
    const file = controller.items.get(uri);
    const walk = (item: TestItem): readonly TestItem[] => [item, ...below(item).flatMap(walk)];
    return file === undefined ? [] : below(file).flatMap(walk);
  };
  const runnable = (items: Iterable<TestItem>): readonly TestItem[] =>
    [...items].flatMap((item) => {
      if (item.children.size > 0) return runnable(below(item));
      return known.has(item) ? [item] : [];
    });

  return {
    refresh,
    forget: (uri) => {
      latest.set(uri.toString(), (latest.get(uri.toString()) ?? 0) + 1);
      controller.items.delete(uri.toString());
    },
    of: (item) => known.get(item),
    find: (uri, id) => everyItem(uri).find((item) => known.get(item)?.id === id),
    at: (uri, line) =>
      everyItem(uri).findLast(
        ({ range }) => range !== undefined && range.start.line <= line && line <= range.end.line,
      ),
    runnable,
  };
}

function nameOf(uri: Uri): string {
  return uri.scheme === "untitled" ? uri.path : workspace.asRelativePath(uri);
}
