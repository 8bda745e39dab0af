/**
 * How fast the built language server answers, over standard input and output as an editor speaks to it, beside
 * VS Code's own server for JSON on files with as many lines. Medians and 95th percentiles in milliseconds.
 *
 *     node test/bench/server.ts [lines…] [--no-peer]
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type {
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  SemanticTokens,
} from "vscode-languageserver";
import { initialize, openText, type Spawned, spawned, stop } from "../support/language-client.ts";
import { generatePolicy } from "./generate.ts";

const root = resolve(import.meta.dirname, "../..");
const peerFolder = join(root, ".cache", "bench-peer");
const peerServer = join(
  peerFolder,
  "node_modules/vscode-langservers-extracted/bin/vscode-json-language-server",
);

interface Subject {
  readonly name: string;
  readonly languageId: string;
  readonly start: () => Spawned;
  readonly text: (lines: number) => string;
  /** A place in the middle of the file where typing goes on, and what is typed there. */
  readonly typing: (text: string) => { readonly offset: number; readonly typed: string };
  /** A place to complete at and one to hover over. */
  readonly completing: (text: string) => number;
  readonly hovering: (text: string) => number;
}

const remit: Subject = {
  name: "remit",
  languageId: "remit",
  start: () => spawned(process.execPath, [join(root, "dist/server.cjs"), "--stdio"]),
  text: (lines) => generatePolicy(lines),
  typing: (text) => ({
    offset: behind(text, "-seriousness is at least medium", text.length / 2),
    typed: " and can-improve-alone",
  }),
  completing: (text) => behind(text, "-seriousness is at least ", text.length / 2),
  hovering: (text) => behind(text, "then inspector should use ", text.length / 2) + 3,
};

const json: Subject = {
  name: "vscode-json",
  languageId: "json",
  start: () => spawned(process.execPath, [peerServer, "--stdio"]),
  text: jsonOf,
  typing: (text) => ({ offset: behind(text, '"when": "', text.length / 2), typed: "harm and " }),
  completing: (text) => behind(text, '"level": "', text.length / 2),
  hovering: (text) => behind(text, '"level', text.length / 2) - 2,
};

/** As much structure as a policy of as many lines. */
function jsonOf(lines: number): string {
  const rules = Array.from({ length: Math.ceil(lines / 8) }, (_, at) => ({
    name: `rule-${at}`,
    when: `harm-${at} is at least serious`,
    level: ["low", "medium", "high"][at % 3],
    effect: { must: true, use: `power-${at % 20}` },
  }));
  return JSON.stringify({ rules }, undefined, 2);
}

function behind(text: string, words: string, from: number): number {
  const at = text.indexOf(words, Math.floor(from));
  if (at < 0) throw new Error(`the file does not say ${words}`);
  return at + words.length;
}

interface Times {
  readonly p50: number;
  readonly p95: number;
}

function timesOf(measured: readonly number[]): Times {
  const inOrder = [...measured].sort((a, b) => a - b);
  const at = (share: number) =>
    inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<Times> {
  const measured: number[] = [];
  for (let at = 0; at < times; at++) measured.push(await timed(work));
  return timesOf(measured);
}

export type Figures = Readonly<Record<string, Times | number>>;

const STARTS = 5;
const EDITS = 60;
const ASKS = 30;

/** Starts the server a few times for the figures of the start, then asks one of them everything else. */
async function measure(subject: Subject, lines: number): Promise<Figures> {
  const text = subject.text(lines);
  const uri = `file:///bench/policy.${subject.languageId}`;
  const textDocument = { uri };
  const pull = (server: Spawned) =>
    server.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument });

  const starts: number[] = [];
  const firsts: number[] = [];
  let server = subject.start();
  for (let at = 0; at < STARTS; at++) {
    if (at > 0) {
      await stop(server);
      server = subject.start();
    }
    const one = server;
    starts.push(await timed(() => initialize(one)));
    firsts.push(
      await timed(async () => {
        await openText(one, uri, text, subject.languageId);
        await pull(one);
      }),
    );
  }
  const report = await pull(server);
  if (subject === remit && report.kind === "full") refuseProblems(report.items);

  const { connection } = server;
  const place = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const ask = <R>(method: string, params: object = {}) =>
    connection.sendRequest<R>(method, { textDocument, ...params });
  const at = { position: place(subject.completing(text)) };
  const completed = await ask<CompletionList>("textDocument/completion", at);
  const figures: Record<string, Times | number> = {
    "start → initialized": timesOf(starts),
    "open → problems": timesOf(firsts),
    "edit → problems": await typing(subject, server, text, uri, place, pull),
    completion: await repeat(ASKS, () => ask("textDocument/completion", at)),
    "completion, items": completed?.items.length ?? 0,
    hover: await repeat(ASKS, () => ask("textDocument/hover", { position: place(subject.hovering(text)) })),
    symbols: await repeat(ASKS / 3, () => ask("textDocument/documentSymbol")),
    formatting: await repeat(ASKS / 3, () =>
      ask("textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } }),
    ),
  };
  if (subject === remit) {
    const tokens = await ask<SemanticTokens>("textDocument/semanticTokens/full");
    figures["semantic tokens"] = await repeat(ASKS / 3, () => ask("textDocument/semanticTokens/full"));
    figures["semantic tokens, names"] = tokens.data.length / 5;
    figures["references"] = await repeat(ASKS, () =>
      ask("textDocument/references", { ...at, context: { includeDeclaration: true } }),
    );
  }
  figures["memory, MB"] = residentOf(server.process.pid);
  await stop(server);
  return figures;
}

