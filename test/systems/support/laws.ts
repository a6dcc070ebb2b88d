import type { Event } from "../../../src/session/events.ts";
import { rehearse } from "../../../src/session/rehearse.ts";
import { show } from "../../../src/session/values.ts";
import type { Facts } from "./facts.ts";
import type { GuideBlock } from "./guides.ts";
import { type Holding, saysAll } from "./lasting/holding.ts";
import { type Lasting, lastingAfter } from "./lasting/world.ts";
import { isEdited, settingsAtTarget } from "./settings.ts";

/** What one reading of a guide left behind. */
export interface Reading {
  readonly blocks: readonly GuideBlock[];
  readonly events: readonly Event[];
  readonly lasting: Lasting;
}

/** Runs the blocks in the session, from the first to the last. */
export function read(blocks: readonly GuideBlock[], facts: Facts): Reading {
  const sessions = blocks.map(({ session }) => ({ ...session, choices: {} }));
  const { events } = rehearse(sessions, { variables: {} });
  const lasting = lastingAfter(events, { migrates: facts.onStart });
  return { blocks, events, lasting };
}

/**
 * What the whole guide touches: a reading that leaves something out has touched
 * less, and what it did not touch is as it was.
 */
export interface Inventory {
  readonly deployments: ReadonlySet<string>;
  /** Those of the upgrade alone. */
  readonly upgraded: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  /** Files that are not the reader's: the first that happens to them is that they are written. */
  readonly made: ReadonlySet<string>;
  /** Files that the upgrade edits. */
  readonly files: ReadonlySet<string>;
  /** Objects of a cluster got settings that were edited. */
  readonly edited: boolean;
  /** Settings that the upgrade changes; a rollback may make others. */
  readonly settings: ReadonlySet<string>;
}

/** What is deployed before the upgrade begins is a trial elsewhere. */
export function inventoryOf({
  trial,
  upgrade,
  rollbacks,
}: {
  readonly trial: Reading;
  readonly upgrade: Reading;
  readonly rollbacks: readonly Reading[];
}): Inventory {
  const trials = new Set(keysOf(trial, "deployment "));
  const deployedIn = (reading: Reading): string[] =>
    keysOf(reading, "deployment ").filter((key) => !trials.has(key));
  return {
    deployments: new Set([upgrade, ...rollbacks].flatMap(deployedIn)),
    upgraded: new Set(deployedIn(upgrade)),
    objects: new Set(keysOf(upgrade, "object ")),
    made: madeIn([upgrade, ...rollbacks]),
    files: new Set(
      [...upgrade.lasting.things]
        .filter(
          ([key, holding]) => key.startsWith("file ") && isEdited(holding),
        )
        .map(([key]) => key),
    ),
    edited: [...upgrade.lasting.things].some(
      ([key, { says }]) =>
        key.startsWith("object ") && says.endsWith(", edited"),
    ),
    settings: new Set(
      [...upgrade.lasting.things.values()].flatMap(({ settings }) => [
        ...settings.keys(),
      ]),
    ),
  };
}

function madeIn(readings: readonly Reading[]): Set<string> {
  const first = new Map<string, Event["kind"]>();
  for (const event of readings.flatMap(({ events }) => events)) {
    const file = fileIn(event);
    if (file !== undefined && !first.has(file)) first.set(file, event.kind);
  }
  return new Set(
    [...first].flatMap(([file, kind]) => (kind === "write-file" ? file : [])),
  );
}

function keysOf({ lasting }: Reading, kind: string): string[] {
  return [...lasting.things]
    .filter(([key, { says }]) => key.startsWith(kind) && says !== "gone")
    .map(([key]) => key);
}

interface At {
  readonly facts: Facts;
  readonly inventory: Inventory;
}

/** Why a reading did not reach the target; empty where it did. */
export function problemsAtTarget(
  { lasting, events }: Reading,
  { facts, inventory }: At,
): string[] {
  return [
    ...deployedAt(facts.to, lasting, {
      facts,
      inventory: { ...inventory, deployments: inventory.upgraded },
    }),
    ...partlyLed(lasting),
    ...schemaAt(facts.to, lasting, facts),
    ...settingsAtTarget(lasting, facts.settings, inventory),
    ...calm(lasting, facts),
    ...stillStopped(lasting),
    ...facts.ownMigrations
      .filter((id) => !databasesIn(lasting).some((one) => one.settings.has(id)))
      .map((id) => `the migration ${id} was not made`),
    ...heldUp(events, inventory),
    ...[...inventory.objects]
      .filter((key) => (lasting.things.get(key)?.says ?? "gone") === "gone")
      .map((key) => `there is no ${key}`),
  ];
}

