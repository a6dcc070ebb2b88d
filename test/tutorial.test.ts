import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "./support/repository.ts";

/** Pages that are followed from an empty folder. */
const pages = [
  "tutorial",
  "extending",
  ...(process.env["GUIDEPOST_DEEP"] ? ["several-products"] : []),
];
const guidepost = join(process.cwd(), "src/cli.ts");

/** What the reader pastes, and what the page says that it prints. */
const blocks =
  /^(?<fence>`{3,})(?<kind>bash|console)[^\n]*\n(?<text>[^]*?)\n\k<fence>$/gm;

test.each(pages)(
  "every block of %s runs, in order, and prints what it says; `npx vitest run test/tutorial.test.ts -u` writes it again",
  { timeout: 240_000 },
  async (name) => {
    const page = `content/docs/${name}.md`;
    const written = await readFile(page, "utf8");
    const folder = await emptyFolder();
    let cwd = folder;
    let now = written;
    for (const [block, , kind, text = ""] of written.matchAll(blocks)) {
      if (kind === "bash") {
        const { output, exitCode } = await paste(`${text}\npwd`, folder, cwd);
        expect({ text, output, exitCode }).toMatchObject({ exitCode: 0 });
        cwd = output.trimEnd().split("\n").at(-1) ?? cwd;
        continue;
      }
      const [typed = "", ...printed] = text.split("\n");
      const { output } = await paste(typed.replace("$ ", ""), folder, cwd);
      const lines = output.trimEnd().split("\n");
      const shown =
        printed.at(-1) === "..."
          ? [...lines.slice(0, printed.length - 1), "..."]
          : lines;
      const again = [typed, ...shown].join("\n");
      now = now.replace(block, () => block.replace(text, () => again));
    }
    await expect(now).toMatchFileSnapshot(`../${page}`);
  },
);

/** With `npx guidepost` as it would be installed, and nothing to install. */
async function emptyFolder(): Promise<string> {
  const folder = await repository({
    "bin/npx": `#!/bin/sh\nshift\nexec '${process.execPath}' '${guidepost}' "$@"\n`,
    "bin/npm": "#!/bin/sh\n",
  });
  for (const program of ["npx", "npm"])
    await chmod(join(folder, "bin", program), 0o755);
  await mkdir(join(folder, "home"));
  await writeFile(
    join(folder, "home/.gitconfig"),
    "[user]\nname = Larder\nemail = larder@example.org\n",
  );
  return folder;
}

function paste(
  script: string,
  folder: string,
  cwd: string,
): Promise<{ output: string; exitCode: number }> {
  const env = {
    PATH: `${join(folder, "bin")}:${process.env["PATH"]}`,
    HOME: join(folder, "home"),
    GIT_CEILING_DIRECTORIES: folder,
  };
  return new Promise((resolve) => {
    const child = execFile(
      "bash",
      ["-e", "-c", script],
      { cwd, env },
      (_, output) => resolve({ output, exitCode: child.exitCode ?? 1 }),
    );
  });
}
