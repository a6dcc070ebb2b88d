import { expect, test } from "vitest";
import { adviseOn } from "../src/pasted.ts";
import type { Surface } from "../src/release/types.ts";
import { releasesOf, type Written } from "./support/settling.ts";

const env: Surface = {
  id: "env",
  title: "Environment",
  format: "dotenv",
  file: ".env",
  source: [],
  freeForm: [],
  origin: { file: "product.yaml", lines: {} },
};
const identity = { kind: "identity" } as const;

test("a pasted file is told what its own keys need, each at its line", async () => {
  const leg: Written[] = [
    { op: "removed", path: "OLD", note: "Nobody reads it" },
    {
      op: "renamed",
      path: "LOG_FORMAT",
      was: "LOG_STYLE",
      transform: identity,
    },
    { op: "default-changed", path: "WORKERS", was: 2, now: 4 },
    { op: "default-changed", path: "PORT", was: 80, now: 8080 },
    { op: "added", path: "SITE", required: true, secret: false },
    { op: "deprecated", path: "DEBUG" },
  ];
  const text = "# mine\nOLD=1\nLOG_STYLE=json\nPORT=81\nDEBUG=1\n";
  expect(await adviceFor(text, leg)).toEqual([
    "1.1.0 must: Remove `OLD`. Nobody reads it (line 2)",
    "1.1.0 must: Move `LOG_STYLE` to `LOG_FORMAT` (line 3)",
    "1.1.0 know: You do not set `WORKERS`: its default goes from `2` to `4`",
    "1.1.0 must: Set `SITE`: it is new and required",
    "1.1.0 know: `DEBUG` is deprecated (line 5)",
  ]);
});

test("a file that has none of it needs only what is required", async () => {
  expect(
    await adviceFor("PORT=81\n", [
      { op: "removed", path: "OLD" },
      { op: "added", path: "NEW", now: 1, required: false, secret: false },
    ]),
  ).toEqual([]);
});

test("a later leg finds the keys as the one before left them", async () => {
  expect(
    await adviceFor(
      "A=1\n",
      [{ op: "renamed", path: "B", was: "A", transform: identity }],
      [{ op: "removed", path: "B" }],
    ),
  ).toEqual([
    "1.1.0 must: Move `A` to `B` (line 1)",
    "1.2.0 must: Remove `B` (line 1)",
  ]);
});

test("a file that does not read says where", async () => {
  const values: Surface = { ...env, format: "values", file: "values.yaml" };
  expect(await adviseOn("a: 1\nb: [2\nc: 3\n", values, [])).toMatchObject({
    kind: "unreadable",
    line: 3,
  });
});

async function adviceFor(text: string, ...written: Written[][]) {
  const legs = releasesOf(written).map(({ version, deltas }) => ({
    to: version,
    config: deltas,
  }));
  const pasted = await adviseOn(text, env, legs);
  if (pasted.kind !== "advice") throw new Error(pasted.message);
  return pasted.advice.map(
    ({ to, kind, words, line }) =>
      `${to} ${kind}: ${words}${line === undefined ? "" : ` (line ${line})`}`,
  );
}
