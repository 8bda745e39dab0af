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

/** What the signs of a picture say, for the line beneath it. */
export const legend = [
  "● happened",
  `${dutySigns.done} done, met`,
  `${clockSigns.running} running`,
  `${clockSigns.expired} ended, not met`,
  `${dutySigns.open} open`,
  `${dutySigns.overdue} overdue`,
  `${dutySigns.passed} its day has passed`,
  `${dutySigns.ended} no longer owed`,
  "┃ due",
].join("   ");
