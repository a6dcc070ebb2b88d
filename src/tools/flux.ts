import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const global = "-n --namespace --context --kubeconfig --timeout".split(" ");

const valued = [
  ...global,
  ..."-f --path --output -o --export-file --branch --url --interval --source --from-file".split(
    " ",
  ),
];

export const flux: Tool = {
  name: "flux",
  summary: "A Kubernetes cluster kept like a repository",
  examples: [
    { command: "flux reconcile kustomization web --with-source", does: [] },
    { command: "flux install --export", does: [] },
    { command: "flux migrate -f .", does: ["opens ."] },
    {
      command: "flux pull artifact oci://acme/web:1 --output web",
      does: ["opens web"],
    },
    {
      command: "flux logs --follow",
      does: ["does not end: it follows the logs"],
    },
    {
      command: "flux get kustomizations --watch",
      does: ["does not end: it waits for changes"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, global);
    const options = readOptions(rest, { valued, shortEquals: true });
    if (name === "migrate") {
      for (const path of options.values("-f")) yield { kind: "open", path };
    }
    if (name === "pull" || (name === "build" && options.has("--output"))) {
      const path = options.value("-o", "--output");
      if (path !== undefined) yield { kind: "open", path };
    }
    if (name === "logs" && options.has("-f", "--follow")) {
      yield { kind: "endless", why: "it follows the logs" };
    }
    if (/^(?:get|events)$/.test(name) && options.has("-w", "--watch")) {
      yield { kind: "endless", why: "it waits for changes" };
    }
  },
};
