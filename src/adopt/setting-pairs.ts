import type { Sample, SettingFact } from "./facts.ts";
import { readSettings, type Setting } from "./snippets.ts";

export const readable = new Set([
  "yaml",
  "yml",
  "json",
  "env",
  "ini",
  "properties",
  "dotenv",
  "toml",
]);
const capitals = /^[A-Z][A-Z0-9_]*$/;

/** Keys that differ between two pieces of configuration; one that moved is renamed. */
export function settingsBetween(
  { before, after }: Sample,
  language: string,
): SettingFact[] {
  const read = (text: string) =>
    new Map(
      readSettings(text, readable.has(language) ? language : "yaml").map(
        ({ path, value }) => [path.join("/"), { path, value }],
      ),
    );
  const old = read(before);
  const now = read(after);
  const gone = [...old].filter(([key]) => !now.has(key));
  const come = [...now].filter(([key]) => !old.has(key));
  const [[from, removed] = []] = gone;
  const [[, added] = []] = come;
  const isMoved = gone.length === 1 && come.length === 1;
  if (isMoved && from && removed && added?.value === removed.value)
    return [
      {
        kind: "setting",
        ...placeOf(added.path),
        change: { op: "renamed", was: placeOf(removed.path).key },
      },
      ...changed(old, now),
    ];
  return [
    ...gone.map(([, { path, value }]) =>
      fact(path, { op: "removed", was: value }),
    ),
    ...come.map(([, { path, value }]) =>
      fact(path, { op: "added", now: value }),
    ),
    ...changed(old, now),
  ];
}

/** Names in capitals are variables of the environment; others are values of a chart. */
export function placeOf(
  path: readonly string[],
): Pick<SettingFact, "surface" | "key"> {
  const [name = ""] = path;
  return path.length === 1 && capitals.test(name)
    ? { surface: "env", key: name }
    : { surface: "values", key: path.join("/") };
}

function changed(
  old: ReadonlyMap<string, Setting>,
  now: ReadonlyMap<string, Setting>,
): SettingFact[] {
  return [...old].flatMap(([key, { path, value: was }]) => {
    const value = now.get(key)?.value;
    return value === undefined || value === was
      ? []
      : [fact(path, { op: "default-changed", was, now: value })];
  });
}

function fact(
  path: readonly string[],
  change: SettingFact["change"],
): SettingFact {
  return { kind: "setting", ...placeOf(path), change };
}
