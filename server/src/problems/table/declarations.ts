/** Scales, parameters, definitions, matrices, powers: what one declaration must say to be whole. */
import { didYouMean, error, hint, warning } from "../entry.ts";

export const declarations = {
  "one-level": error<{ name: string; what: string }>({
    message: ({ name, what }) => `\`${name}\` has only one ${what}, so it tells nothing apart`,
    help: ({ what }) => `add another ${what}`,
  }),
  "dates-reversed": error<{ from: string; until: string }>({
    message: ({ from, until }) => `this is in force until ${until}, which is before it starts on ${from}`,
    help: () => "write the earlier date after `from` and the later one after `until`",
  }),
  "editions-overlap": error<{ name: string; days: string }>({
    message: ({ name, days }) => `two editions of \`${name}\` are in force ${days}`.trimEnd(),
    help: () => "an edition ends the day before the next one begins: take `until` out, or correct a date",
  }),
  "editions-leave-hole": warning<{ name: string; days: string }>({
    message: ({ name, days }) => `no edition of \`${name}\` is in force ${days}`,
    help: () => "correct a date, or declare what holds on these days",
  }),
  "editions-differ": error<{ name: string; what: string }>({
    message: ({ name, what }) => `the editions of \`${name}\` differ in ${what}`,
    help: () => "keep it the same in all editions, or give the new one a name of its own",
  }),
  "conduct-not-said": error<{ day: string }>({
    message: ({ day }) => `which edition counts depends on the ${day}, and no fact gives that day`,
    help: ({ day }) =>
      day.startsWith("first")
        ? "add `conduct from … until …` with two facts that are dates"
        : "add `conduct` and a fact that is a date",
  }),
  "transition-not-said": hint<{ day: string }>({
    message: ({ day }) =>
      `conduct can begin before something changes on ${day} and be decided after it: the policy does not say which edition counts`,
    help: () =>
      "add `applies by date of decision`, `applies by date of conduct` or `applies split at editions`",
  }),
  "unknown-calendar": error<{ name: string; known: string; close: string }>({
    message: ({ name }) => `there is no working-day calendar called \`${name}\` in this edition`,
    help: ({ close, known }) => didYouMean(close, `write one of ${known}`),
  }),
  "parameter-dates": error<{ name: string; later: string; earlier: string }>({
    message: ({ later, earlier }) =>
      later === earlier
        ? `two values start on ${later}`
        : `the value from ${later} stands after the one from ${earlier}, though it is newer`,
    help: () => "write the newest value first, each with a date of its own",
  }),
  "parameter-always": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` has several values, and this one does not say from when`,
    help: () =>
      "add `from` and the date; only the oldest value can go without, and then holds from the beginning",
  }),
  "circular-definition": error<{ name: string; path: string }>({
    message: ({ name, path }) => `\`${name}\` is worked out from itself: ${path}`,
    help: () => "take one of these out of the circle, so that there is somewhere to start from",
  }),
  "otherwise-twice": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` has more than one value for \`otherwise\``,
    help: () => "keep one: it holds when none of the conditions is true",
  }),
  "matrix-axis": error<{ name: string; is: string }>({
    message: ({ name, is }) => `a matrix cannot be read by \`${name}\`, which is ${is}`,
    help: () => "read it by something with levels, alternatives, yes or no, or bounded numbers",
  }),
  "axis-twice": error<{ name: string }>({
    message: ({ name }) => `the rows and the columns of this matrix are both \`${name}\``,
    help: () => "name another value for one of them",
  }),
  "key-twice": error<{ key: string; where: string }>({
    message: ({ key, where }) => `there are two ${where}s for ${key}`,
    help: ({ where }) => `keep one ${where} for each value`,
  }),
  "key-missing": warning<{ keys: string; where: string; matrix: string }>({
    message: ({ keys, where, matrix }) =>
      `\`${matrix}\` has no ${where} for ${keys}, so it gives no value there`,
    help: ({ where }) => `add a ${where}`,
  }),
  "bands-overlap": error<{ first: string; second: string }>({
    message: ({ first, second }) => `${second} overlaps with ${first}: two answers for one value`,
    help: () => "both ends of a band belong to it; let the next one start behind the last",
  }),
  "bands-leave-hole": warning<{ hole: string; axis: string; matrix: string }>({
    message: ({ hole, axis, matrix }) => `\`${matrix}\` gives no value where \`${axis}\` is ${hole}`,
    help: () => "widen a band, or add one",
  }),
  "row-without-key": error<{ axis: string }>({
    message: ({ axis }) => `this row does not say for which value of \`${axis}\` it is`,
    help: () => "write the value, or a band such as `0..2`, into the first cell",
  }),
  "row-length": error<{ has: string; needs: string }>({
    message: ({ has, needs }) => `this row has ${has} where the table needs ${needs}`,
    help: () => "every row starts with its key and has one value for each column",
  }),
  "cell-empty": warning<{ matrix: string; where: string }>({
    message: ({ matrix, where }) => `\`${matrix}\` gives no value for ${where}`,
    help: () => "write a value into the cell",
  }),
  "not-a-step": error<{ name: string; track: string; steps: string; close: string }>({
    message: ({ name, track }) => `\`${name}\` is not a step of \`${track}\``,
    help: ({ close, steps, track }) => didYouMean(close, `\`${track}\` has ${steps}`),
  }),
  "step-of-which": error<{ name: string; tracks: string }>({
    message: ({ name, tracks }) => `\`${name}\` is a step of ${tracks}, and nothing says which is meant`,
    help: () => "say which track is meant: `… on TRACK`",
  }),
  "no-such-step": error<{ name: string; close: string }>({
    message: ({ name }) => `no track has a step \`${name}\``,
    help: ({ close }) => didYouMean(close, "name a step of a declared track"),
  }),
  "excludes-itself": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` excludes itself, so it could never be used`,
    help: () => "name the other power that it cannot be used together with",
  }),
  "not-a-duration": error<{ name: string; is: string }>({
    message: ({ name, is }) =>
      `\`${name}\` is ${is}; a deadline needs a number of days, working days, weeks, months or years`,
    help: () => "write a duration, such as `28 days`, or name a parameter that is one",
  }),
  "not-a-date": error<{ name: string; is: string }>({
    message: ({ name, is }) => `\`${name}\` is ${is}; a deadline counts from a date`,
    help: () => "name a fact of type `date`, or leave it out to count from the day of the decision",
  }),
  "event-as-word": warning<{ name: string }>({
    message: ({ name }) =>
      `\`${name}\` here is only a word for something outside the policy, so no time is worked out from it, though an event has that name`,
    help: ({ name }) => `where the event is meant, write \`latest ${name}\`; else use another word`,
  }),
  "field-is-a-word": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` has a meaning of its own in a timeline, so no field can be called so`,
    help: () => "give the field another name",
  }),
  "event-bound": error<{ event: string }>({
    message: ({ event }) => `\`${event}\` needs a whole number from 1 upwards as its bound`,
    help: () => "write how often it can happen at most: `at most 20`",
  }),
  "no-duty": error<{ word: string; modality: string }>({
    message: ({ word, modality }) =>
      `\`${word}\` goes with what must or should be done, not with \`${modality}\``,
    help: ({ word }) => `take \`${word}\` and what follows it out, or say \`must\` or \`should\``,
  }),
  "cap-below-period": warning<{ name: string; cap: string; period: string }>({
    message: ({ name, cap, period }) =>
      `\`${name}\` can never run its ${period}, as it takes at most ${cap} in all`,
    help: () => "let the longest time be no shorter than the time that it runs",
  }),
  "renewal-bound": error<{ name: string }>({
    message: ({ name }) => `\`${name}\` needs a whole number from 1 upwards for how often it is renewed`,
    help: () => "write how often it can be renewed at most: `at most 1 time`",
  }),
  "power-without-route": hint<{ power: string; other: string }>({
    message: ({ power, other }) =>
      `nothing says what can be done about \`${power}\`, though \`${other}\`, which is no stronger, says so`,
    help: () => "add `representations` or `appeal`; where there is none, say that: `representations none`",
  }),
  "power-without-basis": hint<{ name: string }>({
    message: ({ name }) => `nothing says where the power \`${name}\` comes from`,
    help: ({ name }) => `cite its legal basis behind the title: \`power ${name} [source section]\``,
  }),
};
