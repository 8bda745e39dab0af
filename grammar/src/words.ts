/**
 * Every word of the language once: the part it plays and what it does, in one plain sentence.
 * The tokens, the completions, the hovers and the colours in the editor all come from this table.
 */

/**
 * `declaration`: starts a declaration; `clause`: starts or joins a clause; `operator`: compares or combines;
 * `literal`: is a value, a type or a unit; `soft`: a small word inside a fixed phrase.
 */
export type WordRole = "declaration" | "clause" | "operator" | "literal" | "soft";

type Entry = readonly [role: WordRole, doc: string];

/** Never a name, anywhere. */
const reservedWords = {
  policy: ["declaration", "Names the policy and says its edition, when it is in force and who decides."],
  use: ["declaration", "Brings in another file of the same policy; in a rule, says that a power is used."],
  source: ["declaration", "Declares a text that the policy cites: a file or an address, and its authority."],
  actor: ["declaration", "Declares somebody who may act, decide or be acted upon."],
  scale: ["declaration", "Declares ordered levels and which way is worse."],
  choice: ["declaration", "Declares alternatives that have no order."],
  fact: ["declaration", "Declares something that can be observed, and what values it can have."],
  judgement: ["declaration", "Declares an open question that a person answers, with what guides the answer."],
  event: ["declaration", "Declares something that happens on a date, with what is noted of it."],
  parameter: ["declaration", "Declares a value that may change on given dates."],
  define: ["declaration", "Declares a value that follows from others."],
  matrix: ["declaration", "Declares a table that gives a value for one or two facts."],
  threshold: ["declaration", "Declares a named test that is met or not met."],
  clock: [
    "declaration",
    "Declares a period that runs from a day: how long, and what stops, renews or caps it.",
  ],
  track: ["declaration", "Declares a ladder of steps, from the mildest to the strongest."],
  power: ["declaration", "Declares something that may be done to enforce, who holds it and where it stands."],
  action: ["declaration", "Declares a step that is no power: a referral, a notice, a meeting."],
  rule: ["declaration", "Says when something must, should, may or must not be done."],
  principle: ["declaration", "Says a property that the whole policy must have."],
  assume: ["declaration", "Rules out cases that cannot happen, with the reason."],
  process: ["declaration", "Declares the stages that a matter goes through, and where each of them leads."],
  case: ["declaration", "Declares one scenario with what is expected of the policy."],
  cases: ["declaration", "Declares a table of scenarios, one a row."],
  is: ["operator", "Compares: `harm is high`, `harm is at least high`, `harm is not known`."],
  not: ["operator", "Turns a condition round."],
  and: ["operator", "Holds when both sides hold; mixes with `or` only inside brackets."],
  or: ["operator", "Holds when either side holds; mixes with `and` only inside brackets."],
  when: ["clause", "Says the condition."],
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; nothing awaits this table
  then: ["clause", "Says what follows when the condition holds."],
  unless: ["clause", "Says the condition under which the rule does not apply after all."],
  otherwise: ["clause", "Says what holds when nothing else does."],
  overrides: ["clause", "Names the rules that give way when this one applies."],
  because: ["clause", "Gives the reason, for the people who read the outcome."],
  must: ["clause", "Makes it required."],
  should: ["clause", "Makes it recommended."],
  may: ["clause", "Makes it permitted."],
  given: ["clause", "Lists what is known in the scenario; everything else is unknown."],
  expect: ["clause", "Lists what the policy should answer."],
  yes: ["literal", "The answer yes."],
  no: ["literal", "The answer no; before `power`, none of the powers."],
  unknown: ["literal", "Not known: never taken as no."],
  "yes/no": ["literal", "The type of a question answered by yes or no."],
} as const satisfies Record<string, Entry>;

