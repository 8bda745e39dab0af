/**
 * What all pages have in common: the line to the extension, a note of what a button did or what went wrong, and a voice
 * for screen readers. A page puts the elements where it wants them.
 */
import type * as z from "zod";
import { type Announcer, announcer } from "./announcer.ts";
import { openChannel } from "./channel.ts";
import { h } from "./dom.ts";

export interface Page<From> {
  readonly send: (message: From) => void;
  readonly note: HTMLElement;
  readonly live: Announcer;
}

interface Noted {
  readonly kind: "problem" | "said";
  readonly text: string;
}

/** `receive` gets what is no note. Tells the extension that the page is ready. */
export function openPage<To extends z.ZodType<{ readonly kind: string }>, From>(
  to: To,
  receive: (message: Exclude<z.output<To>, Noted>) => void,
): Page<From | { readonly kind: "ready" }> {
  const live = announcer();
  const note = h("p", { class: "note", hidden: true });
  const send = openChannel<To, From | { readonly kind: "ready" }>(to, (message) => {
    if (!isNoted(message)) return receive(message as Exclude<z.output<To>, Noted>);
    note.textContent = message.text;
    note.hidden = false;
    live.say(message.text);
  });
  send({ kind: "ready" });
  return { send, note, live };
}

const isNoted = (message: { readonly kind: string }): message is Noted =>
  message.kind === "problem" || message.kind === "said";
