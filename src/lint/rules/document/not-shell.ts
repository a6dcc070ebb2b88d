import type { Rule } from "../../rule.ts";

/** YAML, a URL or output in a block that promises commands. */
export const notShell: Rule = {
  name: "not-shell",
  on: "document",
  tier: "fence",
  severity: "error",
  yieldsTo: ["unclosed-fence"],
  summary: "Lines in a shell block are not shell",
  why: "Who pastes the block runs every line of it: the first word of each is taken for a command.",
  help: "Move the lines to a fence of their own language, or turn them into a comment.",
  examples: {
    good: [
      "```yaml\nimage:\n  tag: v1.1.0\n```\n",
      "```bash\nkubectl apply -f - <<EOF\nimage:\n  tag: v1.1.0\nEOF\n```\n",
      "```bash\n# Notes: https://vets.example/releases\ncat CHANGELOG.md\n```\n",
      "```console\n$ vets version\nClient: v1.2.0\nServer: v1.1.0\n```\n",
      '```bash\ncurl -d \'{\n  "pet": "Leo"\n}\' http://localhost:8080/pets\n```\n',
    ],
    bad: [
      {
        markdown:
          '```bash\n# Update values.yaml\nimage:\n  tag: "v1.1.0"\n\nhelm upgrade vets ./chart\n```\n',
        findings: [
          "3:1 Unexpected YAML in a `bash` block, expected a command; a `yaml` fence fits",
        ],
      },
      {
        markdown:
          "```sh\n# Read the notes\nhttps://vets.example/releases\ncat CHANGELOG.md\n```\n",
        findings: [
          "3:1 Unexpected URL in a `sh` block, expected a command; a link in the text or a comment fits",
        ],
      },
      {
        markdown: "```bash\nALTER TABLE pets ADD COLUMN chip text;\n```\n",
        findings: [
          "2:1 Unexpected SQL in a `bash` block, expected a command; a `sql` fence fits",
        ],
      },
      {
        markdown:
          "```bash\nkubectl get pods\nNAME     READY   STATUS\nvets-0   1/1     Running\n```\n",
        findings: [
          "3:1 Unexpected output in a `bash` block, expected a command; a `text` or `console` fence fits",
        ],
      },
      {
        markdown:
          "```bash\nvets tag add <pet> [<tag>]\nvets tag rm <pet> <tag>\nvets stop <pet|kind|'all'>\n```\n",
        findings: [
          "2:1 Unexpected usage synopsis in a `bash` block, expected a command; a `text` fence or a whole command fits",
        ],
      },
      {
        markdown: "```bash\nvets [options] <file> [--force]\n```\n",
        findings: [
          "2:1 Unexpected usage synopsis in a `bash` block, expected a command; a `text` fence or a whole command fits",
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { fence, script }] of blocks.entries()) {
      for (const { start, end, what, language, certain } of script.foreign) {
        const text = script.content.slice(start, end);
        yield {
          place: {
            block: index,
            start: start + text.length - text.trimStart().length,
            end,
          },
          message: `Unexpected ${what.replace(/^an? /, "")} in a \`${fence.language}\` block, expected a command; ${advice(what, language)}`,
          evidence: certain ? "exact" : "heuristic",
        };
      }
    }
  },
};

function advice(what: string, language: string): string {
  if (what === "a URL") return "a link in the text or a comment fits";
  if (what === "prose") return "a comment or the text fits";
  if (what === "flags without a command")
    return "the text or a whole command fits";
  if (what === "a usage synopsis")
    return "a `text` fence or a whole command fits";
  if (language === "") return "a `text` or `console` fence fits";
  return `${/^(?:[aeiou]|http)/.test(language) ? "an" : "a"} \`${language}\` fence fits`;
}