/** Words of the language only where the language expects them; a name everywhere else. */
const softWords = {
  in: ["clause", "Begins `in force`: the days on which it holds."],
  force: ["soft", "Ends `in force`: the days on which it holds."],
  from: ["clause", "Says the first day."],
  until: ["clause", "Says the last day."],
  on: ["clause", "Says the track, or the day of the decision."],
  edition: ["clause", "Says which edition of the policy this is."],
  conduct: ["clause", "Names the facts that date what is judged, and in `applies`, the day of it."],
  decision: ["soft", "Ends `applies by date of decision`: the edition on the day of the decision counts."],
  start: ["soft", "Begins `start of conduct`: the edition on its first day counts."],
  split: ["soft", "Begins `split at editions`: each part of the conduct counts by its own edition."],
  editions: ["soft", "Ends `split at editions`."],
  decided: ["clause", "Begins `decided by`: who takes the decisions under the policy."],
  by: ["clause", "Says who, or by what."],
  calendar: ["clause", "Names the calendar of working days."],
  file: ["clause", "Says in which file the text of the source stands."],
  address: ["clause", "Says at which web address the source stands."],
  authority: ["clause", "Says what the source is: statute, regulator, partner or commentary."],
  read: ["clause", "Says on which day the source was read."],
  quoting: ["clause", "Gives the words of the source that are relied on."],
  note: ["clause", "Adds a remark for the reader."],
  question: ["clause", "Gives the question in the words in which a person is asked."],
  guided: ["clause", "Begins `guided by`: what the person who answers should look at."],
  worsens: ["clause", "Says that more of it is worse."],
  improves: ["clause", "Says that more of it is better."],
  was: ["clause", "Gives the value that held before."],
  met: ["clause", "Says when the threshold is met, or asks whether it is."],
  strengthens: ["clause", "Lists the steps from the mildest to the strongest."],
  one: ["soft", "Begins `one at a time`, `one of` and `one step worse`."],
  a: ["soft", "A small word in `one at a time` and `lead to a weaker power`."],
  time: ["soft", "Ends `one at a time`: two required powers on the track clash."],
  held: ["clause", "Begins `held by`: who may use the power."],
  kind: ["clause", "Gives words that principles pick powers by."],
  open: ["clause", "Begins `open when`: without this nobody may use the power."],
  adequate: ["clause", "Begins `adequate when`: in these cases the power is enough."],
  excludes: ["clause", "Names powers that cannot be used together with this one."],
  representations: ["clause", "Says whether and until when representations can be made."],
  appeal: ["clause", "Says to whom and until when an appeal can be made."],
  publish: ["clause", "Says whether and when the use of the power is published."],
  none: ["literal", "There is none."],
  always: ["literal", "In every case; at a stage, also where the stage is passed over."],
  never: ["clause", "In no case."],
  to: ["clause", "Says to which stage, and when; to whom, in `appeal to`; a small word in `leads to`."],
  within: ["clause", "Says how much time there is."],
  after: ["clause", "Counts from the day after."],
  beginning: ["clause", "Begins `beginning with`: the first day counts."],
  with: ["soft", "Ends `beginning with`: the first day counts."],
  runs: ["clause", "Says how long the clock runs, and from which day."],
  renewed: ["clause", "Begins `renewed by`: what lengthens the clock by its period."],
  times: ["soft", "Ends `at most 2 times`: how often the clock can be renewed."],
  suspended: ["clause", "Begins `suspended from`: between these events the clock stands still."],
  rolls: ["clause", "Begins `rolls forward`: a last day that is no working day moves to the next one."],
  forward: ["soft", "Ends `rolls forward`: a last day that is no working day moves to the next one."],
  end: ["operator", "Begins `end of` a clock: its last day."],
  discharged: ["clause", "Begins `discharged by`: the event that shows that the duty is done."],
  proved: ["clause", "Begins `proved by`: what shows that it was done."],
  enter: ["clause", "Begins `enter at`: the stages at which the process can begin."],
  stage: ["clause", "Begins a stage of the process; `any stage` is every one of them."],
  entry: ["clause", "Begins `entry when`: what opens the stage; ends `on entry`: what is then to be done."],
  review: ["clause", "Begins `review every`: what is done again and again at the stage."],
  final: ["clause", "Says that the process ends at the stage."],
  bypassing: [
    "clause",
    "Names stages that are passed over; what is `always` to be done there stays to be done.",
  ],
  next: ["operator", "Begins `next stage of`: where the process goes, or stays."],
  at: ["operator", "Begins `at least` and `at most`."],
  least: ["operator", "Ends `at least`: this or more."],
  most: ["operator", "Ends `at most`: this or less."],
  above: ["operator", "More than this."],
  below: ["operator", "Less than this."],
  between: ["operator", "From the first to the second, both included."],
  of: ["operator", "Ends `one of`, `all of`, `any of` and `at least 2 of`, before the brackets."],
  known: ["operator", "Asks whether the value is known."],
  due: ["operator", "Asks until which day the action has to be done."],
  all: ["operator", "Begins `all of (…)`: every one of the conditions holds."],
  any: ["operator", "Begins `any of (…)`: one of the conditions holds."],
  some: ["operator", "At least one of the powers."],
  every: ["operator", "Each of the powers; how often, in `review every`."],
  applies: ["operator", "Asks whether the rule applies."],
  does: ["soft", "Begins `does not apply`."],
  apply: ["soft", "Ends `does not apply`: asks whether the rule stays silent."],
  would: ["soft", "Begins `would decide`."],
  decide: ["soft", "Ends `would decide`: knowing these would settle the outcome."],
  outcome: ["operator", "The outcome as a whole, in `outcome is gap` and `never changes the outcome`."],
  choose: ["clause", "Begins `choose the lowest adequate power on`: how the policy picks a power."],
  the: ["soft", "A small word in `choose the lowest` and `changes the outcome`."],
  lowest: ["soft", "The mildest step, in `choose the lowest adequate power on`."],
  worse: ["clause", "Begins `worse facts never lead to a weaker power on`."],
  facts: ["soft", "All facts together, in `worse facts never lead to a weaker power on`."],
  lead: ["clause", "Says who leads, and when; asks who does, in `lead of`."],
  leads: ["soft", "A small word in `never leads to a weaker power`."],
  weaker: ["soft", "A milder step, in `never lead to a weaker power on`."],
  changes: ["soft", "Joins `never changes the outcome`: the fact makes no difference."],
  change: ["soft", "Joins `never change the outcome`: the facts make no difference."],
  step: ["soft", "One level, in `one step worse moves`."],
  steps: ["soft", "Levels of a track, in `by at most 2 steps`."],
  moves: ["soft", "Joins `one step worse moves … by at most`."],
  whenever: ["clause", "Says that in every case of the first kind the second holds too."],
  states: ["clause", "Says what each of the powers has to state."],
  timeline: ["clause", "Lists what happened and when; the record of each event that it names is complete."],
  count: ["operator", "Begins `count of`: how many of an event there were."],
  consecutive: ["soft", "Counts back from the latest event for as long as the condition holds."],
  distinct: ["soft", "Begins `distinct by`: counts each value of a field once."],
  latest: ["operator", "The last of the events up to the day of the decision."],
  earliest: ["operator", "The first of the events."],
  receipt: ["operator", "Begins `receipt of`: the day on which it was received, or counts as received."],
  where: ["soft", "Says which of the events are meant."],
  last: ["soft", "Ends `in the last`: so long before the day of the decision."],
  since: ["soft", "Later than a day."],
  before: ["soft", "Earlier than a day."],
  received: ["clause", "Says on which day it was received."],
  deemed: ["clause", "Begins `deemed received`: when it counts as received, if nobody says when it was."],
  upheld: ["clause", "Says on which day it was upheld; in a condition, whether it was by now."],
  splitting: [
    "clause",
    "Two smaller events in the place of one, in `splitting events never leads to a weaker power on`.",
  ],
  delaying: ["clause", "An event later than it was, in `delaying events never leads to a weaker power on`."],
  reordering: ["clause", "Events in another order, in `reordering events never leads to a weaker power on`."],
  events: ["soft", "All events together, in `delaying events never leads to a weaker power on`."],
  withdrawn: ["clause", "Says on which day it was withdrawn; in a condition, whether it was by now."],
  date: ["literal", "The type of a day."],
  working: ["literal", "Begins `working days`: weekends and bank holidays are left out."],
  day: ["literal", "One day."],
  days: ["literal", "A number of days."],
  week: ["literal", "One week."],
  weeks: ["literal", "A number of weeks."],
  month: ["literal", "One month."],
  months: ["literal", "A number of months."],
  year: ["literal", "One year."],
  years: ["literal", "A number of years."],
} as const satisfies Record<string, Entry>;

export type ReservedWord = keyof typeof reservedWords;
export type SoftWord = keyof typeof softWords;
export type Word = ReservedWord | SoftWord;

export interface Keyword {
  readonly word: Word;
  readonly role: WordRole;
  readonly doc: string;
  /** Whether it can never be a name. */
  readonly reserved: boolean;
}

const entries = (table: Readonly<Record<string, Entry>>, reserved: boolean): Keyword[] =>
  Object.entries(table).map(([word, [role, doc]]) => ({ word: word as Word, role, doc, reserved }));

/** Every word of the language, the reserved ones first. */
export const keywords: readonly Keyword[] = [...entries(reservedWords, true), ...entries(softWords, false)];

const reserved: ReadonlySet<string> = new Set(Object.keys(reservedWords));

/** Whether a word can never be a name. */
export function isReserved(word: string): boolean {
  return reserved.has(word);
}

/** A name as a whole: letters of any script, digits, inner hyphens. */
export const namePattern = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*$/u;
