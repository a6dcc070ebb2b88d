import type { Unknown } from "./events.ts";
import {
  type Value,
  concat,
  known,
  samePiece,
  show,
  text,
  unknown,
} from "./values.ts";

/**
 * Paths are values too: absolute, or with the unknown folder where the reader
 * starts in front. `key` names one for a map: equal keys are the same path.
 */
export function resolve(path: Value, cwd: Value): Value {
  const [first] = path;
  if (first === undefined) return cwd;
  // A leading unknown may be `/srv` as well as `srv`: then the path is its own.
  if (first.kind === "unknown") return normalise(path);
  if (first.text.startsWith("/")) return normalise(path);
  return normalise(concat(cwd, text("/"), path));
}

/** Drops `.`, `//` and a trailing `/`, and takes `..` back. */
function normalise(path: Value): Value {
  const kept: Value[] = [];
  for (const [index, segment] of split(path).entries()) {
    const name = known(segment);
    if (index > 0 && (name === "" || name === ".")) continue;
    if (name !== ".." || index === 0) {
      kept.push(segment);
      continue;
    }
    const last = kept.at(-1) ?? [];
    const root = kept.length === 1 && last.length === 0;
    if (root) continue;
    if (known(last) !== undefined && known(last) !== "..") kept.pop();
    else kept.splice(0, kept.length, above(slashed(kept)));
  }
  const joined = slashed(kept);
  return joined.length === 0 ? text("/") : joined;
}

function slashed(segments: readonly Value[]): Value {
  return concat(
    ...segments.flatMap((segment, index) =>
      index === 0 ? [segment] : [text("/"), segment],
    ),
  );
}

const parents = new WeakMap<Unknown, Map<string, Unknown>>();

/** The folder above an unknown one: unknown too, and the same each time. */
function above(path: Value): Value {
  const last = path.findLast((piece) => piece.kind === "unknown");
  if (last?.kind !== "unknown") return concat(path, text("/.."));
  const known = parents.get(last.from) ?? new Map<string, Unknown>();
  parents.set(last.from, known);
  const key = show(path);
  const parentOf = known.get(key) ?? { ...last.from, reader: "OLDPWD" };
  known.set(key, parentOf);
  return unknown(parentOf);
}

/** The segments between slashes; an unknown piece never ends one. */
export function split(path: Value): Value[] {
  const segments: Value[] = [];
  let open: Value = [];
  for (const piece of path) {
    if (piece.kind === "unknown") {
      open = [...open, piece];
      continue;
    }
    const parts = piece.text.split("/");
    open = concat(open, text(parts[0] ?? ""));
    for (let at = 1; at < parts.length; at++) {
      segments.push(open);
      open = text(parts[at] ?? "");
    }
  }
  segments.push(open);
  return segments;
}

export function within(path: Value, folder: Value): boolean {
  const rest = after(path, folder);
  if (rest === undefined) return false;
  const [first] = rest;
  return (
    first === undefined ||
    known(folder) === "/" ||
    (first.kind === "text" && first.text.startsWith("/"))
  );
}

/** What follows `prefix` in `path`, where it certainly starts with it. */
export function after(path: Value, prefix: Value): Value | undefined {
  for (const [index, piece] of prefix.entries()) {
    const other = path[index];
    if (other && samePiece(piece, other)) continue;
    const last = index === prefix.length - 1;
    if (!last || piece.kind !== "text" || other?.kind !== "text") {
      return undefined;
    }
    if (!other.text.startsWith(piece.text)) return undefined;
    return concat(
      text(other.text.slice(piece.text.length)),
      path.slice(index + 1),
    );
  }
  return path.slice(prefix.length);
}

export function parent(path: Value): Value {
  const segments = split(path);
  const joined = slashed(segments.slice(0, -1));
  return joined.length === 0 ? text("/") : joined;
}

export function base(path: Value): Value {
  return split(path).at(-1) ?? [];
}

export function under(folder: Value, name: Value): Value {
  return resolve(name, folder);
}

/** `logs/` and `..` say that they are folders; `logs` does not. */
export function namesFolder(path: Value): boolean {
  const last = path.at(-1);
  if (last?.kind !== "text") return false;
  if (/\/\.{0,2}$/.test(last.text)) return true;
  return path.length === 1 && /^\.{1,2}$/.test(last.text);
}
