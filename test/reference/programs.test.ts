import { expect, test } from "vitest";
import { acceptedBy } from "../../src/reference/accepted.ts";
import { programs } from "../../src/reference/programs.ts";
import { retirements } from "../../src/tools/retirements/index.ts";
import { specVersions } from "../../src/tools/specs.ts";
import { tools } from "../../src/tools/index.ts";

const folder = "src/tools/specs";

test("every tool, every spec and everything retired is on the page of one program", () => {
  const pages = new Map(programs.map((program) => [program.name, program]));
  expect(pages.size).toBe(programs.length);
  for (const tool of tools) expect(pages.get(tool.name)?.tool).toBe(tool);

  const told = programs.flatMap(({ specs }) => specs.map(({ name }) => name));
  expect(told.toSorted()).toEqual(Object.keys(specVersions).toSorted());

  const retired = new Set(programs.flatMap(({ retired }) => retired));
  expect([...retired]).toHaveLength(retirements.length);
});

test("a program that is called by several names is told of once", () => {
  const names = programs.flatMap(({ names }) => names);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  expect(twice).toEqual([]);
});

test("a page tells how many subcommands a version has, and what the next has no more", async () => {
  const { versions, gone } = await acceptedBy("kubectl", folder);
  expect(versions.map(({ version }) => version)).toEqual(
    specVersions["kubectl"],
  );
  expect(versions[0]?.subcommands).toBeGreaterThan(50);
  expect(gone[0]?.usages).toContain("kubectl expose --generator");
});

test("of a program without a spec nothing is said to be accepted", async () => {
  expect(await acceptedBy("rsync-next", folder)).toEqual({
    versions: [],
    gone: [],
  });
});
