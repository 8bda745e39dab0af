// Bundles what runs: the extension, the language server (as a Node program, with the thread in which it analyses, and as
// a web worker), the command line and the panels. Everything is in the bundles, so the VSIX needs no node_modules; source
// maps lie beside them for debugging and stay out of the VSIX. A missing source is an error, not a smaller build.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./house/root.mjs";
import { say } from "./house/say.mjs";

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: "linked",
  legalComments: "none",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
  // A package's ES modules shake; its CommonJS does not, and some of it loads files by a computed name.
  mainFields: ["module", "main"],
};

const onNode = { ...common, platform: "node", target: "node22" };
const commonJs = {
  ...onNode,
  format: "cjs",
  define: { ...common.define, "import.meta.dirname": "__dirname" },
};
const inBrowser = {
  ...common,
  platform: "browser",
  target: "es2022",
  format: "iife",
  mainFields: ["browser", "module", "main"],
};

/** The command line, as `server/src/cli/start.ts` runs it: a function, as Node makes it of a CommonJS module. */
const commandLine = {
  ...commonJs,
  entryPoints: ["server/src/cli/bin.ts"],
  outfile: "dist/cli.program.cjs",
  banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
  footer: { js: "})" },
};

export default async function build() {
  const { build: bundle } = await import("esbuild");
  const started = performance.now();
  const bundles = [
    {
      ...onNode,
      entryPoints: ["client/src/extension.ts"],
      outfile: "dist/client.cjs",
      format: "cjs",
      external: ["vscode"],
    },
    { ...commonJs, entryPoints: ["server/src/node.ts"], outfile: "dist/server.cjs" },
    {
      ...commonJs,
      entryPoints: ["server/src/workspace/analysis-thread.ts"],
      outfile: "dist/analysis-thread.cjs",
    },
    { ...inBrowser, entryPoints: ["server/src/worker.ts"], outfile: "dist/server.worker.js" },
    commandLine,
    ...panels().map((panel) => ({
      ...inBrowser,
      entryPoints: { [panel]: `client/webview/${panel}/main.ts` },
      outdir: "dist/webview",
    })),
  ];
  rmSync(join(root, "dist", "webview"), { recursive: true, force: true });
  const results = await Promise.allSettled(bundles.map((options) => bundle(options)));
  const failed = results.filter((result) => result.status === "rejected").length;
  if (failed > 0) {
    say(`${failed} of ${bundles.length} bundles could not be built; esbuild says above why`);
    return 1;
  }
  const wide = ["server.cjs", "analysis-thread.cjs", "cli.program.cjs"].find((name) => !isAscii(name));
  if (wide !== undefined) {
    say(`${wide} would start slowly or not: write what a pattern in it has beyond ASCII as \\uXXXX`);
    return 1;
  }
  await bundle(startOfCommandLine());
  say(`${bundles.length + 1} bundles built into dist/ in ${Math.round(performance.now() - started)} ms`);
  return 0;
}

/** It knows the version of its program, so that code that was kept of another is not taken for this one's. */
function startOfCommandLine() {
  const version = createHash("sha256")
    .update(readFileSync(join(root, commandLine.outfile)))
    .digest("hex");
  const contents = `
    import { join } from "node:path";
    import { start } from "./start.ts";
    start(join(import.meta.dirname, "cli.program.cjs"), "${version}");
  `;
  return {
    ...onNode,
    stdin: { contents, resolveDir: join(root, "server", "src", "cli"), loader: "ts" },
    outfile: "dist/cli.js",
    format: "esm",
  };
}

/** Of a program that is not, Node makes a text of twice the size, which takes longer and stays in memory. */
function isAscii(name) {
  return readFileSync(join(root, "dist", name)).every((byte) => byte < 128);
}

/** One folder per panel; its style sheet comes along because its main.ts imports it. */
function panels() {
  const folder = join(root, "client", "webview");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "main.ts")))
    .map((entry) => entry.name)
    .sort();
}
