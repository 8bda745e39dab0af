// What the scripts tell a person: one plain line at a time, and a heading before each longer step.

export function say(line) {
  console.log(`[remit] ${line}`);
}

export function heading(title) {
  console.log(`\n━━ ${title} ${"━".repeat(Math.max(3, 72 - title.length))}`);
}
