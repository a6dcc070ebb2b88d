import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/commands/lint.ts";
import { repository } from "../support/repository.ts";
import { found, page, run } from "./support/project.ts";
import { refusal } from "./support/refusal.ts";

const config = "guidepost.config.yaml";

describe("`--rule`", () => {
  test("is louder than all that the configuration says of a page", async () => {
    const cwd = await repository({
      "a.md": page,
      "docs/a.md": page,
      [config]:
        "rules: { retired-command: error }\noverrides: [{ files: [docs], rules: { retired-command: info } }]\n",
    });
    const rule = ["retired-command: warning", "tool: off"];
    expect(await found(cwd, [], { rule })).toEqual([
      "a.md:5 warning retired-command",
      "docs/a.md:5 warning retired-command",
    ]);
  });

  test("needs no configuration", async () => {
    const cwd = await repository({ "a.md": page });
    const rule = ["retired-command:off"];
    expect(await found(cwd, [], { rule })).toEqual([]);
  });

  test("says who it was where the configuration is printed", async () => {
    const cwd = await repository({ "a.md": page });
    const options = { rule: ["dead-link:off"], printConfig: "a.md" };
    expect((await run(cwd, [], options)).text).toMatch(
      /\n {2}dead-link: off +# --rule/,
    );
  });

  test.for([
    [
      "retired-comand:off",
      "Cannot use `--rule`",
      "`rules`: Unknown rule `retired-comand`, expected `retired-command`",
    ],
    [
      "dead-link:warn",
      "Cannot use `--rule`",
      "`rules.dead-link`: Unexpected `warn`, expected warning",
    ],
    [
      "dead-link",
      "Unexpected `dead-link` for `--rule`, expected a rule and how loud it is: `dead-link:off`",
      "`guidepost rules` lists the names",
    ],
  ])("%s is refused", async ([rule = "", message = "", next = ""]) => {
    const cwd = await repository({ "a.md": page });
    await expect(run(cwd, [], { rule: [rule] })).rejects.toThrow(
      refusal(message, next),
    );
  });
});

describe("`--ignore-pattern`", () => {
  const files = { "docs/old/a.md": page, "docs/b.md": page, [config]: "" };
  const pages = (found: readonly string[]) =>
    found.map((line) => line.split(":")[0]);

  test("passes pages over, beside those that the configuration does", async () => {
    const cwd = await repository({ ...files, [config]: "ignore: [docs/b.md]" });
    const ignorePattern = ["docs/old"];
    const error = refusal("Found no Markdown file at `.`");
    await expect(run(cwd, [], { ignorePattern })).rejects.toThrow(error);
  });

  test("starts at the folder that Guidepost runs in", async () => {
    const root = await repository(files);
    const around = { cwd: join(root, "docs"), colour: false, version: "0.0.0" };
    const ignorePattern = ["old/**"];
    const options = { format: "json", ignorePattern };
    const { text } = await lint.run([], options, around);
    expect(JSON.parse(text).summary.files).toBe(1);
  });

  test("leaves out what one with `!` takes back", async () => {
    const cwd = await repository(files);
    const ignorePattern = ["docs", "!docs/b.md"];
    expect(pages(await found(cwd, [], { ignorePattern }))).toEqual([
      "docs/b.md",
    ]);
  });
});
