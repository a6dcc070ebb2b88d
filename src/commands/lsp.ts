import type { Command } from "./command.ts";

export const lsp: Command = {
  operands: [],
  examples: ["guidepost lsp --stdio", "guidepost lsp --no-config-code"],
  options: [
    {
      flags: "--stdio",
      summary: "speak over standard input and output, which it does anyway",
    },
    {
      flags: "--clientProcessId <id>",
      summary: "end when that process is gone",
    },
    {
      flags: "--no-config-code",
      summary: "run no code of the configuration: in folders of strangers",
    },
  ],
  async run(_, options, { cwd, version }) {
    const { serveEditor } = await import("./lsp/connection.ts");
    return serveEditor({ cwd, version, options });
  },
};
