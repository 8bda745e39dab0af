// The extension's side of a panel, in the page itself: a made-up policy of one track, whose outcome is worked out for
// every way of filling what is not known. Enough to see and to test the pages; the real thing is the language server.
const asked = new URLSearchParams(location.search);
const panel = ["explain", "findings", "timeline"].find((name) => name === asked.get("panel")) ?? "what-if";
const theme = asked.get("theme") ?? "light";
document.body.className = `vscode-${theme}`;

/** Everything the page told, oldest first. */
window.told = [];
window.acquireVsCodeApi = () => ({
  postMessage(message) {
    window.told.push(message);
    receive(message);
  },
});

const uri = "file:///policy/visits.remit";
const place = { uri, start: 0, end: 10 };
const harms = ["none", "low", "serious"];
const controls = [
  {
    name: "harm",
    title: "Harm found",
    kind: "fact",
    question: "How serious is the harm that was found?",
    input: { kind: "options", ordered: true, options: harms.map((value) => ({ value, label: value })) },
  },
  {
    name: "warnings",
    title: "Earlier warnings",
    kind: "fact",
    input: { kind: "number", min: 0, max: 20, step: 1, unit: "notices" },
  },
  {
    name: "fee-owed",
    title: "Fee owed",
    kind: "fact",
    input: { kind: "number", min: 0, max: 50000, step: 0.01, unit: "£" },
  },
  { name: "served-on", title: "Served on", kind: "fact", input: { kind: "date" } },
  {
    name: "service",
    title: "Kind of service",
    kind: "fact",
    input: {
      kind: "options",
      ordered: false,
      options: ["care home", "home care", "hospital", "dentist", "clinic", "hospice", "ambulance"].map(
        (label) => ({
          value: label.replace(" ", "-"),
          label,
        }),
      ),
    },
  },
  {
    name: "count of visit in the last 12 months",
    title: "count of visit in the last 12 months",
    kind: "measure",
    input: { kind: "number", min: 0, max: 99, step: 1 },
  },
  {
    name: "evidence-sufficient",
    title: "Evidence is sufficient",
    kind: "judgement",
    question: "Would the evidence persuade somebody who was not there?",
    by: "inspector",
    guidedBy: "credible, relevant, recorded",
    input: { kind: "yes/no" },
  },
];
/** ?facts=40 makes a long form of it. */
for (let number = 1; number <= Number(asked.get("facts") ?? 0); number++) {
  controls.push({
    name: `detail-${number}`,
    title: `Detail ${number}`,
    kind: "fact",
    input: { kind: "yes/no" },
  });
}

/** ?picks=served-on lets that fact say which edition counts; ?editions=none makes a policy that never changed. */
const picks = asked.get("picks") ?? undefined;
const editions = {
  picks,
  days:
    asked.get("editions") === "none"
      ? []
      : [
          { day: "2024-03-04", changes: ["visits"] },
          { day: "2025-07-01", changes: ["repeated", "reply-time"] },
          {
            day: "2026-06-01",
            changes: ["vary-conditions", "R1", "R2", "limit", "history-of-harm", "serious-harm"],
          },
        ],
};

const start = { title: "A first visit", on: "2026-05-01", given: { harm: "low" } };
let kase = structuredClone(start);

/** What the policy says where everything it reads is known. From June 2026 on, one warning is enough. */
function decide({ harm, warnings, evidence }) {
  if (!evidence || harm === "none") return "advice-letter";
  const day = (picks === undefined ? kase.on : kase.given[picks]) ?? "";
  const enough = day >= "2026-06-01" ? 1 : 2;
  return harm === "serious" && warnings >= enough ? "vary-conditions" : "warning-notice";
}

function fillings() {
  const { harm, warnings, "evidence-sufficient": evidence } = kase.given;
  const domains = {
    harm: harm === undefined ? harms : [harm],
    warnings: warnings === undefined ? [0, 2] : [warnings],
    evidence: evidence === undefined ? [true, false] : [evidence],
  };
  return domains.harm.flatMap((h) =>
    domains.warnings.flatMap((w) => domains.evidence.map((e) => ({ harm: h, warnings: w, evidence: e }))),
  );
}

function results(among = fillings()) {
  return [...new Set(among.map(decide))];
}

