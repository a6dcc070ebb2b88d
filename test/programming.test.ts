import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readDocument } from "../src/index.ts";

const page = "content/docs/programming.md";
const { fences } = readDocument(readFileSync(page, "utf8"));

/** What stands right below a program is what it prints. */
const examples = fences.flatMap(({ language, line, content, headings }, at) =>
  language === "js"
    ? [
        {
          name: `${page}:${line} ${headings.at(-1) ?? ""}`,
          program: content,
          prints: fences[at + 1]?.content,
        },
      ]
    : [],
);

test("the page shows the linter, plans, surfaces, reporters and the plugin", () => {
  expect(examples).toHaveLength(5);
});

test.each(examples)("$name prints what stands below it", (example) => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", example.program],
    { encoding: "utf8" },
  );
  expect({ stdout, stderr }).toEqual({
    stdout: `${example.prints?.trimEnd()}\n`,
    stderr: "",
  });
});
