// Bundles what runs: the extension, the language server (as a Node program, with the thread in which it analyses, and as
// a web worker), the command line and the panels. Everything is in the bundles, so the VSIX needs no node_modules; source
// maps lie beside them for debugging and stay out of the VSIX. A missing source is an error, not a smaller build.
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

/** `require` for the CommonJS packages inside an ES module bundle. */
const REQUIRE =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

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
    {
      ...onNode,
      entryPoints: { cli: "server/src/cli/bin.ts" },
      outdir: "dist",
      format: "esm",
      banner: { js: REQUIRE },
      // A verb loads only what it needs. The parts lie beside `cli.js`, where the thread of the analysis is looked for.
      splitting: true,
      chunkNames: "cli-[hash]",
    },
    ...panels().map((panel) => ({
      ...inBrowser,
      entryPoints: { [panel]: `client/webview/${panel}/main.ts` },
      outdir: "dist/webview",
    })),
  ];
  rmSync(join(root, "dist", "webview"), { recursive: true, force: true });
  for (const name of builtBefore()) rmSync(join(root, "dist", name));
  const results = await Promise.allSettled(bundles.map((options) => bundle(options)));
  const failed = results.filter((result) => result.status === "rejected").length;
  const wide = ["server.cjs", "analysis-thread.cjs"].find((name) => !isAscii(join(root, "dist", name)));
  if (failed > 0) say(`${failed} of ${bundles.length} bundles could not be built; esbuild says above why`);
  else if (wide !== undefined)
    say(`${wide} would start slowly: write what a pattern in it has beyond ASCII as \\uXXXX`);
  else say(`${bundles.length} bundles built into dist/ in ${Math.round(performance.now() - started)} ms`);
  return failed === 0 && wide === undefined ? 0 : 1;
}

/** Of a program that is not, Node makes a text of twice the size, which takes longer and stays in memory. */
function isAscii(file) {
  return !existsSync(file) || readFileSync(file).every((byte) => byte < 128);
}

/** The parts of an earlier command line: their names change with what is in them. */
function builtBefore() {
  const dist = join(root, "dist");
  return existsSync(dist) ? readdirSync(dist).filter((name) => name.startsWith("cli-")) : [];
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
