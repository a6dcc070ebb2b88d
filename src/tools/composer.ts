import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const global = ["-d", "--working-dir"];

const printing =
  /^(?:|about|audit|browse|check-platform-reqs|clear-cache|clearcache|depends|diagnose|fund|global|home|info|licenses|list|outdated|prohibits|search|self-update|selfupdate|show|status|suggests|validate|why|why-not)$/;

export const composer: Tool = {
  name: "composer",
  summary: "Packages of a PHP project",
  examples: [
    { command: "composer install --no-dev", does: ["opens ."] },
    { command: "composer -d /srv/app update", does: ["opens /srv/app"] },
    { command: "composer create-project acme/app web", does: ["opens web"] },
    { command: "composer self-update --2", does: [] },
    {
      command: "composer run-script deploy",
      does: [
        "is not modelled: what the project's script `deploy` does is its own",
      ],
    },
  ],
  *effects(words) {
    const { name, rest, at } = subcommand(words, global);
    const project =
      readOptions(words.slice(0, at - 1), { valued: global }).value(
        ...global,
      ) ??
      readOptions(rest, { valued: global }).value(...global) ??
      ".";
    const { operands } = readOptions(rest, { valued: global });
    if (printing.test(name)) return;
    if (name === "create-project") {
      yield { kind: "open", path: operands[1] ?? project };
    } else if (
      /^(?:i|install|u|update|upgrade|require|r|remove|rm|reinstall|bump|config|archive|init|dump-?autoload)$/.test(
        name,
      )
    ) {
      // Packages run scripts of the project, too: its whole folder may change.
      yield { kind: "open", path: project };
    } else {
      const script =
        name === "run" || name === "run-script" ? (operands[0] ?? "") : name;
      yield {
        kind: "unmodelled",
        why: `what the project's script \`${script}\` does is its own`,
      };
    }
  },
};
