import type { ConfigDelta, Release } from "../release/types.ts";
import type { ReleaseDeltas } from "./settle/settle.ts";

/**
 * The releases' deltas, and which of the leg's keys their own steps read: those
 * whose path stands in a step's text as a whole word, or with dots between its
 * parts (`--set server.port=80`).
 */
export function deltasWithReads(releases: readonly Release[]): ReleaseDeltas[] {
  const hasSteps = releases.some(({ steps }) => steps.length > 0);
  const all = hasSteps ? releases.flatMap(({ config }) => config) : [];
  const keys = keysByLastWord(all);
  return releases.map(({ version, config, steps }) => {
    const reads = new Set<string>();
    for (const { action } of steps) {
      if (action.kind === "run") findKeys(action.run, keys, reads);
      if (action.kind === "manual") findKeys(action.manual, keys, reads);
    }
    return { version, deltas: config, reads: [...reads] };
  });
}

interface Spelling {
  readonly text: string;
  /** `<surface>/<path>` */
  readonly name: string;
}

const words = /\w+/g;

function keysByLastWord(
  deltas: readonly ConfigDelta[],
): Map<string, Spelling[]> {
  const names = new Map<string, string>();
  for (const delta of deltas)
    for (const path of pathsOf(delta))
      names.set(`${delta.surface}/${path}`, path);

  const byWord = new Map<string, Spelling[]>();
  for (const [name, path] of names) {
    for (const text of new Set([path, path.replaceAll("/", ".")])) {
      const word = text.match(words)?.at(-1);
      if (word === undefined || !text.endsWith(word)) continue;
      const spellings = byWord.get(word) ?? [];
      spellings.push({ text, name });
      byWord.set(word, spellings);
    }
  }
  return byWord;
}

function pathsOf(delta: ConfigDelta): string[] {
  switch (delta.op) {
    case "renamed":
      return [delta.path, delta.was];
    case "split":
      return [delta.path, ...delta.into.map(({ path }) => path)];
    case "merged":
      return [delta.path, ...delta.from];
    default:
      return [delta.path];
  }
}

function findKeys(
  text: string,
  keys: ReadonlyMap<string, readonly Spelling[]>,
  found: Set<string>,
): void {
  for (const { 0: word, index } of text.matchAll(words)) {
    const end = index + word.length;
    for (const { text: path, name } of keys.get(word) ?? []) {
      const start = end - path.length;
      if (start < 0 || !text.startsWith(path, start)) continue;
      if (start === 0 || !/\w/.test(text.charAt(start - 1))) found.add(name);
    }
  }
}
