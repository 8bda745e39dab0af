// Starting another program and waiting for it. Ctrl-C reaches the whole foreground group by itself, so a parent only
// has to stay alive until its child has tidied up; a plain SIGTERM is passed on.
import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { root } from "./root.mjs";

/**
 * Runs a program with this terminal. Answers its exit code; 128 + 15 when a signal ended it, 127 when it could not
 * be started at all.
 */
export function run(command, args, { cwd = root, env = process.env, stdio = "inherit" } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio, shell: needsShell(command) });
    const stay = () => {};
    const passOn = () => child.kill("SIGTERM");
    const stopWatching = whenOrphaned(passOn);
    const end = (code) => {
      stopWatching();
      process.off("SIGINT", stay);
      process.off("SIGTERM", passOn);
      done(code);
    };
    process.on("SIGINT", stay);
    process.on("SIGTERM", passOn);
    child.on("error", () => end(127));
    child.on("exit", (code) => end(code ?? 143));
  });
}

/**
 * Calls back when the process that started this one is gone. npm hands a signal to a shell only, which dies of it
 * without a word to us: whatever stops npm must stop what it started. Answers how to stop watching.
 */
export function whenOrphaned(callBack) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callBack();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

/** Runs a program silently. Answers what it wrote and its exit code (124: it took longer than `limit` ms). */
export function capture(command, args, { cwd = root, env = process.env, limit = 60_000 } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: needsShell(command),
    });
    let output = "";
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limit);
    const end = (code) => {
      clearTimeout(timer);
      done({ code, output });
    };
    child.stdout.on("data", (part) => {
      output += part;
    });
    child.stderr.on("data", (part) => {
      output += part;
    });
    child.on("error", (reason) => {
      output += String(reason);
      end(127);
    });
    child.on("close", (code) => end(late ? 124 : (code ?? 143)));
  });
}

/** Runs one of the project's scripts or tools with the Node that runs this one. */
export function node(args, options) {
  return run(process.execPath, args, options);
}

/** Programs that are started by name (`#!/usr/bin/env node`) must find the Node that runs this one. */
export function putThisNodeFirst() {
  process.env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`;
}

function needsShell(command) {
  return process.platform === "win32" && /\.(cmd|bat)$/i.test(command);
}
