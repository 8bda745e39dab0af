/** A sign for each way a thing may stand, so that colour is never alone. */

export const outcomeSigns = {
  settled: "✓",
  "settled-after-judgement": "✓",
  "open-to-discretion": "⇄",
  undecided: "?",
  gap: "○",
  conflict: "!",
} as const;

export const clockSigns = {
  "not-started": "·",
  running: "▸",
  met: "✓",
  expired: "■",
  unknown: "?",
} as const;

export const dutySigns = { open: "◇", done: "✓", overdue: "!", passed: "·", ended: "–" } as const;
