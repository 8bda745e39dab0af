/** Checks of processes: their stages, where each leads, what is to be done at it, and who leads. */
import type { Lead, Move, Name, ProcessDeclaration, Stage, StageDuties } from "@remit/grammar";
import { type Binder, report, resolve, use } from "./binder.ts";
import type { BoundDuties, BoundLead, BoundMove, BoundProcess, BoundStage } from "./bound.ts";
import { bindLength } from "./check-powers.ts";
import { bindEffect } from "./check-rules.ts";
import { sortByDependency } from "./circles.ts";
import { closest } from "./close.ts";
import { notEntered } from "./declared-symbols.ts";
import { condition } from "./expressions.ts";
import { type PolicySymbol, quoted } from "./symbols.ts";

export function checkProcess(b: Binder, declaration: ProcessDeclaration): BoundProcess {
  const { name, enter, leads, stages } = declaration;
  const process = b.scope.byDeclaration.get(declaration);
  if (process === undefined) return { kind: "process", leads: [], stages: [] };
  const entered = stagesNamed(b, process, enter?.stages ?? []);
  const seen = new Set<string>([notEntered]);
  const bound = stages.flatMap((node): BoundStage[] => {
    const symbol = node.name && stageNamed(process, node.name.text);
    if (node.name === undefined) return [];
    if (seen.has(node.name.text))
      report(b, "duplicate-level", node.name, { name: node.name.text, owner: process.name });
    if (symbol === undefined || seen.has(node.name.text)) return [];
    seen.add(node.name.text);
    return [bindStage(b, process, symbol, node, enter?.anywhere === true || entered.includes(symbol))];
  });
  if (name !== undefined && !b.broken) {
    if (enter === undefined) report(b, "process-without-entry", name, { name: name.text });
    if (!stages.some(({ final }) => final)) report(b, "process-without-end", name, { name: name.text });
  }
  return { kind: "process", leads: bindLeads(b, process, leads), stages: bound };
}

function stageNamed(process: PolicySymbol, name: string): PolicySymbol | undefined {
  return process.members.find((member) => member.name === name);
}

/** The stages of these names; what is none is reported, and what is named twice. */
function stagesNamed(b: Binder, process: PolicySymbol, names: readonly Name[]): readonly PolicySymbol[] {
  const found = new Set<PolicySymbol>();
  for (const name of names) {
    b.expected.push({ start: name.start, end: name.end, expected: { kind: "stage", process } });
    const stage = stageNamed(process, name.text);
    if (stage === undefined) {
      const stages = process.members.map((member) => member.name);
      report(b, "not-a-stage", name, {
        name: name.text,
        process: process.name,
        stages: quoted(stages),
        close: closest(name.text, stages),
      });
      continue;
    }
    use(b, name, stage);
    if (found.has(stage)) report(b, "named-twice", name, { name: name.text });
    found.add(stage);
  }
  return [...found];
}

function bindStage(
  b: Binder,
  process: PolicySymbol,
  symbol: PolicySymbol,
  node: Stage,
  entered: boolean,
): BoundStage {
  const entryWhen = node.entryWhen && condition(b, node.entryWhen);
  const duties = node.duties.map((each) => bindDuties(b, each));
  const moves = node.moves.flatMap((move) => bindMove(b, process, symbol, move));
  const [first] = node.moves;
  if (node.final && first !== undefined) report(b, "final-stage-goes-on", first, { stage: symbol.name });
  return { symbol, node, entered, entryWhen, duties, moves: node.final ? [] : moves };
}

function bindMove(b: Binder, process: PolicySymbol, from: PolicySymbol, move: Move): readonly BoundMove[] {
  const { to, start, end } = move;
  const [target] = to === undefined ? [] : stagesNamed(b, process, [to]);
  const when = move.when && condition(b, move.when);
  const bypassing = stagesNamed(b, process, move.bypassing);
  if (target === undefined) return [];
  if (target === from && to !== undefined) {
    report(b, "stage-leads-to-itself", to, { stage: from.name });
    return [];
  }
  for (const name of move.bypassing)
    if (name.text === from.name || name.text === target.name)
      report(b, "bypasses-an-end", name, { stage: name.text });
  return [{ to: target, when, bypassing, span: { start, end } }];
}

function bindDuties(b: Binder, { occasion, every, effects }: StageDuties): BoundDuties {
  return {
    occasion,
    every: every && bindLength(b, every),
    effects: effects.map((effect) => bindEffect(b, effect, occasion === "review")),
  };
}

function bindLeads(b: Binder, process: PolicySymbol, leads: readonly Lead[]): readonly BoundLead[] {
  for (const lead of leads.filter(({ otherwise }) => otherwise).slice(1))
    report(b, "otherwise-twice", lead, { name: `lead of ${process.name}` });
  reportCircle(b, leads);
  return leads.flatMap(({ actor, when, otherwise, overrides }): BoundLead[] => {
    const symbol = resolve(b, actor, ["actor"]);
    const bound = when && condition(b, when);
    const under = overrides.flatMap((name) => givesWay(b, leads, name, actor));
    if (symbol === undefined) return [];
    if (!otherwise && bound === undefined) return [];
    return [{ actor: symbol, when: bound, overrides: under }];
  });
}

/** A lead that gives way to another. */
function givesWay(
  b: Binder,
  leads: readonly Lead[],
  name: Name,
  by: Name | undefined,
): readonly PolicySymbol[] {
  if (name.text === by?.text) {
    report(b, "overrides-itself", name, { name: name.text });
    return [];
  }
  const symbol = resolve(b, name, ["actor"]);
  if (symbol === undefined) return [];
  if (!leads.some(({ actor }) => actor?.text === name.text))
    report(b, "not-a-lead", name, { name: name.text });
  return [symbol];
}

function reportCircle(b: Binder, leads: readonly Lead[]): void {
  const over = (one: string) =>
    leads.flatMap(({ actor, overrides }) =>
      actor?.text === one ? overrides.map(({ text }) => text).filter((text) => text !== one) : [],
    );
  const actors = [...new Set(leads.flatMap(({ actor }) => actor?.text ?? []))];
  for (const circle of sortByDependency(actors, over).circles) {
    const at = leads.find(({ actor, overrides }) => actor?.text === circle[0] && overrides.length > 0);
    const path = [...circle, ...circle.slice(0, 1)].map((one) => `\`${one}\``).join(" → ");
    if (at !== undefined) report(b, "circular-overrides", at, { path });
  }
}
