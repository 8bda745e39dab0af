/**
 * How fast the analysis of a policy's meaning is: from nothing, warm, after an edit, over a long session, on policies
 * that are hard, and beside z3 on the same questions. Every part runs in a process of its own. Times are those of the
 * clock, and in brackets the processor's: on a machine that is not idle only the latter compare.
 *
 *     node test/bench/analysis.ts [cold|warm|edits|session|memory|hard|z3 …]
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { createContext } from "@remit/server/analysis/context.ts";
import { findings } from "@remit/server/problems/table/findings.ts";
import type { AnalysisStates } from "@remit/server/protocol/analysis.ts";
import { defaultLimits } from "@remit/server/regions/answer.ts";
import { stayFrugal } from "@remit/server/workspace/frugal.ts";
import { analyserInThread } from "@remit/server/workspace/thread-analyser.ts";
import { createWorkspace, type Workspace } from "@remit/server/workspace/workspace.ts";
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import {
  capabilities,
  initialize,
  openText,
  type Spawned,
  spawned,
  stop,
} from "../support/language-client.ts";
import { memoryDisk } from "../support/memory-disk.ts";
import { modelOf } from "../support/model-of.ts";
import { type PolicyInWork, policyInWork, sizes, type TextEdit } from "./generate-consistency.ts";
import { hardPolicies } from "./hard-policies.ts";
import { type Asked, askZ3, listeningTo } from "./z3.ts";

const root = resolve(import.meta.dirname, "../..");
const uri = "file:///policy.remit";
type SizeName = keyof typeof sizes;

interface Time {
  readonly wall: number;
  readonly cpu: number;
}

async function timed(work: () => unknown): Promise<Time> {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (user + system) / 1000 };
}

/** `wall (cpu)`, each the value below which so many of them lie. */
function shown(times: readonly Time[], share = 0.5): string {
  const at = (of: (time: Time) => number) => {
    const inOrder = times.map(of).sort((a, b) => a - b);
    return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
  };
  const figure = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
  return `${figure(at(({ wall }) => wall))} (${figure(at(({ cpu }) => cpu))}) ms`;
}

const say = (what: string, figure: string) => console.log(`${what.padEnd(64)}${figure.padStart(24)}`);

// ── The parts ──────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * As they are shipped, each in a new process and from its start: the language server, and `remit check`. What was
 * compiled of them is kept by their first start ever, of the server as the extension has it kept; the others find it.
 */
async function cold(size: SizeName): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "remit-bench-"));
  const text = policyInWork(sizes[size]).text();
  const served = [];
  for (let run = 0; run < 8; run++) served.push(await coldServer(text, join(folder, "compiled")));
  const ever = served.slice(0, 1).map(({ first }) => first);
  const again = served.slice(1);
  say("from the first start of a server ever to the first findings", shown(ever));
  say("from the start of a new server to the first findings, p50", shown(again.map(({ first }) => first)));
  say("from the start of a new server to all findings, p50", shown(again.map(({ all }) => all)));
  const file = join(folder, "policy.remit");
  writeFileSync(file, text);
  const checked = Array.from({ length: 8 }, () => coldCheck(file, folder));
  say("from the start of the first `remit check` ever to all findings", shown(checked.slice(0, 1)));
  say("from the start of a new `remit check` to all findings, p50", shown(checked.slice(1)));
  rmSync(folder, { recursive: true });
}

async function coldServer(
  text: string,
  compiled: string,
): Promise<{ readonly first: Time; readonly all: Time }> {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const started = performance.now();
  const server = spawned(process.execPath, [join(root, "dist/server.cjs"), "--stdio"], env);
  const now = (): Time => ({
    wall: performance.now() - started,
    cpu: processorTimeOf(server.process.pid),
  });
  const done = nextResult(server);
  // An editor that does not ask for problems is told of them, with whatever is found.
  let first: Time | undefined;
  server.connection.onNotification(
    "textDocument/publishDiagnostics",
    ({ diagnostics }: PublishDiagnosticsParams) => {
      if (diagnostics.some(({ code }) => String(code) in findings)) first ??= now();
    },
  );
  await initialize(server, { can: { ...capabilities, textDocument: {} } });
  await openText(server, uri, text);
  await done;
  const all = now();
  await stop(server);
  return { first: first ?? all, all };
}

