import { nodesOf } from "../../../shell/nodes.ts";
import type { Rule } from "../../rule.ts";

/** Names of data: no program is called so. */
const DATA =
  /^(?:~|\.{0,2}|\$\{?\w+\}?)?\/?(?:[\w.@%+-]+\/)*[\w.@%+-]+\.(?:bak|cfg|conf|cnf|crt|csv|env|gz|ini|json|key|list|log|md|pem|repo|service|sql|toml|txt|ya?ml)$/;
const SETTINGS = /^\/etc\/(?!init\.d\/|rc\d?\.|cron\.)[\w./-]+$/;
const NOWHERE = /^\/dev\/(?:null|stdout|stderr)$/;

/** `| /etc/hosts`, where `| tee` or `>` was meant. */
export const pipeIntoPath: Rule = {
  name: "pipe-into-path",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "lost-continuation"],
  summary: "A pipe ends in a file that is no program",
  why: "The shell tries to run the file: it is not written, and what should be in it is lost.",
  help: "Write into the file with `>`, or with `| sudo tee` where only root may.",
  examples: {
    good: [
      "```bash\nvets config | sudo tee /etc/vets/vets.conf\n```\n",
      "```bash\ncurl -fsSL https://vets.example/install.sh | ./install.sh\n```\n",
      "```bash\nvets list | /usr/local/bin/vets-count\n```\n",
      "```bash\ncat vets.conf > /etc/vets/vets.conf\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nvets config | /etc/vets/vets.conf\n```\n",
        findings: [
          "2:15 Unexpected `/etc/vets/vets.conf` as a command, expected `tee /etc/vets/vets.conf`: a pipe ends in a program",
        ],
      },
      {
        markdown: "```bash\nvets export | backup.sql\n```\n",
        findings: [
          "2:15 Unexpected `backup.sql` as a command, expected `tee backup.sql`: a pipe ends in a program",
        ],
      },
      {
        markdown: '```bash\necho "10.0.0.1 vets" | sudo /etc/hosts\n```\n',
        findings: [
          "2:29 Unexpected `/etc/hosts` as a command, expected `tee /etc/hosts`: a pipe ends in a program",
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      for (const { node, inside } of nodesOf(script.tree)) {
        if (node.type !== "Pipeline" || inside) continue;
        for (const command of node.commands.slice(1)) {
          if (command.type !== "Command") continue;
          const { name, args } = command;
          const word = name?.text === "sudo" ? args[0] : name;
          if (!word || !isFile(word.text)) continue;
          yield {
            place: { block: index, start: word.pos, end: word.end },
            message: `Unexpected \`${word.text}\` as a command, expected \`tee ${word.text}\`: a pipe ends in a program`,
          };
        }
      }
    }
  },
};

function isFile(name: string): boolean {
  return !NOWHERE.test(name) && (SETTINGS.test(name) || DATA.test(name));
}
