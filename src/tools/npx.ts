import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const npx: Tool = {
  name: "npx",
  names: ["npx", "bunx", "pnpx"],
  summary: "Runs the program of a JavaScript package",
  examples: [
    { command: "npx -y vitest run", does: ["runs from word 1"] },
    { command: "npx --version", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: ["-p", "--package", "-w", "--workspace", "-c", "--call"],
      stopAtOperand: true,
    });
    const [from] = options.operandIndexes;
    if (from !== undefined) yield { kind: "run", from };
    else if (options.has("-c", "--call")) {
      yield { kind: "unmodelled", why: "what it runs is not followed" };
    }
  },
};