/** In milliseconds. */
function processorTimeOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function coldCheck(file: string, cache: string): Time {
  const started = performance.now();
  const script = '"$0" "$1" check "$2" >/dev/null 2>&1; times';
  const { stdout } = spawnSync("sh", ["-c", script, process.execPath, join(root, "dist/cli.js"), file], {
    encoding: "utf8",
    env: { ...process.env, REMIT_CACHE: cache },
  });
  const seconds = [...(stdout.split("\n")[1] ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
  const cpu = seconds.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);
  return { wall: performance.now() - started, cpu: cpu * 1000 };
}

async function warm(size: SizeName): Promise<void> {
  const model = modelOf(policyInWork(sizes[size]).text());
  const times: Time[] = [];
  for (let run = 0; run < 12; run++) times.push(await timed(() => analyse(model)));
  say("everything anew, warm, p50", shown(times.slice(5)));
}

/** A workspace with the policy in it, analysed in a thread as the language server does, with its settings. */
async function opened(policy: PolicyInWork): Promise<Workspace> {
  stayFrugal();
  const workspace = createWorkspace(memoryDisk(), analyserInThread());
  workspace.open(uri, 1, policy.text());
  await workspace.analyse();
  return workspace;
}

/** From an edit of one rule or threshold to the new findings. */
async function edited(workspace: Workspace, policy: PolicyInWork): Promise<Time> {
  const before = policy.text();
  const change = contentChange(before, policy.edit());
  return timed(async () => {
    workspace.change(uri, 2, [change]);
    await workspace.analyse();
  });
}

function contentChange(text: string, { start, end, text: written }: TextEdit) {
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  return { range: { start: place(start), end: place(end) }, text: written };
}

async function edits(size: SizeName): Promise<void> {
  const policy = policyInWork(sizes[size]);
  const workspace = await opened(policy);
  const times: Time[] = [];
  for (let edit = 0; edit < 80; edit++) times.push(await edited(workspace, policy));
  const counted = times.slice(20);
  say("from an edit to new findings, p50", shown(counted));
  say("from an edit to new findings, p95", shown(counted, 0.95));
}

/** Thousands of edits, none of which takes another back. */
async function session(size: SizeName): Promise<void> {
  const policy = policyInWork(sizes[size]);
  const workspace = await opened(policy);
  const count = size === "middle" ? 4_000 : 400;
  const parts = [0, 1, 2, 3].map((): Time[] => []);
  const memory: number[] = [];
  for (let edit = 0; edit < count; edit++) {
    parts[Math.floor((edit * 4) / count)]?.push(await edited(workspace, policy));
    if ((edit + 1) % (count / 4) === 0) memory.push(residentOf(process.pid));
  }
  const names = ["first", "second", "third", "last"];
  for (const [at, times] of parts.entries())
    say(
      `${count.toLocaleString("en-GB")} edits, ${names[at]} quarter: p50; p95; memory`,
      `${shown(times.slice(20))}; ${shown(times.slice(20), 0.95)}; ${memory[at]} MB`,
    );
}

/** When the server has surely given back what it does not need, once it has nothing to do. */
const AT_REST_MS = 13_000;

/** What the shipped server takes beyond what Node itself does, after edits. */
async function memory(size: SizeName): Promise<void> {
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await new Promise((done) => setTimeout(done, 1_000));
  const own = residentOf(bare.pid);
  bare.kill();
  const server = spawned(process.execPath, [join(root, "dist/server.cjs"), "--stdio"]);
  const policy = policyInWork(sizes[size]);
  const settled = () => nextResult(server);
  await initialize(server);
  let waiting = settled();
  await openText(server, uri, policy.text());
  await waiting;
  const first = residentOf(server.process.pid) - own;
  for (let version = 2; version < 62; version++) {
    const text = policy.text();
    waiting = settled();
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [contentChange(text, policy.edit())],
    });
    await waiting;
  }
  const last = residentOf(server.process.pid) - own;
  await new Promise((done) => setTimeout(done, AT_REST_MS));
  const atRest = residentOf(server.process.pid) - own;
  await stop(server);
  say("memory above Node's own, at first; after 60 edits; at rest", `${first}; ${last}; ${atRest} MB`);
}

