import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

type Entry = Readonly<
  Record<"dependencies" | "optionalDependencies", Readonly<Record<string, string>> | undefined> & {
    readonly resolved?: string;
    readonly link?: boolean;
  }
>;

const packages: Readonly<Record<string, Entry>> = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
).packages;

describe("package-lock.json", () => {
  it("names every package for every platform", () => {
    // npm leaves out what a registry does not show it; `npm ci` then refuses wherever the registry does show it.
    const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !reachable(place, name))
        .map((name) => `${name}, wanted by ${place}`),
    );
    assert.deepEqual(missing, []);
  });

  it("names no registry", () => {
    const addressed = Object.entries(packages).filter(([, { link, resolved }]) => !link && resolved);
    assert.deepEqual(
      addressed.map(([place]) => place),
      [],
    );
  });
});

/** A package is found in the node_modules of its user's folder or of any folder above. */
function reachable(place: string, name: string): boolean {
  const at = place === "" ? "" : `${place}/`;
  if (Object.hasOwn(packages, `${at}node_modules/${name}`)) return true;
  if (place === "") return false;
  const above = place.lastIndexOf("/node_modules/");
  return reachable(above === -1 ? "" : place.slice(0, above), name);
}
