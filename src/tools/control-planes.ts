import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const crossplane: Tool = {
  name: "crossplane",
  summary: "Other systems as objects of a Kubernetes cluster",
  examples: [
    {
      command: "crossplane beta convert pipeline-composition a.yaml -o b.yaml",
      does: ["writes b.yaml"],
    },
    { command: "crossplane xpkg build", does: ["opens ."] },
    { command: "crossplane beta trace web", does: [] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, []);
    const options = readOptions(rest, {
      valued: ["-o", "--output-file", "--package-file"],
    });
    const [action] = options.operands;
    const output = options.value("-o", "--output-file", "--package-file");
    if (action === "convert" && output !== undefined && output !== "-") {
      yield { kind: "write", path: output };
    }
    if (name === "xpkg" && (action === "build" || action === "init")) {
      yield { kind: "open", path: "." };
      if (output !== undefined) yield { kind: "open", path: output };
    }
  },
};

export const kyverno: Tool = {
  name: "kyverno",
  summary: "Tests policies of a Kubernetes cluster",
  examples: [
    { command: "kyverno apply policy.yaml --resource pod.yaml", does: [] },
    {
      command: "kyverno apply mutate.yaml -o changed.yaml",
      does: ["opens changed.yaml"],
    },
  ],
  *effects(words) {
    const path = readOptions(words, { valued: ["-o", "--output"] }).value(
      "-o",
      "--output",
    );
    if (path !== undefined) yield { kind: "open", path };
  },
};

export const fluxctl: Tool = {
  name: "fluxctl",
  summary: "Flux as it was in version 1",
  examples: [
    { command: "fluxctl sync --k8s-fwd-ns flux", does: [] },
    { command: "fluxctl save -o manifests", does: ["opens manifests"] },
  ],
  *effects(words) {
    const [name, ...rest] = words;
    if (name !== "save") return;
    const { value } = readOptions(rest, { valued: ["-o", "--out"] });
    yield { kind: "open", path: value("-o", "--out") ?? "." };
  },
};

export const stern: Tool = {
  name: "stern",
  names: ["stern", "kail"],
  summary: "Shows the logs of many pods",
  examples: [
    { command: "stern web", does: ["does not end: it follows the logs"] },
    { command: "stern web --no-follow", does: [] },
  ],
  *effects(words) {
    const ends = words.some((word) =>
      /^--(?:no-follow|version|help|completion)\b/.test(word),
    );
    if (!ends) yield { kind: "endless", why: "it follows the logs" };
  },
};

export const kubectx: Tool = {
  name: "kubectx",
  names: ["kubectx", "kubens"],
  summary: "Change the cluster or namespace that kubectl talks to",
  examples: [{ command: "kubectx staging", does: [] }],
  effects: () => [],
};

export const helmfile: Tool = {
  name: "helmfile",
  summary: "Many Helm releases as one file",
  examples: [
    {
      command: "helmfile -f web.yaml diff",
      does: ["reads web.yaml (apply)"],
    },
    { command: "helmfile apply", does: ["opens ."] },
  ],
  *effects(words) {
    const valued =
      "-f --file -e --environment -l --selector -n --namespace --kube-context --state-values-file --state-values-set --output-dir".split(
        " ",
      );
    const { name, rest, at } = subcommand(words, valued);
    for (const path of readOptions(words.slice(0, at - 1), { valued }).values(
      "-f",
      "--file",
    )) {
      yield { kind: "read", path, as: "apply" };
    }
    const folder = readOptions(rest, { valued }).value("--output-dir");
    if (folder !== undefined) yield { kind: "open", path: folder };
    // Its hooks may do anything in the folder of the project.
    const shows = /^(?:build|diff|lint|list|repos|status|version)?$/;
    if (!shows.test(name)) yield { kind: "open", path: "." };
  },
};
