import type { Event } from "../../../session/events.ts";
import { after, within } from "../../../session/paths.ts";
import { type Value, known, same, show } from "../../../session/values.ts";
import type { Page, Rule } from "../../rule.ts";
import { isOneChapter } from "../../queries/sequences.ts";

type Move = Extract<Event, { kind: "cwd" }>;
type Read = Extract<Event, { kind: "read-file" }>;

/** Further back nobody remembers, and a page that moves so often has to be read in time. */
const recent = 5;

const root: Value = [{ kind: "text", text: "" }];

/** A path that holds from the folder above, used after a `cd` into that folder. */
export const misplacedPath: Rule = {
  name: "misplaced-path",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["missing-restore-file"],
  summary: "A path from the folder above is used after a `cd` into it",
  why: "Whoever goes on in the same terminal is inside of the folder already: the command finds nothing there, or takes another file of that name.",
  help: "Say where each step starts: `cd` to a path from the root, a subshell, `(cd folder && command)`, or a path that holds from there.",
  examples: {
    good: [
      "```bash\ncd backend\nnpm ci\ndocker build -t vets .\n```\n",
      "```bash\n(cd backend && npm ci)\ndocker build -t vets ./backend\n```\n",
      "```bash\ncd backend\nnpm ci\ncd ..\ndocker build -t vets ./backend\n```\n",
      "```bash\ncd vets\ncat vets/settings.py\n```\n",
      "```bash\ncd backend\ngit clone https://example.com/backend.git\ndocker build -t vets ./backend\n```\n",
      "```bash\nkubectl apply -f values.yaml\ncd backend\nkubectl apply -f values.yaml\n```\n",
      "```bash\ncd backend\nmkdir backend\ncp Dockerfile backend/Dockerfile\ndocker build -t vets ./backend\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ncd backend\nnpm ci\n```\n\n```bash\ndocker build -t vets ./backend\n```\n",
        findings: [
          "7:1 Unexpected `backend` inside of `backend`, expected a path that holds from there",
        ],
      },
      {
        markdown:
          "```bash\ncd deploy/vets\ncat cron.yaml\nkubectl apply -f deploy/vets/cron.yaml\n```\n",
        findings: [
          "4:1 Unexpected `deploy/vets/cron.yaml` inside of `deploy/vets`, expected a path that holds from there",
        ],
      },
      {
        markdown:
          "```bash\ncat backend/requirements.txt\n```\n\n```bash\ncd backend\npip install -r backend/requirements.txt\n```\n",
        findings: [
          "7:1 Unexpected `backend/requirements.txt` inside of `backend`, expected a path that holds from there",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets-test ./charts/vets\n```\n\n```bash\ncd backend\npytest\nhelm upgrade vets ./charts/vets\n```\n",
        findings: [
          "8:1 Unexpected `charts/vets` inside of `backend`, expected the folder above, from where the page uses it before",
        ],
      },
      {
        markdown:
          "```bash\ngit clone https://example.com/vets.git\ncd vets/deploy/cron\nkubectl apply -f deploy/cron/jobs.yaml\n```\n",
        findings: [
          "4:1 Unexpected `deploy/cron/jobs.yaml` inside of `deploy/cron`, expected a path that holds from there",
        ],
      },
      {
        markdown:
          "```bash\ncd /srv/vets\ncp srv/vets/vets.toml vets.toml.old\n```\n",
        findings: [
          "3:1 Unexpected `srv/vets/vets.toml` inside of `srv/vets`, expected a path that holds from there",
        ],
      },
    ],
  },
  *check(page) {
    const { events } = page.rehearsal;
    const told = new Set<string>();
    const moves: Move[] = [];
    for (const [index, event] of events.entries()) {
      if (event.kind === "cwd") moves.push(event);
      if (moves.length === 0) continue;
      if (event.kind !== "read-file" || !mayBeMisplaced(event)) continue;
      const before = { moves, events: () => events.slice(0, index) };
      const misplaced =
        event.found === "missing"
          ? (repeatedIn(event, before) ?? usedFromAbove(event, before))
          : repeatedEnd(event, before);
      if (!misplaced || told.has(misplaced.message)) continue;
      told.add(misplaced.message);
      const near = isNear(event, misplaced.move, before.events(), page);
      yield {
        place: event.place,
        evidence: "heuristic",
        atMost: near ? "warning" : "info",
        message: misplaced.message,
        // Two folders typed twice are a slip, whatever is on the disk.
        rests: event.found === "missing" ? event.rests : [],
        related: [
          {
            place: misplaced.move.place,
            message: `\`${misplaced.folder}\` is entered here`,
          },
        ],
      };
    }
  },
};

/** What the page did before a file is read. */
interface Before {
  readonly moves: readonly Move[];
  /** Taken only where something may be wrong: a log may be long. */
  readonly events: () => readonly Event[];
}

interface Misplaced {
  readonly move: Move;
  readonly folder: string;
  readonly message: string;
}

function mayBeMisplaced({ namespace, found, maybe, as }: Read): boolean {
  return (
    namespace === "host" && found !== "written" && !maybe && as !== "restore"
  );
}

