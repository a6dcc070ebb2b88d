import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/markdown/read.ts";

/** What people paste from each generated page, one command a line. */
const pages = globSync("content/guides/**/*.md").map((path) => {
  const text = readFileSync(path, "utf8");
  const lines = readDocument(text)
    .fences.filter(({ annotations }) => annotations["phase"] !== undefined)
    .flatMap(({ content }) => content.replace(/\\\n\s*/g, "").split("\n"));
  return { path, text, lines };
});

describe.each(pages)("$path", ({ text, lines }) => {
  test("swallows no line that was pasted behind a container's command", () => {
    const swallowing = lines.filter((line) =>
      /^\s*(?:\w+=\S* )?docker compose\b.* (?:run|exec)\b.* -T\b[^<]*$/.test(
        line,
      ),
    );
    expect(swallowing).toEqual([]);
  });

  test("does not wait for a job that has failed", () => {
    const patient = lines.filter(
      (line) =>
        /kubectl wait --for=condition=complete job\b/.test(line) &&
        !/--timeout=5s\b/.test(line),
    );
    expect(patient).toEqual([]);
  });

  test("says of every way back what it loses", () => {
    expect(text.match(/^\|.*\| (?:at any time|before [^|]*) \|\s*\|$/gm)).toBe(
      null,
    );
  });
});
