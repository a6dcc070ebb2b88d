import { posix, win32 } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";

/** The same repository on both: a guide, a page beside it, and a script. */
const guide = `# Upgrade

See [the plan](plan.md#steps), [what is gone](gone.md), [no such part](plan.md#none),
and [the script](../../bin/up.sh).

\`\`\`bash
docker compose up
cp .env backup/
\`\`\`
`;
const plan = "# Plan\n\n## Steps\n";
const files = ["docs/guides/upgrade.md", "docs/guides/plan.md", "bin/up.sh"];

beforeEach(() => {
  vi.resetModules();
  vi.doUnmock("node:path");
  vi.doUnmock("../../../src/files.ts");
});

test("a page has the findings on Windows that it has elsewhere", async () => {
  const elsewhere = await found(posix, "/srv/mill");
  expect(elsewhere).toEqual([
    "docs/guides/upgrade.md:3:32 dead-link",
    "docs/guides/upgrade.md:3:57 dead-anchor",
    "docs/guides/upgrade.md:7:1 never-finishing-command",
  ]);
  expect(await found(win32, "C:\\Users\\mill")).toEqual(elsewhere);
});

test("what a configuration says of pages holds on Windows", async () => {
  for (const [path, root] of [
    [posix, "/srv/mill"],
    [win32, "C:\\Users\\mill"],
  ] as const) {
    on(path, root);
    const { wayTo } = await import("../../../src/commands/project.ts");
    const { names } = await import("../../../src/config/patterns.ts");
    const { isInside } = await import("../../../src/files.ts");
    const page = path.join(root, "docs", "guides", "upgrade.md");
    const way = wayTo(root, page);
    expect(way).toBe("docs/guides/upgrade.md");
    for (const pattern of ["docs", "docs/**/*.md", "./docs/guides/upgrade.md"])
      expect(names([pattern], way)).toBe(true);
    expect(names(["docs", "!docs/guides"], way)).toBe(false);
    expect(isInside(page, root)).toBe(true);
    expect(isInside(path.join(root, "..", "other"), root)).toBe(false);
    vi.resetModules();
  }
  on(win32, "C:\\Users\\mill");
  const { isInside } = await import("../../../src/files.ts");
  expect(isInside("D:\\Users\\mill\\docs", "C:\\Users\\mill")).toBe(false);
});

/** From here on Guidepost takes paths for those of a system, with the files there. */
function on(path: typeof posix, root: string): void {
  vi.doMock("node:path", () => ({ ...path, default: path }));
  const there = files.map((file) => path.join(root, ...file.split("/")));
  vi.doMock("../../../src/files.ts", async (original) => ({
    ...(await original<typeof import("../../../src/files.ts")>()),
    isThere: (name: string) => there.includes(name),
  }));
}

async function found(path: typeof posix, root: string): Promise<string[]> {
  vi.resetModules();
  on(path, root);
  const { wayTo } = await import("../../../src/commands/project.ts");
  const { neighboursOf } =
    await import("../../../src/commands/pages/neighbours.ts");
  const { lint } = await import("../../../src/lint/linter.ts");
  const [page = ""] = files;
  const file = wayTo(root, path.join(root, ...page.split("/")));
  const texts = new Map([
    [page, guide],
    ["docs/guides/plan.md", plan],
  ]);
  const around = neighboursOf((name) => texts.get(name), root)(file);
  const { findings } = lint(guide, { file, ...around });
  return findings.map(
    (one) => `${one.file}:${one.line}:${one.column} ${one.rule}`,
  );
}
