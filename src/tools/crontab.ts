import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const crontab: Tool = {
  name: "crontab",
  summary: "Commands that run at certain times",
  examples: [
    { command: "crontab -l", does: [] },
    {
      command: "crontab -u app saved.cron",
      does: ["reads saved.cron (restore)"],
    },
    { command: "crontab -", does: ["reads its input (restore)"] },
  ],
  *effects(words) {
    const { operands, has } = readOptions(words, { valued: ["-u"] });
    if (has("-l", "-r", "-e", "-V")) return;
    const [path] = operands;
    if (path === undefined || path === "-") {
      yield { kind: "input", as: "restore" };
    } else yield { kind: "read", path, as: "restore" };
  },
};
