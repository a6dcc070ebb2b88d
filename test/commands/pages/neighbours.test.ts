import { expect, test } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import { repository } from "../../support/repository.ts";

test("links to files and into other pages are held against what is there", async () => {
  const cwd = await repository({
    "docs/guide.md":
      "[a](steps.md#start) [b](steps.md#stop) [c](gone.md) [d](../mill.sh) [e](../README.md#x)\n",
    "docs/steps.md": "# Start\n",
    "docs/guide/mill.svg": "<svg/>\n",
    "docs/served.md": "![as served](../guide/mill.svg) ![gone](../mill.svg)\n",
    "mill.sh": "true\n",
    "README.md": "# Mill\n",
  });
  const { text } = await lint.run(
    ["docs"],
    { format: "json" },
    { cwd, colour: false, version: "0.0.0" },
  );
  const { findings } = JSON.parse(text);
  expect(
    findings.map((finding: { file: string; message: string }) =>
      [finding.file, finding.message].join(": "),
    ),
  ).toEqual([
    "docs/guide.md: Unexpected anchor `#stop`, expected one of a heading of `steps.md`",
    "docs/guide.md: Unexpected link to `gone.md`, expected a file that is there",
    "docs/guide.md: Unexpected anchor `#x`, expected one of a heading of `../README.md`",
    "docs/served.md: Unexpected link to `../mill.svg`, expected a file that is there",
  ]);
});
