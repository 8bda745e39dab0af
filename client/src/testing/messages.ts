/** What a failed case says: each expectation that did not hold beside what was found, and the rules that decided. */
import type { CaseResult } from "@remit/server/protocol/outcome.ts";
import { type Location, TestMessage, TestMessageStackFrame } from "vscode";
import { locationOf } from "../places.ts";

/** No message: the case passed. */
export async function messagesFor(result: CaseResult): Promise<readonly TestMessage[]> {
  if (result.error !== undefined) return [at(await locationOf(result.place), new TestMessage(result.error))];
  const failed = result.expectations.filter(({ passed }) => !passed);
  const rules = await Promise.all(
    result.deciding.map(async ({ rule, place }) => ({ rule, location: await locationOf(place) })),
  );
  return Promise.all(
    failed.map(async ({ text, actual, place }) => {
      const location = await locationOf(place);
      const message = at(location, TestMessage.diff(`expected ${text}; found ${actual}`, text, actual));
      message.stackTrace = [
        new TestMessageStackFrame("the expectation", location.uri, location.range.start),
        ...rules.map(
          (one) =>
            new TestMessageStackFrame(`decided by ${one.rule}`, one.location.uri, one.location.range.start),
        ),
      ];
      return message;
    }),
  );
}

function at(location: Location, message: TestMessage): TestMessage {
  message.location = location;
  return message;
}
