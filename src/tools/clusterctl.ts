import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const clusterctl: Tool = {
  name: "clusterctl",
  summary: "Clusters that Kubernetes manages",
  examples: [
    {
      command: "clusterctl upgrade apply --contract v1beta1",
      does: [],
    },
    {
      command: "clusterctl move --to-directory backup",
      does: ["opens backup"],
    },
    {
      command: "clusterctl generate cluster web --from web.yaml",
      does: ["reads web.yaml (values)"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: ["--to-directory", "--directory", "--from", "--from-directory"],
    });
    for (const path of options.values("--to-directory", "--directory")) {
      yield { kind: "open", path };
    }
    const restored = options.value("--from-directory");
    if (restored !== undefined) {
      yield { kind: "read", path: restored, as: "restore" };
    }
    const from = options.value("--from");
    if (from === "-") yield { kind: "input", as: "values" };
    else if (from !== undefined && !/^https?:/.test(from)) {
      yield { kind: "read", path: from, as: "values" };
    }
  },
};
