import { toPath, toSegments, type Setting } from "../../src/surface/setting.ts";

const words =
  "max min enable timeout pool size host port name path level limit mode retries cache queue worker log user tls".split(
    " ",
  );
const sections =
  "server database redis auth worker ingress metrics storage".split(" ");
const defaults = [
  true,
  false,
  0,
  1,
  3,
  10,
  30,
  8080,
  ..."info /var/lib/app redis:7 nginx admin 1Gi 500m ClusterIP".split(" "),
  "",
];

/** Two releases of a made-up file, and which keys were really renamed. */
export interface RandomReleases {
  readonly before: readonly Setting[];
  readonly after: readonly Setting[];
  /** Old path to new one. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * As releases are: of 120 keys some go, some come, and some get another name, now
 * and then with another default or other words. The same seed gives the same.
 */
export function randomReleases(seed: number): RandomReleases {
  const random = generator(seed);
  const pick = <T>(all: readonly [T, ...T[]] | readonly T[]): T => {
    const one = all[Math.floor(random() * all.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const used = new Set<string>();
  const claim = (path: string): string | undefined => {
    if (used.has(path)) return undefined;
    used.add(path);
    return path;
  };
  const newPath = (section: string): string => {
    for (;;) {
      const parts = [
        pick(words),
        pick(words),
        ...(random() < 0.4 ? [pick(words)] : []),
      ];
      const path = claim(toPath([section, camel(parts)]));
      if (path !== undefined) return path;
    }
  };
  const newSetting = (path: string): Setting => {
    const value = pick(defaults);
    const [section = "", name = ""] = toSegments(path);
    const about = `The ${name.replace(/([A-Z])/g, " $1").toLowerCase()} of the ${section}`;
    const comment = random() < 0.15 ? "Set to true to turn it on" : about;
    return {
      path,
      line: 1,
      default: value,
      type:
        typeof value === "string"
          ? "string"
          : typeof value === "number"
            ? "integer"
            : "boolean",
      ...(random() < 0.5 && { comment }),
      required: false,
      secret: false,
      deprecated: false,
    };
  };
  const otherPath = (path: string): string | undefined => {
    const [section = "", name = ""] = toSegments(path);
    const parts = name
      .replace(/([A-Z])/g, " $1")
      .toLowerCase()
      .split(" ");
    return claim(
      pick([
        toPath([pick(sections), name]),
        toPath([section, camel([...parts.slice(0, -1), pick(words)])]),
        toPath([section, camel([...parts, pick(words)])]),
      ]),
    );
  };

  const before = sections.flatMap((section) =>
    Array.from({ length: 15 }, () => newSetting(newPath(section))),
  );
  const after: Setting[] = [];
  const renamed = new Map<string, string>();
  for (const setting of before) {
    const fate = random();
    if (fate < 0.06) continue;
    const path = fate < 0.1 ? otherPath(setting.path) : undefined;
    if (path === undefined) after.push(setting);
    else {
      renamed.set(setting.path, path);
      const fresh = newSetting(path);
      const kept = random() < 0.8 ? setting : fresh;
      after.push({
        ...(random() < 0.7
          ? kept
          : {
              ...fresh,
              ...(kept.default !== undefined && { default: kept.default }),
            }),
        path,
      });
    }
    if (random() < 0.07)
      after.push(newSetting(newPath(toSegments(setting.path)[0] ?? "")));
  }
  return { before: numbered(before), after: numbered(after), renamed };
}

function camel([first = "", ...rest]: readonly string[]): string {
  const capital = rest.map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  return first + capital.join("");
}

function numbered(settings: readonly Setting[]): Setting[] {
  return settings.map((setting, index) => ({ ...setting, line: index + 1 }));
}

/** Mulberry32: numbers from 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
