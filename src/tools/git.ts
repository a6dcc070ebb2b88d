import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const quiet =
  "add commit push fetch log status diff show tag branch describe rev-parse rev-list remote config ls-files ls-remote blame shortlog init gc fsck reflog grep repack prune count-objects cat-file show-ref ls-tree merge-base whatchanged notes".split(
    " ",
  );

export const git: Tool = {
  name: "git",
  summary: "Repositories",
  examples: [
    { command: "git clone https://example.com/web.git", does: ["opens ."] },
    {
      command: "git -C web checkout v2",
      does: ["checkout web is made of v2", "opens web"],
    },
    { command: "git status", does: [] },
    { command: "git archive -o web.tar v2", does: ["writes web.tar"] },
  ],
  *effects(words) {
    const global = ["-C", "-c", "--git-dir", "--work-tree"];
    const { name, rest, at } = subcommand(words, global);
    const folder =
      readOptions(words.slice(0, at - 1), { valued: global }).value("-C") ??
      ".";
    if (quiet.includes(name)) return;
    const output = readOptions(rest, { valued: ["-o", "--output"] }).value(
      "-o",
      "--output",
    );
    if (name === "archive" || name === "bundle") {
      if (output !== undefined) yield { kind: "write", path: output };
      return;
    }
    const [revision] = readOptions(rest, {
      valued: ["-b", "-B", "-c"],
    }).operands;
    const goes = name === "checkout" || name === "switch";
    if (goes && revision !== undefined && !rest.includes("--")) {
      const thing = { kind: "checkout", name: folder } as const;
      yield { kind: "keep", thing, change: { how: "made", of: [revision] } };
    }
    // Whatever is in the repository is here now.
    yield { kind: "open", path: folder };
    const target = name === "clone" ? rest.at(-1) : undefined;
    if (target?.startsWith("/")) yield { kind: "open", path: target };
  },
};
