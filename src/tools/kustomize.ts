import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const kustomize: Tool = {
  name: "kustomize",
  summary: "Manifests in layers",
  examples: [
    { command: "kustomize build overlays/prod", does: [] },
    {
      command: "kustomize build overlays/prod -o prod.yaml",
      does: ["opens prod.yaml"],
    },
    { command: "kustomize edit set image app=app:2", does: ["opens ."] },
    { command: "kustomize version", does: [] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, []);
    const { value } = readOptions(rest, { valued: ["-o", "--output"] });
    const path = value("-o", "--output");
    if (name === "build" && path !== undefined) {
      yield { kind: "open", path };
    }
    if (/^(?:cfg|create|edit|fn|localize)$/.test(name)) {
      yield { kind: "open", path: "." };
    }
  },
};
