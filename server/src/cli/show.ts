/** `remit show tree|types|model FILE`: what was read from a file, for those who work on Remit or with its data. */

import { describeType } from "../semantics/values.ts";
import { loadPolicy, shownPlace } from "./load.ts";
import { CannotRun, type Verb } from "./verb.ts";

const usage = "show tree|types|model FILE";

export const verb: Verb = {
  usage,
  summary:
    "Shows what was read from a file: its declarations, the types of its names, or what it means, as JSON.",
  help: [
    "tree   the declarations as written, with their places",
    "types  every name of the policy with what it is and the values it can have",
    "model  the policy with every name resolved, as the simulation uses it",
    "--json is what this prints anyway",
  ],
  options: { json: { type: "boolean" } },
  async run(args, io) {
    const [what, path] = args.positionals;
    const policy = await loadPolicy(path, usage, io);
    io.out(JSON.stringify(shown(what, policy, io), plain, 2));
    return 0;
  },
};

function shown(
  what: string | undefined,
  policy: Awaited<ReturnType<typeof loadPolicy>>,
  io: Parameters<Verb["run"]>[1],
): unknown {
  switch (what) {
    case "tree":
      return policy.document.tree.items;
    case "types":
      return policy.checked().allSymbols.map(({ name, kind, type, uri, span }) => {
        const document = policy.documents.find((candidate) => candidate.uri === uri);
        return {
          name,
          kind,
          ...(type === undefined ? {} : { values: describeType(type) }),
          ...(document === undefined ? {} : { place: shownPlace(document, span, io) }),
        };
      });
    case "model":
      return policy.checked().model();
    default:
      throw new CannotRun(`say what to show: remit ${usage}`);
  }
}

/** The model is a web, not a tree: a thing that stands elsewhere in full is shown by its name. */
function plain(this: unknown, key: string, value: unknown): unknown {
  const byName = ["input", "parameter", "definition", "target"];
  if (byName.includes(key) && typeof value === "object" && value !== null && "name" in value)
    return value.name;
  return value;
}
