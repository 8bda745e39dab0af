/** Processes: their stages, moves and leads. */
import type { Declaration, Expression, Lead, Move, Name, Stage, StageDuties, Text } from "../ast.ts";
import { Comma, TextToken, words } from "../tokens.ts";
import { CaseReader } from "./cases.ts";
import { StageDraft } from "./draft.ts";
import { spanOf, typeIs } from "./parts.ts";
import type { Alternative, Alternatives, Rule } from "./reading.ts";

export abstract class ProcessReader extends CaseReader {
  private readonly enterAt: Rule<void> = this.rule("enterAt", () => {
    const token = this.consume(0, words.enter);
    const isFirst = this.begin("enter at", token);
    this.need(0, words.at);
    const anywhere = this.next(words.any) && typeIs(this.LA(2), words.stage);
    if (anywhere || this.RECORDING_PHASE) {
      this.accept(0, words.any);
      this.accept(1, words.stage);
    }
    const stages = anywhere ? [] : this.subrule(0, this.names);
    const end = this.here();
    if (isFirst) this.draft.enter = { kind: "enter", start: token.startOffset, end, anywhere, stages };
  });

  private readonly leads: Rule<void> = this.rule("leads", () => {
    const isFirst = this.begin("lead", this.consume(0, words.lead));
    const leads = this.list(0, Comma, (place) => this.subrule(place, this.lead));
    if (isFirst) this.draft.leads = leads;
  });

  private readonly lead: Rule<Lead> = this.rule("lead", () => {
    const start = this.nextStart();
    const actor = this.name(0, "an actor");
    const otherwise = this.accept(0, words.otherwise) !== undefined;
    let when: Expression | undefined;
    if (!otherwise || this.RECORDING_PHASE) {
      this.need(0, words.when, "`when` or `otherwise`");
      when = this.lost ? undefined : this.condition(0);
    }
    const overrides = this.overriddenHere();
    const end = this.here();
    return { kind: "lead", start: Math.min(start, end), end, actor, when, otherwise, overrides };
  });

  /** One name: a comma goes on with the next lead. */
  private overriddenHere(): Name[] {
    let names: Name[] = [];
    this.option(1, () => {
      this.consume(0, words.overrides);
      names = this.list(1, words.and, (place) => this.name(place, "a lead"));
    });
    return names;
  }

  private readonly move: Rule<Move> = this.rule("move", () => {
    const { startOffset: start } = this.consume(0, words.to);
    this.lost = false;
    const to = this.name(0, "a stage");
    let when: Expression | undefined;
    this.option(1, () => {
      this.consume(0, words.when);
      when = this.condition(0);
    });
    let bypassing: readonly Name[] = [];
    this.option(2, () => {
      this.consume(0, words.bypassing);
      bypassing = this.subrule(0, this.names);
    });
    return { kind: "move", start, end: this.here(), to, when, bypassing };
  });

  private readonly stageDuties: Rule<StageDuties> = this.rule("stageDuties", () => {
    const start = this.nextStart();
    this.lost = false;
    let every: StageDuties["every"];
    const occasion = this.or(0, [
      {
        ALT: (): StageDuties["occasion"] => {
          this.consume(0, words.on);
          this.need(0, words.entry);
          return "on entry";
        },
      },
      {
        ALT: (): StageDuties["occasion"] => {
          this.consume(0, words.always);
          return "always";
        },
      },
      {
        ALT: (): StageDuties["occasion"] => {
          this.consume(0, words.review);
          this.need(0, words.every);
          every = this.subrule(0, this.length);
          return "review";
        },
      },
    ]);
    const effects = this.lost ? [] : this.effectList(1);
    return { kind: "stage-duties", start, end: this.here(), occasion, every, effects };
  });

  /** The stage that a clause belongs to; one that stands before the first stage is noted, and read for nothing. */
  private stageHere(): StageDraft {
    const stage = this.draft.stages.at(-1);
    if (stage !== undefined || this.RECORDING_PHASE) return stage ?? new StageDraft();
    const token = this.LA(1);
    this.problem("expected", spanOf(token), { expected: "`stage` and its name", found: token.image });
    return new StageDraft();
  }

  private inStage(read: (stage: StageDraft) => void): Alternative<void> {
    return {
      ALT: () => {
        const stage = this.stageHere();
        read(stage);
        stage.end = this.here();
      },
    };
  }

  /** Clauses that a stage has once are new to the next stage. */
  private startStage(): void {
    const stage = new StageDraft();
    stage.start = this.consume(0, words.stage).startOffset;
    this.lost = false;
    stage.name = this.name(0, "the name of a stage");
    const title = this.accept(0, TextToken);
    if (title !== undefined) stage.title = this.textFrom(title);
    stage.end = this.here();
    if (this.RECORDING_PHASE) return;
    this.draft.stages.push(stage);
    const { said } = this.draft;
    for (const clause of ["final", "entry when", "note"] as const)
      if (said.includes(clause)) said.splice(said.indexOf(clause), 1);
  }

  private readonly stageHead: Rule<void> = this.rule("stageHead", () => this.startStage());

  private readonly entryWhen: Rule<Expression | undefined> = this.rule("entryWhen", () => {
    this.need(0, words.when);
    return this.condition(0);
  });

  private readonly stageNote: Rule<Text | undefined> = this.rule("stageNote", () => this.textHere(0));

  private readonly processClauses: Alternatives = [
    { ALT: () => this.subrule(0, this.enterAt) },
    { ALT: () => this.subrule(0, this.leads) },
    { ALT: () => this.subrule(0, this.stageHead) },
    this.inStage((stage) => {
      this.begin("final", this.consume(0, words.final));
      stage.final = true;
    }),
    this.inStage((stage) => {
      const isFirst = this.begin("entry when", this.consume(0, words.entry));
      const when = this.subrule(0, this.entryWhen);
      if (isFirst) stage.entryWhen = when;
    }),
    this.inStage((stage) => this.addTo(stage.duties as StageDuties[], this.subrule(0, this.stageDuties))),
    this.inStage((stage) => this.addTo(stage.moves as Move[], this.subrule(0, this.move))),
    {
      ALT: () => {
        const to = this.draft.stages.at(-1) ?? this.draft;
        this.citationClause.ALT();
        const citation = this.draft.citations.at(-1);
        if (to instanceof StageDraft && citation !== undefined) {
          this.draft.citations.pop();
          to.citations.push(citation);
          to.end = this.here();
        }
      },
    },
    {
      ALT: () => {
        const to = this.draft.stages.at(-1) ?? this.draft;
        const isFirst = this.begin("note", this.consume(0, words.note));
        const note = this.subrule(0, this.stageNote);
        if (isFirst) to.note = note;
        if (to instanceof StageDraft) to.end = this.here();
      },
    },
  ];

  protected readonly readProcess: Rule<Declaration> = this.rule("readProcess", () => {
    this.heading(words.process);
    this.clauses("process", this.processClauses);
    const { enter, leads } = this.draft;
    const stages = this.draft.stages.map((stage): Stage => ({ kind: "stage", ...stage }));
    this.require(stages.length > 0, "`stage` and its name");
    return {
      kind: "process",
      ...this.headed(),
      enter,
      leads,
      stages,
    };
  });
}
