import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const step: Tool = {
  name: "step",
  summary: "Certificates and keys",
  examples: [
    {
      command: "step certificate create ca ca.crt ca.key --profile root-ca",
      does: ["opens ca.crt", "opens ca.key"],
    },
    { command: "step certificate inspect --short -", does: [] },
    { command: "step ca health", does: [] },
  ],
  *effects(words) {
    const shows =
      /^(?:fingerprint|format|health|help|inspect|jwt|lint|needs-renewal|p12|roots|verify|version)$/;
    const [group = "", action = "", ...rest] = words;
    if (!/^(?:ca|certificate|crypto|ssh)$/.test(group)) return;
    if (shows.test(action)) return;
    for (const path of rest) {
      // Its names and files are operands alike.
      if (/[./]/.test(path) && !path.startsWith("-")) {
        yield { kind: "open", path };
      }
    }
  },
};

export const cmctl: Tool = {
  name: "cmctl",
  summary: "Certificates of a Kubernetes cluster",
  examples: [
    { command: "cmctl upgrade migrate-api-version", does: [] },
    {
      command: "cmctl convert -f backup.yaml",
      does: ["reads backup.yaml (read)"],
    },
  ],
  *effects(words) {
    const { values } = readOptions(words, {
      valued: "-f --filename -o --output -n --namespace".split(" "),
    });
    for (const path of values("-f", "--filename")) {
      if (path === "-") yield { kind: "input", as: "read" };
      else yield { kind: "read", path, as: "read" };
    }
  },
};
