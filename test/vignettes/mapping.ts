/**
 * From the vocabulary of the vignettes to the names of the examples. Most names are the same with hyphens for
 * underscores; only what differs stands here.
 */
import type { CaseValue } from "@remit/server/protocol/case.ts";
import type { ExampleName } from "../support/examples.ts";
import type { VignetteValue, VignetteValues } from "./vignette.ts";

export type Given = Readonly<Record<string, CaseValue>>;

/** The examples that a vignette is run against; each expectation is judged by the first that knows the name. */
export function examplesFor(policy: string): readonly ExampleName[] {
  const care: readonly ExampleName[] = ["care", "prosecution", "rights"];
  switch (policy.split("+")[0]) {
    case "cqc_hr":
      return ["rights", "care", "prosecution"];
    case "prosecution":
      return ["prosecution", "care", "rights"];
    case "ofsted":
      return ["childcare"];
    case "telford":
      return policy === "telford" ? ["provider-concerns"] : [...care, "provider-concerns"];
    case "combinations":
      return [...care, "provider-concerns", "childcare"];
    default:
      return care;
  }
}

/** `below_required` for `below-required`. */
export function hyphened(name: string): string {
  return name.replaceAll("_", "-");
}

// ── What a vignette leaves out ─────────────────────────────────────────────────────────────────────────────────

/**
 * The ordinary value of what a vignette says nothing of: it would have said so if something were amiss. Facts of type
 * yes/no are ordinarily `no` and are not listed. Judgements are never filled in but for those listed here, of
 * which a finding against the provider would be news.
 */
export const ordinary: Readonly<Record<ExampleName, Given>> = {
  care: {
    "cqc-registered": true,
    "provider-type": "care-home",
    quality: "at-standard",
    trend: "steady",
    "breach-count": 1,
    "alternative-beds": 20,
    "person-concerned": "organisation",
    "overall-rating": "good",
    "kq-inadequate": 0,
    offence: "no-offence",
    "risk-of-harm": "none",
    "adequate-governance": true,
    "provider-fit-long-term": true,
    "persistent-breach": false,
    "proportionate-enforcement": true,
    "will-be-serious-risk-to-life": false,
    "director-unfit": false,
    "individual-culpable": false,
    "belief-abuse": false,
  },
  childcare: {
    sector: "early-years",
    setting: "nursery",
    "overall-judgement": "good",
    "proportionate-enforcement": true,
    "child-at-significant-harm": false,
    "restriction-needed": false,
    "investigate-first": false,
    // Advice, the mildest step, is only weighed where the vignette asks about it.
    "advice-secures": false,
  },
  prosecution: {
    "cqc-registered": true,
    "audits-real": true,
    "similar-incidents": 0,
    victim: "service-user",
    fault: "provider-fault",
    "proportionate-enforcement": true,
  },
  "provider-concerns": {
    "cqc-registered": true,
    "concern-founded": true,
    "raised-by": "by-nobody",
    reports: 0,
    concerns: 0,
    "warning-notices": 0,
    "inadequate-ratings": 0,
    "late-actions": 0,
    "single-serious": false,
    "other-failure": false,
    "persist-due-to-provider": false,
  },
  rights: {
    request: "nothing",
    "people-affected": 1,
    "risk-of-harm": "none",
    "proportionate-enforcement": true,
    "ehrc-more-suitable-powers": false,
    "belief-abuse": false,
    "closed-culture-risk": false,
    "infringement-of-rights": false,
    "potential-human-rights-infringement": false,
  },
  small: {},
  repeat: {},
  workplace: {},
};

/** Facts of type yes/no that stay unknown unless they are asked: nobody can take them for granted. */
export const neverOrdinary: ReadonlySet<string> = new Set([
  "first-organisation-aware",
  "significant-risk",
  "welfare-requirement-failed",
  "within-noticed-breach",
  "dose-given",
]);

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────

type FactMapping = (
  value: VignetteValue,
  all: VignetteValues,
) => Readonly<Record<string, CaseValue | undefined>>;

const is = (value: VignetteValue, ...words: string[]) =>
  typeof value === "string" && words.some((word) => value.includes(word));
const dayOf = (value: VignetteValue) => (typeof value === "string" ? value.slice(0, 10) : undefined);
/** Ten to midnight is after office hours, which end at five; a day alone says nothing of the hour. */
const afterHours = (value: VignetteValue) =>
  typeof value === "string" && value.includes("T") ? value.slice(11) >= "17:00" : undefined;
