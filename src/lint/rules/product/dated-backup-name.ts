import type { SyntaxNode, Word } from "unbash";
import { nodesOf } from "../../../shell/nodes.ts";
import { lineAt, readShellText, textOf } from "../../product/calls.ts";
import { runOf, stepsOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product-rule.ts";

/** A backup whose name holds the moment it was made. */
export const datedBackupName: ProductRule = {
  name: "dated-backup-name",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "The name of a backup holds `$(date)`",
  why: "No rollback can name the file: in the worst hour the reader looks for the right one among many.",
  help: "Name it by the version, `before-{{to}}`, or ask the reader for the name with a variable.",
  examples: {
    good: [
      {
        product:
          "steps:\n  backup:\n    - { id: dump, title: Back up, run: 'pg_dump -d mill -f mill-before-{{to}}.sql' }",
      },
      {
        product:
          'steps:\n  backup:\n    - { id: note, title: Note the time, run: echo "$(date)" }\n  verify:\n    - { id: logs, title: Keep the logs, run: docker logs mill > "logs-$(date +%F).txt" }',
      },
      {
        product: `steps:\n  backup:\n    - { id: dump, title: Back up, run: 'aws rds add-tags --tags "Key=made,Value=$(date +%F)"' }`,
      },
    ],
    bad: [
      {
        product:
          'steps:\n  backup:\n    - id: dump\n      title: Back up\n      run: |\n        mkdir -p backups\n        pg_dump -d mill > "backups/mill-$(date +%Y%m%d)"',
        findings: [
          "product.yaml:7 Unexpected `$(date +%Y%m%d)` in the name of a backup, expected a name that a rollback can repeat",
        ],
      },
      {
        product:
          "steps:\n  backup:\n    - { id: dump, title: Back up, run: 'tar -czf flour-`date +%F`.tar.gz flour' }",
        findings: [
          "product.yaml:3 Unexpected `` `date +%F` `` in the name of a backup, expected a name that a rollback can repeat",
        ],
      },
      {
        product:
          'steps:\n  backup:\n    - { id: snap, title: Snapshot, run: aws rds create-db-snapshot --db-snapshot-identifier "mill-$(date +%s)" }',
        findings: [
          "product.yaml:3 Unexpected `$(date +%s)` in the name of a backup, expected a name that a rollback can repeat",
        ],
      },
    ],
  },
  *check(product) {
    for (const { step } of stepsOf(product)) {
      const run = step.phase === "backup" ? runOf(step) : undefined;
      if (run === undefined) continue;
      for (const { date, line } of datedNames(run.text))
        yield {
          ...run.place,
          offset: line,
          message: `Unexpected ${quoted(date)} in the name of a backup, expected a name that a rollback can repeat`,
        };
    }
  },
};

function* datedNames(text: string) {
  const script = readShellText(text);
  if (script.tree.errors) return;
  for (const { node } of nodesOf(script.tree)) {
    for (const word of namesIn(node)) {
      const date = dateIn(word);
      if (date === undefined) continue;
      yield { date, line: lineAt(script.text, word.pos) };
    }
  }
}

/** The words of a node that name a file or a snapshot. */
function namesIn(node: SyntaxNode): Word[] {
  if (node.type === "Redirect" && node.operator.includes(">"))
    return node.target ? [node.target] : [];
  if (node.type !== "Command" || node.name?.text === "echo") return [];
  const words = node.args.filter((arg) => arg.type === "Word");
  return words.filter((word, index) => {
    const option = words[index - 1]?.text ?? "";
    return hasExtension(word) || namingOption.test(option);
  });
}

const namingOption =
  /^(?:-f|-o|--file|--output|--out|--snapshot-names?|--name|--.*-identifier)$/;

function hasExtension(word: Word): boolean {
  return /[\ue000-\uf8ff].*\.[a-z][a-z0-9]{1,7}$/.test(textOf(word));
}

/** `$(date ...)` or the same in backticks, as it is written. */
function dateIn(word: Word): string | undefined {
  return /\$\(date\b[^)]*\)|`date\b[^`]*`/.exec(word.text)?.[0];
}

function quoted(code: string): string {
  return code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``;
}
