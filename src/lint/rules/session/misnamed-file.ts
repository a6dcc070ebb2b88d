import { linesOf } from "../../../markdown/lines.ts";
import type { Event } from "../../../session/events.ts";
import { base, parent } from "../../../session/paths.ts";
import { known, same, settled } from "../../../session/values.ts";
import { distance, wordsOf } from "../../likeness.ts";
import { loneReads } from "../../queries/lone-names.ts";
import type { Page, Rule } from "../../rule.ts";

type Read = Extract<Event, { kind: "read-file" }>;
type Write = Extract<Event, { kind: "write-file" }>;

/** A file that is used and never written, where one of nearly its name is. */
export const misnamedFile: Rule = {
  name: "misnamed-file",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["missing-restore-file", "misplaced-path"],
  summary: "A file is used under nearly the name that a step before gave it",
  why: "The command says that there is no such file, or takes one from an earlier day, not what the page just made.",
  help: "Use one name in both steps.",
  examples: {
    good: [
      "```bash\nhelm get values vets -o yaml > merged.yaml\nhelm upgrade vets vets/vets -f merged.yaml\n```\n",
      "```bash\nhelm get values vets -o yaml > values-old.yaml\nhelm upgrade vets vets/vets -f values-new.yaml\n```\n",
      "```bash\nhelm get values vets -o yaml > vets.yaml\ncat vets.yaml\nhelm upgrade vets vets/vets -f vets-values.yaml\n```\n",
      "Write `merged-values.yaml` yourself.\n\n```bash\nhelm get values vets -o yaml > merged.yaml\nhelm upgrade vets vets/vets -f merged-values.yaml\n```\n",
      "```bash\nkubectl get crd a -o yaml > crd1.yaml\nkubectl apply -f crd2.yaml\n```\n",
      "```bash\nvetctl init\nhelm get values vets -o yaml > own.yaml\nhelm upgrade vets vets/vets -f vets.yaml\n```\n",
      "```bash\nvetctl init\npg_dumpall -g -f globals.sql\nvetctl load globals.sql\npsql -f global.sql\n```\n",
      "```bash\nvetctl snapshot save monday.snap\nvetctl snapshot restore tuesday.snap\n```\n",
      "```bash\nhelm get values vets -o yaml > merged.yaml\ngit checkout v2\nhelm upgrade vets vets/vets -f merged-values.yaml\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ncp -a /var/lib/vets /var/lib/vets.11\nmv /var/lib/vets /var/lib/vets.12\ncp -a /var/lib/vets-11 /var/lib/vets\n```\n",
        findings: [
          "4:1 Unexpected `vets-11`, expected `vets.11`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\nvetctl init\npg_dumpall -g -f /backup/globals.sql\nvetctl stop /backup\npsql -f /backup/global.sql postgres\n```\n",
        findings: [
          "5:1 Unexpected `global.sql`, expected `globals.sql`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\nvetctl snapshot save before-014.snap\n```\n\n```bash\nvetctl snapshot restore -f before-0.14.snap\n```\n",
        findings: [
          "6:1 Unexpected `before-0.14.snap`, expected `before-014.snap`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\nhelm get values vets -o yaml > merged.yaml\n```\n\n```bash\nhelm upgrade vets vets/vets -f merged-values.yaml\n```\n",
        findings: [
          "6:1 Unexpected `merged-values.yaml`, expected `merged.yaml`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\nkubectl get kites -A -o yaml > kites.yaml\nkubectl apply -f kite.yaml\n```\n",
        findings: [
          "3:1 Unexpected `kite.yaml`, expected `kites.yaml`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\nhelm get values vets -o yaml > merged.yaml\nhelm diff upgrade vets vets/vets -f merged.yaml\nhelm upgrade vets vets/vets -f merged-values.yaml\n```\n",
        findings: [
          "4:1 Unexpected `merged-values.yaml`, expected `merged.yaml`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\ncurl -fLo vets-schema.json https://example.com/vets.json\njq .version vet-schema.json\n```\n",
        findings: [
          "3:1 Unexpected `vet-schema.json`, expected `vets-schema.json`: that is what the step before writes",
        ],
      },
    ],
  },
  *check(page) {
    const { events } = page.rehearsal;
    const told = new Set<string>();
    const writes: Write[] = [];
    for (const event of events) {
      if (event.kind === "write-file") writes.push(event);
      const name = event.kind === "read-file" && missing(event);
      if (event.kind !== "read-file" || !name || told.has(name)) continue;
      const write = writes.findLast((other) => isTwin(event, other));
      const other = write && known(base(write.path));
      if (!other || !isSure(event, write, page)) continue;
      // The reader makes what the page asks for in words.
      if (proseOf(page).includes(name)) continue;
      told.add(name);
      yield {
        place: event.place,
        evidence: "heuristic",
        message: `Unexpected \`${name}\`, expected \`${other}\`: that is what the step before writes`,
        rests: [...event.rests, ...write.rests],
        related: [
          { place: write.place, message: `\`${other}\` is written here` },
        ],
      };
    }
    for (const { place, name, written } of loneReads(page)) {
      if (told.has(name)) continue;
      told.add(name);
      yield {
        place,
        evidence: "heuristic",
        message: `Unexpected \`${name}\`, expected \`${written.name}\`: that is what the step before writes`,
        related: [
          {
            place: written.place,
            message: `\`${written.name}\` is written here, and nothing uses it`,
          },
        ],
      };
    }
  },
};

/** The name of a file that no command of the page can have made. */
function missing({ found, maybe, path }: Read): string | undefined {
  return found === "missing" && !maybe ? known(base(path)) : undefined;
}

/** What the page says between its blocks. */
function proseOf({ blocks, document }: Page): string {
  const code = new Set(
    blocks.flatMap(({ fence: { line, endLine } }) =>
      Array.from({ length: endLine - line }, (_, at) => line + at),
    ),
  );
  return linesOf(document)
    .filter((_, at) => !code.has(at + 1))
    .join("\n");
}

function isTwin({ namespace, path }: Read, write: Write): boolean {
  if (write.namespace !== namespace || write.maybe) return false;
  const [name = "", other = ""] = [known(base(path)), known(base(write.path))];
  return (
    isLike(name, other) &&
    settled(write.path) &&
    same(parent(path), parent(write.path))
  );
}

/** A letter slipped, nothing else names what was written, or it is used the same way. */
function isSure(
  { path, as }: Read,
  write: Write,
  { document, rehearsal }: Page,
): boolean {
  const [name = "", other = ""] = [known(base(path)), known(base(write.path))];
  const mentions = (of: string): number =>
    document.text
      .split(of)
      .slice(0, -1)
      .filter((before) => !/[\w.-]$/.test(before)).length;
  const whole = known(path);
  if (mentions(whole?.startsWith("/") ? whole : name) !== 1) return false;
  return (
    mentions(other) === 1 ||
    distance(name, other) === 1 ||
    rehearsal.events.some(
      (event) =>
        event.kind === "read-file" &&
        event.as === as &&
        as !== "read" &&
        known(base(event.path)) === other,
    )
  );
}

/** A slip of a letter or two, or a word more. */
function isLike(name: string, other: string): boolean {
  if (name === other || name.at(-1) !== other.at(-1)) return false;
  const plain = (word: string): string => word.replace(/[^\p{L}\d]/gu, "");
  if (name.length > 4 && plain(name) === plain(other)) return true;
  const end = /\.[^.]+$/;
  if (end.exec(name)?.[0] !== end.exec(other)?.[0]) return false;
  const [a, b] = [name.replace(end, ""), other.replace(end, "")];
  // `values1` and `values2` differ on purpose.
  if (a.replace(/\d/g, "") === b.replace(/\d/g, "")) return false;
  if (Math.min(a.length, b.length) < 4) return false;
  const [one, two] = [wordsOf(a), wordsOf(b)];
  if (one.length !== two.length) return begins(one, two) || begins(two, one);
  const changed = one.filter((word, at) => word !== two[at]);
  const far = distance(a, b);
  return changed.length === 1 && far <= (a.length > 8 ? 2 : 1);
}

/** `merged` and `merged values`, not `values` and `values production`. */
function begins(short: readonly string[], long: readonly string[]): boolean {
  const plain = /^(?:values|config|env|app|manifest|deployment|service)$/;
  return (
    long.length === short.length + 1 &&
    short.every((word, at) => word === long[at]) &&
    !short.every((word) => plain.test(word)) &&
    /^(?:values|config|file|dump|backup|export|data|settings|manifest|polic(?:y|ie)|document|schema)s?$/.test(
      long.at(-1) ?? "",
    )
  );
}
