/** The policy, what it uses, its sources and its actors. */
import type { Conduct, Declaration, Transition } from "../ast.ts";
import { words } from "../tokens.ts";
import { HeadingReader } from "./headings.ts";
import type { Alternatives, Rule } from "./reading.ts";

export abstract class PolicyReader extends HeadingReader {
  private readonly policyClauses: Alternatives = [
    this.clause("edition", "edition", () => this.textHere(1)),
    this.inForceClause,
    this.clause("conduct", "conduct", () => this.subrule(0, this.conduct)),
    this.clause("applies", "applies", () => this.subrule(0, this.transition)),
    this.clause("decided by", "decidedBy", () => this.name(1)),
    this.clause("calendar", "calendar", () => this.name(2)),
    ...this.common,
  ];

  protected readonly readPolicy: Rule<Declaration> = this.rule("readPolicy", () => {
    this.heading(words.policy);
    this.clauses("policy", this.policyClauses);
    const { edition, inForce, conduct, applies, decidedBy, calendar } = this.draft;
    return {
      kind: "policy",
      ...this.headed(),
      edition,
      inForce,
      conduct,
      applies,
      decidedBy,
      calendar,
    };
  });

  protected readonly readUse: Rule<Declaration> = this.rule("readUse", () => {
    this.consume(0, words.use);
    const path = this.textHere(0);
    if (!this.RECORDING_PHASE && !this.atEnd()) this.skipRest();
    return { kind: "use", start: 0, end: this.draft.end, path };
  });

  /** What follows a declaration that is complete. */
  private skipRest(): void {
    this.fail("the next declaration");
    while (!this.atEnd()) this.SKIP_TOKEN();
  }

  private readonly sourceClauses: Alternatives = [
    this.clause("file", "file", () => this.textHere(1)),
    this.clause("address", "address", () => this.textHere(2)),
    this.clause("authority", "authority", () => this.name(1)),
    this.clause("read", "readOn", () => this.date(0)),
    ...this.common,
  ];

  protected readonly readSource: Rule<Declaration> = this.rule("readSource", () => {
    this.heading(words.source);
    this.clauses("source", this.sourceClauses);
    const { file, address, authority, readOn } = this.draft;
    return { kind: "source", ...this.headed(), file, address, authority, readOn };
  });

  protected readonly readActor: Rule<Declaration> = this.rule("readActor", () => {
    this.heading(words.actor);
    this.clauses("actor", this.common);
    return { kind: "actor", ...this.headed() };
  });

  private readonly conduct: Rule<Conduct> = this.rule("conduct", () => {
    const start = this.nextStart();
    const lasts = this.accept(0, words.from) !== undefined || this.RECORDING_PHASE;
    const from = lasts ? this.name(0) : undefined;
    if (lasts) this.need(0, words.until);
    const until = this.name(1);
    return { kind: "conduct", ...this.since(start), from, until };
  });

  private readonly transition: Rule<Transition> = this.rule("transition", () => {
    const start = this.nextStart();
    let by: Transition["by"];
    if (this.accept(0, words.split) !== undefined) {
      this.phrase(words.at, words.editions);
      by = "split";
    } else {
      this.need(0, words.by, "`by` or `split at editions`");
      const isStart = this.accept(1, words.start) !== undefined;
      if (!isStart) this.need(0, words.date, "`date of decision`, `date of conduct` or `start of conduct`");
      this.need(0, words.of);
      if (!isStart && this.accept(2, words.decision) !== undefined) by = "decision";
      else if (this.need(0, words.conduct, isStart ? undefined : "`decision` or `conduct`") !== undefined)
        by = isStart ? "start of conduct" : "conduct";
    }
    return { kind: "transition", ...this.since(start), by };
  });
}
