import type { Command, Word } from "unbash";
import { nodesOf } from "../../../shell/nodes.ts";
import type { Rule } from "../../rule.ts";

/** Flags whose value is a key and a value, by the tool that has them. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  helm: ["--set", "--set-string", "--set-file", "--set-json"],
  kubectl: ["--from-literal"],
  docker: ["--scale"],
  "docker-compose": ["--scale"],
};
const KEY = /^[A-Za-z][\w.-]*(?:\[\d+\][\w.-]*)*$/;

/** `--set image.tag v1.2`: the `=` is lost. */
export const settingWithoutValue: Rule = {
  name: "setting-without-value",
  on: "document",
  tier: "tool",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "lost-continuation"],
  summary: "A setting has no value",
  why: "The tool stops and asks for `key=value`, or takes the value for an argument of its own, such as the name of the release.",
  help: "Write the key and its value in one word, with `=` between them.",
  examples: {
    good: [
      "```bash\nhelm upgrade vets ./chart --set image.tag=v1.2\n```\n",
      '```bash\nhelm upgrade vets ./chart --set "a=1,b=2" --set-string pet="Leo"\n```\n',
      '```bash\nhelm upgrade vets ./chart --set "$EXTRA" --set {a}\n```\n',
      "```bash\nvets config --set image.tag v1.2\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart --set image.tag v1.2\n```\n",
        findings: [
          "2:33 Unexpected `image.tag v1.2`, expected `image.tag=v1.2`: a setting is one word",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart --set replicas --wait\n```\n",
        findings: [
          "2:33 Unexpected `replicas`, expected `replicas=` and its value",
        ],
      },
      {
        markdown:
          "```bash\nhelm install vets ./chart \\\n  --set-string clinic.name\n```\n",
        findings: [
          "3:16 Unexpected `clinic.name`, expected `clinic.name=` and its value",
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      for (const { node, inside } of nodesOf(script.tree)) {
        if (node.type !== "Command" || inside) continue;
        for (const { key, value } of lonelyKeys(node)) {
          const both = value && `${key.text}=${value.text}`;
          yield {
            place: { block: index, start: key.pos, end: (value ?? key).end },
            message: both
              ? `Unexpected \`${key.text} ${value.text}\`, expected \`${both}\`: a setting is one word`
              : `Unexpected \`${key.text}\`, expected \`${key.text}=\` and its value`,
          };
        }
      }
    }
  },
};

function* lonelyKeys({
  name,
  args,
}: Command): Generator<{ key: Word; value?: Word }> {
  const tool = name?.text ?? "";
  const flags = Object.hasOwn(FLAGS, tool) ? (FLAGS[tool] ?? []) : [];
  if (flags.length === 0) return;
  const words = args.filter((word) => word.type === "Word");
  for (const [at, key] of words.entries()) {
    const before = words[at - 1];
    if (!before || !flags.includes(before.text) || !KEY.test(key.text))
      continue;
    const next = words[at + 1];
    const value = next && !next.text.startsWith("-") ? { value: next } : {};
    yield { key, ...value };
  }
}
