import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const ping: Tool = {
  name: "ping",
  names: ["ping", "ping6"],
  summary: "Asks another host whether it is there",
  examples: [
    { command: "ping -c 3 db1", does: [] },
    {
      command: "ping db1",
      does: ["does not end: it asks until it is stopped"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-c -w -W -i -I -s -t -p -Q -M -m -l -S".split(" "),
    });
    if (options.has("-c", "-w", "-V", "-h") || options.operands.length === 0)
      return;
    yield { kind: "endless", why: "it asks until it is stopped" };
  },
};
