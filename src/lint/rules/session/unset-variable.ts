import type { Event } from "../../../session/events.ts";
import { distance } from "../../likeness.ts";
import type { Rule } from "../../rule.ts";
import type { Problem } from "../../finding.ts";
import { namesAskedFor } from "../../queries/settings.ts";

type Read = Extract<Event, { kind: "read-variable" }>;
type Setting = Extract<Event, { kind: "set" }>;

/** A name that nothing set, where the page set one very much like it. */
export const unsetVariable: Rule = {
  name: "unset-variable",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A variable is used under a name that nothing set",
  why: "The shell puts nothing in its place: the command talks to the wrong host, or removes `/` instead of a folder in it.",
  help: "Use the name that is set, or set this one before its first use.",
  examples: {
    good: [
      "```bash\nVETS_DB_HOST=db1\npg_isready -h $VETS_DB_HOST\n```\n",
      "```bash\nVETS_HOST=db1\nsource .env\npg_isready -h $VETS_HOSTS\n```\n",
      "```bash\nDB_HOST=db1\necho ${DB_HOSTS:-none}\n```\n",
      "```bash\nNODE1=a\necho $NODE2\n```\n",
      "```bash\n#!/bin/sh\nROOT=/srv/vets\n```\n\n```bash\nls $ROOT\n```\n\n```bash\nROOT=/srv/pets\n```\n",
      "```bash\nOLD_VERSION=1.0\ndocker pull vets:$NEW_VERSION\n```\n",
      "```bash\nVETS_KEYS=a\necho $VETS_KEY\n```\n",
      "```bash\nVETS_HOST=db1\nCATS_DB_HOST=db2\nDOGS_DB_HOST=db3\nnc -z $DB_HOST 5432\n```\n",
      "```bash\nexport $(grep -v '^#' .env | xargs)\nDB_NAME=a\necho $DB_NAMES\n```\n",
    ],
    bad: [
      {
        markdown:
          '```bash\n#!/bin/sh\nBACKUP_DIR=/srv/backup\nrm -rf "$BACKUPDIR"/*\n```\n',
        findings: [
          "4:9 Unexpected `$BACKUPDIR`, expected `$BACKUP_DIR`: nothing sets the name that is used",
        ],
      },
      {
        markdown:
          "```bash\nVETS_DB_HOST=db1\npg_isready -h $VETS_DB_HOTS\n```\n",
        findings: [
          "3:15 Unexpected `$VETS_DB_HOTS`, expected `$VETS_DB_HOST`: nothing sets the name that is used",
        ],
      },
      {
        markdown:
          "```bash\nexport APP_DB_HOST=db1\n```\n\n```bash\npsql -h $APP_HOST_DB -c 'select 1'\n```\n",
        findings: [
          "6:9 Unexpected `$APP_HOST_DB`, expected `$APP_DB_HOST`: nothing sets the name that is used",
        ],
      },
      {
        markdown: '```bash\nAPP_DB_HOST=db1\nnc -z "${APP_HOST}" 5432\n```\n',
        findings: [
          "3:8 Unexpected `$APP_HOST`, expected `$APP_DB_HOST`: nothing sets the name that is used",
        ],
      },
      {
        markdown:
          '```bash\nexport VETS_HOME=/srv/vets\ntar -czf vets.tgz -C "$VETS_HOM" data\n```\n',
        findings: [
          "3:23 Unexpected `$VETS_HOM`, expected `$VETS_HOME`: nothing sets the name that is used",
        ],
      },
      {
        markdown:
          "```bash\nexport VETS_TARGET_VERSION=1.2\ndocker pull vets:$TARGET_VERSION\n```\n",
        findings: [
          "3:18 Unexpected `$TARGET_VERSION`, expected `$VETS_TARGET_VERSION`: nothing sets the name that is used",
        ],
      },
      {
        markdown:
          "```bash\nhelm rollback vets $REVISION --wait\n```\n\n```bash\nREVISION=$(helm history vets -o json | jq '.[-2].revision')\n```\n",
        findings: [
          "2:20 Unexpected `$REVISION` before it is set, expected the step that sets it first",
        ],
      },
    ],
  },
  *check(page) {
    const { events } = page.rehearsal;
    const told = namesAskedFor(page);
    const settings = Map.groupBy(
      events.filter((event) => event.kind === "set"),
      ({ name }) => name,
    );
    const misspellings = new Map<string, string | undefined>();
    const at = new Map(events.map((event, index) => [event, index]));
    for (const [index, event] of events.entries()) {
      if (event.kind !== "read-variable" || event.guarded) continue;
      if (event.found !== "unset" || told.has(event.name)) continue;
      const own = settings.get(event.name) ?? [];
      const later = own.find((setting) => (at.get(setting) ?? 0) > index);
      if (!misspellings.has(event.name)) {
        const declared = Object.keys(page.expectations.variables);
        const names = new Set([...settings.keys(), ...declared]);
        misspellings.set(event.name, meantBy(event.name, names));
      }
      const meant = misspellings.get(event.name);
      const problem =
        late(event, later) ??
        (meant === undefined
          ? undefined
          : misspelt(event, meant, settings.get(meant)?.[0]));
      if (!problem) continue;
      told.add(event.name);
      yield problem;
    }
  },
};

