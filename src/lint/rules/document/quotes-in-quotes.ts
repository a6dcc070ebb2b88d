import type { Command, Word } from "unbash";
import { nodesOf } from "../../../shell/nodes.ts";
import type { Rule } from "../../rule.ts";

/** Flags whose value is code of another language. */
const CODE =
  /^(?:-c|-e|-ec|-lc|-d|--command|--data(?:-raw)?|--eval|--exec|--execute|--json|--sql)$/;
/** What stands before a quote inside of code, and never at the end of a word. */
const OPENS = /[([{=:,]\s*$|[\w)] $/;

/** `python -c "print("hello")"`: the second quote closes the first. */
export const quotesInQuotes: Rule = {
  name: "quotes-in-quotes",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "lost-quotes",
  ],
  summary: "Quotes inside of quotes end the argument early",
  why: "The shell takes the inner quotes away: the other program sees its code without them, or only the first half.",
  help: "Use the other kind of quotes inside, or escape the inner ones with a backslash.",
  examples: {
    good: [
      "```bash\npython -c \"print('hello')\"\n```\n",
      '```bash\nbash -c "echo \\"hello\\""\n```\n',
      '```bash\npsql -c "SELECT \'"$NAME"\'"\n```\n',
      '```bash\nvets list -c "$HOME"/vets "name=""$NAME"\n```\n',
    ],
    bad: [
      {
        markdown: "```bash\npython -c 'print('hello')'\n```\n",
        findings: [
          "2:18 Unexpected `'` inside of `'`, expected `\"` around it or `'\\''`: it ends the argument of `-c`",
        ],
      },
      {
        markdown:
          "```bash\npsql vets -c 'SELECT * FROM pets WHERE name = 'leo''\n```\n",
        findings: [
          "2:47 Unexpected `'` inside of `'`, expected `\"` around it or `'\\''`: it ends the argument of `-c`",
        ],
      },
      {
        markdown: '```bash\nbash -c "echo "hello world""\n```\n',
        findings: [
          '2:15 Unexpected `"` inside of `"`, expected `\'` or `\\"`: it ends the argument of `-c`',
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      for (const { node, inside } of nodesOf(script.tree)) {
        if (node.type !== "Command" || inside) continue;
        for (const { flag, word } of codeOf(node)) {
          const end = earlyEnd(word);
          if (end === undefined) continue;
          const quote = script.text.charAt(end - 1);
          const cure =
            quote === '"' ? "`'` or `\\\"`" : "`\"` around it or `'\\''`";
          yield {
            place: { block: index, start: end - 1, end },
            message: `Unexpected \`${quote}\` inside of \`${quote}\`, expected ${cure}: it ends the argument of \`${flag}\``,
          };
        }
      }
    }
  },
};

function codeOf({ args }: Command): { flag: string; word: Word }[] {
  return args.flatMap((word, at) => {
    const flag = args[at - 1];
    return word.type === "Word" && flag?.type === "Word" && CODE.test(flag.text)
      ? [{ flag: flag.text, word }]
      : [];
  });
}

/** Where a quoted part closes with bare letters glued to it. */
function earlyEnd({ parts = [] }: Word): number | undefined {
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    const quoted = part.type === "DoubleQuoted" || part.type === "SingleQuoted";
    if (!quoted || next?.type !== "Literal") continue;
    if (!/^[A-Za-z_]/.test(next.text)) continue;
    if (OPENS.test(part.text.slice(1, -1))) return part.end;
  }
  return undefined;
}
