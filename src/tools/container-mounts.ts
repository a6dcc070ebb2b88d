import { hasHole } from "../shell/words.ts";
import { tar } from "./archives.ts";
import { mysqldump } from "./mysql.ts";
import { pgDump, pgRestore, psql } from "./postgres.ts";
import type { Effect, Effects } from "./tool.ts";

/** A folder of the host and where a container has it. */
interface Mount {
  readonly path: string;
  readonly inside: string;
}

/** Commands that say all of which files they touch. */
const followed = [tar, pgDump, pgRestore, psql, mysqldump];

/** What `-v` and `--mount` bring in from the host; volumes have no path there. */
export function mountsOf(
  volumes: readonly string[],
  mounts: readonly string[],
): readonly Mount[] {
  return [
    ...volumes.map((volume) => {
      const [path = "", inside = ""] = volume.split(":");
      return { path, inside };
    }),
    ...mounts.map((mount) => ({
      path: /(?:source|src)=([^,]+)/.exec(mount)?.[1] ?? "",
      inside: /(?:target|destination|dst)=([^,]+)/.exec(mount)?.[1] ?? "",
    })),
  ].filter(({ path }) => /^[./~]/.test(path) || hasHole(path));
}

/** What a command in a container does to the folders of the host that it sees. */
export function* mountEffects(
  mounts: readonly Mount[],
  command: readonly string[],
): Effects {
  if (mounts.length === 0) return;
  const seen = effectsInside(command)?.map((effect) => onHost(effect, mounts));
  for (const effect of seen ?? []) {
    if (effect !== "unknown" && effect !== "elsewhere") yield effect;
  }
  if (seen && !seen.includes("unknown")) return;
  for (const { path } of mounts) yield { kind: "open", path };
}

function effectsInside(
  command: readonly string[],
): readonly Effect[] | undefined {
  const [name = "", ...words] = command;
  const tool = followed.find((each) =>
    [each.name, ...(each.names ?? [])].includes(name),
  );
  return words.some((word) => /[\uf000-\uf8ff]/.test(word))
    ? undefined
    : tool && [...tool.effects(words)];
}

/** The same on the host, where the path lies in a folder of it. */
function onHost(
  effect: Effect,
  mounts: readonly Mount[],
): Effect | "elsewhere" | "unknown" {
  if (effect.kind === "unmodelled") return "unknown";
  if (!("path" in effect)) return "elsewhere";
  const { path } = effect;
  if (!path.startsWith("/"))
    return effect.kind === "read" ? "elsewhere" : "unknown";
  const mount = mounts.find(
    ({ inside }) =>
      path === inside || path.startsWith(`${inside.replace(/\/$/, "")}/`),
  );
  if (!mount) return "elsewhere";
  const rest = path.slice(mount.inside.replace(/\/$/, "").length);
  return { ...effect, path: `${mount.path.replace(/\/$/, "")}${rest}` };
}
