// What a person sees, played in the window of a real VS Code with the packaged extension installed.
import type { Scene } from "./host/editor.ts";

export const scenes: readonly Scene[] = [
  {
    title: "a policy opens in the editor",
    play: async (editor) => {
      await editor.open("care-quality/policy.remit");
      await editor.page.locator(".statusbar-item").filter({ hasText: "Remit" }).first().waitFor();
      await editor.picture("editor");
    },
  },
];
