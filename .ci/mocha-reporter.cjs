// Mocha shows one reporter; we want a readable one and the counts. This is mocha's own (`dot`, or the one that
// REMIT_REPORTER names), which also writes the counts to the file that REMIT_COUNTS names, for the sum over all suites.
const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

const { reporters, Runner } = Mocha.default ?? Mocha;
const Shown = reporters[process.env.REMIT_REPORTER || "dot"];

module.exports = class extends Shown {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.REMIT_COUNTS;
    if (!file) return;
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};
