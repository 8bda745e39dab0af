// The headless browser in front of the VS Code server. Every name but the loopback address is unknown to it, so
// nothing leaves the machine, and what tries fails at once instead of waiting.
import { type Browser, chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

export function launchBrowser(program: string): Promise<Browser> {
  return chromium.launch({ executablePath: program, headless: true, args: ARGUMENTS, timeout: 120_000 });
}
