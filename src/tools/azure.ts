import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const files =
  "-f --file --destination --output-folder --download-path --outfile --outdir --ssh-key-value --template-file --cert-file".split(
    " ",
  );

export const az: Tool = {
  name: "az",
  summary: "Machines and services of Azure",
  examples: [
    { command: "az aks get-credentials -g web -n web", does: [] },
    {
      command: "az storage blob download -c backup -n app.sql --file app.sql",
      does: ["opens app.sql"],
    },
    {
      command: "az webapp log tail -n web -g web",
      does: ["does not end: it follows the log"],
    },
    { command: "az bicep build", does: ["opens ."] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: files });
    for (const path of options.values(...files)) {
      yield { kind: "open", path };
    }
    const named = options.operands.slice(0, 3).join(" ");
    if (/^bicep |^acr build|download-batch/.test(named)) {
      yield { kind: "open", path: "." };
    }
    if (/\blog(?:s)? tail\b/.test(named)) {
      yield { kind: "endless", why: "it follows the log" };
    }
  },
};
