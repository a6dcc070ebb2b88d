import { readOptions } from "../shell/words.ts";
import { helmChanges } from "./helm-changes.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const global =
  "-n --namespace --kube-context --kubeconfig --kube-token --kube-apiserver --registry-config --repository-cache --repository-config".split(
    " ",
  );

/** Options that take a value, of any subcommand. */
export const helmOptions = [
  ...global,
  ..."-f --values --set --set-string --set-file --set-json --set-literal --version --repo --timeout -o --output -d --destination --untardir --output-dir --history-max --max --revision --post-renderer --username --password --description --keyring --ca-file -l --selector --filter -s --show-only --app-version".split(
    " ",
  ),
];

export const helm: Tool = {
  name: "helm",
  summary: "Releases of charts in a Kubernetes cluster",
  examples: [
    {
      command: "helm upgrade web ./chart -f values.yaml -n web",
      does: [
        "reads values.yaml (values)",
        "reads ./chart (apply)",
        "deployment web/web is made of chart ./chart, file values.yaml",
      ],
    },
    {
      command: "helm upgrade web web/chart --version 2.1.0 --dry-run=server",
      does: [],
    },
    {
      command: "helm rollback web -n web",
      does: ["deployment web/web is what it was before"],
    },
    {
      command: "helm get values web -n web",
      does: ["saves deployment web/web"],
    },
    { command: "helm pull web/chart --untar", does: ["opens ."] },
    {
      command: "helm template web ./chart --output-dir out",
      does: ["reads ./chart (apply)", "opens out"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, global);
    const options = readOptions(rest, {
      valued: helmOptions,
      shortEquals: true,
    });
    for (const given of options.values("-f", "--values")) {
      for (const path of given.split(",")) {
        if (path === "-") yield { kind: "input", as: "values" };
        else if (!/^https?:/.test(path)) {
          yield { kind: "read", path, as: "values" };
        }
      }
    }
    for (const path of options.operands.filter(isLocalChart)) {
      yield { kind: "read", path, as: "apply" };
    }
    const output = options.value(
      "--output-dir",
      "-d",
      "--destination",
      "--untardir",
    );
    if (output !== undefined) yield { kind: "open", path: output };
    else if (["pull", "fetch", "package", "create"].includes(name)) {
      yield { kind: "open", path: "." };
    }
    if (name === "dependency" || name === "dep") {
      yield { kind: "open", path: options.operands[1] ?? "." };
    }
    yield* helmChanges(name, options);
  },
};

/** `./chart` is a folder or archive here; `web/chart` is one of a repository. */
function isLocalChart(word: string): boolean {
  return /^\.{1,2}\/./.test(word);
}
