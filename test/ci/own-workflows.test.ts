import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { pins } from "../../src/init/ci/pins.ts";
import { problemsOf } from "../guide/workflow/github.ts";
import { locate } from "../support/tools.ts";

const permissions = z.record(z.string(), z.string());
const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
});
const workflow = z.object({
  permissions,
  jobs: z.record(
    z.string(),
    z.object({
      needs: z.string().optional(),
      uses: z.string().optional(),
      permissions: permissions.optional(),
      steps: z.array(step).default([]),
    }),
  ),
});

const shellcheck = locate("shellcheck");
const paths = globSync(".github/workflows/*.yml").sort();
const texts = paths.map((path) => [path, readFileSync(path, "utf8")] as const);

describe.for(texts)("%s", ([, text]) => {
  const { jobs, permissions: granted } = workflow.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const scripts = steps.flatMap(({ run }) => run ?? []);

  test("is what GitHub's own parser takes", async () => {
    expect(await problemsOf(text)).toEqual([]);
    expect(await problemsOf(text.replace("runs-on:", "run-on:"))).not.toEqual(
      [],
    );
  });

  test("uses actions of others by the commit alone, and those of `init` by the same", () => {
    const used = text.matchAll(/^\s*-? ?uses: (?!\.\/)(.+)$/gm);
    const named = [...used].map(([, name = ""]) => name);
    expect(named).not.toEqual([]);
    for (const name of named)
      expect(name).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v[\d.]+$/);
    const known: readonly string[] = Object.values(pins);
    for (const name of named.filter((one) => /checkout|setup-node/.test(one)))
      expect(known).toContain(name);
  });

  test("may read the repository and no more, and leaves no credentials behind", () => {
    expect(granted).toEqual({ contents: "read" });
    const checkouts = text.split("actions/checkout@").length - 1;
    const without = text.split("persist-credentials: false").length - 1;
    expect(without).toBe(checkouts);
  });

  test.skipIf(shellcheck === undefined)(
    "has scripts without expressions, of which ShellCheck has nothing to say",
    () => {
      expect(scripts).not.toEqual([]);
      for (const input of scripts) {
        expect(input).not.toContain("${{");
        const args = ["--shell", "bash", "-"];
        const { stdout } = spawnSync(shellcheck ?? "", args, {
          input,
          encoding: "utf8",
        });
        expect(stdout).toBe("");
      }
    },
  );
});

describe("a release", () => {
  const text = readFileSync(".github/workflows/release.yml", "utf8");
  const { jobs } = workflow.parse(parse(text));
  const { publish, pack } = jobs;
  const scriptsOf = (job: typeof publish) =>
    job?.steps.flatMap(({ run }) => run ?? []).join("\n") ?? "";

  test("is tested as every change is, then packed, then published", () => {
    expect(jobs["test"]?.uses).toBe("./.github/workflows/ci.yml");
    expect(pack?.needs).toBe("test");
    expect(publish?.needs).toBe("pack");
  });

  test("keeps no token: one job may ask for an identity, and runs nothing of ours or of others", () => {
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
    const trusted = Object.entries(jobs).filter(
      ([, job]) => job.permissions?.["id-token"] !== undefined,
    );
    expect(trusted.map(([name]) => name)).toEqual(["publish"]);
    expect(publish?.permissions).toEqual({ "id-token": "write" });
    expect(publish?.steps.map(({ uses = "" }) => uses.split("@")[0])).toEqual([
      "actions/download-artifact",
      "actions/setup-node",
      "",
      "",
    ]);
    expect(scriptsOf(publish).split("\n")).toEqual([
      "npm install --global npm@11",
      "npm publish ./guidepost-*.tgz --provenance --access public --ignore-scripts",
    ]);
  });

  test("publishes what was assembled, of the version of its tag, after an empty project ran it", () => {
    const script = scriptsOf(pack);
    const order = [
      "npm ci --ignore-scripts",
      'test "$GITHUB_REF_NAME"',
      "node pack/main.ts",
      "npm pkg set repository.type=git",
      "npm pack ./packed/package",
      "npx --no-install guidepost --version",
    ].map((line) => script.indexOf(line));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});
