import type { Holding } from "./lasting/holding.ts";
import type { Lasting } from "./lasting/world.ts";
import type { Leg } from "../../../src/plan/plan.ts";
import type { Product } from "../../../src/release/types.ts";

/** What must become of one setting, whatever the reader had. */
export interface NewSetting {
  /** Where the reader has it, with the values of the guide's examples. */
  readonly file: string;
  readonly key: string;
  readonly set: boolean;
  /** Only where the guide offers to: the new default would do for others. */
  readonly offered?: true;
}

export function newSettings(product: Product, { config }: Leg): NewSetting[] {
  return config.flatMap((delta): NewSetting[] => {
    const surface = product.surfaces.find(({ id }) => id === delta.surface);
    const file = (surface?.file ?? "").replace(/\$(\w+)/g, (whole, name) => {
      const asked = product.variables.find((one) => one.name === name);
      return asked?.kind === "asked" ? asked.example : String(whole);
    });
    const entry = (key: string, set: boolean) => ({ file, key, set });
    switch (delta.op) {
      case "added":
        return delta.required ? [entry(delta.path, true)] : [];
      case "required-changed":
        return delta.now && delta.set ? [entry(delta.path, true)] : [];
      case "renamed":
        return [entry(delta.was, false), entry(delta.path, true)];
      case "default-changed":
        return delta.keep === undefined
          ? []
          : [{ ...entry(delta.path, true), offered: true }];
      case "removed":
        return [entry(delta.path, false)];
      default:
        return [];
    }
  });
}

/**
 * Why settings are not those of the target. Where single ones are known, as in
 * lines of an environment, each is looked at; otherwise that the file was edited.
 */
export function settingsAtTarget(
  { things }: Lasting,
  settings: readonly NewSetting[],
  whole: {
    /** The files that the guide edits. */
    readonly files: ReadonlySet<string>;
    /** The settings that it makes. */
    readonly settings: ReadonlySet<string>;
  },
): string[] {
  const edited = whole.files;
  const isMade = ({ key }: NewSetting): boolean =>
    [...whole.settings].some((one) => one === key || one.endsWith(`:${key}`));
  const due = settings.filter((one) => !one.offered || isMade(one));
  const files = Map.groupBy(due, ({ file }) => file);
  const problems = [...files].flatMap(([file, entries]) => {
    const key = [...edited].find((one) => isFile(one, file));
    if (key === undefined) return [];
    const holding = things.get(key);
    if (!holding || !isEdited(holding)) return [`${file} was not edited`];
    return entries.flatMap((entry) => wrongIn(holding, entry));
  });
  const isUsed = [...things].some(
    ([key, holding]) =>
      /^(?:deployment|object) /.test(key) && isEdited(holding),
  );
  const touched = due.some(({ file }) =>
    [...edited].some((one) => isFile(one, file)),
  );
  return touched && !isUsed
    ? [...problems, "nothing is deployed with the new settings"]
    : problems;
}

function isFile(key: string, file: string): boolean {
  return key === `file ${file}` || key.endsWith(`/${file}`);
}

export function isEdited({ says, settings }: Holding): boolean {
  return settings.size > 0 || /, edited/.test(says);
}

function wrongIn(
  { settings }: Holding,
  { file, key, set }: NewSetting,
): string[] {
  if (settings.size === 0) return [];
  const name = [...settings.keys()].find(
    (one) => one === key || one.endsWith(`:${key}`),
  );
  const isSet = name !== undefined && settings.get(name) !== undefined;
  if (set) return isSet ? [] : [`${file} has no ${key}`];
  return name === undefined || isSet ? [`${file} still has ${key}`] : [];
}