function deciding() {
  if (results().length < 2) return [];
  const names = { harm: "harm", warnings: "warnings", evidence: "evidence-sufficient" };
  return Object.entries(names).flatMap(([key, name]) => {
    const groups = Map.groupBy(fillings(), (filling) => filling[key]);
    const settled = [...groups.values()].map((group) => results(group).length === 1);
    if (groups.size < 2 || !settled.includes(true)) return [];
    return [{ facts: [name], always: !settled.includes(false) }];
  });
}

/** The conduct goes on from the fact that picks the edition to the last change, and is split there. */
function transition() {
  const part = (from, until) => ({ from, until, class: "settled", summary: `Use ${results()[0]}.` });
  return {
    day: "2026-06-01",
    silent: false,
    text: "the conduct is split at 2026-06-01, and each part counts by its own edition",
    parts: [part(kase.given[picks], "2026-05-31"), part("2026-06-01", "2026-06-01")],
  };
}

function outcome() {
  const found = results();
  const [only] = found;
  const settled = found.length === 1;
  const shown = (name) => String(kase.given[name] ?? "unknown");
  return {
    policy: { name: "visits" },
    title: kase.title,
    on: kase.on,
    class: settled ? "settled-after-judgement" : "undecided",
    summary: settled ? `Use ${only}.` : `It may end as ${found.join(" or ")}.`,
    values: [
      {
        name: "harm-is-serious",
        kind: "threshold",
        value: kase.given.harm === undefined ? "unknown" : kase.given.harm === "serious" ? "yes" : "no",
      },
    ],
    rules: [],
    positions: ["advice-letter", "warning-notice", "vary-conditions", "cancellation"].map((name) => {
      if (name === "cancellation")
        return { name, kind: "power", position: "not-addressed", possible: ["not-addressed"], by: [] };
      if (settled) {
        const position = name === only ? "required" : "not-addressed";
        return { name, kind: "power", position, possible: [position], by: name === only ? ["R1"] : [] };
      }
      return { name, kind: "power", possible: ["required", "not-addressed"], by: [] };
    }),
    tracks: [
      {
        name: "civil",
        selected: settled ? [only] : [],
        options: [],
        open: !settled,
        text: settled ? `${only} is required by R1` : "it depends on what is not known",
      },
    ],
    duties: settled
      ? [
          {
            what: only,
            modality: "must",
            actor: "inspector",
            due: "2026-05-06",
            computed: "3 working days after 2026-05-01",
            rule: "R1",
            certain: true,
          },
        ]
      : [],
    stages: [],
    clocks: [],
    conflicts: [],
    deciding: deciding(),
    exact: true,
    ...(picks === undefined || kase.given[picks] === undefined ? {} : { transition: transition() }),
    trace: [
      {
        kind: "rule",
        name: "R1",
        result: settled ? "applies" : "may apply",
        text: `R1 ${settled ? "applies" : "may apply"}: harm is ${shown("harm")}`,
        because: "the harm and the earlier warnings call for it",
        read: ["harm", "warnings", "evidence-sufficient"].map((name) => ({
          name,
          kind: name === "evidence-sufficient" ? "judgement" : "fact",
          value: shown(name),
        })),
        citations: [{ source: "tree", locator: "3B", quoting: "act where harm recurs" }],
        place,
      },
      {
        kind: "rule",
        name: "R2",
        result: "does not apply",
        text: "R2 does not apply",
        read: [],
        citations: [],
        place,
      },
      {
        kind: "measure",
        name: "count of visit in the last 12 months",
        result: "1",
        text: "count of visit in the last 12 months is 1: visit on 2026-01-05",
        read: [],
        citations: [],
        place,
      },
    ],
  };
}

function errors() {
  const { warnings } = kase.given;
  return warnings !== undefined && (warnings < 0 || warnings > 20)
    ? { warnings: "`warnings` is from 0 to 20 notices" }
    : {};
}

function tell(message) {
  window.postMessage(message, "*");
}

function tellForm() {
  tell({
    kind: "form",
    form: { uri, title: "Visits", controls, start, editions },
    case: kase,
    cases: [{ uri, id: "serious", title: "Serious harm, twice warned" }],
    file: "visits.remit",
  });
  tellOutcome();
}

/** A value that is out of bounds is taken as not known. */
function tellOutcome() {
  const wrong = errors();
  const written = kase;
  if (wrong.warnings !== undefined) kase = { ...kase, given: { ...kase.given, warnings: undefined } };
  tell({ kind: "outcome", errors: wrong, outcome: outcome() });
  kase = written;
}

