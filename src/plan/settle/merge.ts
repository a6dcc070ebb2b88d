import type { MergeHow } from "../../release/types.ts";
import {
  nothingSaid,
  oldKey,
  type Lineage,
  type Op,
  type Ranked,
} from "./lineage.ts";
import { newLine, sayOf, type Line } from "./line.ts";
import type { Source } from "./moves.ts";
import {
  byHand,
  fillTemplate,
  piecesOf,
  plainText,
  type Piece,
  type Standby,
  type Value,
} from "./value.ts";

/**
 * Several lines become one. A template takes what is text around old keys; where
 * a part was calculated, or no operator can have it, a person merges. A merge of
 * keys that are all new is a new key.
 */
export function mergeLines(
  lineage: Lineage,
  sources: readonly Source[],
  { delta, rank }: Ranked<Op<"merged">>,
): Line {
  const lines = sources.flatMap(({ line }) => line ?? []);
  const said = sayOf(delta);
  const value = valueOf(delta.how, sources);
  const standby = standbyOf(delta.how, sources);
  const isSecret = lines.some(({ birth }) => birth?.secret);
  const read = lines.some((line) => line.read);
  const line = uniteKeys(lineage, lines);

  const given = { keys: line.keys, said, rank, standby, read };
  if (line.keys.size > 0) {
    const isSet = standby !== undefined && standby.kind !== "open";
    const required = isSet ? { on: said, off: said } : undefined;
    return Object.assign(
      line,
      newLine(delta.path, { ...given, value, required }),
    );
  }
  const birth = {
    isBack: false,
    now: undefined,
    type: undefined,
    required: false,
    secret: isSecret,
  };
  const none: Value = { kind: "none" };
  return Object.assign(
    line,
    newLine(delta.path, { ...given, value: none, birth }),
  );
}

function valueOf(how: MergeHow, sources: readonly Source[]): Value {
  if (how.kind === "manual") return byHand(how.how);
  const named = new Map<string, readonly Piece[]>();
  for (const { path, line } of sources) {
    const pieces = line && piecesOf(line.value, line.standby);
    if (pieces) named.set(path, pieces);
  }
  const pieces =
    named.size === sources.length
      ? fillTemplate(how.template, named)
      : undefined;
  if (pieces) return { kind: "merged", pieces };
  return byHand(`the value becomes \`${how.template}\``);
}

/** What stands where the operator set none of the keys, but the way to here did. */
function standbyOf(
  how: MergeHow,
  sources: readonly Source[],
): Standby | undefined {
  const standbys = sources.map(({ path, line }) => ({
    path,
    standby: line?.standby,
  }));
  if (standbys.every(({ standby }) => standby === undefined)) return undefined;
  if (how.kind === "manual") return { kind: "open" };
  const none: Value = { kind: "none" };
  const named = new Map(
    standbys.map(({ path, standby }) => [path, piecesOf(none, standby)]),
  );
  const known = new Map<string, readonly Piece[]>();
  for (const [path, pieces] of named) if (pieces) known.set(path, pieces);
  if (known.size < named.size) return { kind: "open" };
  const value = plainText(fillTemplate(how.template, known));
  return value === undefined ? { kind: "open" } : { kind: "value", value };
}

/** All old keys feed one line: the largest takes in the others. */
function uniteKeys(lineage: Lineage, lines: readonly Line[]): Line {
  const [first, ...others] = lines;
  if (first === undefined) {
    return newLine("", {
      keys: new Set(),
      value: { kind: "none" },
      said: nothingSaid,
      rank: 0,
    });
  }
  const host = others.reduce(
    (largest, line) => (line.keys.size > largest.keys.size ? line : largest),
    first,
  );
  for (const line of lines) {
    if (line === host) continue;
    for (const key of line.keys) {
      const old = oldKey(lineage, key);
      old.users.delete(line);
      old.users.add(host);
      host.keys.add(key);
      lineage.touched.add(old);
    }
  }
  return host;
}
