import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadRenderer } from "../../src/commands/guides.ts";
import { findProducts, loadProduct } from "../../src/commands/products.ts";
import { renderScript } from "../../src/guide/render.ts";
import { openChoicesOf } from "../../src/guide/script-view.ts";
import { plan, type Plan } from "../../src/plan/plan.ts";
import type { Product } from "../../src/release/types.ts";
import { lantern } from "../support/lantern.ts";
import { locate } from "../support/tools.ts";

const answers = { platform: "compose", backup: "dump" };

function planned(product: Product, given: Record<string, string>): Plan {
  const [first, last] = [product.releases.at(0), product.releases.at(-1)];
  const result = plan(product, first?.version ?? "", last?.version ?? "", {
    answers: given,
  });
  if (result.kind !== "plan") throw new Error(result.why);
  return result;
}

async function lanternScript(): Promise<string> {
  return renderScript(planned(lantern(), answers), await loadRenderer()).body;
}

/** Runs a script with recorders for its tools; what they were called with, in order. */
async function run(args: string[], { env = {}, input = "" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-script-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, "calls");
  writeFileSync(log, "");
  for (const tool of ["docker", "pg_dump", "alembic", "helm"]) {
    const recorder = `#!/bin/sh\necho "${tool} $*" >> "${log}"\n`;
    writeFileSync(join(folder, tool), recorder, { mode: 0o755 });
  }
  const script = join(folder, "upgrade.sh");
  writeFileSync(script, await lanternScript());
  writeFileSync(join(folder, ".env"), "");
  const { status, stdout, stderr } = spawnSync("bash", [script, ...args], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env["PATH"]}`, ...env },
    input,
    encoding: "utf8",
  });
  const calls = readFileSync(log, "utf8").split("\n").filter(Boolean);
  return {
    status,
    stdout,
    stderr,
    calls,
    env: readFileSync(join(folder, ".env"), "utf8"),
  };
}

const values = { SITE: "north pier", OIL_KEY: "secret" };

test("a script reads like this", async () => {
  await expect(await lanternScript()).toMatchFileSnapshot("lantern.sh");
});

test("it runs every step of the chosen platform in order", async () => {
  const { status, calls, env } = await run(["--yes"], { env: values });
  expect(status).toBe(0);
  expect(calls).toEqual([
    "pg_dump -d lantern -f wicks-before-1.1.0.sql",
    "docker compose pull",
    "docker ps --format {{.Names}}",
  ]);
  expect(env).toBe("WICK_LENGTH=7\n");
});

test("a missing value stops it before the first command", async () => {
  const { status, stderr, calls } = await run(["--yes"]);
  expect(status).not.toBe(0);
  expect(stderr).toContain(
    "set SITE: Name of the site, for example north pier",
  );
  expect(calls).toEqual([]);
});

test("--dry-run prints every command and runs none", async () => {
  const { status, stdout, calls } = await run(["--dry-run"], { env: values });
  expect(status).toBe(0);
  expect(stdout).toContain("docker compose pull");
  expect(stdout).toContain("Back up the wicks");
  expect(calls).toEqual([]);
});

test("it asks before it changes anything, and no means no", async () => {
  const refused = await run([], { env: values, input: "n\n" });
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain("Change the system now? [y/N]");
  expect(refused.calls).toEqual([
    "pg_dump -d lantern -f wicks-before-1.1.0.sql",
  ]);
  const agreed = await run([], { env: values, input: "y\n" });
  expect(agreed.calls).toHaveLength(3);
});

test("a rollback runs the steps of its depth, and an unknown depth none", async () => {
  const { calls } = await run(["--yes", "rollback", "schema"], { env: values });
  expect(calls).toEqual(["alembic downgrade aaa111", "docker compose up -d"]);
  const wrong = await run(["--yes", "rollback", "moon"], { env: values });
  expect(wrong.status).toBe(2);
  expect(wrong.calls).toEqual([]);
});

const shellcheck = locate("shellcheck");

test.skipIf(shellcheck === undefined)(
  "scripts of every product, platform and choice are clean",
  async () => {
    const renderer = await loadRenderer();
    let scripts = 0;
    for (const id of await findProducts(".")) {
      const product = await loadProduct(".", id);
      for (const given of combinations(product)) {
        const chosen = planned(product, given);
        expect(openChoicesOf(chosen)).toEqual([]);
        const { body } = renderScript(chosen, renderer);
        const { stdout } = spawnSync(
          "shellcheck",
          ["-s", "bash", "-S", "style", "-"],
          {
            input: body,
            encoding: "utf8",
          },
        );
        expect(stdout, `${id} ${JSON.stringify(given)}`).toBe("");
        scripts += 1;
      }
    }
    expect(scripts).toBeGreaterThan(10);
  },
);

function combinations({ choices }: Product): Record<string, string>[] {
  return choices.reduce<Record<string, string>[]>(
    (all, { id, options }) =>
      all.flatMap((given) =>
        options.map((option) => ({ ...given, [id]: option.id })),
      ),
    [{}],
  );
}
