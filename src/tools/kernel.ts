import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const modules: Tool = {
  name: "modprobe",
  names: [
    "modprobe",
    "rmmod",
    "lsmod",
    "depmod",
    "setenforce",
    "getenforce",
    "sestatus",
    "setsebool",
    "getsebool",
    "semanage",
    "aa-status",
    "systemd-analyze",
    "needs-restarting",
  ],
  summary: "Change the kernel and what it allows",
  examples: [{ command: "setenforce 0", does: [] }],
  effects: () => [],
};

export const dmesg: Tool = {
  name: "dmesg",
  summary: "Shows the messages of the kernel",
  examples: [
    { command: "dmesg -T", does: [] },
    { command: "dmesg -w", does: ["does not end: it follows the log"] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-f --facility -l --level -n -s".split(" "),
    });
    if (options.has("-w", "--follow", "-W", "--follow-new")) {
      yield { kind: "endless", why: "it follows the log" };
    }
  },
};
