import { expect, test } from "vitest";
import { effectWords } from "../../site/reference/effects.ts";
import { tools } from "../../src/tools/index.ts";

test("a page shows the words that a call runs, not their number", () => {
  const command = "kubectl exec -i db-0 -- pg_dump app";
  expect(effectWords(command, ["runs from word 4 on pod:db-0"])).toEqual([
    "runs `pg_dump app` on pod:db-0",
  ]);
  const told = tools.flatMap(({ examples }) =>
    examples.flatMap(({ command, does }) => effectWords(command, does)),
  );
  expect(told.filter((line) => / from word \d/.test(line))).toEqual([]);
});
