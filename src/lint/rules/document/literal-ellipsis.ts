import type { Command } from "unbash";
import { nodesOf } from "../../../shell/nodes.ts";
import type { Range, Script } from "../../../shell/script.ts";
import type { Rule } from "../../rule.ts";

/** Three dots where the author left something out. */
export const literalEllipsis: Rule = {
  name: "literal-ellipsis",
  on: "document",
  tier: "syntax",
  severity: "warning",
  yieldsTo: ["unclosed-fence", "not-shell"],
  summary: "A command holds `...` where something was left out",
  why: "The shell passes the three dots on as an argument: the command fails, or does something else.",
  help: "Write the command out, or say in a comment what was left out.",
  examples: {
    good: [
      "```bash\n# The rest of the flags ...\nhelm upgrade vets ./chart\n```\n",
      "```bash\ngo test ./...\n```\n",
      "```bash\ngit diff main...release\n```\n",
      '```bash\necho "Waiting ..."\n```\n',
    ],
    bad: [
      {
        markdown: "```bash\nhelm upgrade vets ...\n```\n",
        findings: [
          "2:19 Unexpected `...` as an argument, expected the arguments it stands for",
        ],
      },
      {
        markdown: "```bash\nmake stop\n...\nmake start\n```\n",
        findings: [
          "3:1 Unexpected `...` as a command, expected the commands it stands for",
        ],
      },
      {
        markdown: "```bash\nhelm upgrade vets ./chart \\\n  [...]\n```\n",
        findings: [
          "3:3 Unexpected `[...]` as an argument, expected the arguments it stands for",
        ],
      },
      {
        markdown:
          "```bash\nkubectl apply -f - <<EOF\nkind: Pet\nspec:\n  ...\nEOF\n```\n",
        findings: [
          "5:3 Unexpected `...` in a manifest, expected the lines it stands for",
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      for (const { start, end, text, style } of script.placeholders) {
        if (style !== "ellipsis") continue;
        const before = script.text.slice(Math.max(0, start - 80), start);
        const message =
          /(?:^|[\n;|&(])[ \t]*$/.test(before) && !/\\\n[ \t]*$/.test(before)
            ? `Unexpected \`${text}\` as a command, expected the commands it stands for`
            : `Unexpected \`${text}\` as an argument, expected the arguments it stands for`;
        yield { place: { block: index, start, end }, message };
      }
      for (const { start, end } of inManifests(script))
        yield {
          place: { block: index, start, end },
          message: `Unexpected \`${script.text.slice(start, end)}\` in a manifest, expected the lines it stands for`,
        };
    }
  },
};

const LEFT_OUT = /^([ \t]*(?:- )?)(\.{3}|…|\[\.{3}\])[ \t]*$/gm;

/** Lines of dots in a heredoc that becomes YAML; at the left edge they end a document. */
function* inManifests({ tree, text }: Script): Generator<Range> {
  for (const { node, inside } of nodesOf(tree)) {
    if (node.type !== "Command" || inside || !makesManifest(node)) continue;
    for (const redirect of node.redirects) {
      if (redirect.type !== "HereDoc") continue;
      const { pos, end } = redirect.body;
      for (const match of text.slice(pos, end).matchAll(LEFT_OUT)) {
        const [, before = "", dots = ""] = match;
        if (before === "" && dots === "...") continue;
        const start = pos + match.index + before.length;
        yield { start, end: start + dots.length };
      }
    }
  }
}

function makesManifest({ name, args, redirects }: Command): boolean {
  const words = args.map(({ text }) => text);
  if (/^(?:kubectl|oc)$/.test(name?.text ?? ""))
    return words.some((word) => /^(?:apply|create|replace)$/.test(word));
  const written = redirects.flatMap((redirect) =>
    redirect.type === "Redirect" ? [redirect.target?.text ?? ""] : [],
  );
  return [...written, ...(name?.text === "tee" ? words : [])].some((file) =>
    /\.ya?ml$/.test(file),
  );
}
