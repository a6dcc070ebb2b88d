import { isTranscript, type Script } from "../../../shell/script.ts";
import { commentedCommands } from "../../queries/commented-commands.ts";
import type { Replacement } from "../../finding.ts";
import type { Rule } from "../../rule.ts";

/** `$ ` in front of commands that are meant to be pasted. */
export const promptInScript: Rule = {
  name: "prompt-in-script",
  on: "document",
  tier: "fence",
  severity: "warning",
  yieldsTo: ["unclosed-fence"],
  summary: "A script block shows prompts or output",
  why: "A pasted prompt is taken for a command: `$: command not found`, and output below it is run too.",
  help: "Remove the prompts, and put output into a fence of its own, or tag the block `console`.",
  examples: {
    good: [
      "```console\n$ vets version\nv1.2.0\n```\n",
      "```bash\nvets version\n```\n",
      "```bash\n# apt-get is not needed here\nvets version\n```\n",
      "```bash\n# cp -a /srv/vets /srv/vets.old\nvets stop\n```\n",
      "```bash\n# cp -a /srv/vets /srv/vets.old\nmkdir /srv/vets.old\nls /srv/vets.old\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\n$ vets version\n```\n",
        findings: [
          "2:1 Unexpected prompt `$` in a `bash` block, expected the command alone",
        ],
      },
      {
        markdown: "```sh\n$ vets version\nv1.2.0\n$ vets backup\n```\n",
        findings: [
          "2:1 Unexpected prompt `$` and output in a `sh` block, expected the commands alone or a `console` block",
        ],
      },
      {
        markdown: "```bash\nleo@clinic:~/vets$ make stop\n```\n",
        findings: [
          "2:1 Unexpected prompt `leo@clinic:~/vets$` in a `bash` block, expected the command alone",
        ],
      },
      {
        markdown:
          "```bash\nsudo vets stop\n# cp -a /srv/vets /srv/vets.old\nsudo vets update\nsudo cp -a /srv/vets.old/pets /srv/vets/\n```\n",
        findings: [
          "3:1 Unexpected prompt `#` before `cp` in a `bash` block, expected the command alone: nothing else makes `/srv/vets.old`, which is read below",
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const { block, start, end, name, path, readAt } of commentedCommands(
      blocks,
    ))
      yield {
        place: { block, start, end },
        evidence: "heuristic",
        message: `Unexpected prompt \`#\` before \`${name}\` in a \`${blocks[block]?.fence.language}\` block, expected the command alone: nothing else makes \`${path}\`, which is read below`,
        related: [{ place: readAt, message: `\`${path}\` is read here` }],
      };
    for (const [index, { fence, script }] of blocks.entries()) {
      const [prompt] = script.prompts;
      if (!prompt || isTranscript(fence.language)) continue;
      const text = script.content.slice(prompt.start, prompt.end);
      const start = prompt.start + text.length - text.trimStart().length;
      const shown = `\`${text.trim()}\``;
      const inBlock = `in a \`${fence.language}\` block`;
      const message =
        script.output.length > 0
          ? `Unexpected prompt ${shown} and output ${inBlock}, expected the commands alone or a \`console\` block`
          : `Unexpected prompt ${shown} ${inBlock}, expected the command alone`;
      const fix = stripped(script, index);
      yield {
        place: { block: index, start, end: prompt.end },
        message,
        ...(fix && { fix }),
      };
    }
  },
};

/** A prompt that names a user or a host says more than that a command follows. */
const plain = /^\s*[$%>]\s*$/;

function stripped(
  { content, prompts, output, foreign }: Script,
  block: number,
): Replacement[] | undefined {
  if (output.length > 0 || foreign.length > 0) return undefined;
  const texts = prompts.map(({ start, end }) => content.slice(start, end));
  if (!texts.every((text) => plain.test(text))) return undefined;
  return prompts.map(({ start, end }, at) => {
    const indent = /^\s*/.exec(texts[at] ?? "")?.[0].length ?? 0;
    return { place: { block, start: start + indent, end }, text: "" };
  });
}
