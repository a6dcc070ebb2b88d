import { expect, test } from "vitest";
import { plan } from "../../src/commands/plan.ts";
import { findProducts, loadProduct } from "../../src/commands/products.ts";
import { plan as planSchema } from "../../src/release/schema/plan.ts";
import { lanternFiles, repository } from "../support/repository.ts";

function run(cwd: string, operands: string[], options = {}) {
  return plan.run(
    operands,
    { format: "text", ...options },
    { cwd, colour: false, version: "0.0.0" },
  );
}

const hop = ["lantern", "1.0.0", "1.1.0"];

test("an overview says the verdict, the steps, the ways back and what is left out", async () => {
  const root = await repository(lanternFiles);
  const { text, exitCode } = await run(root, hop, {
    platform: "compose",
    choice: "backup=dump",
  });
  expect(exitCode).toBe(0);
  expect(text)
    .toBe(`Lantern 1.0.0 to 1.1.0: manual, 1 leg, downtime 10 seconds to 1 minute
  - Breaking: More smoke
  - \`WICK_LENGTH\` must be set

1.0.0 to 1.1.0
  breaking  smoke                    More smoke
  setting   WICK_LENGTH              added
  backup    dump                     Back up the wicks
  upgrade   configure                Adjust the configuration
  upgrade   light                    Light 1.1.0
  rollback  code                     relight
  rollback  schema                   unwind, relight
  left out  light-helm               Only for platform helm, and you chose compose
`);
});

test("answers may be given at once or one by one", async () => {
  const root = await repository(lanternFiles);
  const atOnce = { choice: "platform=compose,backup=dump" };
  const oneByOne = { choice: ["platform=compose", "backup=dump"] };
  expect(await run(root, hop, oneByOne)).toEqual(await run(root, hop, atOnce));
});

test("--require fails where the plan is less than asked for", async () => {
  const root = await repository(lanternFiles);
  expect((await run(root, hop, { require: "safe" })).exitCode).toBe(1);
  expect((await run(root, hop, { require: "manual" })).exitCode).toBe(0);
});

test("the json of every pair of every product satisfies the published schema", async () => {
  let plans = 0;
  for (const id of await findProducts(".")) {
    const { releases } = await loadProduct(".", id);
    for (const [index, { version: from }] of releases.entries()) {
      for (const { version: to } of releases.slice(index + 1)) {
        const { text } = await run(".", [id, from, to], { format: "json" });
        const parsed = planSchema.safeParse(JSON.parse(text));
        expect(parsed.error?.issues ?? [], `${id} ${from} ${to}`).toEqual([]);
        plans += 1;
      }
    }
  }
  expect(plans).toBeGreaterThan(5);
});

test("the json holds no line of a file and no folder of a machine", async () => {
  const root = await repository(lanternFiles);
  const { text } = await run(root, hop, { format: "json" });
  expect(text).not.toContain("origin");
  expect(text).not.toContain(root);
});

test.each([
  ["v1.0.0", "Write 1.0.0"],
  ["latest", "Its releases are 1.0.0, 1.1.0"],
  ["1.0.7", "Its neighbours are 1.0.0 and 1.1.0"],
])("who types the version %s reads: %s", async (version, next) => {
  const root = await repository(lanternFiles);
  const planned = run(root, ["lantern", version, "1.1.0"]);
  await expect(planned).rejects.toMatchObject({ next: [next] });
});

test.each([
  [
    "an unknown version",
    ["lantern", "1.0.7", "1.1.0"],
    {},
    "Lantern has no release 1.0.7",
  ],
  [
    "a version that is none",
    ["lantern", "1.0", "latest"],
    {},
    "Lantern has no release 1.0",
  ],
  [
    "an unknown choice",
    hop,
    { choice: "moon=full" },
    "There is no choice `moon`",
  ],
  [
    "an unknown option",
    hop,
    { platform: "moon" },
    "`platform` has no option `moon`",
  ],
  [
    "a choice answered in two ways",
    hop,
    { platform: "helm", choice: ["platform=compose"] },
    "`platform` is answered twice: `compose` and `helm`",
  ],
  [
    "a part that does not exist",
    hop,
    { part: "infra=1.0.0..2.0.0" },
    "Unexpected part `infra=1.0.0..2.0.0`",
  ],
  [
    "a script with open choices",
    hop,
    { format: "sh" },
    "A script needs an answer to every choice",
  ],
])("%s is a usage error", async (_, operands, options, message) => {
  const root = await repository(lanternFiles);
  await expect(run(root, operands, options)).rejects.toThrow(message);
});

test("no way exits 1, says why and what could be waived", async () => {
  const path = "content/products/lantern/releases/1.1.0.yaml";
  const root = await repository({
    ...lanternFiles,
    [path]: (lanternFiles[path] ?? "").replace('">=1.0.0"', '">=1.0.9"'),
  });
  const { text, exitCode } = await run(root, hop);
  expect(exitCode).toBe(1);
  expect(text).toBe(`No way: 1.1.0 upgrades from >=1.0.9 only
Ask the maintainers, or waive a constraint and take its risk
  --waive "from 1.1.0" takes this risk:
    1.1.0 upgrades from >=1.0.9 only
`);
  const waived = await run(root, hop, { waive: "from 1.1.0" });
  expect(waived.exitCode).toBe(0);
});

test("a constraint that no release has cannot be waived", async () => {
  const root = await repository(lanternFiles);
  await expect(run(root, hop, { waive: "from 1.0.1" })).rejects.toThrow(
    expect.objectContaining({
      message: "There is no constraint `from 1.0.1` to waive",
      next: ["Did you mean `from 1.0.0`?"],
    }),
  );
});

test("a downgrade exits 1 and points to the rollback", async () => {
  const root = await repository(lanternFiles);
  const { text, exitCode } = await run(root, ["lantern", "1.1.0", "1.0.0"]);
  expect(exitCode).toBe(1);
  expect(text).toContain("rollback section");
});
