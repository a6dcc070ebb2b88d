import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

const locks = ["package-lock.json", "test/bench/package-lock.json"];

/** Their scripts build what nothing here needs, and are never run. */
const withScripts = [
  "node_modules/@mongodb-js/zstd",
  "node_modules/esbuild",
  "node_modules/node-liblzma",
];

async function packagesOfLock(
  path = "package-lock.json",
): Promise<Record<string, LockEntry>> {
  return JSON.parse(await readFile(path, "utf8")).packages;
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

describe.each(locks)("%s", (lock) => {
  const entries = async () => {
    const packages = await packagesOfLock(lock);
    return Object.entries(packages).filter(([path]) => path !== "");
  };
  const pathsOf = async (matches: (entry: LockEntry) => boolean) =>
    (await entries()).flatMap(([path, entry]) => (matches(entry) ? path : []));

  test("names no place to fetch from: all of it comes from the registry", async () => {
    expect(await pathsOf((entry) => entry.resolved !== undefined)).toEqual([]);
    expect(await pathsOf((entry) => entry.link === true)).toEqual([]);
    const versions = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;
    expect(
      await pathsOf(({ version = "" }) => !versions.test(version)),
    ).toEqual([]);
  });

  test("says of each package what its bytes must be", async () => {
    expect((await entries()).length).toBeGreaterThan(100);
    const sha512 = /^sha512-[\w+/]{86}==$/;
    expect(
      await pathsOf(({ integrity = "" }) => !sha512.test(integrity)),
    ).toEqual([]);
  });

  test("has no package more that would run something when it is installed", async () => {
    const found = await pathsOf((entry) => entry.hasInstallScript === true);
    expect(found.filter((path) => !withScripts.includes(path))).toEqual([]);
  });
});

test("no script of a package is run when it is installed", async () => {
  expect(await readFile(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
});

test("a package is named by one version, and a newer one is a change to review", async () => {
  for (const path of ["package.json", "test/bench/package.json"]) {
    const manifest = JSON.parse(await readFile(path, "utf8"));
    const {
      dependencies = {},
      devDependencies = {},
      overrides = {},
    } = manifest;
    for (const version of Object.values({
      ...dependencies,
      ...devDependencies,
      ...overrides,
    }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  }
});
