import type { Command, WordPart } from "unbash";
import { builtinCalled } from "../../../session/builtins/index.ts";
import { nodesOf } from "../../../shell/nodes.ts";
import type { Toolbox } from "../../../tools/index.ts";
import type { Range } from "../../../shell/script.ts";
import type { Rule } from "../../rule.ts";

const CLIENT = /(?:^|\/)(?:mysql|mariadb|mysqladmin|mariadb-admin)$/;
const CODE = /^(?:-e|--execute)$/;

/** MySQL's quotes for names are the shell's for commands. */
export const backticksInQuotes: Rule = {
  name: "backticks-in-quotes",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "syntax-error", "smart-quotes"],
  summary: "SQL in double quotes holds names in backticks",
  why: "The shell runs the name as a command and puts what it printed in its place: nothing, and the statement is another one.",
  help: "Put single quotes around the statement, or a backslash in front of each backtick.",
  examples: {
    good: [
      "```bash\nmysql -e 'DROP TABLE `pets`' vets\n```\n",
      '```bash\nmysql -e "DROP TABLE \\`pets\\`" vets\n```\n',
      "```bash\nmysql -e \"SELECT '`date`'\" vets\n```\n",
      '```bash\necho "Use `pets`"\n```\n',
    ],
    bad: [
      {
        markdown: '```bash\nmysql -e "DROP TABLE `pets`" vets\n```\n',
        findings: [
          "2:22 Unexpected `pets` in backticks, expected single quotes around the SQL: the shell runs `pets`",
        ],
      },
      {
        markdown:
          '```bash\ndocker exec db mariadb --execute "ALTER TABLE `clinic`.`pets` ENGINE = InnoDB"\n```\n',
        findings: [
          "2:47 Unexpected `clinic` in backticks, expected single quotes around the SQL: the shell runs `clinic`",
        ],
      },
      {
        markdown:
          '```bash\nmysql -u root -p -e "CREATE DATABASE `vets-old`"\n```\n',
        findings: [
          "2:38 Unexpected `vets-old` in backticks, expected single quotes around the SQL: the shell runs `vets-old`",
        ],
      },
    ],
  },
  *check({ blocks, toolCalled }) {
    for (const [index, { script }] of blocks.entries()) {
      if (!script.text.includes("`")) continue;
      for (const { node, inside } of nodesOf(script.tree)) {
        if (node.type !== "Command" || inside) continue;
        const [first] = statementsOf(node).flatMap((part) =>
          namesIn(part, toolCalled),
        );
        if (!first) continue;
        const { start, end, name } = first;
        yield {
          place: { block: index, start, end },
          message: `Unexpected \`${name}\` in backticks, expected single quotes around the SQL: the shell runs \`${name}\``,
        };
      }
    }
  },
};

/** What follows `-e` behind the name of a client, wherever that stands. */
function statementsOf({ name, args }: Command): readonly WordPart[] {
  const words = args.filter((word) => word.type === "Word");
  const client = [name, ...words].findIndex((word) =>
    CLIENT.test(word?.text ?? ""),
  );
  if (client < 0) return [];
  return words.flatMap(({ parts = [] }, at) =>
    at >= client && CODE.test(words[at - 1]?.text ?? "") ? parts : [],
  );
}

/** Backticks around a lone word that is the name of no program. */
function namesIn(
  part: WordPart,
  toolCalled: Toolbox,
): (Range & { readonly name: string })[] {
  if (part.type !== "DoubleQuoted") return [];
  return part.parts.flatMap((child) => {
    if (child.type !== "CommandExpansion") return [];
    const name = /^`([A-Za-z_][\w-]*)`$/.exec(child.text)?.[1];
    if (name === undefined || toolCalled(name) || builtinCalled(name))
      return [];
    return [{ start: child.pos, end: child.end, name }];
  });
}
