// Loaded into the VS Code server before its own code: ends it, with all it started, when whoever started it is gone.
// Its process group is its own, so a signal to ours never reaches it; the end of its standard input does, always.
if (process.argv[1]?.endsWith("server-main.js")) {
  process.stdin.on("end", () => process.kill(-process.pid, "SIGKILL"));
  process.stdin.resume();
  process.stdin.unref();
}