function tellResult() {
  const expectations = [
    { text: "advice-letter is selected", passed: true, actual: "advice-letter is selected", place },
    {
      text: "vary-conditions is required by R2",
      passed: false,
      actual: "vary-conditions is not addressed",
      place,
    },
  ];
  kase = { ...start, given: { harm: "low", warnings: 1, "evidence-sufficient": false } };
  tell({
    kind: "result",
    result: {
      title: "A first visit",
      passed: false,
      place,
      expectations,
      outcome: outcome(),
      deciding: [{ rule: "R1", place }],
    },
  });
}

/** ?state=checking, consistent or not-proved shows how the page looks then. */
function tellReport() {
  const one = {
    title: "R1 and R2 contradict each other",
    on: "2026-05-01",
    given: { harm: "serious", warnings: "2 notices" },
  };
  const pair = [
    { title: "no-cliff-edge fails: one case", given: { harm: "low", warnings: "2 notices" } },
    { title: "no-cliff-edge fails: the other", given: { harm: "serious", warnings: "2 notices" } },
  ];
  const states = {
    checking: { kind: "checking" },
    consistent: { kind: "consistent" },
    "not-proved": { kind: "not-proved", reason: "the question takes more work than is set aside for one" },
  };
  const state = states[asked.get("state")] ?? { kind: "problems", count: 1 };
  const found = state.kind === "problems";
  const text = "one step worse moves response by at most 1 step";
  tell({
    kind: "report",
    report: {
      root: uri,
      title: "Visits to care homes",
      state,
      findings: found
        ? [
            {
              code: "two-powers-required",
              severity: "error",
              message:
                "`response` takes one power at a time, and `warning-notice` and `vary-conditions` are both required in 19 cases, by `R1` and `R2`, for example when `harm` is serious and `warnings` is 2 notices",
              help: "say which rule gives way with `overrides`, or narrow one of them",
              place,
              about: "R1",
              rules: ["R1", "R2"].map((name) => ({ name, place })),
              cases: [one],
              follows: ["On response, warning-notice and vary-conditions are both required."],
              facts: ["harm", "warnings"],
              count: "19",
            },
          ]
        : [],
      principles: found
        ? [
            {
              name: "like-cases-alike",
              text: "service never changes the outcome",
              place,
              state: { kind: "holds", cases: "1204224", assumptions: ["settled-providers", "no-appeal"] },
            },
            {
              name: "no-cliff-edge",
              text,
              place,
              state: {
                kind: "fails",
                how: "`harm` from low to serious takes `response` from `advice-letter` to `vary-conditions`",
                cases: pair,
                follows: [
                  "On response, advice-letter is selected.",
                  "On response, vary-conditions is selected.",
                ],
                facts: ["harm"],
                count: "8",
                counts: "pairs",
              },
            },
            {
              name: "children-first",
              text: "whenever harm is serious, warning-notice is available",
              place,
              state: { kind: "not-proved", reason: "a value is missing when `harm` is unknown" },
            },
          ]
        : [],
    },
  });
}

// ── A timeline: one kind of event; two make a warning of advice, and a letter has to follow each within ten days ─────

const happened = [
  { on: "2026-01-05", event: "breach", fields: { harm: "low" } },
  { on: "2026-02-20", event: "breach", fields: { harm: "serious" }, because: "seen by two" },
];
let given = {};
let entries = structuredClone(happened);
let day = "2026-02-20";

