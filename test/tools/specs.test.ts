import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedSpecs } from "../../src/commands/specs.ts";
import { unknownOption } from "../../src/lint/rules/session/unknown-option.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";
import { writeSpec } from "../../src/tools/harvest/write.ts";
import { refusals } from "../../src/tools/spec-judge.ts";
import type { ToolSpec } from "../../src/tools/spec.ts";
import { specVersions } from "../../src/tools/specs.ts";

const folder = new URL("../../src/tools/specs/", import.meta.url);

test("every spec is in the list, its oldest version first", () => {
  const listed = Object.entries(specVersions).flatMap(([tool, versions]) =>
    versions.map((version) => `${tool}/${version}.json`),
  );
  expect(globSync("*/*.json", { cwd: folder }).sort()).toEqual(listed.sort());
  for (const versions of Object.values(specVersions))
    expect(versions).toEqual([...versions].sort(byNumbers));
});

test("every spec names its tool, its version and its package, as harvest writes it", async () => {
  for (const tool of Object.keys(specVersions)) {
    for (const spec of (await shippedSpecs(tool)) ?? []) {
      expect(spec.tool).toBe(tool);
      expect(spec.source).toMatch(/\d|https:/);
      const path = new URL(`${tool}/${spec.version}.json`, folder);
      expect(readFileSync(path, "utf8")).toBe(writeSpec(spec));
    }
  }
});

const mill: ToolSpec = {
  tool: "mill",
  version: "2.0.0",
  source: "mill --help",
  style: "cobra",
  inherited: ["-n --namespace=", "-h --help"],
  hidden: ["--no-dust"],
  commands: {
    grind: {
      options: ["-f --fine", "--grain=", "--colour=?", "-i", "-t"],
      operands: "1..2",
    },
    run: { options: ["-i", "-t", "--name="], operands: "1..", rest: 1 },
    stop: { operands: "1..", instead: ["--all"], options: ["--all"] },
  },
};

test.each([
  ["grind rye", "-"],
  ["grind -n north rye", "-"],
  ["-n north grind rye --fine=false", "-"],
  ["grind -it rye", "-"],
  ["grind rye --no-dust", "-"],
  ["grind --fine -- --rye", "-"],
  ["run -it rye --whatever", "-"],
  ["stop --all", "-"],
  ["grind $ANY --nothing", "option"],
  ["grind rye --fien", "option"],
  ["grind -x rye", "option"],
  ["grind", "operand missing"],
  ["grind rye oat corn", "operand surplus"],
  ["grind rye --grain", "value missing"],
  ["grind rye --grain --fine", "value swallowed"],
  ["grind rye -namespace north", "one dash"],
  ["grnd rye", "subcommand"],
  ["--no-such grind rye", "option"],
  ["grind --help", "-"],
])("mill %s: %s", (words, kind) => {
  const given = words.replaceAll("$ANY", "\ue001ANY\ue002").split(" ");
  const found = refusals(mill, given).map((one) => one.kind);
  expect(found.join() || "-").toBe(kind);
});

const loom: ToolSpec = {
  tool: "loom",
  version: "1.0.0",
  source: "loom --help",
  style: "mysql",
  options: ["-h --host=", "--column-names", "--quick"],
};

test.each([
  ["--skip-column-names --disable_quick", "-"],
  ["--skip_column_names", "-"],
  ["--loose-anything=1", "-"],
  ["--ho west", "-"],
  ["--skip-colum-names", "option"],
])("loom %s: %s", (words, kind) => {
  const found = refusals(loom, words.split(" ")).map((one) => one.kind);
  expect(found.join() || "-").toBe(kind);
});

test("what nobody knows ends the judging", () => {
  expect(refusals(mill, ["grind", "\uf000", "--nothing"])).toEqual([]);
  expect(refusals(mill, ["\uf000", "--nothing"])).toEqual([]);
  expect(refusals(mill, ["grind", "\ue001REST\ue002", "a", "b"])).toEqual([]);
});

test("one version cannot tell what came later from what never was", async () => {
  const page = "```bash\noven --fresh rye\noven --fien rye\n```\n";
  const oven = (version: string): ToolSpec => ({
    tool: "oven",
    version,
    source: "oven --help",
    style: "getopt",
    options: ["--fine"],
  });
  const said = async (...versions: readonly string[]) => {
    const sources = { specs: async () => versions.map(oven) };
    const options = { file: "page.md", rules: [unknownOption] };
    const { findings } = await lintThoroughly(page, options, sources);
    return findings.map(({ severity }) => severity);
  };
  expect(await said("1.0.0")).toEqual(["info", "error"]);
  expect(await said("1.0.0", "2.0.0")).toEqual(["warning", "error"]);
});

function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
