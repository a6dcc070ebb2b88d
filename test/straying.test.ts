import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../src/commands/check.ts";
import type { Command, Options } from "../src/commands/command.ts";
import { generate } from "../src/commands/generate.ts";
import { lint } from "../src/commands/lint.ts";
import { site } from "../src/commands/site.ts";
import { refuseLinks } from "../src/commands/site/places.ts";
import { MetadataError } from "../src/release/source.ts";
import { strays } from "../src/straying.ts";
import { UsageError } from "../src/usage.ts";
import { lanternFiles, repository } from "./support/repository.ts";

const secret = "canary-of-the-lighthouse";
const product = "content/products/lantern";

/** What lies beside the repository, as pages, metadata and settings would be read. */
const beside = {
  "page.md": `# T\n\n\`\`\`bash\nkubectl get pods --no-such-${secret}\n\`\`\`\n`,
  "wrong.yaml": `${secret}: [\n`,
  SECRET: secret,
};
const quoting =
  'guidepost: { fixtures: fixtures }\n---\n\n```bash\nkubectl get pods --no-such-"$(cat SECRET)"\n```\n';

describe("a link that a stranger commits", () => {
  test.each<
    [what: string, link: string, to: string, command: Command, given: string[]]
  >([
    ["a page", "docs/a.md", "page.md", lint, ["docs/a.md"]],
    ["a folder of pages", "docs", ".", lint, ["docs"]],
    ["a configuration", "guidepost.config.yaml", "wrong.yaml", lint, ["."]],
    ["a folder of releases", `${product}/releases`, ".", check, []],
    ["a map of sections", `${product}/sections.yaml`, "wrong.yaml", check, []],
    ["a folder of examples", "fixtures", ".", lint, ["quoting.md"]],
    ["git's own examples", "fixtures", "mill/.git", lint, ["quoting.md"]],
  ])("is not read: %s", async (_, link, to, command, given) => {
    const { root, outside } = await mill();
    await symlinked(join(outside, to), join(root, link));
    await writeFile(join(root, "quoting.md"), `---\n${quoting}`);
    expect(await saidBy(command, given, root)).not.toContain(secret);
  });

  test("is read where it leads elsewhere in its repository", async () => {
    const { root } = await mill();
    await writeFile(join(root, "UPGRADE.md"), beside["page.md"]);
    await symlinked("../UPGRADE.md", join(root, "docs/a.md"));
    expect(await saidBy(lint, ["docs/a.md"], root)).toContain(secret);
  });

  test.each(["sarif", "json"])(
    "is not followed to where a report is written: %s",
    async (format) => {
      const { root, outside } = await mill();
      await writeFile(join(root, "a.md"), "# T\n");
      await symlinked(join(outside, "report"), join(root, "report"));
      const said = saidBy(lint, ["a.md"], root, { format: `${format}=report` });
      expect(await said).toContain("it leads out of the repository");
      expect(await readdir(outside)).not.toContain("report");
    },
  );

  test.each([".git", "node_modules"])(
    "does not bring guides among what runs unseen: %s",
    async (name) => {
      const { root } = await mill();
      await mkdir(join(root, name), { recursive: true });
      const there = await readdir(join(root, name));
      await symlinked(`../${name}`, join(root, "content/guides"));
      expect(await saidBy(generate, [], root)).toContain("Refused to write");
      expect(await readdir(join(root, name))).toEqual(there);
    },
  );

  test.each([
    ["dist", "."],
    [".guidepost", "."],
    ["public", "."],
    ["public/a.txt", "SECRET"],
    ["content/docs/a.md", "page.md"],
    ["content/docs/more", "."],
  ])("is neither built into nor published by a site: %s", async (link, to) => {
    const { root, outside } = await mill();
    await symlinked(join(outside, to), join(root, link));
    const out = join(root, "dist");
    expect(() => refuseLinks({ root, out })).toThrow(
      /^Refused to (?:write|publish) /,
    );
  });
});

test("a configuration names no place among what git keeps", async () => {
  const { root } = await mill();
  await writeFile(join(root, "a.md"), "# T\n");
  for (const said of ["cache: .git/hooks/a", "site: { out: .git }"]) {
    await writeFile(join(root, "guidepost.config.yaml"), `${said}\n`);
    expect(await saidBy(lint, ["a.md"], root)).toContain(
      "expected a place below",
    );
  }
});

test("a site is built into no folder that holds other work, and developed beside it", async () => {
  const { root } = await mill();
  await mkdir(join(root, "dist"));
  await writeFile(join(root, "dist/cli.js"), "");
  expect(await saidBy(site, ["build"], root)).toContain(
    "it holds what no build wrote",
  );
  // It goes on to look for Astro, which is not there.
  expect(await saidBy(site, ["dev"], root)).toContain("not installed here");
  // A build that was ended leaves a half.
  await mkdir(join(root, "dist/_astro"));
  expect(await saidBy(site, ["build"], root)).toContain("not installed here");
});

test("links in circles stray, and those of no repository lead anywhere", async () => {
  const { root, outside } = await mill();
  await symlinked("b", join(root, "a"));
  await symlinked("a", join(root, "b"));
  await symlinked(join(root, "content"), join(outside, "way"));
  expect(strays(join(root, "a"))).toBe(true);
  expect(strays(join(outside, "way/products"))).toBe(false);
  expect(strays(join(root, "content/not-yet"))).toBe(false);
});

/** A repository beside what is not its own. */
async function mill(): Promise<{ root: string; outside: string }> {
  const outside = await repository(beside);
  const root = join(outside, "mill");
  const files = { ...lanternFiles, ".git/HEAD": "", ".git/SECRET": secret };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, outside };
}

/** In the place of what is there. */
async function symlinked(to: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { recursive: true, force: true });
  await symlink(to, path);
}

async function saidBy(
  command: Command,
  given: readonly string[],
  cwd: string,
  options: Options = {},
): Promise<string> {
  try {
    const { text } = await command.run(given, options, {
      cwd,
      colour: false,
      version: "0.0.0",
    });
    return text;
  } catch (error) {
    if (error instanceof UsageError)
      return [error.message, ...error.next].join("\n");
    if (error instanceof MetadataError) return error.message;
    throw error;
  }
}
