/** Which conditions of a policy are true in no case, or in every case. */
import { conditionsIn, inputsOf } from "../compile/expressions.ts";
import { onceFor } from "../compile/once-for.ts";
import type { Answer } from "../regions/answer.ts";
import { FALSE, type Formula, not } from "../regions/formula.ts";
import type { Definition, Expr, LocalPlace, Model, Named, Rule } from "../semantics/model.ts";
import { expressionsIn, operandsOf } from "../semantics/parts.ts";
import { clockStarts } from "./clock-starts.ts";
import { assumptionsBehind, type Context } from "./context.ts";
import { finding, type LocalFinding, placeWithin } from "./finding.ts";
import { foundOnce } from "./frame.ts";
import { type Timeless, timelessIn } from "./timeless.ts";
import { rulesOfStages } from "./ways.ts";
import { namesOf } from "./words.ts";

/** A condition that stands somewhere: in a rule, a definition, a gate, a principle. */
export interface Site {
  readonly expr: Expr;
  /** Where its declaration stands. */
  readonly place: LocalPlace;
  readonly owner: string;
  readonly role:
    | "when"
    | "unless"
    | "threshold"
    | "definition"
    | "branch"
    | "gate"
    | "adequacy"
    | "principle";
}

export type Verdict =
  /** `assuming`: assumptions that it rests on, in words; `timeless`: why no timeline has it, where it is that. */
  | { readonly kind: "never"; readonly assuming: string; readonly timeless: Timeless | undefined }
  | { readonly kind: "always"; readonly assuming: string }
  | { readonly kind: "varies" }
  | { readonly kind: "open"; readonly reason: string };

export interface SiteVerdict extends ConditionVerdict {
  readonly site: Site;
}

interface ConditionVerdict {
  readonly whole: Verdict;
  /** Whether a part of it, or its declaration elsewhere, tells of the fault already. */
  readonly told: boolean;
  /** The innermost parts that are true always or never, the whole left out. */
  readonly parts: readonly { readonly expr: Expr; readonly verdict: Verdict }[];
}

const VARIES: Verdict = { kind: "varies" };

/** There is nothing to tell. */
const PLAIN: ConditionVerdict = { whole: VARIES, told: false, parts: [] };

export const sitesOf = ({ model }: Context): readonly Site[] => sitesIn(model);

const sitesIn = onceFor<[Model], readonly Site[]>((model) => {
  // What a process asks for stands once in its text, though several rules and definitions are made of it.
  const nexts = new Set(model.processes.map(({ next }) => next));
  const ofStages = rulesOfStages(model);
  return [
    ...model.definitions
      .filter((one) => one.editions === undefined && !nexts.has(one))
      .flatMap(sitesOfDefinition),
    ...model.processes.flatMap((process) => [
      ...process.stages.flatMap(({ entryWhen }) => at("branch", process, entryWhen)),
      ...process.moves.flatMap(({ when }) => at("branch", process, when)),
    ]),
    ...model.targets.flatMap((target) =>
      (target.editions ?? [target]).flatMap((edition) => [
        ...at("gate", edition, edition.openWhen),
        ...at("adequacy", edition, edition.adequateWhen),
      ]),
    ),
    ...model.rules.filter((rule) => !ofStages.has(rule)).flatMap(sitesOfRule),
    ...model.principles.flatMap((principle) =>
      principle.statements.flatMap((statement) =>
        statement.kind === "whenever"
          ? conditionsIn(statement.when).flatMap((expr) => at("principle", principle, expr))
          : [],
      ),
    ),
  ];
});

function at(
  role: Site["role"],
  { name, place }: Pick<Named, "name" | "place">,
  expr: Expr | undefined,
): readonly Site[] {
  return expr === undefined ? [] : [{ expr, place, owner: name, role }];
}

const sitesOfRule = onceFor<[Rule], readonly Site[]>((rule) => [
  ...at("when", rule, rule.when),
  ...at("unless", rule, rule.unless),
]);

const sitesOfDefinition = onceFor<[Definition], readonly Site[]>((definition) => {
  switch (definition.kind) {
    case "threshold":
      return at("threshold", definition, definition.value);
    case "define":
      return definition.type.kind === "yes/no" ? at("definition", definition, definition.value) : [];
    case "branches":
      return definition.branches.flatMap(({ when }) => at("branch", definition, when));
    case "matrix":
      return [];
  }
});

const verdicts = foundOnce<Expr, ConditionVerdict>();

export const verdictOn = (context: Context, { expr }: Site): ConditionVerdict =>
  verdicts(context.frame, expr, () => examine(context, expr));

const told = new WeakMap<Context, readonly SiteVerdict[]>();

