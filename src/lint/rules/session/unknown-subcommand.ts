import { refusedOn } from "../../queries/product/refusals.ts";
import type { Rule } from "../../rule.ts";

/** A subcommand that no version of the tool has. */
export const unknownSubcommand: Rule = {
  name: "unknown-subcommand",
  on: "session",
  tier: "tool",
  severity: "error",
  yieldsTo: [
    "retired-usage",
    "stale-usage",
    "placeholder-redirection",
    "lost-continuation",
    "smart-quotes",
    "look-alike-character",
    "lost-quotes",
    "not-shell",
    "literal-ellipsis",
  ],
  summary: "A tool is called with a subcommand that it does not have",
  why: "The tool prints its usage and does nothing, in the middle of the upgrade.",
  help: "Write the subcommand as the tool's help has it; plugins and aliases are never reported unless they look like a slip.",
  examples: {
    good: [
      "```bash\nkubectl rollout status deploy/web\n```\n",
      "```bash\nkubectl cnpg status vets\ngit lfs pull\ndocker scout cves vets\n```\n",
      "```bash\nkubectl $VERB pods\nkubectl <verb> pods\n```\n",
      "```bash\nsystemctl daemon-reload\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nkubectl rollout staus deploy/web\n```\n",
        findings: [
          "2:17 Unexpected `staus`, expected `status`: `kubectl rollout` has no such subcommand in kubectl 1.20.2 to 1.36.4",
        ],
      },
      {
        markdown: "```bash\nsudo systemctl reload-daemon\n```\n",
        findings: [
          "2:16 Unexpected `reload-daemon`, expected `daemon-reload`: `systemctl` has no such subcommand in systemctl 252.38 to 262.1",
        ],
      },
      {
        markdown: "```console\n$ git chekout 2.0.0\n```\n",
        findings: [
          "2:7 Unexpected `chekout`, expected `checkout`: `git` has no such subcommand in git 2.39.5 to 2.55.0",
        ],
      },
    ],
  },
  *check(page) {
    for (const refused of refusedOn(page)) {
      const { kind, place, found, nearest, command, versions } = refused;
      const { evidence, atMost } = refused;
      if (kind !== "subcommand") continue;
      const expected = nearest === undefined ? "" : `, expected \`${nearest}\``;
      yield {
        place,
        message: `Unexpected \`${found}\`${expected}: \`${command}\` has no such subcommand in ${versions}`,
        evidence,
        ...(atMost && { atMost }),
      };
    }
  },
};
