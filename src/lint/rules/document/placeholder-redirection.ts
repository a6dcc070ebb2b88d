import type { Placeholder } from "../../../shell/script.ts";
import { wantedVariable } from "../../queries/declared-variable.ts";
import type { Rule } from "../../rule.ts";

/** `<host>` unquoted is two redirections. */
export const placeholderRedirection: Rule = {
  name: "placeholder-redirection",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell"],
  summary: "The shell takes a placeholder in angle brackets for redirections",
  why: "Run as it stands, the command reads a file named like the placeholder and overwrites the file named by its next word.",
  help: "Write `${NAME:?set NAME}` in its place: the shell then refuses to go on without a value.",
  examples: {
    good: [
      "```bash\ncat <<EOF >> .env\nGRAIN=rye\nEOF\ncat <<END>>.env\nNIGHT=1\nEND\n```\n",
      '```bash\npg_dump -h "${DB_HOST:?set DB_HOST}" vets > backup.sql\n```\n',
      "```bash\npsql vets < backup.sql > restore.log\n```\n",
      "```bash\n# Use <db-host> of your own\npsql vets\n```\n",
      '```bash\npsql -h "<db-host>" vets\n```\n',
      "```bash\ndiff <(vets config) <(vets config --defaults)\n```\n",
      "```bash\ncat <<EOF\nhost: <db-host>\nEOF\n```\n",
      "```bash\nsort <pets.txt>sorted.txt\n```\n",
      "```bash\nsort 0<pets 1>sorted\nwc -l <pets 2>/dev/null\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\npg_dump -h <db-host> -U vets > backup.sql\n```\n",
        findings: [
          "2:12 Unexpected `<db-host>`, expected `${DB_HOST:?set DB_HOST}`: the shell reads a file `db-host` and writes to a file `-U`",
        ],
      },
      {
        markdown:
          "```bash\nalembic downgrade <revision>  # the one before\n```\n",
        findings: [
          "2:19 Unexpected `<revision>`, expected `${REVISION:?set REVISION}`: the shell stops with a syntax error, because nothing follows `>`",
        ],
      },
      {
        markdown: "```bash\nkubectl delete ns <my namespace> --wait\n```\n",
        findings: [
          "2:19 Unexpected `<my namespace>`, expected `${NAMESPACE:?set NAMESPACE}`: the shell reads a file `my` and writes to a file `--wait`",
        ],
      },
      {
        markdown: "```bash\nvets use <cluster> | tee log\n```\n",
        findings: [
          "2:10 Unexpected `<cluster>`, expected `${CLUSTER:?set CLUSTER}`: the shell stops with a syntax error, because `|` follows `>`",
        ],
      },
      {
        markdown:
          "```bash\nkubectl delete pvc \\\n  <claim> \\\n  -n vets\n```\n",
        findings: [
          "3:3 Unexpected `<claim>`, expected `${CLAIM:?set CLAIM}`: the shell reads a file `claim` and writes to a file `-n`",
        ],
      },
    ],
  },
  *check({ blocks, expectations }) {
    for (const [index, { script }] of blocks.entries()) {
      for (const placeholder of script.placeholders) {
        const { start, end, text, style, within } = placeholder;
        if (style !== "angle" || within !== "command") continue;
        const place = { block: index, start, end };
        const { name, declared, replacement } = wantedVariable(
          script,
          placeholder,
          expectations,
        );
        const variable = declared ? `\${${name}}` : `\${${name}:?set ${name}}`;
        const expected = /^<[\w-]+(?:\|[\w-]+)+>$/.test(text)
          ? "one of the words in it"
          : `\`${variable}\``;
        yield {
          place,
          message: `Unexpected \`${text}\`, expected ${expected}: the shell ${effectOf(script.content, placeholder)}`,
          ...(replacement && { fix: [{ place, text: replacement }] }),
        };
      }
    }
  },
};

/** What bash makes of it, word for word as its grammar has it. */
function effectOf(content: string, { text, end }: Placeholder): string {
  if (text.startsWith("<<")) return "takes it for the start of a heredoc";
  const [reads = ""] = text.slice(1, -1).split(/\s/);
  const after = content.slice(end, end + 300).replace(/^(?:[ \t]|\\\n)+/, " ");
  const operator = /^[|>]/.exec(after)?.[0] ?? "";
  const rest = after.slice(operator.length).replace(/^ /, "");
  const comment = rest.startsWith("#") && rest !== after;
  const [writes] = comment ? [] : (/^[^\s;&|<>()]+/.exec(rest) ?? []);
  if (writes)
    return `reads a file \`${reads}\` and ${operator === ">" ? "appends" : "writes"} to a file \`${writes}\``;
  const [at] = /^[;&|<>()]/.exec(rest) ?? [];
  return `stops with a syntax error, because ${at ? `\`${at}\`` : "nothing"} follows \`>\``;
}
