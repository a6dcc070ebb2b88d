import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-n --namespace -L --linkerd-namespace --context --kubeconfig --as --as-group --api-addr -f --values --set --from-manifests --identity-trust-anchors-file --identity-issuer-certificate-file --identity-issuer-key-file -o --output --cluster-name --wait -p --port".split(
    " ",
  );

const files = [
  "-f",
  "--values",
  "--from-manifests",
  "--identity-trust-anchors-file",
  "--identity-issuer-certificate-file",
  "--identity-issuer-key-file",
];

export const linkerd: Tool = {
  name: "linkerd",
  summary: "A service mesh of a Kubernetes cluster",
  examples: [
    { command: "linkerd upgrade --crds", does: [] },
    {
      command: "linkerd upgrade --from-manifests old.yaml",
      does: ["reads old.yaml (values)"],
    },
    {
      command: "linkerd inject web.yaml",
      does: ["reads web.yaml (read)"],
    },
    { command: "linkerd inject -", does: ["reads its input (read)"] },
    {
      command: "linkerd viz dashboard",
      does: ["does not end: it forwards until it is stopped"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    for (const path of options.values(...files)) {
      if (path !== "-" && !/^https?:/.test(path)) {
        yield { kind: "read", path, as: "values" };
      }
    }
    const [name = "", action = ""] = options.operands;
    const path = action;
    if (/^(?:inject|uninject)$/.test(name) && path !== "") {
      if (path === "-") yield { kind: "input", as: "read" };
      else if (!/^https?:/.test(path)) {
        yield { kind: "read", path, as: "read" };
      }
    }
    if (!/^(?:viz|jaeger)$/.test(name)) return;
    if (action === "dashboard") {
      yield { kind: "endless", why: "it forwards until it is stopped" };
    }
    if (/^(?:tap|top)$/.test(action)) {
      yield { kind: "endless", why: "it shows traffic until it is stopped" };
    }
  },
};
