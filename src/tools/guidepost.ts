import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const valued = "--format --platform --choice --part --fixtures --out".split(
  " ",
);

/** Where each command writes; the others only print. */
const written: Readonly<Record<string, readonly string[]>> = {
  check: [".guidepost"],
  derive: ["content/products"],
  generate: ["content/guides"],
  harvest: ["content"],
  migrate: ["content/products"],
  new: ["content/products"],
  release: ["content/products"],
};

export const guidepost: Tool = {
  name: "guidepost",
  summary: "Upgrade guides from release metadata",
  examples: [
    { command: "guidepost plan mill 1.0.0 2.0.0 --format sh", does: [] },
    { command: "guidepost generate mill", does: ["opens content/guides"] },
    { command: "guidepost generate --check", does: [] },
    { command: "guidepost lint --fix docs", does: ["opens docs"] },
    { command: "guidepost lint docs", does: [] },
    {
      command: "guidepost schema --out schemas",
      does: ["opens schemas"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, valued);
    const options = readOptions(rest, { valued });
    if (options.has("--check")) return;
    const out = name === "schema" ? options.value("--out") : undefined;
    const paths = [
      ...(written[name] ?? []),
      ...(out === undefined ? [] : [out]),
      ...(name === "lint" && options.has("--fix") ? options.operands : []),
      ...(name === "lint" && options.has("--record") ? [".guidepost"] : []),
    ];
    for (const path of paths) yield { kind: "open", path };
  },
};
