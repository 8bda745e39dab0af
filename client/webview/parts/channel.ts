/** The page's line to the extension. What comes in is checked; what does not fit is dropped. */
import * as z from "zod";

declare function acquireVsCodeApi(): { readonly postMessage: (message: unknown) => void };

// The page may not make code from text, so the checks are not compiled to functions.
z.config({ jitless: true });

/** Answers how to send. Call it once for a page: the editor hands its line out only once. */
export function openChannel<To extends z.ZodType, From>(
  to: To,
  receive: (message: z.output<To>) => void,
): (message: From) => void {
  const editor = acquireVsCodeApi();
  window.addEventListener("message", ({ data }) => {
    const read = to.safeParse(data);
    if (read.success) receive(read.data);
  });
  return (message) => editor.postMessage(message);
}
