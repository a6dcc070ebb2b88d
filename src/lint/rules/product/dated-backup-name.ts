import type { SyntaxNode, Word } from "unbash";
import { nodesOf } from "../../../shell/nodes.ts";
import { lineAt, readShellText, textOf } from "../../product/calls.ts";
import { runOf, stepsOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product/rule.ts";

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
          'steps:\n  backup:\n    - id: dump\n      title: Back up\n      run: |\n        FILE=mill-$(date +%F).sql\n        pg_dump -d mill > "$FILE"\n  rollback:\n    - { id: restore, depth: data, title: Restore, run: psql -d mill -f "$FILE" }',
      },
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
          'steps:\n  backup:\n    - id: dump\n      title: Back up\n      run: |\n        FILE=mill-$(date +%F).sql\n        pg_dump -d mill > "$FILE"',
        findings: [
          "product.yaml:6 Unexpected `$(date +%F)` in the name of a backup, expected a name that a rollback can repeat",
        ],
      },
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
    const steps = stepsOf(product).map(({ step }) => step);
    const restores = steps
      .filter(({ phase }) => phase === "rollback")
      .map((step) => runOf(step)?.text ?? "")
      .join("\n");
    for (const step of steps) {
      const run = step.phase === "backup" ? runOf(step) : undefined;
      if (run === undefined) continue;
      for (const { date, line } of datedNames(run.text, restores))
        yield {
          ...run.place,
          offset: line,
          message: `Unexpected ${quoted(date)} in the name of a backup, expected a name that a rollback can repeat`,
        };
    }
  },
};

interface Dated {
  /** As it is written. */
  readonly date: string;
  readonly line: number;
}

function* datedNames(text: string, restores: string): Generator<Dated> {
  const script = readShellText(text);
  if (script.tree.errors) return;
  const nodes = [...nodesOf(script.tree)].map(({ node }) => node);
  const variables = datedVariables(nodes, script.text);
  for (const word of nodes.flatMap(namesIn)) {
    const date = dateIn(word);
    if (date !== undefined) yield { date, line: lineAt(script.text, word.pos) };
    for (const [name, dated] of variables) {
      // In the same shell the rollback still knows it.
      const use = new RegExp(`\\$\\{?${name}\\b`);
      if (use.test(word.text) && !use.test(restores)) {
        variables.delete(name);
        yield dated;
      }
    }
  }
}

/** `BACKUP=mill-$(date +%F).sql`, by the name. */
function datedVariables(nodes: readonly SyntaxNode[], text: string) {
  const dated = new Map<string, Dated>();
  for (const node of nodes) {
    if (node.type !== "Assignment" || node.value.type !== "Word") continue;
    const date = dateIn(node.value);
    if (date === undefined) continue;
    dated.set(node.name, { date, line: lineAt(text, node.pos) });
  }
  return dated;
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
  /^(?:-[a-zA-Z]*f|-o|--file|--output|--out|--snapshot-names?|--name|--.*-identifier)$/;

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
