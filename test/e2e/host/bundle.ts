// One suite's test files as a single CommonJS file, because that is what an extension host loads. `vscode` comes from
// the host; mocha stays outside, it loads parts of itself by name.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "./given.ts";

/** The test files that lie directly in a folder, sorted by name. */
export function testFilesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .sort();
}

/** Bundles the test files of `folder`; answers the bundle's path, which exports `run` as VS Code expects it. */
export async function bundleSuite(name: string, folder: string): Promise<string> {
  const outfile = join(projectRoot, "dist", "e2e", `${name}.cjs`);
  const files = testFilesIn(folder).map(
    (file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(join(folder, file))}),`,
  );
  const entry = JSON.stringify(join(import.meta.dirname, "entry.ts"));
  await build({
    stdin: {
      contents: `import { runSuite } from ${entry};\nexport const run = () => runSuite({\n${files.join("\n")}\n});\n`,
      resolveDir: projectRoot,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    external: ["vscode", "mocha"],
    inject: [join(import.meta.dirname, "console.ts")],
    sourcemap: true,
    logLevel: "warning",
  });
  return outfile;
}
