import { expect, test } from "vitest";
import { explain } from "../../src/commands/explain.ts";

const surroundings = { cwd: ".", colour: false, version: "0.0.0" };

test("a rule on products is explained by files that keep and break it", async () => {
  const { text } = await explain.run(["backdated-release"], {}, surroundings);
  expect(text).toContain(
    [
      "Bad:",
      "",
      "    # releases/1.0.0.yaml",
      "    date: 2025-06-01",
      "",
      "    # releases/1.0.1.yaml",
      "    date: 2025-01-01",
      "",
      "  releases/1.0.1.yaml:1 Unexpected date 2025-01-01 of 1.0.1, expected 2025-06-01 or later, the date of 1.0.0",
    ].join("\n"),
  );
});

test("a rule on pages is explained by the pages", async () => {
  const { text } = await explain.run(["prompt-in-script"], {}, surroundings);
  expect(text).toContain("Yields to: unclosed-fence\n");
  expect(text).toContain("    ```bash\n    $ vets version\n    ```\n");
});

test("a rule on what a product's releases say tells what they say", async () => {
  const { text } = await explain.run(["stale-setting"], {}, surroundings);
  expect(text).toContain(
    [
      "In the examples:",
      "",
      "  The page leads from Mill 1.2.0 to 2.0.0",
      "  `values/postgresql/host` is `database/host` since 2.0.0",
    ].join("\n"),
  );
});

test.each(["stale-guide", "undeclared-change", "edited-migration"])(
  "what `check` calls %s is explained, too",
  async (name) => {
    const { text } = await explain.run([name], {}, surroundings);
    expect(text).toMatch(
      /^\S+ \(error, comparison\)\n\n.+\n\nWhy: .+\n\nHelp: /,
    );
  },
);
