import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const k3s: Tool = {
  name: "k3s",
  names: ["k3s", "rke2", "k0s"],
  summary: "A whole Kubernetes cluster in one program",
  examples: [
    { command: "k3s kubectl get nodes", does: ["runs from word 0"] },
    { command: "k3s etcd-snapshot save --name before", does: [] },
    {
      command: "rke2 server --cluster-reset",
      does: ["is not modelled: what it resets on this machine is not known"],
    },
    {
      command: "k3s server",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    const [name = ""] = words;
    if (/^(?:kubectl|crictl|ctr)$/.test(name)) yield { kind: "run", from: 0 };
    if (!/^(?:server|agent|controller|worker)$/.test(name)) return;
    const resets = words.some((word) => word.startsWith("--cluster-reset"));
    const shows = readOptions(words, { valued: [] }).has("-h", "--help");
    if (resets) {
      yield {
        kind: "unmodelled",
        why: "what it resets on this machine is not known",
      };
    } else if (!shows) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};

export const crictl: Tool = {
  name: "crictl",
  summary: "Containers of a Kubernetes node",
  examples: [
    { command: "crictl ps -a", does: [] },
    {
      command: "crictl exec 1f2e3d pg_dump app",
      does: ["runs from word 2 on container:1f2e3d"],
    },
    {
      command: "crictl logs -f 1f2e3d",
      does: ["does not end: it follows the log"],
    },
  ],
  *effects([name, ...rest]) {
    const options = readOptions(rest, {
      valued: "--tail --since --timeout --transport".split(" "),
      stopAtOperand: name === "exec",
      shortEquals: true,
    });
    const [index] = options.operandIndexes;
    if (name === "exec" && index !== undefined && index + 1 < rest.length) {
      const on = { name: `container:${rest[index] ?? ""}` };
      yield { kind: "run", from: index + 2, on };
    }
    if (name === "logs" && options.has("-f", "--follow")) {
      yield { kind: "endless", why: "it follows the log" };
    }
  },
};

export const ctr: Tool = {
  name: "ctr",
  summary: "Images and containers of containerd",
  examples: [
    {
      command: "ctr -n k8s.io images import app.tar",
      does: ["reads app.tar (restore)"],
    },
    {
      command: "ctr images export app.tar docker.io/acme/app:1",
      does: ["writes app.tar"],
    },
    { command: "ctr images ls", does: [] },
  ],
  *effects(words) {
    const { operands } = readOptions(words, {
      valued: "-n --namespace -a --address --timeout --platform".split(" "),
    });
    const [name = "", action, path] = operands;
    if (!/^(?:i|image|images)$/.test(name) || path === undefined) return;
    if (action === "import") yield { kind: "read", path, as: "restore" };
    else if (action === "export") yield { kind: "write", path };
    else if (action === "mount") {
      yield { kind: "open", path: operands[3] ?? "." };
    }
  },
};