/** Resolves with the next analysis that is done. */
function nextResult({ connection }: Spawned): Promise<void> {
  return new Promise((resolve) => {
    let began = false;
    const listening = connection.onNotification("remit/analysisStates", ({ policies }: AnalysisStates) => {
      const isAtWork = policies.some(({ state }) => state.kind === "checking");
      if (isAtWork) began = true;
      else if (began) {
        listening.dispose();
        resolve();
      }
    });
  });
}

function residentOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function hard(): Promise<void> {
  for (const { name, text } of hardPolicies) {
    const model = modelOf(text);
    let states: readonly string[] = [];
    const time = await timed(() => {
      states = analyse(model).principles.map(({ state }) => state.kind);
    });
    say(`${name}: ${states.join(", ")}`, shown([time]));
  }
}

/** The questions of one analysis, each once; a verdict that differs is a failure. */
async function z3(): Promise<void> {
  const model = modelOf(policyInWork(sizes.middle).text());
  for (let run = 0; run < 6; run++) analyse(model);
  const asked = new Map<string, Asked>();
  const { kept } = createContext(model, defaultLimits, undefined);
  analyse(model, { previous: listeningTo(kept, asked) });
  const own = await timed(() => analyse(model));
  const { questions, different, time } = await askZ3(kept.memory.formulas, asked.values(), timed);
  say(`Remit: the whole analysis, ${questions.toLocaleString("en-GB")} different questions`, shown([own]));
  say("z3: the same questions alone", `${shown([time])}; ${different} answered otherwise`);
  process.exit(different === 0 ? 0 : 1);
}

// ── Running them ───────────────────────────────────────────────────────────────────────────────────────────────

const sized = { cold, warm, edits, session, memory } as const;
const single = { hard, z3 } as const;

async function run(part: string, size: string | undefined): Promise<void> {
  // The thread of the analysis keeps no process alive.
  setInterval(() => {}, 60_000);
  const bySize = Object.entries(sized).find(([name]) => name === part)?.[1];
  const alone = Object.entries(single).find(([name]) => name === part)?.[1];
  if (bySize !== undefined && (size === "middle" || size === "large")) await bySize(size);
  else if (alone !== undefined) await alone();
  else throw new Error(`there is no part \`${part}\``);
  process.exit();
}

function all(wanted: readonly string[]): void {
  const load = () => loadavg()[0]?.toFixed(1);
  console.log(`the machine's load at the start: ${load()}`);
  const again = (part: string, ...more: readonly string[]) => {
    if (wanted.length > 0 && !wanted.includes(part)) return;
    execFileSync(process.execPath, [import.meta.filename, "--part", part, ...more], { stdio: "inherit" });
  };
  for (const [name, { rules, facts }] of Object.entries(sizes)) {
    console.log(
      `\n${rules.toLocaleString("en-GB")} rules, ${facts} facts: time by the clock (of the processor)`,
    );
    for (const part of Object.keys(sized)) again(part, name);
  }
  console.log("\nhard questions, and z3");
  for (const part of Object.keys(single)) again(part);
  console.log(`the machine's load at the end: ${load()}`);
}

if (import.meta.main) {
  const [flag, part = "", size] = process.argv.slice(2);
  if (flag === "--part") await run(part, size);
  else all(process.argv.slice(2));
}
