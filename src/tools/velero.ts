import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const global = "-n --namespace --kubeconfig --kubecontext".split(" ");

export const velero: Tool = {
  name: "velero",
  summary: "Backups of what is in a Kubernetes cluster",
  examples: [
    { command: "velero backup create before --wait", does: [] },
    { command: "velero backup create before -o yaml", does: [] },
    {
      command: "velero backup download before -o before.tar.gz",
      does: ["writes before.tar.gz (gzip)"],
    },
    { command: "velero backup download before", does: ["opens ."] },
    {
      command: "velero install --secret-file credentials",
      does: ["reads credentials (values)"],
    },
    { command: "velero debug", does: ["opens ."] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, global);
    const options = readOptions(rest, {
      valued: [...global, "-o", "--output", "--secret-file", "--cacert"],
      shortEquals: true,
    });
    for (const path of options.values("--secret-file", "--cacert")) {
      yield { kind: "read", path, as: "values" };
    }
    const output = options.value("-o", "--output");
    if (name === "backup" && options.operands[0] === "download") {
      if (output === undefined) yield { kind: "open", path: "." };
      else yield { kind: "write", path: output, compressed: "gzip" };
    }
    if (name === "debug") yield { kind: "open", path: output ?? "." };
  },
};
