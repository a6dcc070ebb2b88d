import type { Tool } from "./tool.ts";

export const nginx: Tool = {
  name: "nginx",
  summary: "A web server",
  examples: [
    { command: "nginx -t", does: [] },
    { command: "nginx -s reload", does: [] },
    {
      command: "nginx -g 'daemon off;'",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    if (/daemon\s+off/.test(words.join(" "))) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};