/** Set, but only in a later step. */
function late(
  { name, place }: Read,
  setting: Setting | undefined,
): Problem | undefined {
  // A loop or function may come back to the place.
  if (!setting || setting.place.block <= place.block) return undefined;
  return {
    place,
    evidence: "heuristic",
    message: `Unexpected \`$${name}\` before it is set, expected the step that sets it first`,
    related: [{ place: setting.place, message: `\`${name}\` is set here` }],
  };
}

/** The name most like it of those that the page sets. */
function meantBy(name: string, names: ReadonlySet<string>): string | undefined {
  const [nearest] = [...names]
    .filter((other) => alike(name, other))
    .sort((a, b) => distance(name, a) - distance(name, b));
  const [prefixed, another] = [...names].filter((other) =>
    isPrefixed(name, other),
  );
  return nearest ?? (another === undefined ? prefixed : undefined);
}

function misspelt(
  { name, place }: Read,
  meant: string,
  setting: Setting | undefined,
): Problem {
  return {
    place,
    evidence: "heuristic",
    message: `Unexpected \`$${name}\`, expected \`$${meant}\`: nothing sets the name that is used`,
    ...(setting
      ? {
          related: [
            { place: setting.place, message: `\`${meant}\` is set here` },
          ],
        }
      : {}),
  };
}

/** `TARGET_VERSION` of `APP_TARGET_VERSION`; one part alone is too common a name. */
function isPrefixed(used: string, set: string): boolean {
  const prefix = set.slice(0, -used.length);
  return (
    set.endsWith(used) && used.includes("_") && /^[A-Z][A-Z0-9]*_$/.test(prefix)
  );
}

/** Letters slipped, an underscore lost, parts in another order, or a part in the middle left out. */
function alike(used: string, set: string): boolean {
  if (used === set || used.length < 4) return false;
  // Names that count differ on purpose.
  if (used.replace(/\d+/g, "") === set.replace(/\d+/g, "")) return false;
  const parts = used.split("_");
  const others = set.split("_");
  if (parts.join("") === others.join("")) return true;
  const sameParts =
    [...parts].sort().join("_") === [...others].sort().join("_");
  if (parts.length > 1 && sameParts) return true;
  if (parts.length > 1 && leftOut(parts, others)) return true;
  return slipped(parts, others);
}

function leftOut(parts: readonly string[], others: readonly string[]): boolean {
  return (
    parts.length + 1 === others.length &&
    parts[0] === others[0] &&
    parts.at(-1) === others.at(-1) &&
    parts.every((part) => others.includes(part))
  );
}

/** Only one part differs, and that by little for its length. */
function slipped(parts: readonly string[], others: readonly string[]): boolean {
  if (parts.length !== others.length) return false;
  const different = parts.flatMap((part, index) => {
    const other = others[index] ?? "";
    return part === other ? [] : [{ part, other }];
  });
  const [only, second] = different;
  if (!only || second) return false;
  const shortest = Math.min(only.part.length, only.other.length);
  const far = distance(only.part, only.other);
  if (isCutOff(only.part, only.other)) return true;
  return far === 1 ? shortest >= 4 : far === 2 && shortest >= 7;
}

/** `HOM` of `HOME`; `KEY` and `KEYS` are two words. */
function isCutOff(part: string, other: string): boolean {
  return (
    part.length === 3 &&
    other.length === 4 &&
    other.startsWith(part) &&
    !other.endsWith("S")
  );
}
