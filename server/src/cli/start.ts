/**
 * Starts the command line as it is built, with what V8 compiled of it when the same verb ran before.
 *
 * Node's own cache holds what is compiled while a program is read, and most functions are compiled when they are first
 * called. So what is kept here is taken from a program that has run. It serves the same program in the same Node only,
 * and a broken one would break the process: both are made sure of first. Where nothing can be kept, and whatever else
 * goes wrong with it, the program runs as it does without.
 */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import zlib from "node:zlib";

/**
 * A call is over soon, and most of what it makes is thrown away at once: in little memory that is used again and again
 * this takes a sixth less time than in ever more of it, which the system has to hand out first.
 */
const FRUGAL = "--semi-space-growth-factor=1";

/** A call that worked so many times as long as the one whose code is kept has run more of the program. */
const MUCH_LONGER = 1.5;

/** Before the code: a sum over all that follows and what it depends on; how many milliseconds its program worked. */
const SUM_BYTES = 4;
const HEADER_BYTES = 8;

interface Kept {
  readonly code: Buffer;
  readonly worked: number;
}

/**
 * Runs a program: a function as Node makes it of a CommonJS module, as text that is ASCII alone. Its version is to be
 * another whenever the text is.
 */
export function start(program: string, version: string): void {
  // Code is kept and taken with the settings of V8 that it was compiled with, so they come first.
  setFlagsFromString(FRUGAL);
  const place = placeOfKept();
  const kept = place === undefined ? undefined : read(place, version);
  const script = new Script(readFileSync(program, "latin1"), {
    filename: program,
    ...(kept === undefined ? {} : { cachedData: kept.code }),
  });
  const before = script.cachedDataRejected === false && kept !== undefined ? kept.worked : 0;
  process.once("exit", (exitCode) => {
    // What could not run has run little of the program.
    if (place !== undefined && exitCode < 2) keep(script, place, version, before);
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  run(module.exports, createRequire(program), module, program, dirname(program));
}

function read(place: string, version: string): Kept | undefined {
  return tryTo(() => {
    const file = openSync(place, "r");
    try {
      // Code that somebody else may have written is not run.
      if (process.geteuid !== undefined && fstatSync(file).uid !== process.geteuid()) return undefined;
      const bytes = readFileSync(file);
      if (bytes.readUInt32LE(0) !== sumOf(bytes, version)) return undefined;
      return { code: bytes.subarray(HEADER_BYTES), worked: bytes.readUInt32LE(SUM_BYTES) };
    } finally {
      closeSync(file);
    }
  });
}

function keep(script: Script, place: string, version: string, before: number): void {
  const { user, system } = process.cpuUsage();
  const worked = Math.round((user + system) / 1000);
  if (worked < before * MUCH_LONGER) return;
  const mine = `${place}.${process.pid}`;
  tryTo(() => {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const file = openSync(mine, "w", 0o600);
    try {
      const bytes = Buffer.concat([Buffer.alloc(HEADER_BYTES), script.createCachedData()]);
      bytes.writeUInt32LE(worked, SUM_BYTES);
      bytes.writeUInt32LE(sumOf(bytes, version), 0);
      writeFileSync(file, bytes);
    } finally {
      closeSync(file);
    }
    // Who reads it meanwhile has the whole of the one or of the other.
    renameSync(mine, place);
  });
  // Only what could not be finished is still there.
  tryTo(() => rmSync(mine, { force: true }));
}

function tryTo<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Throws on Node 22.0 and 22.1, which have no such sums: nothing is kept there. */
function sumOf(bytes: Buffer, version: string): number {
  const dependsOn = JSON.stringify([version, process.versions, process.arch]);
  return zlib.crc32(bytes.subarray(SUM_BYTES), zlib.crc32(dependsOn));
}

/** One for each verb, as each runs other parts of the program; `lsp` goes on with another one and other settings. */
function placeOfKept(): string | undefined {
  const verb = process.argv[2] ?? "";
  return /^[a-z]+$/.test(verb) && verb !== "lsp" ? join(cache(), "compiled", `cli-${verb}.bin`) : undefined;
}

/** `REMIT_CACHE`, or where programs of this system keep what they can make again. */
function cache(): string {
  const { REMIT_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (REMIT_CACHE) return REMIT_CACHE;
  switch (process.platform) {
    case "win32":
      return join(LOCALAPPDATA || join(homedir(), "AppData", "Local"), "remit");
    case "darwin":
      return join(homedir(), "Library", "Caches", "remit");
    default:
      return join(XDG_CACHE_HOME || join(homedir(), ".cache"), "remit");
  }
}