/** `a/b/c` inside of `…/a/b`. */
function repeatedEnd(
  { path }: Read,
  { moves, events }: Before,
): Misplaced | undefined {
  const move = moves.findLast(
    (event) => !event.maybe && within(path, event.path),
  );
  if (!move) return undefined;
  const rest = known(after(path, move.path) ?? [])?.slice(1) ?? "";
  const folder = ends(move.path).find((end) => rest.startsWith(`${end}/`));
  if (folder === undefined) return undefined;
  if (isMadeBelow(path, move, folder, events())) return undefined;
  const message = `Unexpected \`${rest}\` inside of \`${folder}\`, expected a path that holds from there`;
  return { move, folder, message };
}

/** Its last folders, two of them at least: one alone may well stand in its like. */
function ends(path: Value): string[] {
  const last = path.at(-1);
  const folders = last?.kind === "text" ? last.text.split("/").slice(1) : [];
  return folders.slice(0, -1).map((_, from) => folders.slice(from).join("/"));
}

/** Folders that the page entered by a relative `cd`, and what the reader typed. */
function entered({
  moves,
}: Before): readonly { move: Move; above: Value; folder: string }[] {
  const [earlier, kept] = lastOnHost(moves);
  return kept.flatMap((move, at) => {
    if (move.maybe) return [];
    const [first] = move.path;
    const previous = at > 0 ? kept[at - 1] : earlier;
    const above = previous
      ? previous.path
      : first?.kind === "unknown" && first.from.reader === "PWD"
        ? [first]
        : undefined;
    // `srv/vets/a` inside of `/srv/vets` is the same slip.
    return [above, root].flatMap((from) => {
      const rest = from && known(after(move.path, from) ?? []);
      if (!from || !rest?.startsWith("/") || rest === "/") return [];
      const folder = rest.slice(1);
      if (from === root && !folder.includes("/")) return [];
      return [{ move, above: from, folder }];
    });
  });
}

/** The last few, and the one before them. */
function lastOnHost(
  moves: readonly Move[],
): readonly [Move | undefined, readonly Move[]] {
  const kept: Move[] = [];
  for (let at = moves.length - 1; at >= 0; at--) {
    const move = moves[at];
    if (move?.namespace !== "host") continue;
    if (kept.length === recent) return [move, kept.reverse()];
    kept.push(move);
  }
  return [undefined, kept.reverse()];
}

/** `a/b` inside of `a`, where something shows that no second `a` is meant. */
function repeatedIn({ path, as }: Read, before: Before): Misplaced | undefined {
  for (const { move, above, folder } of entered(before)) {
    const rest = known(after(path, move.path) ?? [])?.slice(1) ?? "";
    if (rest !== folder && !rest.startsWith(`${folder}/`)) continue;
    const meant = [...above, { kind: "text", text: `/${rest}` } as const];
    const shown =
      as === "build" || folder.includes("/") || isUsed(meant, before.events());
    if (!shown || isMadeBelow(path, move, folder, before.events())) continue;
    const message = `Unexpected \`${rest}\` inside of \`${folder}\`, expected a path that holds from there`;
    return { move, folder, message };
  }
  return undefined;
}

/** The same words named a path from the folder above, before the `cd`. */
function usedFromAbove({ path }: Read, before: Before): Misplaced | undefined {
  for (const { move, above, folder } of entered(before)) {
    const rest = known(after(path, move.path) ?? [])?.slice(1) ?? "";
    // A name alone, such as `values.yaml`, may stand in many folders.
    if (!rest.includes("/")) continue;
    const meant = [...above, { kind: "text", text: `/${rest}` } as const];
    const events = before.events();
    const first = events.slice(0, events.indexOf(move));
    if (!isUsed(meant, first)) continue;
    const message = `Unexpected \`${rest}\` inside of \`${folder}\`, expected the folder above, from where the page uses it before`;
    return { move, folder, message };
  }
  return undefined;
}

function isUsed(path: Value, before: readonly Event[]): boolean {
  return before.some(
    (event) =>
      (event.kind === "read-file" || event.kind === "write-file") &&
      show(event.path) === show(path),
  );
}

function isMadeBelow(
  path: Value,
  move: Move,
  folder: string,
  before: readonly Event[],
): boolean {
  const own: Value = [
    ...move.path,
    { kind: "text", text: `/${folder}` } as const,
  ];
  return before.some(
    (event) =>
      event.kind === "write-file" &&
      (within(event.path, own) || same(event.path, path)),
  );
}

/** In the chapter of the `cd`, or in one that names another file from in there. */
function isNear(
  { place }: Read,
  move: Move,
  before: readonly Event[],
  { blocks }: Page,
): boolean {
  const here = blocks[place.block];
  const isHere = (event: Event): boolean => {
    const block = blocks[event.place.block];
    return (
      here !== undefined && block !== undefined && isOneChapter(here, block)
    );
  };
  return (
    isHere(move) ||
    before.some(
      (event) =>
        event.kind === "read-file" &&
        event.namespace === "host" &&
        isHere(event) &&
        within(event.path, move.path),
    )
  );
}
