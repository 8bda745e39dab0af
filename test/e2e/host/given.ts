// What `.ci/e2e.mjs` prepared on this machine, handed over in the environment: the tests fetch nothing themselves.
import { resolve } from "node:path";
import type { ServerProgram } from "./server.ts";

export const projectRoot = resolve(import.meta.dirname, "..", "..", "..");

/** The desktop VS Code to test in, or `undefined`: then the server stands in for it. */
export function givenDesktop(): string | undefined {
  return process.env["REMIT_E2E_DESKTOP"];
}

export function givenServer(): ServerProgram {
  return { folder: given("REMIT_E2E_SERVER"), node: given("REMIT_E2E_NODE") };
}

/** A Chromium or Chrome, or `undefined` where there is none. */
export function givenBrowser(): string | undefined {
  return process.env["REMIT_E2E_BROWSER"];
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; start the tests with \`npm run test:e2e\``);
  return value;
}
