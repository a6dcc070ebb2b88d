import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/**
 * Who may import whom, by path; what is not listed is forbidden. The longest key
 * that starts a file's path speaks for it; inside its folder a file may import
 * what it likes.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "src/versions": [],
  "src/usage": [],
  "src/yaml": [],
  "src/memory": [],
  "src/sha256": [],
  "src/shipped": [],
  "src/release/types": ["src/versions"],
  "src/release": ["src/obeyed", "src/release", "src/versions", "src/yaml"],
  "src/plan": ["src/release/types", "src/release/published", "src/versions"],
  // A plan's steps and changes are values of these types.
  "src/guide": ["src/plan", "src/release/types", "src/versions"],
  // A step in a script must say what it starts, what it sets, and where it fails.
  "src/guide/script": [
    "src/guide",
    "src/plan",
    "src/release/types",
    "src/shell",
    "src/versions",
  ],
  "src/surface": ["src/release/types", "src/yaml"],
  "src/markdown": ["src/yaml"],
  "src/shell": [],
  "src/tools": ["src/shell", "src/versions"],
  "src/session": ["src/shell", "src/tools"],
  "src/session/evaluate": ["src/session", "src/child", "src/shipped"],
  "src/session/bwrap": [
    "src/session",
    "src/shell",
    "src/tools",
    "src/processes",
  ],
  "src/lint": [
    "src/markdown",
    "src/usage",
    "src/shell",
    "src/tools",
    "src/session",
    "src/surface/format",
    "src/surface/format-of",
    "src/surface/formats",
    "src/surface/read",
    "src/surface/setting",
    "src/surface/toml-lines",
    "src/plan/types",
    "src/plan/expect",
    "src/release/types",
    "src/release/schema/step",
  ],
  "src/lint/product": [
    "src/lint",
    "src/usage",
    "src/markdown",
    "src/plan",
    "src/release/types",
    "src/shell",
    "src/versions",
  ],
  "src/lint/rules/product": [
    "src/lint",
    "src/plan",
    "src/release/types",
    "src/shell",
    "src/surface",
    "src/versions",
  ],
  "src/adopt": [
    "src/markdown",
    "src/obeyed",
    "src/release/source",
    "src/release/types",
    "src/shell",
    "src/versions",
  ],
  "src/payloads": ["src/lint/payload", "src/lint/likeness", "src/yaml"],
  "src/report": ["src/lint/finding", "src/obeyed", "src/sha256"],
  // A line of configuration that does not read is shown as one of metadata is.
  "src/config": [
    "src/files",
    "src/lint/finding",
    "src/lint/likeness",
    "src/lint/product/rule",
    "src/lint/rule",
    "src/release/source",
    "src/release/describe-issue",
    "src/report/reporter",
    "src/tools/tool",
    "src/usage",
  ],
  // What is known is told by what pages say; a bad line is shown as one of metadata is.
  "src/baseline": [
    "src/lint/finding",
    "src/lint/versioned-paths",
    "src/markdown",
    "src/obeyed",
    "src/release/describe-issue",
    "src/release/source",
    "src/sha256",
  ],
  "src/completion": [],
  // What editors are told, from texts and findings alone.
  "src/lsp": [
    "src/lint",
    "src/markdown",
    "src/plan",
    "src/release",
    "src/shell",
    "src/versions",
  ],
  // What a repository has is told by its own formats and migrations.
  "src/init": ["src/release/types", "src/surface", "src/versions"],
  "src/terminal": ["src/usage"],
  "src/checkout": ["src/git"],
  "src/obeyed": [],
  "src/straying": [],
  "src/files": ["src/straying", "src/usage"],
  "src/writing": ["src/files", "src/straying", "src/usage"],
  "src/child": [],
  "src/processes": ["src/usage"],
  "src/git": ["src/processes", "src/usage"],
  "src/guard": ["src/shipped"],
  "src/commands": ["src/"],
  "src/cli": ["src/"],
  "src/browser": ["src/"],
  "src/unified": ["src/"],
  "src/rehearsal": ["src/"],
  "src/pasted": ["src/"],
  "src/index": ["src/"],
  "src/site": ["src/"],
  // Made of the lists of every kind, and of nothing that a page loads.
  "src/reference": ["src/"],
  site: ["src/browser", "src/index", "src/reference", "src/site"],
};

/** Only these may import a module whose name starts so. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  "node:fs": [
    "src/files.ts",
    "src/git.ts",
    "src/child.ts",
    "src/straying.ts",
    "src/writing/litter.ts",
    "src/writing/place.ts",
    "src/writing/write.ts",
  ],
  "node:child_process": ["src/child.ts", "src/processes.ts"],
  "node:inspector": ["src/guard/thread.ts"],
  "node:worker_threads": ["src/guard/guard.ts", "src/guard/thread.ts"],
};

/** The page loads these: no `node:`, and no zod, which is large. */
const browserPure = [
  "src/browser.ts",
  "src/rehearsal.ts",
  "src/pasted.ts",
  "src/guide/",
  "src/lint/",
  "src/markdown/",
  "src/payloads/",
  "src/plan/",
  "src/session/",
  "src/shell/",
  "src/surface/",
  "src/tools/",
  "src/usage.ts",
  "src/versions.ts",
];
const notBrowserPure = [
  "src/session/evaluate/",
  "src/session/bwrap",
  "src/tools/harvest/",
];

