/** `remit`: the command line. One file for each verb. */
import { parseArgs } from "node:util";
import { type Arguments, CannotRun, type ExitCode, type Io, type Verb } from "./verb.ts";

const verbs: Readonly<Record<string, () => Promise<{ readonly verb: Verb }>>> = {
  check: () => import("./check.ts"),
  prove: () => import("./prove.ts"),
  test: () => import("./test.ts"),
  editions: () => import("./editions.ts"),
  run: () => import("./run.ts"),
  timeline: () => import("./timeline.ts"),
  fmt: () => import("./fmt.ts"),
  explain: () => import("./explain.ts"),
  show: () => import("./show.ts"),
  lsp: () => import("./lsp.ts"),
};

/** Runs the command line with arguments as after `remit`. Throws only on our own mistakes. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    io.out(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (load === undefined) {
    io.err(`\`${name}\` is not something remit does.\n\n${await overview()}`);
    return 2;
  }
  const { verb } = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    io.out([`remit ${verb.usage}`, "", verb.summary, "", ...verb.help.map((line) => `  ${line}`)].join("\n"));
    return 0;
  }
  try {
    return await verb.run(read(verb, rest), io);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    io.err(`remit ${name}: ${error.message}`);
    return 2;
  }
}

function read(verb: Verb, argv: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: verb.options,
      allowPositionals: true,
    });
    return { positionals, options: values };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotRun(`${why}\nUse: remit ${verb.usage}`);
  }
}

async function overview(): Promise<string> {
  const lines = ["remit: check, test and explain enforcement policy", ""];
  for (const load of Object.values(verbs)) {
    const { verb } = await load();
    lines.push(`  remit ${verb.usage}`, `      ${verb.summary}`);
  }
  lines.push("", "Exit codes: 0 clean, 1 findings, failed cases or unproved principles, 2 could not run.");
  lines.push("`remit VERB --help` says more. Nothing is sent anywhere; no network is used.");
  return lines.join("\n");
}
