import type { Event } from "../../../session/events.ts";
import { after } from "../../../session/paths.ts";
import { known, show } from "../../../session/values.ts";
import { sessionBlock } from "../../blocks.ts";
import type { Page, Rule } from "../../rule.ts";

type Move = Extract<Event, { kind: "cwd" }>;

/** The same relative folder entered again from inside it. */
export const repeatedCd: Rule = {
  name: "repeated-cd",
  on: "session",
  tier: "flow",
  severity: "info",
  yieldsTo: [],
  summary: "A step enters a folder that the step before already entered",
  why: "Whoever goes on in the same terminal is inside already: `cd` fails, and the commands after it run in the wrong place.",
  help: "Say where each step starts: a `cd` with a path from the root, or a subshell, `(cd folder && command)`.",
  examples: {
    good: [
      "```bash\ncd backend\nnpm ci\n```\n\n```bash\ncd ../frontend\nnpm ci\n```\n",
      "```bash\n(cd backend && npm ci)\n```\n\n```bash\n(cd backend && npm test)\n```\n",
      "```bash\ncd /srv/vets\ngit status\n```\n\n```bash\ncd /srv/vets\ngit status\n```\n",
      "```bash\ncd backend\ncd ..\n```\n\n```bash\ncd backend\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ncd backend\nnpm ci\n```\n\n```bash\ncd backend\nnpm test\n```\n",
        findings: [
          "7:1 Unexpected `cd backend` inside of `backend`, expected a path that holds from there",
        ],
      },
      {
        markdown:
          "```bash\ncd services/vets\n```\n\n```bash\ncd services/vets\n```\n\n```bash\ncd services/vets\n```\n",
        findings: [
          "6:1 Unexpected `cd services/vets` inside of `services/vets`, expected a path that holds from there",
        ],
      },
      {
        markdown: "```bash\ncd vets\nmake\ncd vets\nmake\n```\n",
        findings: [
          "4:1 Unexpected `cd vets` inside of `vets`, expected a path that holds from there",
        ],
      },
      {
        markdown:
          '=== "Linux"\n\n    ```bash\n    cd /srv/vets/data\n    ```\n\n=== "macOS"\n\n    ```bash\n    cd /Users/vets/data\n    ```\n\n```bash\ncd data\n```\n',
        findings: [
          "14:1 Unexpected `cd data` inside of `data`, expected a path that holds from there",
        ],
      },
    ],
  },
  *check(page) {
    const moves = page.rehearsal.events.filter((event) => event.kind === "cwd");
    const told = new Set<string>();
    for (const [index, move] of moves.entries()) {
      if (move.maybe) continue;
      const before = movesBefore(index, moves, page).find(
        (other) => entered(other, move) !== undefined,
      );
      if (!before) continue;
      const folder = entered(before, move);
      if (folder === undefined || told.has(folder)) continue;
      told.add(folder);
      yield {
        place: move.place,
        evidence: "heuristic",
        message: `Unexpected \`cd ${folder}\` inside of \`${folder}\`, expected a path that holds from there`,
        related: [
          { place: before.place, message: `\`${folder}\` is entered here` },
        ],
      };
    }
  },
};

/** Nobody follows more ways into one step. */
const mostWays = 20;

/** The last move on each way that may lead to this one: the log has those of all tabs. */
function movesBefore(
  index: number,
  moves: readonly Move[],
  { blocks, expectations }: Page,
): Move[] {
  const choicesOf = ({ place }: Move): Choices => {
    const block = blocks[place.block];
    return block ? sessionBlock(block, expectations).choices : {};
  };
  const move = moves[index];
  if (!move) return [];
  const own = choicesOf(move);
  const found = new Map<string, Move>();
  for (let at = index - 1; at >= 0 && found.size < mostWays; at--) {
    const other = moves[at];
    if (!other || other.namespace !== move.namespace) break;
    // The same step on another way.
    if (
      other.place.block === move.place.block &&
      other.place.start === move.place.start
    )
      continue;
    const choices = choicesOf(other);
    if (excludes(own, choices)) continue;
    const way = JSON.stringify(choices);
    if (!found.has(way)) found.set(way, other);
    if (Object.keys(choices).every((name) => name in own)) break;
  }
  return [...found.values()];
}

type Choices = Readonly<Record<string, readonly string[]>>;

function excludes(one: Choices, other: Choices): boolean {
  return Object.entries(one).some(([name, options]) => {
    const others = other[name];
    return others && !options.some((option) => others.includes(option));
  });
}

/** `F` where the move led from `.../F` to `.../F/F`. */
function entered(before: Move, move: Move): string | undefined {
  const rest = known(after(move.path, before.path) ?? []);
  if (!rest?.startsWith("/") || rest === "/") return undefined;
  return show(before.path).endsWith(rest) ? rest.slice(1) : undefined;
}
