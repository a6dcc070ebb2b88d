import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

async function packagesOfLock(): Promise<Record<string, LockEntry>> {
  const lock = await readFile("package-lock.json", "utf8");
  return JSON.parse(lock).packages;
}

/** Where npm looks for a dependency of the package at `path`, innermost first. */
function candidates(path: string, name: string): string[] {
  const parts = path === "" ? [] : path.split("/node_modules/");
  const found: string[] = [];
  for (let length = parts.length; length > 0; length -= 1) {
    found.push(
      `${parts.slice(0, length).join("/node_modules/")}/node_modules/${name}`,
    );
  }
  return [...found, `node_modules/${name}`];
}

/** `npm ci` refuses a lock file in which a package of another platform is missing. */
test("every optional dependency has an entry in the lock file", async () => {
  const packages = await packagesOfLock();
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter(
        (name) => !candidates(path, name).some((place) => place in packages),
      )
      .map((name) => `${path || "package.json"} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no registry host", async () => {
  const packages = await packagesOfLock();
  const named = Object.entries(packages).filter(([, { resolved }]) => resolved);
  expect(named.map(([path]) => path)).toEqual([]);
});
