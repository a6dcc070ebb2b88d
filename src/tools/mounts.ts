import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const mount: Tool = {
  name: "mount",
  names: ["mount", "umount"],
  summary: "Put other files where a folder is, and take them away",
  examples: [
    { command: "mount nas:/backup /backup", does: ["opens /backup"] },
    { command: "umount /backup", does: ["opens /backup"] },
    {
      command: "mount -a",
      does: ["is not modelled: which folders it mounts is not known"],
    },
    { command: "mount", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-t --types -o --options -L -U --source --target -O".split(" "),
    });
    const path = options.value("--target") ?? options.operands.at(-1);
    if (path !== undefined) yield { kind: "open", path };
    else if (options.has("-a", "--all")) {
      const why = "which folders it mounts is not known";
      yield { kind: "unmodelled", why };
    }
  },
};
