import type { Adapter } from "./adapter.ts";
import { listedNames, sections } from "./help-text.ts";
import { readOptionLines, type Notation } from "./option-line.ts";
import { readTree, type Told } from "./tree.ts";
import { versionIn } from "./version.ts";

/** `--workdir PATH`, `-l [DEBUG|INFO]`, `-c <concurrency>`. */
const notation: Notation = { value: /^ [A-Z[<]/ };

export const click: Adapter = {
  name: "click",
  summary: "Python programs that print `Usage: x [OPTIONS] COMMAND [ARGS]...`",
  tools: ["celery"],
  async harvest(ask) {
    const spec = await readTree(ask, [], read);
    return { version: await versionIn(ask), style: "click", ...spec };
  },
};

function read(help: string): Told {
  const parts = [...sections(help)];
  const lines = parts
    .filter(([name]) => /options$/i.test(name))
    .flatMap(([, own]) => own.filter((line) => /^ {2}-/.test(line)));
  const names = parts
    .filter(([name]) => /^commands$/i.test(name))
    .flatMap(([, own]) => listedNames(own));
  return { names, spec: { options: readOptionLines(lines, notation) } };
}
