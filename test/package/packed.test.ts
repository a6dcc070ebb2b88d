import { spawnSync } from "node:child_process";
import {
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { checkPackage, Package } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assemble } from "../../pack/assemble.ts";
import { Editor } from "../support/editor.ts";

/** An empty project that has installed the package, as npm lays it out. */
const project = mkdtempSync(join(tmpdir(), "guidepost-packed-"));
const home = join(project, "node_modules/guidepost");

beforeAll(async () => {
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  await assemble(resolve("."), { out: home });
}, 120_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

function filesOf(folder: string): string[] {
  return globSync("**", { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

function manifest(): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
}

/** What Node loads with a module of the package, from its folder. */
function loadedBy(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = readFileSync(join(home, path), "utf8");
  const named = text.matchAll(/(?:\bfrom|\bimport) ?"(\.[^"]+)"/g);
  for (const [, name = ""] of named) loadedBy(join(path, "..", name), seen);
  return [...seen];
}

test("the package holds what users need, and nothing else", () => {
  const top = filesOf(home).map((path) => path.split("/")[0]);
  expect([...new Set(top)]).toEqual([
    "LICENSE",
    "README.md",
    "THIRD-PARTY.md",
    "lib",
    "package.json",
    "schemas",
    "site",
    "templates",
  ]);
});

test("installing it brings no other package and runs nothing", () => {
  for (const field of [
    "dependencies",
    "devDependencies",
    "optionalDependencies",
    "scripts",
    "overrides",
    "private",
  ])
    expect(manifest()).not.toHaveProperty(field);
  expect(Object.values(manifest()["peerDependenciesMeta"] ?? {})).toEqual(
    Object.keys(manifest()["peerDependencies"] ?? {}).map(() => ({
      optional: true,
    })),
  );
});

test("it takes less than 40 MB installed", () => {
  const bytes = filesOf(home).map((path) => statSync(join(home, path)).size);
  const megabytes = bytes.reduce((sum, size) => sum + size, 0) / 1e6;
  console.log(`the package, installed: ${megabytes.toFixed(1)} MB`);
  expect(megabytes).toBeLessThan(40);
});

test("the checkout itself cannot be published", () => {
  const { private: isPrivate } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  expect(isPrivate).toBe(true);
});

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: home, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("types are found as ES modules are by Node and by bundlers", async () => {
  const files = filesOf(home)
    .filter((path) => /\.(?:js|ts|json)$/.test(path))
    .map((path) => [
      `/node_modules/guidepost/${path}`,
      readFileSync(join(home, path), "utf8"),
    ]);
  const packed = new Package(
    Object.fromEntries(files),
    "guidepost",
    String(manifest()["version"]),
  );
  const result = await checkPackage(packed, {
    excludeEntrypoints: [/^\.\/schemas\//, "./package.json"],
  });
  const problems = "problems" in result ? result.problems : ["no types"];
  // It is for ES modules alone, and the older resolution knows no exports.
  const modern = problems.filter(
    (problem) =>
      typeof problem === "string" ||
      !("resolutionKind" in problem) ||
      ["node16-esm", "bundler"].includes(problem.resolutionKind),
  );
  expect(modern).toEqual([]);
});

test("every licence of what is bundled is there with its text", () => {
  const text = readFileSync(join(home, "THIRD-PARTY.md"), "utf8");
  for (const name of ["just-bash", "libpg-query", "unbash", "zod", "undici"])
    expect(text).toMatch(new RegExp(`^## ${name} \\d`, "m"));
  for (const section of text.split(/^## (?=\S+ \d)/m).slice(1))
    expect(section).toMatch(/````text\n|the text of that licence stands above/);
});

test.each([
  "guidepost",
  "guidepost/config",
  "guidepost/unified",
  "guidepost/browser",
])("a program imports `%s`", (name) => {
  const code = `console.log(Object.keys(await import("${name}")).length > 0)`;
  const { stdout, stderr } = node(["--input-type=module", "-e", code]);
  expect({ stdout, stderr }).toEqual({ stdout: "true\n", stderr: "" });
});

test("a page that loads it asks for nothing of Node", () => {
  const code = filesOf(join(home, "lib"))
    .filter((path) => /^(?:browser|in-browser-.*)\.js$/.test(path))
    .map((path) => readFileSync(join(home, "lib", path), "utf8"));
  expect(code.length).toBeGreaterThan(1);
  for (const text of code)
    expect(text).not.toMatch(/(?:from|import\()\s*["'`]node:/);
});

test("the thread that watches a lint loads nothing of what it watches", () => {
  const loaded = loadedBy("lib/guard/thread.js");
  const bytes = loaded.map((path) => statSync(join(home, path)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000);
});

test("schemas are found by their names", () => {
  const code = `console.log(import.meta.resolve("guidepost/schemas/product.schema.json"))`;
  const { stdout } = node(["--input-type=module", "-e", code]);
  expect(stdout).toContain("/schemas/product.schema.json");
});

/** A block whose values take just-bash, and one that takes PostgreSQL's parser. */
const small = `# Upgrade

\`\`\`bash
mkdir -p /srv/mill && cd /srv/mill
printf 'blue\\ngreen\\n' > colours
next=$(grep green colours)
psql -c "SELCT 1"
cat "missing-$next.txt"
\`\`\`
`;

test("it finds what the source finds", () => {
  writeFileSync(join(project, "small.md"), small);
  const pages = [resolve("test/real/pages"), "small.md"];
  const args = ["lint", ...pages, "--format", "json"];
  const packed = findingsOf(node([join(home, "lib/cli.js"), ...args]));
  const source = findingsOf(node([resolve("src/cli.ts"), ...args]));
  expect(packed.findings.length).toBeGreaterThan(50);
  expect(packed).toEqual(source);
}, 60_000);

test("it serves an editor", async () => {
  const cli = join(home, "lib/cli.js");
  const { editor } = await Editor.spawn(project, { cli });
  const found = await editor.open("open.md", "# Upgrade\n\n```bash\nmill up\n");
  expect(found).toMatchObject([{ code: "unclosed-fence" }]);
  await editor.stop();
});

test("a page that needs no machinery starts none of it", () => {
  writeFileSync(join(project, "plain.md"), "# Guide\n\n```bash\nls\n```\n");
  writeFileSync(
    join(project, "loaded.cjs"),
    "process.on('exit', () => console.error(process.moduleLoadList.join('\\n')));",
  );
  const cli = join(home, "lib/cli.js");
  const run = node(["-r", "./loaded.cjs", cli, "lint", "plain.md"]);
  expect(run.status).toBe(0);
  const loaded = run.stderr.split("\n");
  expect(loaded).toContain("NativeModule fs/promises");
  for (const name of ["child_process", "worker_threads"])
    expect(loaded).not.toContain(`NativeModule ${name}`);
});

function findingsOf({ stdout }: { stdout: string }) {
  const { findings, summary } = JSON.parse(stdout);
  return { findings, summary: { ...summary, durationMs: 0 } };
}

function node(args: readonly string[]) {
  return spawnSync(process.execPath, args, {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
}
