import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const minikube: Tool = {
  name: "minikube",
  summary: "A Kubernetes cluster on one machine",
  examples: [
    { command: "minikube start --memory 4096", does: [] },
    {
      command: "minikube kubectl -- get pods",
      does: ["is not modelled: which `kubectl` it runs is not followed"],
    },
    {
      command: "minikube tunnel",
      does: ["does not end: it serves until it is stopped"],
    },
    {
      command: "minikube image save app:1 app.tar",
      does: ["writes app.tar"],
    },
    {
      command: "minikube image load app.tar",
      does: ["reads app.tar (restore)"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, ["-p", "--profile"]);
    const { operands, has, value } = readOptions(rest, {
      valued: ["-p", "--profile", "--file", "-n", "--length"],
    });
    const [action, first, second] = operands;
    if (name === "image" && action === "save" && second !== undefined) {
      yield { kind: "write", path: second };
    }
    // An image of the machine's own has no such name.
    if (name === "image" && action === "load" && first?.endsWith(".tar")) {
      yield { kind: "read", path: first, as: "restore" };
    }
    if (name === "cp") yield { kind: "open", path: first ?? "." };
    if (name === "kubectl") {
      const why = "which `kubectl` it runs is not followed";
      yield { kind: "unmodelled", why };
    }
    if (name === "ssh") {
      yield { kind: "unmodelled", why: "what it runs is not followed" };
    }
    const file = value("--file");
    if (name === "logs" && file !== undefined) {
      yield { kind: "open", path: file };
    }
    if (name === "logs" && has("-f", "--follow")) {
      yield { kind: "endless", why: "it follows the logs" };
    }
    if (/^(?:dashboard|mount|tunnel)$/.test(name)) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};

export const kind: Tool = {
  name: "kind",
  summary: "Kubernetes clusters in containers",
  examples: [
    {
      command: "kind create cluster --config web.yaml",
      does: ["reads web.yaml (apply)"],
    },
    { command: "kind get kubeconfig", does: [] },
    {
      command: "kind load image-archive app.tar",
      does: ["reads app.tar (restore)"],
    },
    { command: "kind export logs out", does: ["opens out"] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "--config --name -n --image --kubeconfig --wait --nodes".split(
        " ",
      ),
    });
    const config = options.value("--config");
    if (config === "-") yield { kind: "input", as: "apply" };
    else if (config !== undefined) {
      yield { kind: "read", path: config, as: "apply" };
    }
    const [name, what, path] = options.operands;
    if (path === undefined) return;
    if (name === "load" && what === "image-archive") {
      yield { kind: "read", path, as: "restore" };
    }
    if (name === "export") yield { kind: "open", path };
  },
};