/** The sites of which there is anything to tell; looked for once in an analysis, and each condition once in a frame. */
export function* sitesToTell(context: Context): Generator<undefined, readonly SiteVerdict[]> {
  const before = told.get(context);
  if (before !== undefined) return before;
  const found: SiteVerdict[] = [];
  for (const site of sitesOf(context)) {
    let isNew = false;
    const verdict = verdicts(context.frame, site.expr, () => {
      isNew = true;
      return examine(context, site.expr);
    });
    if (verdict !== PLAIN) found.push({ site, ...verdict });
    if (isNew) yield undefined;
  }
  told.set(context, found);
  return found;
}

function examine(context: Context, condition: Expr): ConditionVerdict {
  const parts: { readonly expr: Expr; readonly verdict: Verdict }[] = [];
  /** Whether the condition, or a part of it, is told of. */
  const visit = (expr: Expr): boolean => {
    let told = false;
    if (expr.kind !== "compare" && expr.kind !== "known")
      for (const part of operandsOf(expr)) if (visit(part)) told = true;
    if (told || expr === condition || !isWorthTelling(expr)) return told;
    const verdict = verdictOf(context, expr);
    if (verdict.kind === "varies") return false;
    if (!readsDeadClock(context, expr)) parts.push({ expr, verdict });
    return true;
  };
  const told = visit(condition) || !isWorthTelling(condition) || readsDeadClock(context, condition);
  const whole = verdictOf(context, condition);
  return !told && parts.length === 0 && whole === VARIES ? PLAIN : { whole, told, parts };
}

const CONDITIONS: ReadonlySet<Expr["kind"]> = new Set(["compare", "known", "and", "or", "count", "not"]);

/** A name alone is told of where it is declared; what `is not` denies has no place of its own. */
function isWorthTelling({ kind, span }: Expr): boolean {
  return span !== undefined && CONDITIONS.has(kind);
}

function verdictOf(context: Context, expr: Expr): Verdict {
  const { yes, no } = context.policy.conditions.truth(expr);
  if (yes === FALSE && no === FALSE) return VARIES;
  const notNo = context.world.find([not(no)]);
  if (notNo.kind === "none")
    return {
      kind: "never",
      assuming: assuming(context, notNo),
      timeless: timelessOf(context, [expr], not(no)),
    };
  const notYes = context.world.find([not(yes)]);
  if (notYes.kind === "none") return { kind: "always", assuming: assuming(context, notYes) };
  if (notNo.kind === "open") return notNo;
  return notYes.kind === "open" ? notYes : VARIES;
}

/** Why no timeline has what conditions ask for together, where no definition or clock that they read is told of already. */
export function timelessOf(
  context: Context,
  conditions: readonly Expr[],
  formula: Formula,
): Timeless | undefined {
  const read = new Set(conditions.flatMap(definitionsIn).flatMap(expressionsIn));
  const isToldBelow = sitesOf(context).some(
    (site) => read.has(site.expr) && verdictOn(context, site).whole.kind === "never",
  );
  return isToldBelow || conditions.some((condition) => readsDeadClock(context, condition))
    ? undefined
    : timelessIn(context, formula);
}

/** Whether a condition asks something of a clock that never starts, which is told of as such. */
function readsDeadClock(context: Context, condition: Expr): boolean {
  const inputs = inputsOf(condition);
  return context.model.measures.some(
    (measure) =>
      "clock" in measure &&
      inputs.has(measure.input.index) &&
      clockStarts(context).get(measure.clock)?.kind === "none",
  );
}

function definitionsIn(expr: Expr): readonly Definition[] {
  if (expr.kind !== "definition") return operandsOf(expr).flatMap(definitionsIn);
  return [expr.definition, ...expressionsIn(expr.definition).flatMap(definitionsIn)];
}

/** The assumptions that an answer rests on, in words; empty for none. */
export function assuming(context: Context, answer: Answer): string {
  return namesOf(assumptionsBehind(context, answer));
}

export const placeOfSite = ({ place }: Site, expr: Expr): LocalPlace => placeWithin(place, expr.span);

/** The conditions, and the parts of conditions, of which the verdict is the same, each at its place. */
export function conditionFindings(
  code: "condition-never-true" | "condition-always-true",
  { site, whole, told, parts }: SiteVerdict,
  isToldElsewhere: boolean,
): readonly LocalFinding[] {
  const kind = code === "condition-never-true" ? "never" : "always";
  const all = told || isToldElsewhere ? parts : [...parts, { expr: site.expr, verdict: whole }];
  return all.flatMap(({ expr, verdict }) =>
    verdict.kind === kind && !(verdict.kind === "never" && verdict.timeless !== undefined)
      ? [finding(code, placeOfSite(site, expr), { assuming: verdict.assuming })]
      : [],
  );
}
