/** Where each process is, where it goes and who leads: as data, and in words. */
import type { StageData, TraceStep } from "../protocol/outcome.ts";
import type { MoveModel, Process } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { formatValue } from "../semantics/values.ts";
import { evaluate } from "./kleene.ts";
import { readValues } from "./reads.ts";
import { reasonsText } from "./reasons.ts";
import type { Situation } from "./situation.ts";
import { step } from "./step.ts";

export function stageData(situation: Situation): StageData[] {
  const { prepared, root, spread } = situation;
  return prepared.model.processes.map((process): StageData => {
    const { name, title, input, next, lead } = process;
    const data: StageData = { process: name, stage: formatValue(input.type, root.frame.values[input.index]) };
    if (title !== undefined) data.title = title;
    const goesTo = spread.definitions[next.index];
    if (goesTo !== undefined) data.next = formatValue(next.type, goesTo);
    const leads = lead && spread.definitions[lead.index];
    if (lead !== undefined && leads !== undefined) data.lead = formatValue(lead.type, leads);
    const by = reasonsText(
      openMoves(situation, process).flatMap(({ asks }) => asks),
      root.frame,
    );
    if (by !== "") data.by = by;
    return data;
  });
}

/** One step for each process whose stage is known. */
export function stageSteps(situation: Situation, stages: readonly StageData[]): TraceStep[] {
  return situation.prepared.model.processes.flatMap((process, index): TraceStep[] => {
    const data = stages[index];
    if (data === undefined || data.stage === "unknown") return [];
    const asks = process.moves
      .filter(({ from }) => isFrom(process, situation, from))
      .flatMap((move) => move.asks);
    const { frame } = situation.root;
    return [
      step(situation, process, {
        kind: "stage",
        result: data.next ?? data.stage,
        text: `${process.name} is ${data.stage}${goesOn(situation, process, data)}${leadText(situation, process, data)}`,
        because: undefined,
        read: readValues(asks, frame, situation.kase),
      }),
    ];
  });
}

/** The moves that are open, whatever else is unknown. */
function openMoves({ root }: Situation, { moves }: Process): readonly MoveModel[] {
  return moves.filter(({ open }) => evaluate(open, root.frame) === 1);
}

function isFrom({ input }: Process, { root }: Situation, from: MoveModel["from"]): boolean {
  const value = root.frame.values[input.index];
  return from === undefined ? value === 0 : from.value === value;
}

function goesOn(situation: Situation, process: Process, { stage, next, by }: StageData): string {
  const targets = [...new Set(openMoves(situation, process).map(({ to }) => to.name))];
  if (targets.length > 1) return `, and the way to ${listed(targets, "and")} is open at once`;
  if (next === undefined) return ", and whether it goes on is not known";
  if (next === stage)
    return process.stages.some(({ name, final }) => name === stage && final) ? "" : ", and stays there";
  return ` and goes on to ${next}${by === undefined ? "" : `: ${by}`}`;
}

function leadText({ root }: Situation, { lead }: Process, data: StageData): string {
  if (lead?.kind !== "branches") return "";
  if (data.lead === undefined) return "; who leads is not known";
  const holding = lead.branches.flatMap(({ when }) =>
    when !== undefined && evaluate(when, root.frame) === 1 ? [when] : [],
  );
  const why = reasonsText(holding, root.frame);
  return `; ${data.lead} leads${why === "" ? "" : `: ${why}`}`;
}
