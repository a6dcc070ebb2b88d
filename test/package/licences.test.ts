import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** They ask for their text to be kept, and for no more. */
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "(BSD-2-Clause OR MIT OR Apache-2.0)",
  "(MIT OR WTFPL)",
]);

/** Optional parts of others that are neither loaded nor shipped. */
const neverLoaded = ["node_modules/node-liblzma"];

interface LockEntry {
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly devOptional?: boolean;
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, "utf8"));
}

test("what the program is made with is told with its licence", () => {
  const page = readFileSync("content/docs/dependencies.md", "utf8");
  const told = [...page.matchAll(/^\| `([^`]+)` \| (\S+) \| .+ \|$/gm)];
  const { dependencies } = readJson("package.json");
  expect(told.map(([, name, licence]) => `${name} ${licence}`)).toEqual(
    Object.keys(dependencies).map(
      (name) =>
        `${name} ${readJson(`node_modules/${name}/package.json`).license}`,
    ),
  );
});

test("what comes with it asks for no more than its text", () => {
  const packages: Readonly<Record<string, LockEntry>> =
    readJson("package-lock.json").packages;
  const installed = Object.entries(packages).filter(
    ([, { dev, peer, devOptional }]) => !dev && !peer && !devOptional,
  );
  expect(installed.length).toBeGreaterThan(100);
  const asking = installed.flatMap(([path, { license = "none" }]) =>
    permissive.has(license) ? [] : [path],
  );
  expect(asking).toEqual(neverLoaded);
});
