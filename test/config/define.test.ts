import { expect, test } from "vitest";
import { lint } from "../../src/commands/lint.ts";
import { defineConfig, type Plugin } from "../../src/config/define.ts";
import { readConfigObject } from "../../src/config/read.ts";
import { repository } from "../support/repository.ts";

/** As an author writes it in TypeScript: the compiler infers what `check` gets. */
const plugin: Plugin = {
  name: "mill",
  rules: [
    {
      name: "mill/one-block",
      summary: "A page holds more blocks than one",
      *check({ blocks: [, second] }) {
        if (second)
          yield { place: second.fence, message: "Unexpected second block" };
      },
    },
    {
      name: "mill/title",
      on: "product",
      summary: "A release has no summary",
      check: () => [],
    },
  ],
  tools: [
    {
      name: "millctl",
      *effects([path = ""]) {
        yield { kind: "read", path, as: "restore" };
      },
    },
  ],
  reporters: [{ name: "count", write: ({ findings }) => `${findings.length}` }],
};

test("a configuration in TypeScript may hold presets and plugins as objects", () => {
  const config = defineConfig({
    extends: ["./base.yaml", { rules: { "dead-link": "off" } }],
    plugins: [plugin, "./other.mjs"],
    rules: { "mill/one-block": "error" },
    overrides: [{ files: ["docs"], tools: { helm: ">=3" } }],
  });
  expect(readConfigObject("guidepost.config.ts", config).data).toEqual(config);
});

test("what objects say holds as what files say", async () => {
  const cwd = await repository({
    "a.md": "```bash\nls\n```\n\n[gone](gone.md)\n\n```bash\ndate\n```\n",
    "guidepost.config.ts": `
const preset = { plugins: [{
  name: "mill",
  rules: [{
    name: "mill/one-block",
    summary: "A page holds more blocks than one",
    *check({ blocks: [, second] }: { blocks: { fence: object }[] }) {
      if (second) yield { place: second.fence, message: "Unexpected second block" };
    },
  }],
}], rules: { "dead-link": "off", "mill/one-block": "error" } };
export default { extends: [preset], rules: { "mill/one-block": "info" } };
`,
  });
  const around = { cwd, colour: false, version: "0.0.0" };
  const { text } = await lint.run(["a.md"], { format: "json" }, around);
  expect(JSON.parse(text)).toMatchObject({
    findings: [{ rule: "mill/one-block", severity: "info", line: 7 }],
  });
});