/** Why a rollback did not return to the start, as far as its depth promises. */
export function problemsAtStart(
  depth: string,
  reading: Reading,
  { facts, inventory }: At,
): string[] {
  const { lasting, events } = reading;
  return [
    ...heldUp(events, inventory),
    ...deployedAt(facts.from, lasting, { facts, inventory }),
    ...firstSettings(lasting, inventory),
    ...calm(lasting, facts),
    ...stillStopped(lasting),
    ...(depth === "code" ? [] : schemaAt(facts.from, lasting, facts)),
    ...(depth === "data"
      ? [...firstData(lasting), ...unrestored(reading, inventory)]
      : []),
  ];
}

/** Most readers still have what was there before. */
function partlyLed({ things }: Lasting): string[] {
  return [...things]
    .filter(([key]) => key.startsWith("route "))
    .flatMap(([key, holding]) => {
      const weights = [...saysAll(holding).matchAll(/canary-weight[= ](\d+)/g)];
      const weight = weights.at(-1)?.[1] ?? "100";
      return weight === "100" ? [] : [`${key} has a weight of ${weight}`];
    });
}

/** What the backup made and no way back uses, though it is the deepest. */
function unrestored({ events, blocks }: Reading, { made }: Inventory) {
  const within = (phase: string, kind: Event["kind"]) =>
    events.flatMap((event) => {
      const file = fileIn(event) ?? "";
      const isThere = blocks[event.place.block]?.phase === phase;
      return isThere && event.kind === kind && made.has(file) ? [file] : [];
    });
  const used = new Set(within("rollback", "read-file"));
  return [...new Set(within("backup", "write-file"))]
    .filter((file) => !used.has(file) && !inCase.some((one) => one.test(file)))
    .map((file) => `nobody has restored ${file}`);
}

/** Backups of what no upgrade changes, kept for the day when somebody needs them. */
const inCase: readonly RegExp[] = [
  // Helm brings the objects of its chart back; these are as the cluster had them.
  /\/(?:configmaps|secrets)-before-/,
  // Certificates and keys, which the upgrade does not touch.
  /\/security-[^/]*\.tar\.gz$/,
  // What a volume was, for those who lose it.
  /\/pvc-before-/,
];

/** Commands that cannot do their work: what they need was never made. */
function heldUp(events: readonly Event[], { made }: Inventory): string[] {
  const here = new Set<string>();
  const problems = events.flatMap((event) => {
    const file = fileIn(event);
    if (event.kind === "write-file" && file !== undefined) here.add(file);
    if (event.kind === "read-variable")
      return event.found === "unset" && !event.guarded
        ? [`nobody has set ${event.name}`]
        : [];
    return event.kind === "read-file" &&
      file !== undefined &&
      made.has(file) &&
      !here.has(file)
      ? [`nobody has made ${file}`]
      : [];
  });
  return [...new Set(problems)];
}

/** Where on the reader's own machine. */
export function fileIn(event: Event): string | undefined {
  const isFile = event.kind === "read-file" || event.kind === "write-file";
  return isFile && event.namespace === "host" ? show(event.path) : undefined;
}

function databasesIn({ things }: Lasting): Holding[] {
  return [...things]
    .filter(([key]) => key.startsWith("database"))
    .map(([, holding]) => holding);
}

/** Words that tell one of two copies. */
const variants = /(?<=[/-])(?:green|blue|canary)\b/;

function deployedAt(
  version: string,
  { things }: Lasting,
  { facts, inventory }: At,
): string[] {
  const routes = [...things].filter(([key]) => key.startsWith("route "));
  const isRouted = (word: string): boolean =>
    routes.some(([, { says }]) => says.includes(word));
  const all = [...inventory.deployments].filter(
    (key) => things.get(key)?.says !== "gone",
  );
  const copies = all.flatMap((key) => variants.exec(key)?.[0] ?? []);
  const serving = all.filter((key) => {
    const word = variants.exec(key)?.[0];
    if (word !== undefined) return isRouted(word);
    // The one without such a word serves until the traffic goes to its copy.
    return !copies.some((copy) => isRouted(copy) && isTwin(key, copy, all));
  });
  const wrong = serving.flatMap((key) => {
    const found = versionOf(things.get(key), facts);
    return found === version ? [] : [`${key} is at ${found}`];
  });
  // Where the traffic leads to no copy that the guide made, it is where it was.
  const reached = new Set(serving.map(groupOf));
  const unreached = all
    .filter((key) => version === facts.to && !reached.has(groupOf(key)))
    .map((key) => `nobody is led to ${key}`);
  const astray = [...inventory.deployments]
    .filter((key) => things.get(key)?.says === "gone")
    .flatMap((key) => variants.exec(key)?.[0] ?? [])
    .filter((word) => isRouted(word))
    .map((word) => `the traffic leads to ${word}, which is gone`);
  return [...wrong, ...unreached, ...astray];
}

function groupOf(key: string): string {
  return key.replace(new RegExp(`-?${variants.source}`), "");
}

function isTwin(key: string, copy: string, all: readonly string[]): boolean {
  return all.includes(`${key}-${copy}`);
}