/** The edges of the program, of the machine, and of the child that evaluates. */
const mayUseProcess = [
  "src/cli.ts",
  "src/terminal.ts",
  "src/child.ts",
  "src/processes.ts",
  "src/writing/litter.ts",
  "src/session/evaluate/child.ts",
  "src/commands/lint/worker.ts",
  "src/guard/thread.ts",
  "src/commands/lsp/connection.ts",
];

const files = globSync(["src/**/*.ts", "site/**/*.{ts,mts,astro}"]).map(
  (path) => {
    const text = readFileSync(path, "utf8");
    return { path, text, imports: importsOf(path, text) };
  },
);

test("every file imports only what the table allows", () => {
  expect(
    files.flatMap(({ path, imports }) =>
      imports
        .filter((to) => isOurs(to) && !isAllowed(path, to))
        .map((to) => `${path} imports ${to}`),
    ),
  ).toEqual([]);
});

test("every folder and file of src/ is in the table", () => {
  const unlisted = files.filter(({ path }) => ruleFor(path) === undefined);
  expect(unlisted.map(({ path }) => path)).toEqual([]);
});

test("files are read and processes are started at the edges only", () => {
  expect(
    files.flatMap(({ path, imports }) =>
      imports
        .filter((to) =>
          Object.entries(onlyIn).some(
            ([name, where]) =>
              path.startsWith("src/") &&
              to.startsWith(name) &&
              !where.includes(path),
          ),
        )
        .map((to) => `${path} imports ${to}`),
    ),
  ).toEqual([]);
});

test("what a page loads imports neither node nor zod", () => {
  const pure = files.filter(
    ({ path }) =>
      startsWithAny(path, browserPure) && !startsWithAny(path, notBrowserPure),
  );
  expect(pure.length).toBeGreaterThan(0);
  expect(
    pure.flatMap(({ path, imports }) =>
      imports
        .filter((to) => to.startsWith("node:") || /^zod(\/|$)/.test(to))
        .map((to) => `${path} imports ${to}`),
    ),
  ).toEqual([]);
});

test("only the CLI prints and exits", () => {
  expect(
    files
      .filter(
        ({ path }) => path.startsWith("src/") && !mayUseProcess.includes(path),
      )
      .flatMap(({ path, text }) =>
        globalsIn(path, text).map((name) => `${path} uses ${name}`),
      ),
  ).toEqual([]);
});

function importsOf(path: string, text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".")
        ? normalize(join(dirname(path), fileName))
        : fileName,
    );
}

function isOurs(path: string): boolean {
  return path.startsWith("src/") || path.startsWith("site/");
}

function isAllowed(from: string, to: string): boolean {
  const rule = ruleFor(from);
  if (rule === undefined) return false;
  return [rule, ...(mayImport[rule] ?? [])].some((prefix) =>
    isUnder(to, prefix),
  );
}

function ruleFor(path: string): string | undefined {
  return Object.keys(mayImport)
    .filter((prefix) => isUnder(path, prefix))
    .sort((a, b) => b.length - a.length)[0];
}

/** `src/plan` speaks for `src/plan.ts` and `src/plan/leg.ts`, not for `src/planets.ts`. */
function isUnder(path: string, prefix: string): boolean {
  return (
    path.startsWith(prefix) &&
    (prefix.endsWith("/") || /^[./]/.test(path.slice(prefix.length)))
  );
}

function startsWithAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}

/** Uses of `console` and `process` as globals; properties of that name are not meant. */
function globalsIn(path: string, text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ["console", "process"].includes(node.expression.text)
    ) {
      found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