const answer = (value: VignetteValue) =>
  value === "yes" || value === true ? true : value === "no" || value === false ? false : "unknown";
const harm: FactMapping = (value) => ({
  "risk-of-harm":
    value === true ? "serious" : value === false ? "none" : value === "minor" ? "slight" : plain(value),
});
const renamed =
  (...names: readonly string[]): FactMapping =>
  (value) =>
    Object.fromEntries(names.map((name) => [name, plain(value)]));
const three = (name: string): FactMapping =>
  renamed(`${name}-proportionate`, `${name}-mitigates`, `${name}-secures`);

/** A value as the examples write it. */
export function plain(value: VignetteValue): CaseValue | undefined {
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  if (value === "yes" || value === "no") return value === "yes";
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : hyphened(value);
}

const offences: readonly (readonly [RegExp, string])[] = [
  [/unregistered|s10/, "unregistered"],
  [/suspended|s34/, "while-suspended"],
  [/manager/, "notification-by-manager"],
  [/notif|statement|registration reg/, "notification-by-provider"],
  [/condition|s33/, "condition-broken"],
  [/document|information|s64/, "documents-withheld"],
  [/explanation|s65/, "explanation-withheld"],
  [/obstruct|s63/, "entry-obstructed"],
];

const victims: readonly (readonly [RegExp, string])[] = [
  [/user|patient|resident/, "service-user"],
  [/worker|staff|employee/, "worker"],
  [/visitor|contractor/, "visitor"],
];

const tasks: readonly (readonly [RegExp, string])[] = [
  [/capacity/, "assess-capacity"],
  [/best interest/, "decide-best-interests"],
  [/liberty|dols/, "assess-deprivation-of-liberty"],
  [/alert|other authorit/, "alert-other-authorities"],
  [/audit/, "keep-audit-trail"],
  [/monitor/, "monitor-quality"],
  [/change|inform/, "report-changes"],
  [/overall/, "be-responsible-overall"],
  [/co-?ordinat/, "co-ordinate-action"],
  [/regulator/, "tell-regulator"],
  [/advoca/, "see-to-advocacy"],
  [/chair|minutes/, "provide-chair"],
  [/lead commissioner/, "be-lead-commissioner"],
  [/contribut/, "contribute"],
  [/contract|care plan/, "review-contract"],
  [/needs/, "meet-needs"],
];

