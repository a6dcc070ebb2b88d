import type { ConfigDelta } from "../release/types.ts";
import type { Setting } from "./setting.ts";

/** A record that the files do not bear out. */
export interface Contradiction {
  /** Place in the list of the release file. */
  readonly index: number;
  readonly message: string;
}

/** A record of a release file, and its place there. */
export interface Declared {
  readonly delta: ConfigDelta;
  readonly index: number;
}

/** What the files say against a record that no change bears out. */
export function contradiction(
  { delta, index }: Declared,
  { before, after }: { before: readonly Setting[]; after: readonly Setting[] },
  declared: readonly Declared[],
): Contradiction[] {
  const { op, path } = delta;
  const [wasThere, isThere] = [isIn(before, path), isIn(after, path)];
  const say = (message: string) => [{ index, message }];
  const missing = `Unexpected \`${path}\`, expected a key that is there after the release`;
  switch (op) {
    case "added":
    case "restored": {
      // A key that only the way needs is in neither file.
      const isPassing = declared.some(
        (one) => one.delta.op === "removed" && one.delta.path === path,
      );
      if (isPassing) return [];
      if (!isThere) return say(missing);
      return wasThere === "inside" || isThere === "inside"
        ? []
        : say(`Unexpected \`${path}\`, it was there before the release`);
    }
    case "removed":
      if (isThere === "key")
        return say(
          `Unexpected removal of \`${path}\`, it is there after the release`,
        );
      if (!wasThere && !isPassingKey(path, declared))
        return say(
          `Unexpected removal of \`${path}\`, it was not there before the release`,
        );
      return [];
    case "renamed":
      if (!isIn(before, delta.was))
        return say(
          `Unexpected old name \`${delta.was}\`, it was not there before the release`,
        );
      return isThere ? [] : say(missing);
    case "split":
      return delta.into.every((part) => isIn(after, part.path))
        ? []
        : say(
            `Unexpected parts of \`${path}\`, expected keys that are there after the release`,
          );
    case "default-changed": {
      const now = after.find((setting) => setting.path === path);
      if (isThere === "inside" || now?.secret === true) return [];
      if (!isThere) return say(missing);
      if (!wasThere)
        return say(
          `Unexpected change of \`${path}\`, it was not there before the release`,
        );
      return say(
        `Unexpected change of \`${path}\`, its default is the same before and after the release`,
      );
    }
    case "merged":
    case "type-changed":
    case "required-changed":
    case "deprecated":
    case "undeprecated":
      // The files need not tell these.
      return isThere ? [] : say(missing);
  }
}

function isPassingKey(path: string, declared: readonly Declared[]): boolean {
  return declared.some(
    ({ delta }) => delta.op === "added" && delta.path === path,
  );
}

/** `inside`: under or above what a file has as one setting. */
function isIn(
  settings: readonly Setting[],
  path: string,
): "key" | "inside" | undefined {
  if (settings.some((setting) => setting.path === path)) return "key";
  const isInside = settings.some(
    (setting) =>
      path.startsWith(`${setting.path}/`) ||
      setting.path.startsWith(`${path}/`),
  );
  return isInside ? "inside" : undefined;
}
