import type { Adapter } from "./adapter.ts";
import { listedNames, sections } from "./help-text.ts";
import { angles, readOptionLines } from "./option-line.ts";
import { readTree, type Told } from "./tree.ts";
import { operandsOf } from "./usage-line.ts";
import { versionIn } from "./version.ts";

export const commander: Adapter = {
  name: "commander",
  summary: "Programs of Node that print `Usage: x [options] [command]`",
  tools: ["guidepost"],
  async harvest(ask) {
    const spec = await readTree(ask, [], read);
    return { version: await versionIn(ask), style: "commander", ...spec };
  },
};

function read(help: string, path: readonly string[]): Told {
  const parts = sections(help);
  const [usage = ""] = parts.get("Usage") ?? [];
  const lines = parts.get("Options") ?? [];
  const names = listedNames(
    (parts.get("Commands") ?? []).map((line) =>
      // `  start [options] <name>  Starts it`
      line.replace(/^( {2}[a-z][\w-]*)(?:\|[\w-]+)?(?: [[<]\S*)+/, "$1  "),
    ),
  ).filter((name) => name !== "help");
  return {
    names,
    spec: {
      options: readOptionLines(
        lines.filter((line) => /^ {2}-/.test(line)),
        angles,
      ),
      ...(names.length === 0 && operandsOf(usage, path.at(-1) ?? "")),
    },
  };
}
