/** What is to be done, and until when. */
import type { Deadline, Effect, Expression, Modality, Name, Run, Text } from "../ast.ts";
import { Name as NameToken, words } from "../tokens.ts";
import { ConditionReader } from "./conditions.ts";
import { nameOf, typeIs } from "./parts.ts";
import { aNamedDate, type Rule } from "./reading.ts";

export abstract class EffectReader extends ConditionReader {
  private readonly effect: Rule<Effect | undefined> = this.rule("effect", () => {
    const actor = this.nameBeforeModality();
    const modalityToken = this.LA(1);
    const start = actor?.start ?? modalityToken.startOffset;
    const modality = this.modality();
    if (modality === undefined) return undefined;
    const modalitySpan = { start: modalityToken.startOffset, end: this.here() };
    const use = this.accept(2, words.use) !== undefined;
    const targets = this.subrule(0, this.names);
    let deadline: Deadline | undefined;
    this.option(3, () => {
      deadline = this.subrule(0, this.deadline);
    });
    let every: Effect["every"];
    this.option(8, () => {
      this.consume(0, words.every);
      every = this.subrule(0, this.length);
    });
    let until: Expression | undefined;
    this.option(9, () => {
      this.consume(0, words.until);
      until = this.subrule(0, this.untilWhen);
    });
    let dischargedBy: Name | undefined;
    this.option(7, () => {
      this.consume(0, words.discharged);
      this.need(1, words.by);
      dischargedBy = this.name(1, "an event");
    });
    let provedBy: Text | Name | undefined;
    this.option(4, () => {
      this.consume(0, words.proved);
      this.need(0, words.by);
      provedBy = this.RECORDING_PHASE || !this.next(NameToken) ? this.textHere(0) : undefined;
      if (this.RECORDING_PHASE || this.next(NameToken)) provedBy ??= this.name(2, "an event");
    });
    return {
      kind: "effect",
      start,
      end: this.here(),
      actor,
      modality,
      modalitySpan,
      use,
      targets,
      deadline,
      every,
      until,
      dischargedBy,
      provedBy,
    };
  });

  /** A day, or one condition: what follows after `and` is the next effect. */
  private readonly untilWhen: Rule<Expression> = this.rule("untilWhen", () => {
    const { wanted } = this;
    this.wanted = "a date or a condition";
    const until = this.subrule(0, this.negation);
    this.wanted = wanted;
    return until;
  });

  private nameBeforeModality(): Name | undefined {
    const token = this.accept(0, NameToken);
    return token === undefined ? undefined : nameOf(token);
  }

  private modality(): Modality | undefined {
    if (this.accept(5, words.should) !== undefined) return "should";
    if (this.accept(6, words.may) !== undefined) return "may";
    if (this.need(0, words.must, "`must`, `should` or `may`") === undefined) return undefined;
    return this.accept(1, words.not) === undefined ? "must" : "must not";
  }

  protected effectList(index: number): Effect[] {
    return this.list(index, words.and, (place) => this.subrule(place, this.effect));
  }

  protected readonly deadline: Rule<Deadline> = this.rule("deadline", () => {
    const { startOffset: start } = this.consume(0, words.within);
    const within = this.subrule(0, this.length);
    let calendar: Name | undefined;
    this.option(0, {
      GATE: () => !typeIs(this.LA(2), words.force),
      DEF: () => {
        this.consume(0, words.in);
        calendar = this.name(0, "a calendar");
      },
    });
    let counted: Counted = { counting: "after", anchor: undefined };
    this.option(1, () => {
      counted = this.subrule(0, this.counted);
    });
    return { kind: "deadline", start, end: this.here(), within, calendar, ...counted };
  });

  protected readonly counted: Rule<Counted> = this.rule("counted", () => {
    let counting: Counted["counting"] = "after";
    this.or(0, [
      { ALT: () => this.consume(0, words.after) },
      {
        ALT: () => {
          this.consume(0, words.beginning);
          this.need(0, words.with);
          counting = "beginning with";
        },
      },
    ]);
    return { counting, anchor: this.subrule(0, this.someDay) };
  });

  /** A date, the name of one, or what else gives a day. */
  protected readonly someDay: Rule<Expression | undefined> = this.rule("someDay", () => {
    const { wanted } = this;
    this.wanted = aNamedDate;
    const day = this.subrule(0, this.primary);
    this.wanted = wanted;
    return day.kind === "missing" ? undefined : day;
  });
}

export type Counted = Pick<Run, "counting" | "anchor">;