function firstOf(table: readonly (readonly [RegExp, string])[], value: VignetteValue): string | undefined {
  const text = typeof value === "string" ? value.toLowerCase() : JSON.stringify(value).toLowerCase();
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

const ofIssues: readonly (readonly [RegExp, Given])[] = [
  [/clinical/, { "clinical-failings": true }],
  [/abuse|neglect/, { "systemic-abuse": true }],
  [/theft|crim|police/, { "suspected-crime": true }],
  [/financ/, { "financial-collapse": true }],
];

const predominant: readonly (readonly [RegExp, string])[] = [
  [/abuse/, "systemic-ongoing-abuse"],
  [/clinical/, "clinical-failure"],
  [/financ/, "financial-failure"],
  [/contract/, "contract-failure"],
  [/crim|theft/, "crime"],
];

/** Facts and judgements by their name in the vocabulary; what is not listed keeps its name, hyphened. */
export const facts: Readonly<Record<string, FactMapping>> = {
  // Care
  quality: (value) => ({
    quality: is(value, "unacceptable")
      ? "unacceptable-standard"
      : is(value, "below")
        ? "below-standard"
        : "at-standard",
  }),
  quality_unacceptable: (value, all) => ({
    quality:
      value === "yes"
        ? "unacceptable-standard"
        : is(all["quality"] ?? "", "below")
          ? "below-standard"
          : "at-standard",
  }),
  seriousness: (value) => ({
    seriousness: plain(value),
    impact: is(value, "low") ? "minor" : is(value, "medium") ? "moderate" : "major",
    likelihood: is(value, "extreme") ? "probable" : "possible",
  }),
  provider_type: (value) => ({
    "provider-type": plain(value),
    setting: plain(value),
    ...(is(value, "home_care", "supported_living") ? { "supported-at-home": true } : {}),
  }),
  regulation: (value) => ({ regulation: typeof value === "string" ? regulationName(value) : undefined }),
  actor: (value) => ({
    "person-concerned": is(value, "manager")
      ? "registered-manager"
      : is(value, "provider")
        ? "organisation"
        : plain(value),
  }),
  reps_received: (value) => ({ "reps-sent": dayOf(value) }),
  reps_sent: (value) => ({ "reps-sent": dayOf(value), "reps-after-hours": afterHours(value) }),
  waiver: (value, all) => ({
    waiver: value === true ? dayOf(all["as_of"] ?? all["nop_served"] ?? "") : dayOf(value),
  }),
  today: renamed("as-of"),
  decision: renamed("as-of"),
  past: renamed("past-breach"),
  current: (value) =>
    typeof value === "boolean"
      ? { "current-need": value }
      : { "this-breach": dateIn(value), "repeat-breach": true },
  history: (value) => ({ "previous-breach": dateIn(value), "repeat-breach": true }),
  offence: (value) => ({ offence: firstOf(offences, value) ?? "no-offence" }),
  sent_email: renamed("fpn-emailed"),
  overall: renamed("overall-rating", "overall-judgement"),
  infringement_duration: (value) => ({
    "infringement-days": is(value, "week") ? 7 : is(value, "month") ? 30 : plain(value),
  }),
  duration_days: renamed("infringement-days"),
  risk_of_harm: harm,
  harm: (value, all) => ({
    ...harm(value, all),
    "serious-harm": value === "unknown" ? value : is(value, "serious", "death"),
  }),
  risk: (value, all) => ({ ...harm(value, all), "high-risk": is(value, "high") }),
  case_a: (value, all) => ({ "same-outcome": JSON.stringify(value) === JSON.stringify(all["case_b"]) }),
  case_b: () => ({}),
  self_improve: renamed("provider-can-improve"),
  enforcement_threshold: renamed("reaches-threshold", "factors-carry-it"),
  breach_on_balance: renamed("breach"),
  significant: renamed("significant-infringement", "child-at-significant-harm"),
  persistent: (value) => ({
    persistent: plain(value),
    "persistent-breach": plain(value),
    "repeat-breach": answer(value),
  }),
  // Rights
  request: (value) => ({
    request: is(value, "HRA", "Human Rights") ? "human-rights-claim" : "regulatory-action",
  }),
  ehrc_more_suitable: renamed("ehrc-more-suitable-powers"),
  // Prosecution
  records: (value) => ({ "records-missing": is(value, "missing", "poor") }),
  victims: (value) => ({ victim: firstOf(victims, value) }),
  provider_cqc_registered: renamed("cqc-registered"),
  fault: (value) => ({
    fault: is(value, "commissioner")
      ? "commissioner-fault"
      : is(value, "contractor")
        ? "contractor-fault"
        : "provider-fault",
  }),
  // Childcare
  action_adequate: three("action"),
  wrn_adequate: three("notice"),
  adequate: three("action"),
  "adequate(advice)": three("advice"),
  "adequate(action)": three("action"),
  "adequate(wrn)": three("notice"),
  "adequate(vary)": three("vary"),
  information: () => ({ "information-received": true }),
  source: (value) => ({
    "information-source": is(value, "anonym") ? "anonymous" : is(value, "parent") ? "parent" : "other-agency",
  }),
  suggests_welfare_not_safeguarded: (value) => ({
    "suggests-welfare-not-safeguarded": plain(value),
    "information-received": true,
  }),
  second_from: renamed("suspension-from"),
  threshold_for_notice_met: renamed("welfare-requirement-failed"),
  // Provider concerns
  predominant_issue: (value) => ({
    "predominant-issue": firstOf(predominant, value) ?? plain(value),
    ...(is(value, "systemic") ? { "systemic-abuse": true } : {}),
  }),
  issues: (value) => {
    const text = JSON.stringify(value);
    return Object.assign({}, ...ofIssues.filter(([pattern]) => pattern.test(text)).map(([, given]) => given));
  },
  police_advice: (value) => ({
    "police-advice": is(value, "silen") ? "stay-silent" : is(value, "little") ? "say-little" : "tell",
  }),
  task: (value) => ({ task: firstOf(tasks, value) }),
  total: renamed("total-actions"),
  qa_passed: (value, all) => ({
    "qa-passed": plain(value),
    ...("improved" in all ? {} : { improved: plain(value) }),
  }),
  serious_delay: renamed("delay-is-serious"),
  raised_by: (value) => ({
    "raised-by": is(value, "council", "authority")
      ? "by-council"
      : is(value, "CQC", "regulator")
        ? "by-regulator"
        : is(value, "ICB", "health")
          ? "by-health"
          : is(value, "police")
            ? "by-police"
            : "by-other-partner",
  }),
  level: (value) => ({ "provider-concerns": levels[Number(value)] }),
  previous_level: (value) => ({
    "stage of latest provider-concerns before latest provider-concerns": levels[Number(value)],
  }),
  breaches: (value) => ({ "breach-count": Array.isArray(value) ? value.length : undefined, breach: true }),
};

/** The levels of the joint process, from 0: not in it. */
const levels: readonly string[] = [
  "not-entered",
  "information-sharing",
  "first-meeting",
  "intervention",
  "organisational-failure",
  "public-scrutiny",
  "closing",
];

function regulationName(text: string): string {
  const number = text.replace(/^reg(?:ulation)?[ _]?/i, "");
  const name = `reg-${number
    .replace(/^20\(.*$/, "20")
    .replaceAll(/[()]+/g, "-")
    .replace(/-$/, "")}`;
  return regulations.has(name) ? name : "no-regulation";
}

const regulations: ReadonlySet<string> = new Set(
  "4 5 6 7 8 9 9A 10 11 12 13 14 15 16-3 17 17-3 18 19 20 20A".split(" ").map((number) => `reg-${number}`),
);

function dateIn(value: VignetteValue): string | undefined {
  return /\d{4}-\d{2}-\d{2}/.exec(JSON.stringify(value))?.[0];
}

/** What tells that a regulation is broken, where the vignette does not say it itself. */
export const tellsOfBreach: readonly string[] = [
  "impact",
  "likelihood",
  "seriousness",
  "regulation",
  "breaches",
  "quality",
];

/** Facts that tell of an event: on which day it happened (with true, on the last that is told), or with false that it did not. */
export const happened: Readonly<Record<string, string>> = { paid: "penalty-payment" };

/** Facts that no example asks, with the reason. */
export const notAsked: Readonly<Record<string, string>> = {
  first_end: "the end of an earlier suspension matters only through whether the circumstances are the same",
  action_at: "hours of the day come with time and process",
  chair_informed_at: "hours of the day come with time and process",
  authorised_at: "hours of the day come with time and process",
  host: "which authorities they are makes no difference to who does what",
  placing: "which authorities they are makes no difference to who does what",
  tasks: "each task is run as a variant of its own",
  as_of: "where no example asks it, it is the day of the case",
  lead_professional: "who takes part is a matter of people, not of the policy",
};

// ── Names and phrases ──────────────────────────────────────────────────────────────────────────────────────────

/** Thresholds and derived levels that are called otherwise. */
export const thresholds: Readonly<Record<string, string>> = {
  "adequate(action)": "adequate-action",
  "adequate(advice)": "adequate-advice",
  "adequate(wrn)": "adequate-notice",
  "adequate(vary)": "adequate-vary",
  adequate: "adequate-action",
  "statutory_threshold(wrn)": "statutory-threshold",
  "repeated(24 months)": "repeated-within-24-months",
  "repeated(36 months)": "repeated-within-36-months",
  impact: "impact-by-duration",
};

/** What a phrase speaks of: powers and actions, any of which is meant, and what else holds in it. */
export interface Phrase {
  readonly names: readonly string[];
  readonly with?: Given;
}

const phrase = (...names: string[]): Phrase => ({ names });

/** Powers and steps that are called otherwise; the first pattern that fits counts. Without names: no such power. */
export const targets: readonly (readonly [RegExp, Phrase])[] = [
  [
    /^prosecution for the noticed breach/,
    { names: ["prosecution-provider"], with: { "within-noticed-breach": true } },
  ],
  [
    /^prosecution for the noticed offence/,
    { names: ["prosecution-provider"], with: { "offence-same-as-penalty": true } },
  ],
  [
    /^conditions for new breach/,
    { names: ["conditions-nop"], with: { breach: true, "within-noticed-breach": false } },
  ],
  [/^prosecution\(/, phrase("prosecution-provider")],
  [/^work_with_provider/, phrase("work-with-provider")],
  [/human rights act|^HRA/i, phrase("human-rights-claim-in-court")],
  [/^await window/, phrase("await-penalty-window")],
  [/^charge a different/, phrase("charge-other-offence")],
  [/^wait or charge/, phrase("await-penalty-window", "charge-other-offence")],
  [/^enforcement_action/, phrase("enforcement-action")],
  [/^proportionate_enforcement/, phrase("proportionate-enforcement-action")],
  [/^publish investigation report/, phrase("publish-investigation-report")],
  [/^CQC enforcement|^any CQC power/, phrase()],
  [/^consider per breach/, phrase("warning-notice-s29")],
  [/^assess s31/, phrase("urgent-conditions-s31")],
  [/^no referral duty/, phrase("safeguarding-referral")],
  [/^raise initial recommendation/, phrase("raise-recommendation")],
  [/^stronger action/, phrase("stronger-action")],
  [/^legal review of overlap/, phrase("review-overlap")],
  [/^immediate action/, phrase("immediate-action")],
  [/^civil (?:action|step)/, phrase("warning-notice-s29")],
  [/^consider representations/, phrase("consider-representations")],
  [/^unresolved/, phrase("advice", "welfare-requirements-notice")],
  [/^limited statement/, phrase("agree-limited-statement")],
  [/number of days/, phrase("agree-qa-days")],
  [/^close (?:process|at level)|^close_process/, phrase("close-process")],
  [/^decide(?!.cancellation)/, phrase("serve-decision")],
  [/^act (?:immediately|at once)/, phrase("act-at-once")],
  [/duty manager|same.day escalation/, phrase("tell-duty-manager")],
  [/^information_sharing|agree(?:d)? (?:a )?response/, phrase("share-information")],
  [/safeguarding adult review|^SAR\b/i, phrase("safeguarding-adult-review")],
  [/scrutiny/, phrase("public-scrutiny")],
  [/s(?:ection[ _])?42/, phrase("make-enquiries", "safeguarding-enquiry")],
  [/bring.*forward/, phrase("bring-inspection-forward")],
  // Duties
  [/both purposes/, phrase("consider-both-purposes")],
  [/risk.assessment|assess the risk/, phrase("assess-risk")],
  [/in writing/, phrase("notify-closing")],
  [/lessons/, phrase("lessons-learnt")],
  [/feedback/, phrase("collate-feedback")],
  [/distinction|reasons for (?:the )?difference/, phrase("record-distinction")],
  [/QA|quality assurance/, phrase("quality-assurance")],
  [/re-?inspect/, phrase("re-inspect")],
  [/stabilis|make (?:people )?safe/, phrase("make-safe")],
  [/evidence trail/, phrase("keep-trail")],
  [/^copy/, phrase("copy-notice")],
  [/^publish.inspection/, phrase("publish-inspection-report")],
  [/^publish.outcome/, phrase("publish-outcome-summary")],
  [/^publish.warning/, phrase("publish-warning")],
  [
    /^publish/,
    phrase("publish-urgent-action", "publish-decision", "publish-penalty", "publish-outcome-summary"),
  ],
  [/formal record|^record$/, phrase("formal-record")],
  [/findings meeting/i, phrase("set-findings-date")],
  [/^inform (?:the )?provider/, phrase("inform-provider")],
  [/improvement plan/, phrase("improvement-plan")],
  [/escalation triggers/, phrase("escalation-triggers")],
  [/^(?:plans for )?contingency.*(?:plans|communication)/, phrase("ensure-plans")],
  [/^include the (?:provider|failing)/, phrase("include-provider")],
  [/^police primacy/, phrase("keep-primacy")],
  [/^determine compliance/, phrase("determine-compliance")],
  [/^assess harm/, phrase("assess-harm")],
  [/^inform (?:the )?chair/, phrase("inform-chair")],
  [/consult (?:the )?police/, phrase("consult-police")],
  [/^notify commissioners/, phrase("notify-commissioners")],
  [/^safeguarding referral/, phrase("safeguarding-referral")],
  [/^include adults/, phrase("inform-adults-and-carers")],
  [/^protect enquiries|compromise enquiries/, phrase("protect-enquiries")],
  [/^follow police advice/, phrase("follow-police-advice")],
];

/** Dates: a duty that falls due, or a value that is a date. */
export const dates: readonly (readonly [RegExp, readonly string[]])[] = [
  [/representations about (?:a warning|notice)/, ["accept-representations-on-warning"]],
  [
    /representations close|last day for representations/,
    ["accept-representations-on-proposal", "representations-close"],
  ],
  [/earliest decision/, ["earliest-decision"]],
  [/appeal.* closes|28th day/, ["accept-appeal", "accept-suspension-appeal", "accept-cancellation-appeal"]],
  [/takes effect/, ["put-into-effect"]],
  [/next working day|roll-forward/, ["note-later-day"]],
  [/window ends/, ["penalty-window-ends", "accept-payment"]],
  [/earliest proceedings/, ["earliest-proceedings"]],
  [/objections close/, ["accept-objections"]],
  [/fourteen days/, ["name-supervisors", "supervision-ends"]],
  [
    /six weeks|suspension ends|last day of (?:the )?(?:suspension|second)/,
    ["six-weeks-end", "review-suspension"],
  ],
  [/twelve weeks|12 weeks/, ["twelve-weeks-end", "end-suspension"]],
  [/proceedings|prosecut/, ["last-day-to-prosecute"]],
  [/deemed receipt|received/, ["treat-as-received"]],
  [/inspect/, ["re-inspect"]],
  [/same.day|act (?:at once|immediately)/, ["act-at-once", "tell-duty-manager"]],
  [/meeting/, ["hold-information-meeting"]],
];

/** What is missing: inputs that stay unknown, or an action that asks for it. */
export const missing: readonly (readonly [RegExp, string])[] = [
  [/will it be paid/, "penalty-payment"],
  [/^lead agency$|^chair$/, "name-lead-and-chair"],
  [/^level$/, "provider-concerns"],
  [/size of uplift/, "uplift"],
  [/window length/, "window-length"],
  [/receipt out of hours/, "say-when-received"],
  [/time limits set/, "time-limit-ends"],
  [/interim control/, "check-interim-control"],
  [/within the noticed breach/, "within-noticed-breach"],
  [/roll-forward/, "note-later-day"],
  [/^harm$/, "serious-harm"],
  [/foreseeable/, "foreseeable"],
  [/police advice/, "police-advice"],
  [/number of days/, "agree-qa-days"],
  [/week|month|band/, "boundary-impact"],
  [/serious_delay/, "delay-is-serious"],
];

/** Who leads: a value that says so, or an action that is required or held by somebody. */
export interface LeadClaim {
  readonly name: string;
  /** `unknown`: nobody has settled it. Of an action: `required`, or who does it. */
  readonly value: string;
}

const says = (name: string, value: string): LeadClaim => ({ name, value });

/** Any of the lists holds when all in it do. */
export const leads: readonly (readonly [RegExp, readonly (readonly LeadClaim[])[]])[] = [
  [/^decided at|^per strategy/, [[says("name-lead-and-chair", "required")]]],
  [/^Police for the theft/, [[says("criminal-lead", "police-lead"), says("meeting-lead", "unknown")]]],
  [/^Police/, [[says("criminal-lead", "police-lead")], [says("lead", "police-lead")]]],
  [/^Local Authority \(default\)/, [[says("default-lead", "council-lead")]]],
  [/^CQC|\/ CQC/, [[says("lead", "care-regulator")]]],
  [
    /^Local Authority/,
    [
      [says("meeting-lead", "council-lead")],
      [says("lead", "safeguarding-authority")],
      [says("default-lead", "council-lead")],
    ],
  ],
  [/^unknown/, [[says("lead", "unknown")]]],
  [/^HSE/, [[says("lead", "safety-or-council")]]],
  [/^EHRC/, [[says("lead", "equality-regulator")]]],
  [/^FTT/, [[says("accept-appeal", "tribunal")]]],
  [/^Ofsted/, [[says("decided by", "decision-maker")]]],
  [/^partners/, [[says("share-information", "partners")]]],
  [/^chair/, [[says("notify-closing", "chair")]]],
  [/^lead agency/, [[says("agree-qa-days", "lead-agency")], [says("further-meeting", "lead-agency")]]],
];

/** Leads that say nothing that could be compared. */
export const noLead = /^as set|^$/;

/** Who an actor of the vocabulary is among ours. */
export const actors: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^CQC/, ["regulator", "inspector", "decision-meeting", "legal-adviser", "policy-owner"]],
  [/^Ofsted/, ["regulator", "inspector", "decision-maker", "legal-adviser"]],
  [/^commissioner/, ["commissioners"]],
  [/^partners/, ["partners"]],
  [/^lead professional/, ["lead-professional", "chair"]],
  [/^lead/, ["lead-agency", "partners", "chair"]],
  [/^Local Authority/, ["council"]],
  [/^co-ordinator/, ["co-ordinator"]],
  [/^meeting/, ["chair", "lead-agency"]],
  [/^chair/, ["chair"]],
  [/^Police/, ["police"]],
  [/^all/, ["partners"]],
  [/^provider/i, ["provider"]],
];
