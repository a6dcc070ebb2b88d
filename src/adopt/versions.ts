import { compareVersions, isVersion, type Version } from "../versions.ts";

/** From one version to another; a guide may say only where it leads. */
export interface Hop {
  readonly from?: Version;
  readonly to: Version;
}

const number = String.raw`v?(\d+(?:\.(?:\d+|[xX*])){1,2}(?:-[A-Za-z]+[\w.]*)?)`;
const arrow = String.raw`\s*(?:→|->|=>|–|—|➜|⟶|â†’|\bto\b|\bthrough\b)\s*`;
const hop = new RegExp(`${number}${arrow}${number}`);
const target = new RegExp(
  String.raw`^(?:.*\b(?:upgrad\w*|updat\w*|migrat\w*|mov\w*|version|release|to)\s+(?:to\s+)?)?${number}\b(?!\s*(?:only|\+))`,
  "i",
);
const whole = /(?<![\w.:@/-])v?(\d+\.\d+\.\d+)(?![\w.]*\.\d|[\w])/g;
const pinned =
  /(?:[:=@/]v?|--version[= ]v?|(?<![\w.])v)(\d+\.\d+\.\d+(?:-(?:alpha|beta|rc)[\w.]*)?)(?![\w.]*\d)/g;

/** Images that nearly every product has beside its own. */
const others =
  /\b(?:postgres\w*|mysql|mariadb|mongo\w*|redis|valkey|nginx|traefik|alpine|debian|ubuntu|busybox|python|node|golang|rabbitmq|elasticsearch|minio|kubectl|k8s|kubernetes)[\w./-]*[:@]$/i;

/** Where a heading leads: `From 1.2 to 2.0`, `v2.0.0`, `0.1.x -> 0.2.x`. */
export function hopIn(heading: string): Hop | undefined {
  const between = hop.exec(heading);
  if (between) {
    const from = complete(between[1]);
    const to = complete(between[2]);
    if (to === undefined) return undefined;
    const isAscending = from !== undefined && compareVersions(from, to) < 0;
    return isAscending ? { from, to } : { to };
  }
  const to = complete(target.exec(heading)?.[1]);
  return to === undefined ? undefined : { to };
}

const letters = String.raw`v?([A-Za-z]\.[A-Za-z](?:\.[A-Za-z])?)`;

/** Letters that stand for the two versions in a title: `vX.Y.Z to vA.B.C`. */
export function lettersIn(
  title: string,
): { readonly from: string; readonly to: string } | undefined {
  const [, from, to] =
    new RegExp(`${letters}${arrow}${letters}`).exec(title) ?? [];
  return from === undefined || to === undefined || from === to
    ? undefined
    : { from, to };
}

/** Versions that commands pin, each as often as it is there. */
export function pinnedIn(command: string): Version[] {
  return Array.from(command.matchAll(pinned))
    .filter(({ index }) => !others.test(command.slice(0, index + 1)))
    .map(([, found = ""]) => found)
    .filter(isVersion);
}

/** Whole versions in prose, in order. */
export function versionsIn(text: string): Version[] {
  return Array.from(text.matchAll(whole), ([, found = ""]) => found);
}

/** The one that occurs most often; of equals the first. */
export function commonest(versions: readonly Version[]): Version | undefined {
  const counts = Map.groupBy(versions, (version) => version);
  const [best] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  return best?.[0];
}

/** The release before, where nothing tells it: 2.0.0 follows 1.0.0, 1.2.3 follows 1.2.2. */
export function before(version: Version): Version {
  const [major = 0, minor = 0, patch = 0] = version
    .split(/[.+-]/)
    .slice(0, 3)
    .map(Number);
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.0`;
  return `${Math.max(0, major - 1)}.0.0`;
}

/** The version that a range such as \`1.2.x\` or \`>=1.2\` begins with. */
export function firstOf(range: string): Version | undefined {
  return complete(/\d+(?:\.(?:\d+|[xX*])){0,2}/.exec(range)?.[0]);
}

/** `1.2` and `1.2.x` begin at 1.2.0. */
function complete(text: string | undefined): Version | undefined {
  if (text === undefined) return undefined;
  const parts = text.replace(/\.[xX*]/g, ".0").split(".");
  while (parts.length < 3 && !/-/.test(text)) parts.push("0");
  const version = parts.join(".");
  return isVersion(version) ? version : undefined;
}
