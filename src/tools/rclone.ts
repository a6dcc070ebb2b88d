import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const valued =
  "--config --include --exclude --filter --filter-from --files-from --transfers --checkers --bwlimit --backup-dir --log-file --log-level --min-age --max-age".split(
    " ",
  );

const changing =
  /^(?:bisync|cleanup|copy|copyto|copyurl|delete|deletefile|mkdir|move|moveto|purge|rmdir|rmdirs|sync|touch)$/;

export const rclone: Tool = {
  name: "rclone",
  summary: "Copies files to and from cloud storage",
  examples: [
    { command: "rclone copy backup s3:backup", does: ["opens backup"] },
    { command: "rclone sync s3:backup old", does: ["opens old"] },
    { command: "rclone lsf s3:backup", does: [] },
    { command: "rclone rcat s3:app.sql", does: ["reads its input (copy)"] },
    {
      command: "rclone serve http backup",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, valued);
    const options = readOptions(rest, { valued });
    if (changing.test(name)) {
      for (const path of options.operands) {
        if (!/^[^/]+:/.test(path)) yield { kind: "open", path };
      }
    }
    if (name === "rcat") yield { kind: "input", as: "copy" };
    if (name === "mount") {
      yield { kind: "open", path: options.operands[1] ?? "." };
    }
    const stays = name === "mount" && !options.has("--daemon");
    if (stays || name === "serve" || name === "rcd") {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};
