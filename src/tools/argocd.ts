import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-n --namespace --server --auth-token --grpc-web-root-path --kube-context --config -f --file -o --output -l --selector --out --local --values --revision --timeout".split(
    " ",
  );

/** What `-o` says where it names a form and no file. */
const forms = /^(?:json|yaml|wide|name|id|tree(?:=.*)?)$/;

export const argocd: Tool = {
  name: "argocd",
  summary: "Applications of a Kubernetes cluster, kept in git",
  examples: [
    { command: "argocd app sync web --prune", does: [] },
    { command: "argocd app get web -o yaml", does: [] },
    { command: "argocd admin export -o old.yaml", does: ["opens old.yaml"] },
    {
      command: "argocd admin import old.yaml",
      does: ["reads old.yaml (restore)"],
    },
    { command: "argocd admin import -", does: ["reads its input (restore)"] },
    {
      command: "argocd app create -f web.yaml",
      does: ["reads web.yaml (apply)"],
    },
    {
      command: "argocd app logs web -f",
      does: ["does not end: it follows the logs"],
    },
  ],
  *effects(words) {
    // In front of a log, `-f` takes no value.
    const logs = /\blogs\b/.test(words.slice(0, 4).join(" "));
    const options = readOptions(words, {
      valued: logs ? valued.filter((name) => name !== "-f") : valued,
      shortEquals: true,
    });
    const [group, action, path] = options.operands;
    const output = options.value("-o", "--output", "--out");
    if (output !== undefined && output !== "-" && !forms.test(output)) {
      yield { kind: "open", path: output };
    }
    if (group === "admin" && action === "import" && path !== undefined) {
      if (path === "-") yield { kind: "input", as: "restore" };
      else yield { kind: "read", path, as: "restore" };
    }
    for (const file of options.values("-f", "--file")) {
      if (file === "-") yield { kind: "input", as: "apply" };
      else if (!/^https?:/.test(file)) {
        yield { kind: "read", path: file, as: "apply" };
      }
    }
    if (group === "admin" && action === "dashboard") {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
    if (logs && options.has("-f", "--follow")) {
      yield { kind: "endless", why: "it follows the logs" };
    }
  },
};
