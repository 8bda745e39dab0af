// The places in a stack trace as lines of the tests instead of their bundle. Node would do it by itself, but the
// extension host has its own way of making stack traces.
import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

export function atItsSource(stack: string): string {
  return stack.replaceAll(
    /([^\s()]+\.cjs):(\d+):(\d+)/g,
    (place, file: string, line: string, column: string) => {
      const map = mapOf(file);
      const origin = map?.findOrigin(Number(line), Number(column));
      if (origin === undefined || !("fileName" in origin)) return place;
      const source = relative(process.cwd(), join(dirname(resolve(file)), origin.fileName));
      return `${source}:${origin.lineNumber}:${origin.columnNumber}`;
    },
  );
}

function mapOf(bundle: string): SourceMap | undefined {
  const file = `${bundle}.map`;
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}
