import { join } from "node:path";
import { ignoredBy, settingOf } from "../../config/effective.ts";
import { names } from "../../config/patterns.ts";
import { readNow } from "../../files.ts";
import { isMarkdown } from "../../markdown/file-names.ts";
import type { Project } from "../project.ts";

/** Where no page is looked for, as `findFiles` leaves it out. */
const passedOver = /(?:^|\/)(?:\.\.|node_modules|dist|\.git)(?:\/|$)/;

/**
 * The texts of pages by their names from the root: those of a run, and others that
 * a run of everything would lint, so that a link to a heading is held against it
 * whichever pages are asked for.
 */
export function pageTexts(
  { root, config }: Pick<Project, "root" | "config">,
  run: ReadonlySet<string>,
): (file: string) => string | undefined {
  const included = settingOf(config, "include")?.value ?? ["."];
  const isPage = (file: string) =>
    isMarkdown(file) &&
    !passedOver.test(file) &&
    names(included, file) &&
    ignoredBy(config, file) === undefined;
  return (file) =>
    run.has(file) || isPage(file) ? readNow(join(root, file)) : undefined;
}
