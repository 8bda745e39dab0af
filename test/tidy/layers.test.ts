/** Who may import whom: the table of server/README.md, held. */
import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A folder (or file) of ours, and which others it may import; every one may import itself. */
const below = [
  "grammar",
  "problems",
  "semantics",
  "simulation",
  "compile",
  "regions",
  "analysis",
  "diff",
  "workspace",
];
const allowed: Readonly<Record<string, readonly string[]>> = {
  grammar: [],
  protocol: [],
  scenario: ["protocol"],
  problems: ["grammar"],
  semantics: ["grammar", "problems"],
  simulation: ["grammar", "semantics", "protocol", "scenario"],
  compile: ["grammar", "semantics", "regions"],
  regions: ["grammar", "semantics"],
  analysis: ["grammar", "protocol", "semantics", "problems", "regions", "compile"],
  diff: ["grammar", "semantics", "regions"],
  workspace: below,
  features: [...below, "protocol"],
  cli: [...below, "protocol", "scenario", "node.ts"],
  wire: ["workspace", "features", "protocol"],
  "server.ts": ["wire", "workspace", "features", "protocol"],
  "node.ts": ["server.ts", "workspace"],
  "worker.ts": ["server.ts", "workspace", "protocol"],
  client: ["protocol", "scenario"],
  webview: ["protocol", "scenario"],
};

interface Import {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The part of the house a path belongs to: the folder under server/src, or grammar, client, webview. */
function part(path: string): string | undefined {
  const segments = relative(root, path).split(sep);
  if (segments[0] === "grammar") return "grammar";
  if (segments[0] === "client") return segments[1] === "webview" ? "webview" : "client";
  if (segments[0] === "server" && segments[1] === "src") return segments[2];
  return undefined;
}

function target(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return part(resolve(dirname(file), specifier));
  if (specifier.startsWith("@remit/grammar")) return "grammar";
  if (specifier.startsWith("@remit/server/")) return specifier.slice("@remit/server/".length).split("/")[0];
  return undefined;
}

function imports(): Import[] {
  const found: Import[] = [];
  for (const folder of ["grammar/src", "server/src", "client/src", "client/webview"])
    for (const file of files(join(root, folder))) {
      const from = part(file);
      if (from === undefined) continue;
      readFileSync(file, "utf8")
        .split("\n")
        .forEach((text, index) => {
          const specifier = /(?:\bfrom|\bimport|\bimport\()\s*\(?"([^"]+)"/.exec(text)?.[1];
          const to = specifier === undefined ? undefined : target(file, specifier);
          if (to !== undefined) found.push({ file: relative(root, file), line: index + 1, from, to });
        });
    }
  return found;
}

describe("the house", () => {
  const all = imports();

  it("has imports to look at", () => {
    assert.ok(all.length > 50, `only ${all.length} imports were found: the test no longer reads them`);
  });

  it("has no part that the table does not know", () => {
    const unknown = all.filter(({ from }) => !(from in allowed)).map(({ file }) => file);
    assert.deepEqual([...new Set(unknown)], []);
  });

  it("imports only downwards", () => {
    const wrong = all
      .filter(({ from, to }) => from !== to && !(allowed[from] ?? []).includes(to))
      .map(({ file, line, from, to }) => `${file}:${line}: ${from} may not import ${to}`);
    assert.deepEqual(wrong, []);
  });

  it("keeps the file system, the clock and the editor at the edge", () => {
    const pure = [
      "grammar",
      "protocol",
      "scenario",
      "problems",
      "semantics",
      "simulation",
      "compile",
      "regions",
      "analysis",
      "diff",
    ];
    const wrong: string[] = [];
    for (const folder of ["grammar/src", "server/src"])
      for (const file of files(join(root, folder))) {
        if (!pure.includes(part(file) ?? "")) continue;
        const text = readFileSync(file, "utf8");
        if (/from "(node:|vscode)|Date\.now\(|new Date\(\)|Temporal\.Now/.test(text))
          wrong.push(relative(root, file));
      }
    assert.deepEqual(wrong, []);
  });

  it("lets only the parser and its words know chevrotain", () => {
    const knows = files(join(root, "grammar/src")).filter((file) =>
      /from "chevrotain"/.test(readFileSync(file, "utf8")),
    );
    const names = knows.map((file) => relative(join(root, "grammar/src"), file)).sort();
    assert.deepEqual(names, ["parser/lookahead.ts", "parser/reading.ts", "tokens.ts"]);
  });

  it("lets only the parser know its parts", () => {
    const knows = files(join(root, "grammar/src")).filter((file) =>
      /from "\.\/parser\//.test(readFileSync(file, "utf8")),
    );
    assert.deepEqual(
      knows.map((file) => relative(join(root, "grammar/src"), file)),
      ["parser.ts"],
    );
  });
});
