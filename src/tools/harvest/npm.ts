import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { withoutEmpty } from "./help-text.ts";
import { versionIn } from "./version.ts";

/** Names that `npm --help` leaves out. */
const UNLISTED = [
  "birthday",
  "get",
  "hook",
  "set-script",
  "bin",
  "create",
  "x",
];

export const npm: Adapter = {
  name: "npm",
  summary: "npm, which takes options that it does not know",
  tools: ["npm"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const [, list = ""] = /^All commands:\n\n([\s\S]*?)\n\n/m.exec(text) ?? [];
    const listed = list.split(/[\s,]+/).filter((name) => name !== "");
    const commands: Record<string, CommandSpec> = {};
    for (const name of [...listed, ...UNLISTED]) {
      const told = await commandSpec(ask, name);
      if (told) commands[name] = told;
    }
    return {
      version: await versionIn(ask),
      style: "nopt",
      partial: true,
      commands,
    };
  },
};

/** Nothing where there is no such command. */
async function commandSpec(
  ask: Ask,
  name: string,
): Promise<CommandSpec | undefined> {
  const { text } = await ask([name, "--help"]);
  if (/^Unknown command|^npm <command>/m.test(text)) return undefined;
  const [, aliases = ""] = /^alias(?:es)?: (.*)$/m.exec(text) ?? [];
  const [, usage = ""] = /^Options:\n([\s\S]*?)\n\n/m.exec(text) ?? [];
  return withoutEmpty({
    aliases: aliases.split(", ").filter((alias) => alias !== ""),
    options: [...new Set(usage.match(/(?<=[[| ])--?[a-z][a-z-]*/gi) ?? [])],
    partial: true as const,
  });
}
