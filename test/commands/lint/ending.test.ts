import { describe, expect, test } from "vitest";
import { runLint, put, repository } from "./repository.ts";

const dated = "```bash\ndocker-compose pull\n```\n";
const many = {
  "many.md": `# Many\n\n${dated.repeat(40)}${"```bash\nmill |\n```\n".repeat(11)}`,
};

describe("below the report", () => {
  test("stands why warnings fail a run, and how many are allowed", async () => {
    const root = repository({ "a.md": `# A\n\n${dated}` });
    const strict = await runLint(root, { maxWarnings: "0" });
    expect(strict.exitCode).toBe(1);
    expect(strict.text).toMatch(
      /\nthe run fails for 1 warning: `--max-warnings` allows 0\n$/,
    );
    const { text, exitCode } = await runLint(root, {});
    expect(exitCode).toBe(0);
    expect(text).not.toContain("the run fails");
  });

  test("stand the loudest rules of many findings, and how to begin with them", async () => {
    const root = repository(many);
    const { text } = await runLint(root, {});
    expect(text).toContain(
      "\nby rule: 40 retired-command, 11 syntax-error\n`guidepost lint --fix --write-baseline` ",
    );
    const aware = await runLint(root, { baseline: false });
    expect(aware.text).toMatch(/\nby rule: .*\n$/);
    await runLint(root, { writeBaseline: true });
    expect((await runLint(root, {})).text).toMatch(/ 51 known\n$/);
  });

  test("of a document for programs stands nothing", async () => {
    const root = repository(many);
    put(root, "guidepost.config.yaml", "maxWarnings: 0\n");
    const { text } = await runLint(root, { format: "json" });
    expect(JSON.parse(text).summary.warnings).toBe(40);
  });
});
