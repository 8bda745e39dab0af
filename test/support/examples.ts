/** The examples, as the workspace reads them. */
import { strict as assert } from "node:assert";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Model } from "@remit/server/semantics/model.ts";
import { disk } from "@remit/server/workspace/disk.ts";
import type { Policy } from "@remit/server/workspace/snapshot.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";

export const examplesFolder = fileURLToPath(new URL("../../examples/", import.meta.url));

export const exampleNames = [
  "care",
  "childcare",
  "prosecution",
  "provider-concerns",
  "repeat",
  "rights",
  "small",
  "workplace",
] as const;

export type ExampleName = (typeof exampleNames)[number];

/** By the name of the policy, which is that of its folder. */
export async function readExamples(): Promise<ReadonlyMap<string, Policy>> {
  const workspace = createWorkspace(disk);
  for (const name of exampleNames) workspace.addFolder(pathToFileURL(`${examplesFolder}${name}`).toString());
  const { policies } = await workspace.snapshot();
  return new Map(policies.map((policy) => [policyName(policy), policy]));
}

function policyName({ checked }: Policy): string {
  return checked().model().policy?.name ?? "";
}

export function modelOfExample(examples: ReadonlyMap<string, Policy>, name: string): Model {
  const policy = examples.get(name);
  assert.ok(policy, `there is an example called ${name}`);
  return policy.checked().model();
}
