import { builtinCalled, builtins } from "../../../session/builtins/index.ts";
import { nodesOf } from "../../../shell/nodes.ts";
import { tools } from "../../../tools/index.ts";
import { distance } from "../../likeness.ts";
import type { Block, Page, Rule } from "../../rule.ts";

const KNOWN = [
  ...tools.flatMap(({ name, names = [name] }) => names),
  ...builtins.flatMap(({ names }) => names),
].filter((name) => /^[a-z][a-z_-]{3,}$/.test(name));

/** `kubctl`, on a page that writes it so nowhere else. */
export const misspeltCommand: Rule = {
  name: "misspelt-command",
  on: "document",
  tier: "tool",
  severity: "warning",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "lost-continuation",
    "look-alike-character",
    "hidden-direction",
  ],
  summary: "A command is one letter away from a tool, and nothing else",
  why: "The shell does not find it, in the middle of the upgrade.",
  help: "Write the name of the tool; if yours is called so, say so in the text.",
  examples: {
    good: [
      "```bash\nkubectl get pods\n```\n",
      "Install `kubectk` first.\n\n```bash\nkubectk get pods\n```\n",
      "```bash\nalembik() { alembic upgrade head; }\nalembik\n```\n",
      "```bash\nmkdirs old\nmkdirs new\nmkdirs both\n```\n",
      "```bash\nvets backup\nmysqlpump vets > vets.sql\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nkubctl get pods\n```\n",
        findings: ["2:1 Unexpected `kubctl`, expected `kubectl`"],
      },
      {
        markdown: "```bash\nhelm list\nhlem upgrade vets ./chart\n```\n",
        findings: ["3:1 Unexpected `hlem`, expected `helm`"],
      },
      {
        markdown: "```bash\nsudo sytemctl restart vets\n```\n",
        findings: ["2:6 Unexpected `sytemctl`, expected `systemctl`"],
      },
    ],
  },
  *check(page) {
    const calls = page.blocks.flatMap(namesIn);
    const byName = Map.groupBy(calls, ({ name }) => name);
    for (const [name, same] of byName) {
      const [{ block, start } = { block: 0, start: 0 }] = same;
      if (!/^[a-z][a-z_-]{3,}$/.test(name)) continue;
      if (page.toolCalled(name) || builtinCalled(name)) continue;
      const meant = nearest(name, byName);
      if (meant === undefined || isSpoken(name, same.length, page)) continue;
      yield {
        place: { block, start, end: start + name.length },
        message: `Unexpected \`${name}\`, expected \`${meant}\``,
      };
    }
  },
};

interface Name {
  readonly name: string;
  readonly block: number;
  readonly start: number;
}

/** What the commands of a block are called, those behind `sudo` too. */
function namesIn({ script }: Block, block: number): Name[] {
  return [...nodesOf(script.tree)].flatMap(({ node, inside }) => {
    if (node.type !== "Command" || inside) return [];
    const [first] = node.args;
    const word =
      node.name?.text === "sudo" && first?.type === "Word" ? first : node.name;
    return word ? [{ name: word.text, block, start: word.pos }] : [];
  });
}

/** One letter off; of four letters only two that changed places, or a name that the page uses. */
function nearest(
  name: string,
  used: ReadonlyMap<string, unknown>,
): string | undefined {
  return KNOWN.find((known) => {
    if (Math.abs(known.length - name.length) > 1) return false;
    // One slip is at one end at most.
    if (known[0] !== name[0] && known.at(-1) !== name.at(-1)) return false;
    if (distance(name, known) !== 1) return false;
    if (isSwapped(name, known)) return true;
    if (known.length < 5) return false;
    if (used.has(known)) return true;
    // Another letter in its place, or more behind it: tools are called so.
    const isSibling =
      name.length === known.length ||
      name.startsWith(known) ||
      known.startsWith(name);
    return known.length > 5 && !isSibling;
  });
}

function isSwapped(one: string, other: string): boolean {
  return (
    one.length === other.length &&
    [...one].sort().join("") === [...other].sort().join("")
  );
}

/** A name that stands elsewhere, too, is no slip. */
function isSpoken(name: string, calls: number, page: Page): boolean {
  const all = page.document.text.match(
    new RegExp(`(?<![A-Za-z_])${name}(?![A-Za-z_])`, "gi"),
  );
  return calls > 2 || (all?.length ?? 0) > calls;
}
