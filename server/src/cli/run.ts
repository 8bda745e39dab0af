/** `remit run`: the outcome of one case, made up on the spot or taken from the policy. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CaseData } from "../protocol/case.ts";
import type { Model } from "../semantics/model.ts";
import { caseDataOf, kaseOf, readCase } from "../simulation/read-case.ts";
import { simulate } from "../simulation/simulate.ts";
import { caseCalled, loadModel } from "./load.ts";
import { outcomeText } from "./outcome-text.ts";
import { type Arguments, CannotRun, flag, type Io, text, type Verb } from "./verb.ts";

const usage =
  "run FILE [--case TITLE | --from CASE.json] [--set NAME=VALUE]… [--on DATE] [--explain] [--json]";

export const verb: Verb = {
  usage,
  summary: "Shows the outcome of one case.",
  help: [
    "FILE            the policy",
    "--case TITLE    a case that stands in the policy",
    "--from FILE     a case as JSON; - reads it from standard input",
    "--set X=VALUE   gives or changes one value; may be said more than once",
    "--on DATE       the decision date, as 2026-04-01",
    "--explain       says why, step by step",
    "--json          the outcome as data",
  ],
  options: {
    case: { type: "string" },
    from: { type: "string" },
    set: { type: "string", multiple: true },
    on: { type: "string" },
    explain: { type: "boolean" },
    json: { type: "boolean" },
  },
  async run(args, io) {
    const model = await loadModel(args.positionals[0], usage, io);
    const { kase, errors: wrong } = readCase(model, await caseData(args, model, io));
    const sentences = Object.values(wrong);
    if (sentences.length > 0) throw new CannotRun(sentences.join("\n"));

    const json = flag(args, "json");
    const outcome = simulate(model, kase, { trace: json || flag(args, "explain") });
    io.out(json ? JSON.stringify(outcome, undefined, 2) : outcomeText(outcome, flag(args, "explain")));
    return 0;
  },
};

async function caseData(args: Arguments, model: Model, io: Io): Promise<CaseData> {
  const start = await started(args, model, io);
  const given: Record<string, CaseData["given"][string]> = { ...start.given };
  for (const setting of settings(args)) {
    const [name, value] = split(setting);
    given[name] = value;
  }
  const on = text(args, "on") ?? start.on;
  return { ...start, given, ...(on === undefined ? {} : { on }) };
}

async function started(args: Arguments, model: Model, io: Io): Promise<CaseData> {
  const title = text(args, "case");
  const file = text(args, "from");
  if (title !== undefined && file !== undefined)
    throw new CannotRun("say either --case or --from, not both.");
  if (title !== undefined) return caseDataOf(model, kaseOf(model, caseCalled(model, title)));
  return file === undefined
    ? { given: {} }
    : parseCase(file === "-" ? await io.stdin() : await fileText(file, io), file);
}

async function fileText(file: string, io: Io): Promise<string> {
  return readFile(resolve(io.cwd, file), "utf8").catch(() => {
    throw new CannotRun(`the file \`${file}\` can't be read.`);
  });
}

function parseCase(json: string, file: string): CaseData {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw new CannotRun(`\`${file}\` is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = CaseData.safeParse(data);
  if (read.success) return read.data;
  const where = read.error.issues.map(
    ({ path, message }) => `${path.length === 0 ? "the whole" : path.join(".")}: ${message}`,
  );
  throw new CannotRun(
    `\`${file}\` is not a case.\n${where.join("\n")}\nIt looks like {"on": "2026-04-01", "given": {"harm": "serious"}}.`,
  );
}

function settings(args: Arguments): readonly string[] {
  const value = args.options["set"];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function split(setting: string): readonly [string, string] {
  const at = setting.indexOf("=");
  if (at < 1) throw new CannotRun(`write --set as NAME=VALUE, not \`${setting}\`.`);
  return [setting.slice(0, at).trim(), setting.slice(at + 1).trim()];
}
