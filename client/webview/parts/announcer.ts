/** Tells a screen reader what changed: politely, and once things are quiet, so that typing is not talked over. */
import { h } from "./dom.ts";

const QUIET_MS = 500;

export interface Announcer {
  readonly element: HTMLElement;
  readonly say: (text: string) => void;
}

export function announcer(): Announcer {
  const element = h("p", { class: "for-screen-readers", role: "status", "aria-live": "polite" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    say: (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        element.textContent = text;
      }, QUIET_MS);
    },
  };
}
