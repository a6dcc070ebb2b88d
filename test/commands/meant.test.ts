import { expect, test } from "vitest";
import { runProgram } from "../../src/commands/program.ts";
import { lanternFiles, repository } from "../support/repository.ts";

test.each([
  ["plan latern 1.0.0 1.1.0", "lantern"],
  ["changelog lanterns", "lantern"],
  ["plan lantern 1.0.0 1.1.0 --choice bakcup=dump", "backup"],
  ["plan lantern 1.0.0 1.1.0 --choice backup=dmp", "dump"],
  ["plan lantern 1.0.0 1.1.0 --platform compsoe", "compose"],
  ["explain unclosd-fence", "unclosed-fence"],
  ["explain backdatd-release", "backdated-release"],
  ["schema realese", "release"],
  ["completion zhs", "zsh"],
  ["lint . --format serif", "sarif"],
])("`guidepost %s` asks whether `%s` was meant", async (line, name) => {
  const cwd = await repository({ ...lanternFiles, "a.md": "# A\n" });
  const surroundings = { cwd, colour: false, version: "1.2.3" };
  const running = runProgram(line.split(" "), surroundings);
  await expect(running).rejects.toMatchObject({
    next: expect.arrayContaining([`Did you mean \`${name}\`?`]),
  });
});

test.each([
  ["lnt docs", "lint"],
  ["lint --fromat json", "--format"],
])("`guidepost %s` asks whether %s was meant", async (line, name) => {
  const surroundings = { cwd: "/", colour: false, version: "1.2.3" };
  await expect(runProgram(line.split(" "), surroundings)).rejects.toThrow(
    `(Did you mean ${name}?)`,
  );
});
