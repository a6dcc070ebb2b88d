import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { harvestSpec } from "../../src/commands/harvest-spec.ts";
import { UsageError } from "../../src/usage.ts";
import { repository } from "../support/repository.ts";

/** What each of these prints, whatever it is asked. */
const help = `Usage: mill [OPTIONS] COMMAND

Options:
  -f, --fine  Very fine

Commands:
  grind  Grind grain
  sieve  Sieve flour
`;

test("a program that shows its own help for whatever it is asked comes to an end", async () => {
  const spec = await harvested("click", `cat <<'END'\n${help}END\n`);
  expect(spec).toMatchObject({
    options: ["-f --fine"],
    commands: { grind: { partial: true }, sieve: { partial: true } },
  });
});

test("a program whose commands have no end is refused", async () => {
  const next =
    "Usage: mill\n\nCommands:\n  grind-$#  Grind\n  sieve-$#  Sieve\n";
  const endless = harvested("click", `cat <<END\n${next}END\n`, 50);
  await expect(endless).rejects.toThrow(
    /^`.*mill` lists commands below commands without an end/,
  );
});

test("names that mean something to a pattern are names", async () => {
  const odd = "usage: mill {a(,b[,c*} ...\n\n  {a(,b[,c*}\n";
  const spec = await harvested(
    "argparse",
    `case $1 in --help) printf '%s' '${odd}';; *) echo "usage: mill $1 FILE";; esac`,
  );
  expect(spec.commands).toMatchObject({
    "a(": { operands: "1" },
    "b[": { operands: "1" },
    "c*": { operands: "1" },
  });
});

test.each(["aws", "gcloud"])(
  "a Python without what `%s` is read from is told of, not a bug",
  async (adapter) => {
    const traceback =
      "echo 'ModuleNotFoundError: No module named x' >&2; exit 1";
    await expect(harvested(adapter, traceback)).rejects.toThrow(UsageError);
  },
);

async function harvested(adapter: string, script: string, mostQuestions = 500) {
  const root = await repository({ mill: `#!/bin/sh\n${script}` });
  const program = join(root, "mill");
  await chmod(program, 0o755);
  return harvestSpec("mill", { cwd: root, adapter, program, mostQuestions });
}