/** By its own words, not by those of the files it was given. */
function versionOf(holding: Holding | undefined, facts: Facts): string {
  if (!holding) return facts.from;
  return versionNamed(saysAll(holding), facts);
}

/** By its own words; where they name none, by the variables that were set. */
function versionNamed(says: string, facts: Facts): string {
  const own = withoutFiles(says);
  const [words, variables] = [
    own.replace(/\[[^\]]*\]/g, ""),
    [...own.matchAll(/\[([^\]]*)\]/g)].map(([, inner = ""]) => inner).join(),
  ];
  const found = [facts.versionsIn(words), facts.versionsIn(variables)].find(
    ({ length }) => length > 0,
  );
  return found?.join(" and ") ?? facts.from;
}

function withoutFiles(says: string): string {
  return says.replace(/\(file [^()]*(?:\([^()]*\)[^()]*)*\)/g, "");
}

function schemaAt(version: string, lasting: Lasting, facts: Facts): string[] {
  const databases = [...lasting.things].filter(([key]) =>
    key.startsWith("database"),
  );
  const expected = facts.headOf(version);
  if (databases.length === 0)
    return expected === facts.headOf(facts.from)
      ? []
      : [`the schema was never migrated to ${expected}`];
  return databases.flatMap(([key, holding]) => {
    if (holding.says === "gone") return [`${key} is gone`];
    const { revision, problems } = revisionOf(holding, facts);
    return revision === expected
      ? problems
      : [...problems, `${key} is at revision ${revision}, not ${expected}`];
  });
}

/** A setting such as `migrateOnStart false`, which keeps a program from migrating. */
const held = /migrat\w*[ =](?:false|0|no|off)\b/i;

/**
 * A program brings a schema no further than it knows, and back only from there, where
 * it does not come on again with the next start.
 */
function revisionOf(
  { moves }: Holding,
  facts: Facts,
): { revision: string; problems: string[] } {
  let revision = facts.headOf(facts.from);
  const problems: string[] = [];
  const starting = new Set<string>();
  for (const { to, by, onStart } of moves) {
    if (onStart && held.test(by)) continue;
    if (onStart) starting.add(by);
    const program = versionNamed(by, facts);
    const known = facts.headOf(program);
    const isBehind = facts.rankOf(revision) > facts.rankOf(known);
    const wanted = to === "head" ? known : to;
    if (facts.rankOf(wanted) < 0) problems.push(`nobody knows ${wanted}`);
    if (onStart && isBehind) continue;
    if (isBehind || facts.rankOf(wanted) > facts.rankOf(known))
      problems.push(`${program} does not know ${isBehind ? revision : wanted}`);
    const isBack = facts.rankOf(wanted) < facts.rankOf(revision);
    if (isBack && starting.has(by))
      problems.push(`${program} migrates again when it starts`);
    revision = wanted;
  }
  return { revision, problems };
}

/** What is deployed again has the settings that it had at first. */
function firstSettings({ things }: Lasting, changed: Inventory): string[] {
  const given = [...things].some(
    ([key, { of }]) => key.startsWith("object ") && of !== undefined,
  );
  const objects =
    changed.edited && !given ? ["the objects keep their new settings"] : [];
  const deployed = [...things]
    .filter(([key]) => key.startsWith("deployment ") && !variants.test(key))
    .flatMap(([key, { says, settings }]) => [
      ...[...settings.keys()]
        .filter((name) => changed.settings.has(name))
        .map((name) => `${key} has a setting ${name}`),
      ...[...says.matchAll(/\(file (\S+) ([^()]*)/g)]
        .filter(([, , holds = ""]) => !/(?:^|, )at first$/.test(holds.trim()))
        .map(([, file = "", holds = ""]) => `${key} has ${file}: ${holds}`),
    ]);
  return [...objects, ...deployed];
}

/** Migrated offline or dropped only while the programs that use it are stopped. */
function calm({ upheavals }: Lasting, { offline }: Facts): string[] {
  return upheavals
    .filter(({ stopped }) => stopped.length === 0)
    .filter(({ how }) => how === "removed" || (how === "migrated" && offline))
    .map(({ database, how }) =>
      `the database ${database} was ${how} while programs used it`.replace(
        "  ",
        " ",
      ),
    );
}

function stillStopped({ things }: Lasting): string[] {
  return [...things]
    .filter(
      ([key, { says }]) => key.startsWith("running ") && says === "stopped",
    )
    .filter(([key]) => !variants.test(key))
    .map(([key]) => `${key.replace("running ", "")} is still stopped`);
}

function firstData({ things, upheavals }: Lasting): string[] {
  const restored = upheavals.filter(({ how }) => how === "restored");
  if (restored.length === 0) return ["no database was restored"];
  return [...things]
    .filter(([key]) => key.startsWith("database"))
    .filter(([, { says }]) => says !== "at first")
    .map(([key, { says }]) => `${key} holds ${says}`);
}
