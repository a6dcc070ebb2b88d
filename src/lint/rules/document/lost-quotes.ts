import { payloadsOf } from "../../embedded/payloads.ts";
import type { Rule } from "../../rule.ts";

/** Double quotes inside of double quotes: the shell takes both away. */
export const lostQuotes: Rule = {
  name: "lost-quotes",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "syntax-error", "smart-quotes"],
  summary: "Code in double quotes holds double quotes of its own",
  why: "The shell ends its quotes at the first of them: the program gets the code without any, and refuses it or does something else.",
  help: "Put single quotes around the argument, or a backslash in front of each double quote in it.",
  examples: {
    good: [
      "```bash\ncurl --json '{\"heat\": 230}' localhost:8080\n```\n",
      '```bash\npython3 -c "print(\\"hot\\")"\n```\n',
      '```bash\npsql -c "SELECT * FROM loaves WHERE id = \'"$ID"\'"\n```\n',
      "```bash\nkubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{\"\\n\"}{end}'\n```\n",
    ],
    bad: [
      {
        markdown: '```bash\ncurl --json "{"heat": 230}" localhost:8080\n```\n',
        findings: [
          '2:15 Unexpected `"` inside double quotes, expected `\\"` or single quotes around the argument',
        ],
      },
      {
        markdown:
          '```bash\ndocker exec mill python3 -c "print("hot and ready")"\n```\n',
        findings: [
          '2:36 Unexpected `"` inside double quotes, expected `\\"` or single quotes around the argument',
        ],
      },
      {
        markdown: '```bash\npsql mill -c "SELECT "Heat" FROM ovens"\n```\n',
        findings: [
          '2:22 Unexpected `"` inside double quotes, expected `\\"` or single quotes around the argument',
        ],
      },
      {
        markdown:
          '```bash\nkubectl get pods -o jsonpath="{range .items[*]}{.metadata.name}{"\\n"}{end}"\n```\n',
        findings: [
          '2:65 Unexpected `"` inside double quotes, expected `\\"` or single quotes around the argument',
        ],
      },
    ],
  },
  *check(page) {
    for (const { lost } of payloadsOf(page)) {
      if (!lost) continue;
      yield {
        place: lost,
        message:
          'Unexpected `"` inside double quotes, expected `\\"` or single quotes around the argument',
      };
    }
  },
};
