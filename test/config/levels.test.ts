import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { repository } from "../support/repository.ts";
import { found, page, run } from "./support/project.ts";
import { refusal } from "./support/refusal.ts";

describe("how loud a rule is", () => {
  const pages = { "a.md": page, "docs/old/b.md": page };
  const loud = async (config: string) =>
    found(await repository({ ...pages, "guidepost.config.yaml": config }));

  test("the configuration says by its name, and its tier's where it says none", async () => {
    expect(await loud("rules: { retired-command: error }")).toEqual([
      "a.md:5 error retired-command",
      "docs/old/b.md:5 error retired-command",
    ]);
    expect(await loud("rules: { tool: off }")).toEqual([]);
    expect(await loud("rules: { tool: off, retired-command: info }")).toEqual([
      "a.md:5 info retired-command",
      "docs/old/b.md:5 info retired-command",
    ]);
  });

  test("a later override wins over an earlier one, and both over what holds everywhere", async () => {
    expect(
      await loud(`rules: { retired-command: error }
overrides:
  - { files: [docs], rules: { retired-command: off } }
  - { files: ["docs/old/*.md"], rules: { retired-command: info } }
`),
    ).toEqual([
      "a.md:5 error retired-command",
      "docs/old/b.md:5 info retired-command",
    ]);
  });

  test("what was right in its day stays an info, whatever the configuration says", async () => {
    const historical = `---
guidepost: { from: "2.0.0", to: "3.0.0" }
---

# Upgrade

## Upgrading to 1.5

\`\`\`bash
docker-compose up -d
\`\`\`
`;
    const cwd = await repository({
      "a.md": historical,
      "guidepost.config.yaml": "rules: { retired-command: error }",
    });
    expect(await found(cwd)).toEqual(["a.md:10 info retired-command"]);
  });

  test("`--fix` leaves alone what is off", async () => {
    const cwd = await repository({
      "a.md": page,
      "guidepost.config.yaml": "rules: { retired-command: off }",
    });
    const { text } = await run(cwd, [], { fixDryRun: true });
    expect(text).toBe("");
  });
});

describe("which pages", () => {
  const pages = { "a.md": page, "docs/b.md": page, "docs/old/c.md": page };
  const config = "include: [docs]\nignore: [docs/old]\n";

  test("are those that the configuration includes, without those that it ignores", async () => {
    const cwd = await repository({ ...pages, "guidepost.config.yaml": config });
    expect(await found(cwd)).toEqual(["docs/b.md:5 warning retired-command"]);
    expect(await found(cwd, ["."])).toEqual([
      "a.md:5 warning retired-command",
      "docs/b.md:5 warning retired-command",
    ]);
  });

  test("an ignored page that is named says who ignores it", async () => {
    const cwd = await repository({ ...pages, "guidepost.config.yaml": config });
    await expect(run(cwd, ["docs/old/c.md"])).rejects.toThrow(
      refusal(
        "Found no Markdown file at `docs/old/c.md`",
        "What is there is ignored: `guidepost.config.yaml:2`",
      ),
    );
  });

  test("one that is included and not there is told with the line that names it", async () => {
    const cwd = await repository({
      ...pages,
      "guidepost.config.yaml": "include: [docs, help]\n",
    });
    await expect(run(cwd, [])).rejects.toThrow(
      refusal(
        "Cannot find `help`",
        "`include` names it: `guidepost.config.yaml:1`",
      ),
    );
  });

  test("are named from the folder one stands in, and the configuration is found above it", async () => {
    const cwd = await repository({
      ...pages,
      "guidepost.config.yaml": config,
      ".git/HEAD": "ref: refs/heads/main\n",
    });
    const at = join(cwd, "docs");
    expect(await found(at)).toEqual(["b.md:5 warning retired-command"]);
    expect(await found(at, ["../a.md"])).toEqual([
      "../a.md:5 warning retired-command",
    ]);
  });
});
