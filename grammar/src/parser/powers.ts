/** What can be done: tracks, powers and actions. */
import type { Deadline, Declaration, Publication, Route } from "../ast.ts";
import { TextToken, words } from "../tokens.ts";
import { ClockReader } from "./clocks.ts";
import type { Alternatives, Rule } from "./reading.ts";

export abstract class PowerReader extends ClockReader {
  private readonly trackClauses: Alternatives = [
    {
      ALT: () => {
        this.begin("one at a time", this.consume(0, words.one));
        this.phrase(words.at, words.a, words.time);
        this.draft.oneAtATime = true;
      },
    },
    {
      ALT: () => {
        this.begin("strengthens", this.consume(0, words.strengthens));
        this.addLevels(0);
      },
    },
    ...this.common,
  ];

  protected readonly readTrack: Rule<Declaration> = this.rule("readTrack", () => {
    this.heading(words.track);
    this.clauses("track", this.trackClauses);
    const { oneAtATime, levels: steps } = this.draft;
    this.require(steps.length > 0, "`strengthens` and the steps");
    return { kind: "track", ...this.headed(), oneAtATime, steps };
  });

  private readonly actionClauses: Alternatives = [
    this.inForceClause,
    this.clause("held by", "heldBy", () => this.name(1)),
    this.clause("open when", "openWhen", () => this.condition(0)),
    this.clause("excludes", "excludes", () => this.subrule(0, this.names)),
    this.clause("representations", "representations", () => this.subrule(0, this.route)),
    this.clause("appeal", "appeal", () => this.subrule(1, this.route)),
    this.clause("publish", "publish", () => this.subrule(0, this.publication)),
    ...this.common,
  ];

  private readonly powerClauses: Alternatives = [
    {
      ALT: () => {
        this.begin("is", this.consume(0, words.is));
        const step = this.name(2, "a step");
        this.need(0, words.on);
        const track = this.name(3, "a track");
        this.draft.step ??= step;
        this.draft.track ??= track;
      },
    },
    this.clause("kind", "kinds", () => this.subrule(1, this.names)),
    this.clause("adequate when", "adequateWhen", () => this.condition(1)),
    ...this.actionClauses,
  ];

  /** `none`, `to tribunal within 28 days after service`, or a text. */
  private readonly route: Rule<Route | undefined> = this.rule("route", () => {
    const start = this.nextStart();
    const none = this.accept(0, words.none) !== undefined;
    if (none)
      return {
        kind: "route",
        start,
        end: this.here(),
        none,
        body: undefined,
        limit: undefined,
        text: undefined,
      };
    const to = this.accept(1, words.to);
    const quoted = this.accept(2, TextToken);
    const text = quoted === undefined ? undefined : this.textFrom(quoted);
    const body =
      this.RECORDING_PHASE || (to !== undefined && quoted === undefined)
        ? this.name(0, "a name or a text in quotes")
        : undefined;
    let limit: Deadline | undefined;
    this.option(3, () => {
      limit = this.subrule(0, this.deadline);
    });
    if (to === undefined && quoted === undefined && limit === undefined) {
      this.fail("`none`, `to …`, `within …` or a text in quotes");
      return undefined;
    }
    return { kind: "route", start, end: this.here(), none, body, limit, text };
  });

  private readonly publication: Rule<Publication | undefined> = this.rule("publication", () => {
    const start = this.nextStart();
    let when: Publication["when"] | undefined;
    if (this.accept(0, words.always) !== undefined) when = "always";
    else if (this.accept(1, words.never) !== undefined) when = "never";
    else if (this.accept(2, words.after) !== undefined) {
      this.need(0, words.representations);
      when = "after representations";
    } else {
      const text = this.accept(3, TextToken);
      if (text !== undefined) when = this.textFrom(text);
    }
    if (this.RECORDING_PHASE) this.option(4, () => this.consume(0, words.representations));
    if (when === undefined) {
      this.fail("`always`, `never`, `after representations` or a text in quotes");
      return undefined;
    }
    return { kind: "publication", start, end: this.here(), when };
  });

  protected readonly readPower: Rule<Declaration> = this.rule("readPower", () => {
    this.heading(words.power);
    this.clauses("power", this.powerClauses);
    const { heldBy, step, track, kinds, openWhen, adequateWhen } = this.draft;
    const { inForce, excludes, representations, appeal, publish } = this.draft;
    return {
      kind: "power",
      ...this.headed(),
      inForce,
      heldBy,
      step,
      track,
      kinds,
      openWhen,
      adequateWhen,
      excludes,
      representations,
      appeal,
      publish,
    };
  });

  protected readonly readAction: Rule<Declaration> = this.rule("readAction", () => {
    this.heading(words.action);
    this.clauses("action", this.actionClauses);
    const { heldBy, openWhen, excludes } = this.draft;
    const { inForce, representations, appeal, publish } = this.draft;
    return {
      kind: "action",
      ...this.headed(),
      inForce,
      heldBy,
      openWhen,
      excludes,
      representations,
      appeal,
      publish,
    };
  });
}
