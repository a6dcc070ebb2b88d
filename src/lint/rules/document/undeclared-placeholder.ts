import type { Placeholder, Script } from "../../../shell/script.ts";
import {
  type WantedVariable,
  wantedVariable,
} from "../../queries/declared-variable.ts";
import type { Block, Rule } from "../../rule.ts";

/** A value of the reader's that the command does not ask for. */
export const undeclaredPlaceholder: Rule = {
  name: "undeclared-placeholder",
  on: "document",
  tier: "syntax",
  severity: "warning",
  yieldsTo: ["unclosed-fence", "placeholder-redirection", "not-shell"],
  summary: "A command holds a placeholder that nothing fills",
  why: "Who misses it runs the command with the placeholder's own text; a variable that is not set stops with its name instead.",
  help: "Declare the value as a variable, or write `${NAME:?set NAME}`: the shell then refuses to go on without it.",
  examples: {
    good: [
      "```bash\ndocker push ${REGISTRY:?set REGISTRY}/vets:1.2\n```\n",
      "```bash\n# Replace your-registry by yours\nmake push\n```\n",
      '```bash\ndocker ps --format "{{.Names}}"\n```\n',
      "```bash\nls backup-[0-9]*.sql\n```\n",
      "```bash\nkubectl get pod -o jsonpath='{.items[0].metadata.name}'\n```\n",
      "```bash\ncurl -f https://example.com/health\n```\n",
      "```bash\ncase $1 in\n  *) printf 'usage: %s <pet>\\n' \"$0\" >&2 ;;\nesac\n```\n",
      "```bash\ngit -c user.name='Vet Bot <bot>' commit -m 'Rename pets.<name>.kind'\n```\n",
      '```bash\nhelm upgrade vets ./chart --set "link=https://vets.example/{{ .Name }}"\n```\n',
      "```bash\nsed -i 's/@@VERSION@@/1.2/' vets.txt\n```\n",
    ],
    bad: [
      {
        markdown:
          '```bash\ncurl -fLO "https://vets.example/{{ page.version }}/vets.zip"\nvets migrate --from %%OLD_VERSION%%\n```\n',
        findings: [
          "2:33 Unexpected template `{{ page.version }}`, expected the text it stands for",
          "3:21 Unexpected placeholder `%%OLD_VERSION%%`, expected a variable such as `${OLD_VERSION:?set OLD_VERSION}`",
        ],
      },
      {
        markdown:
          "```bash\ndocker push your-registry/vets:1.2\ndocker push your-registry/vets:latest\n```\n",
        findings: [
          "2:13 Unexpected placeholder `your-registry`, expected a variable such as `${REGISTRY:?set REGISTRY}`",
        ],
      },
      {
        markdown:
          "```bash\nexport REGISTRY='<registry>' TAG=x.y.z   # yours\ndocker push \"$REGISTRY/vets:$TAG\"\n```\n",
        findings: [
          "2:18 Unexpected placeholder `<registry>`, expected a variable such as `${REGISTRY:?set REGISTRY}`",
          "2:34 Unexpected placeholder `x.y.z`, expected a variable such as `${TAG:?set TAG}`",
        ],
      },
      {
        markdown: "```bash\nhelm upgrade [RELEASE_NAME] ./chart\n```\n",
        findings: [
          "2:14 Unexpected placeholder `[RELEASE_NAME]`, expected a variable such as `${RELEASE_NAME:?set RELEASE_NAME}`",
        ],
      },
      {
        markdown: '```bash\npsql "host=<db-host> dbname=vets"\n```\n',
        findings: [
          "2:12 Unexpected placeholder `<db-host>`, expected a variable such as `${DB_HOST:?set DB_HOST}`",
        ],
      },
      {
        markdown: "```bash\npsql vets < backup_YYYYMMDD.sql\n```\n",
        findings: [
          "2:20 Unexpected placeholder `YYYYMMDD`, expected a variable such as `${DATE:?set DATE}`",
        ],
      },
      {
        markdown: "```bash\nvets backup [--all]\n```\n",
        findings: [
          "2:13 Unexpected `[--all]`, expected it without its brackets, or nothing",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart --version {{ version }}\n```\n",
        findings: [
          "2:37 Unexpected template `{{ version }}`, expected the text it stands for",
        ],
      },
    ],
  },
  *check({ blocks, expectations }) {
    for (const [index, block] of blocks.entries()) {
      for (const placeholder of unfilled(block)) {
        const { start, end } = placeholder;
        const place = { block: index, start, end };
        const wanted = wantedVariable(block.script, placeholder, expectations);
        const { declared, replacement } = wanted;
        yield {
          place,
          message: messageOf(placeholder, wanted),
          evidence: declared ? "exact" : "heuristic",
          ...(isAsked(block.script, placeholder) && { atMost: "info" }),
          ...(replacement && { fix: [{ place, text: replacement }] }),
        };
      }
    }
  },
};

/** The first of each; what other rules explain better is left to them. */
function unfilled({ script }: Block): Placeholder[] {
  const seen = new Set<string>();
  return script.placeholders.filter(({ text, style, within }) => {
    if (style === "ellipsis" || seen.has(text)) return false;
    if (style === "angle" && within === "command") return false;
    seen.add(text);
    return true;
  });
}

const ASSIGNMENTS =
  /^\s*(?:(?:export|readonly|local|declare|typeset)\s+(?:-\w+\s+)*)?(?:\w+=(?:"[^"$`]*"|'[^']*'|[^\s"'$`;&|()<>]+)\s*)+(?:#.*)?$/;

/** On a line that only sets variables the reader fills them in, once for all commands. */
function isAsked(
  { text }: Script,
  { start, end, style }: Placeholder,
): boolean {
  if (style === "template") return false;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  return ASSIGNMENTS.test(text.slice(from, to < 0 ? text.length : to));
}

function messageOf(
  { text, style }: Placeholder,
  { name, declared }: WantedVariable,
): string {
  if (style === "template")
    return `Unexpected template \`${text}\`, expected the text it stands for`;
  if (/^\[--?[A-Za-z]/.test(text) || text === "[sudo]")
    return `Unexpected \`${text}\`, expected it without its brackets, or nothing`;
  const variable = declared
    ? `the variable \`\${${name}}\``
    : `a variable such as \`\${${name}:?set ${name}}\``;
  return `Unexpected placeholder \`${text}\`, expected ${variable}`;
}
