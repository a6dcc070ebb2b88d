import type { Adapter } from "./adapter.ts";
import { readOptionLines, type Notation } from "./option-line.ts";
import { readTree, type Told } from "./tree.ts";
import { operandsOf } from "./usage-line.ts";
import { versionIn } from "./version.ts";

/** `--tag TAG`, `--format {a,b}`. */
const notation: Notation = { value: /^ [A-Z{]/ };

export const argparse: Adapter = {
  name: "argparse",
  summary: "Python programs that print `usage:`, `positional arguments:`",
  tools: ["alembic", "gunicorn", "podman-compose"],
  async harvest(ask) {
    const spec = await readTree(ask, [], read);
    return { version: await versionIn(ask), style: "argparse", ...spec };
  },
};

function read(help: string, path: readonly string[]): Told {
  const [usage = ""] = /^usage: [\s\S]*?(?=\n\n|$)/.exec(help) ?? [];
  const [, listed = ""] = /^ +\{([^}]*)\}/m.exec(help) ?? [];
  const names = listed.split(",").filter((name) => name !== "");
  const lines = help.split("\n").filter((line) => /^ {2,4}-/.test(line));
  const options = readOptionLines(lines, notation);
  // What an option takes stands in its brackets; one without any is required.
  const operands = usage.replace(/\s+/g, " ").replace(/\[-[^\]]*\]/g, "");
  return {
    names,
    spec: {
      options,
      // The program itself may be called by any name.
      ...(names.length === 0 &&
        path.length > 0 &&
        operandsOf(operands, path.at(-1) ?? "")),
    },
  };
}