function later(on, days) {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function power(on) {
  return entries.filter((entry) => entry.on <= on).length < 2 ? "advice-letter" : "warning-notice";
}

function scenario() {
  const ordered = entries.map(({ on }) => on).sort();
  const [from = "2026-01-01"] = ordered;
  const until = later(ordered.at(-1) ?? from, 40);
  const step = (on, because) => ({
    on,
    because,
    class: "settled",
    summary: `Use ${power(on)}.`,
    stages: [],
    selected: [{ track: "civil", powers: [power(on)] }],
    newDuties: [],
  });
  const changes = ordered.map((on) => step(on, ["breach found"]));
  const end = later(ordered.at(-1) ?? from, 28);
  return {
    title: "A first visit",
    from,
    until,
    on: "2026-03-01",
    entries: entries.map((entry) => ({
      ...entry,
      title: "Breach found",
      fields: Object.entries(entry.fields ?? {})
        .map(([name, value]) => `${name} ${value}`)
        .join(", "),
    })),
    steps: [...changes, step(later(end, 1), ["time to answer ended"])],
    clocks: [
      {
        name: "answer",
        title: "Time to answer",
        start: ordered.at(-1) ?? from,
        end,
        computed: `28 days after ${ordered.at(-1)}`,
        states: [
          { from: ordered.at(-1) ?? from, state: "running" },
          { from: later(end, 1), state: "expired" },
        ],
      },
    ],
    duties: ordered.map((on, at) => ({
      what: "advice-letter",
      kind: "power",
      modality: "must",
      actor: "inspector",
      rule: "R1",
      certain: true,
      arose: on,
      due: later(on, 10),
      computed: `10 days after ${on}`,
      dischargedBy: "letter-sent",
      ...(at === 0 ? { status: "done", doneOn: later(on, 4) } : { status: "overdue" }),
    })),
    stages: [{ process: "visits", stage: "watched", from }],
  };
}

function tellScenario() {
  const [harm] = controls;
  tell({
    kind: "scenario",
    scenario: scenario(),
    case: { title: "A first visit", on: "2026-03-01", given, timeline: entries },
    facts: controls.filter(({ kind }) => kind !== "measure"),
    events: [{ name: "breach", title: "Breach found", fields: [harm] }],
    day,
    changed: JSON.stringify([entries, given]) !== JSON.stringify([happened, {}]),
    file: "visits.remit",
  });
  tellDay();
}

function tellDay() {
  tell({
    kind: "outcome",
    on: day,
    outcome: { ...outcome(), class: "settled", summary: `Use ${power(day)}.` },
  });
}

function receive(message) {
  if (panel === "timeline") return receiveTimeline(message);
  switch (message.kind) {
    case "ready":
      if (panel === "findings") return tellReport();
      return panel === "explain" ? tellResult() : tellForm();
    case "set": {
      const { [message.name]: _, ...given } = kase.given;
      kase = { ...kase, given: message.value === null ? given : { ...given, [message.name]: message.value } };
      return tellOutcome();
    }
    case "date":
      kase = { ...kase, on: message.on ?? undefined };
      return tellOutcome();
    case "start":
      kase = {
        title: "Serious harm, twice warned",
        on: "2026-05-01",
        given: { harm: "serious", warnings: 2, "evidence-sufficient": true },
      };
      return tellForm();
    case "reset":
      kase = structuredClone(start);
      return tellForm();
    case "keep":
      return tell({
        kind: "said",
        text: "The case was added at the end of visits.remit. It is not saved yet.",
      });
    case "copy":
      return tell({ kind: "said", text: "The outcome was copied as JSON." });
  }
}

function receiveTimeline(message) {
  switch (message.kind) {
    case "ready":
      return tellScenario();
    case "day":
      day = message.on;
      return tellDay();
    case "add":
      entries = [...entries, { on: message.on, event: message.event, fields: message.fields }];
      return tellScenario();
    case "note": {
      const { at, kind: _, ...noted } = message;
      entries = entries.map(({ on, event, because }, place) =>
        place === at ? { on, event, because, ...noted } : entries[place],
      );
      return tellScenario();
    }
    case "set": {
      const { [message.name]: _, ...others } = given;
      given = message.value === null ? others : { ...others, [message.name]: message.value };
      return tellScenario();
    }
    case "move":
      entries = entries.map((entry, at) => (at === message.at ? { ...entry, on: message.on } : entry));
      return tellScenario();
    case "remove":
      entries = entries.filter((_, at) => at !== message.at);
      return tellScenario();
    case "reset":
      entries = structuredClone(happened);
      given = {};
      return tellScenario();
    case "save":
      return tell({ kind: "said", text: `Saved as a-first-visit.${message.format}.` });
    case "keep":
      return tell({ kind: "said", text: "The case was added at the end of visits.remit." });
  }
}

for (const [tag, attribute, file] of [
  ["link", "href", `${panel}.css`],
  ["script", "src", `${panel}.js`],
]) {
  const element = document.createElement(tag);
  if (tag === "link") element.rel = "stylesheet";
  element[attribute] = `../../../dist/webview/${file}`;
  document.head.append(element);
}
