import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adopt } from "../../src/commands/adopt.ts";
import { init } from "../../src/commands/init.ts";
import { check } from "../../src/commands/check.ts";
import { generate } from "../../src/commands/generate.ts";
import { UsageError } from "../../src/usage.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const guide = `# Upgrade the mill

Everything about the mill.

## Upgrade

\`\`\`bash
docker pull registry.example.org/mill:2.1.0
\`\`\`

## Verify

\`\`\`bash
docker ps
\`\`\`
`;

function run(cwd: string, options = {}, path = "mill.md") {
  return adopt.run([path], options, surroundings(cwd));
}

function surroundings(cwd: string) {
  return { cwd, colour: false, version: "0.0.0" };
}

describe("guidepost adopt", () => {
  test("writes a product and both ends of the hop, and says where each line went", async () => {
    const root = await repository({ "mill.md": guide });
    const { text, exitCode } = await run(root);
    expect(exitCode).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "mill.md: 2.0.0 to 2.1.0 (from the commands)

      Placed
        steps.upgrade.run  7-9
        steps.verify.run   13-15

      2 blocks placed, 1 passage of text without a place

      Without a place
        mill.md:3  text  Everything about the mill.

      written content/products/mill/product.yaml
      written content/products/mill/releases/2.0.0.yaml
      written content/products/mill/releases/2.1.0.yaml
      written content/products/mill/adopted.md

      Next
        read content/products/mill/product.yaml: the summary, the variables' questions, each step's phase
        write the summary, the date and what breaks in each release: silence says that nothing does
        find a place for what is in content/products/mill/adopted.md
        guidepost generate mill
        guidepost check, with --write-baseline where what it finds has to wait
      "
    `);
    expect(await readdir(join(root, "content/products/mill"))).toEqual([
      "adopted.md",
      "product.yaml",
      "releases",
    ]);
  });

  test("leaves metadata from which guides are generated and checked", async () => {
    const root = await repository({ "mill.md": guide });
    await run(root);
    await generate.run([], {}, surroundings(root));
    const asked = await check.run([], {}, surroundings(root));
    expect(asked.text.match(/unwritten-summary/g)).toHaveLength(3);
    expect(asked.text).toContain("0 errors, 3 warnings");
    for (const file of [
      "product.yaml",
      "releases/2.0.0.yaml",
      "releases/2.1.0.yaml",
    ]) {
      const path = join(root, "content/products/mill", file);
      const asking = await readFile(path, "utf8");
      await writeFile(
        path,
        asking.replace(/^summary: .*$/m, "summary: Grinds grain"),
      );
    }
    await generate.run([], {}, surroundings(root));
    const { text, exitCode } = await check.run([], {}, surroundings(root));
    expect({ text, exitCode }).toMatchObject({ exitCode: 0 });
    const page = join(root, "content/guides/mill/2.0.0-to-2.1.0.md");
    expect(await readFile(page, "utf8")).toContain(
      "docker pull registry.example.org/mill:2.1.0",
    );
  });

  test("makes up no release where the product has one and the guide names none", async () => {
    const root = await repository({
      "compose.yaml": "services: { mill: { image: 'mill:2.0.0' } }\n",
      "UPGRADE.md": "# Upgrade Mill\n\n```bash\nmill turn\n```\n",
    });
    const options = { yes: true, product: "mill", ci: "none" };
    await init.run([], options, surroundings(root));
    const releases = join(root, "content/products/mill/releases");
    const before = await readdir(releases);
    const dry = await run(root, { json: true, dryRun: true }, "UPGRADE.md");
    expect(JSON.parse(dry.text)).toMatchObject({ from: null, to: null });
    const { text } = await run(root, {}, "UPGRADE.md");
    expect(text).toContain("UPGRADE.md: any upgrade (it names no version)");
    expect(text).toContain(
      "Kept as it was begun, for the guide says nothing of it\n  steps.backup\n  steps.verify\n  steps.rollback\n",
    );
    expect(await readdir(releases)).toEqual(before);
  });

  test("asks of which release a guide tells, where it changes something and names none", async () => {
    const root = await repository({
      ...lanternFiles,
      "UPGRADE.md":
        "# Upgrade\n\n## Settings\n\n| Setting | Old default | New default |\n| --- | --- | --- |\n| `WICK` | `1` | `2` |\n",
    });
    await expect(
      run(root, { id: "lantern" }, "UPGRADE.md"),
    ).rejects.toMatchObject({ next: ["Say which: --from and --to"] });
  });

  test("writes nothing in a dry run", async () => {
    const root = await repository({ "mill.md": guide });
    const { text } = await run(root, { dryRun: true });
    expect(text).toContain("would write content/products/mill/product.yaml");
    expect(await readdir(root)).toEqual(["mill.md"]);
  });

  test("a dry run says which files of people it would not replace, and with --force that it would", async () => {
    const root = await repository({ ...lanternFiles, "UPGRADE.md": guide });
    const asked = { dryRun: true, id: "lantern" };
    const refused = await run(root, asked, "UPGRADE.md");
    expect(refused.text).toContain(
      "Nothing would be written: people wrote what stands there already\n  content/products/lantern/product.yaml\n",
    );
    expect(refused.text).not.toContain("would write ");
    const forced = await run(root, { ...asked, force: true }, "UPGRADE.md");
    expect(forced.text).toContain("would write content/products/lantern/");
  });

  test("says the same as JSON", async () => {
    const root = await repository({ "mill.md": guide });
    const { text } = await run(root, { json: true, dryRun: true });
    expect(JSON.parse(text)).toMatchObject({
      format: 1,
      product: "mill",
      from: "2.0.0",
      to: "2.1.0",
      placed: [
        { line: 7, endLine: 9, kind: "block", field: "steps.upgrade.run" },
        { line: 13, endLine: 15, kind: "block", field: "steps.verify.run" },
      ],
      unplaced: [{ line: 3, endLine: 3, kind: "text" }],
    });
  });

  test("replaces no file that people wrote, unless it is told to", async () => {
    const root = await repository({ "mill.md": guide });
    await run(root);
    const release = join(root, "content/products/mill/releases/2.1.0.yaml");
    const text = await readFile(release, "utf8");
    const own = text.replace("Say in one sentence what is new", "New stones");
    await writeFile(release, own);
    await expect(run(root)).rejects.toThrow(UsageError);
    expect(await readFile(release, "utf8")).toBe(own);
    await run(root, { force: true });
    expect(await readFile(release, "utf8")).toBe(text);
  });

  test("writes where it is told to, under the name it is told", async () => {
    const root = await repository({ "docs/UPGRADE.md": guide });
    const { text } = await run(
      root,
      { out: "elsewhere", id: "wind-mill", name: "Wind Mill", to: "v3.0.0" },
      "docs/UPGRADE.md",
    );
    expect(text).toContain("written elsewhere/releases/3.0.0.yaml");
    const product = await readFile(
      join(root, "elsewhere/product.yaml"),
      "utf8",
    );
    expect(product).toContain("id: wind-mill\nname: Wind Mill\n");
  });

  test.each([
    ["a file that is not there", {}, "missing.md", /missing\.md/],
    ["an empty file", {}, "empty.md", /nothing to adopt/i],
    ["an id that is none", { id: "No Id" }, "mill.md", /id `No Id`/],
    ["a version that is none", { to: "two" }, "mill.md", /version `two`/],
    [
      "versions that go back",
      { from: "2.0.0", to: "1.0.0" },
      "mill.md",
      /--to 1\.0\.0/,
    ],
  ])("says what is wrong with %s", async (_, options, path, message) => {
    const root = await repository({ "mill.md": guide, "empty.md": "\n" });
    const failure = await run(root, options, path).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toMatch(message);
  });
});