/** Types letter by letter and takes it back, as a person would, waiting for the problems after each. */
async function typing(
  subject: Subject,
  server: Spawned,
  text: string,
  uri: string,
  place: (offset: number) => object,
  pull: (server: Spawned) => Promise<unknown>,
): Promise<Times> {
  const { offset, typed } = subject.typing(text);
  const { line, character } = place(offset) as { line: number; character: number };
  const measured: number[] = [];
  let version = 1;
  for (let at = 0; at < EDITS; at++) {
    const written = at % (typed.length * 2);
    const adds = written < typed.length;
    const column = character + (adds ? written : typed.length * 2 - written - 1);
    const range = { start: { line, character: column }, end: { line, character: column + (adds ? 0 : 1) } };
    const change = { range, text: adds ? (typed[written] ?? "") : "" };
    measured.push(
      await timed(async () => {
        const textDocument = { uri, version: ++version };
        await server.connection.sendNotification("textDocument/didChange", {
          textDocument,
          contentChanges: [change],
        });
        await pull(server);
      }),
    );
  }
  const rest = EDITS % (typed.length * 2);
  const left = rest <= typed.length ? rest : typed.length * 2 - rest;
  if (left > 0) {
    const range = { start: { line, character }, end: { line, character: character + left } };
    const textDocument = { uri, version: ++version };
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument,
      contentChanges: [{ range, text: "" }],
    });
  }
  return timesOf(measured);
}

function refuseProblems(problems: readonly Diagnostic[]): void {
  const [first] = problems;
  if (first !== undefined)
    throw new Error(`the generated policy has ${problems.length} problems: ${first.message}`);
}

function residentOf(pid: number | undefined): number {
  const status =
    pid === undefined || !existsSync(`/proc/${pid}/status`)
      ? ""
      : readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** The peer is fetched into the cache when it is first compared with; without a registry it is left out. */
function peerIsThere(): boolean {
  if (existsSync(peerServer)) return true;
  try {
    mkdirSync(peerFolder, { recursive: true });
    execFileSync(
      "npm",
      ["install", "--no-save", "--silent", "--prefix", peerFolder, "vscode-langservers-extracted@4.10.0"],
      { stdio: "inherit" },
    );
    return existsSync(peerServer);
  } catch {
    console.error("VS Code's server for JSON could not be fetched; it is left out.");
    return false;
  }
}

function show(value: Times | number | undefined): string {
  if (value === undefined) return "–";
  if (typeof value === "number") return String(value);
  const figure = (time: number) => (time < 10 ? time.toFixed(1) : time.toFixed(0));
  return `${figure(value.p50)} / ${figure(value.p95)}`;
}

/** One table for each length, as Markdown. */
async function benchServer(lengths: readonly number[], withPeer: boolean): Promise<string> {
  const subjects = withPeer && peerIsThere() ? [remit, json] : [remit];
  const tables: string[] = [];
  for (const lines of lengths) {
    const figures = new Map<string, Figures>();
    for (const subject of subjects) figures.set(subject.name, await measure(subject, lines));
    const rows = Object.keys(figures.get(remit.name) ?? {});
    tables.push(
      [
        `| ${lines.toLocaleString("en-GB")} lines, ms: p50 / p95 | ${subjects.map(({ name }) => name).join(" | ")} |`,
        `|---|${"---|".repeat(subjects.length)}`,
        ...rows.map(
          (row) => `| ${row} | ${subjects.map(({ name }) => show(figures.get(name)?.[row])).join(" | ")} |`,
        ),
      ].join("\n"),
    );
  }
  return tables.join("\n\n");
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const lengths = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  console.log(
    await benchServer(lengths.length > 0 ? lengths : [1_000, 10_000, 50_000], !args.includes("--no-peer")),
  );
}
