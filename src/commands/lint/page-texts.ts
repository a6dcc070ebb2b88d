import { join } from "node:path";
import { ignoredBy } from "../../config/effective.ts";
import { readNow } from "../../files.ts";
import { isMarkdown } from "../../markdown/file-names.ts";
import type { Project } from "../project.ts";

/** Where no page is looked for, as `findFiles` leaves it out. */
const passedOver = /(?:^|\/)(?:\.\.|node_modules|dist|\.git)(?:\/|$)/;

/**
 * The texts of pages by their names from the root: those of a run, and all others
 * that nobody ignores, so that a link to a heading is held against it whichever
 * pages are asked for.
 */
export function pageTexts(
  { root, config }: Pick<Project, "root" | "config">,
  run: ReadonlySet<string>,
): (file: string) => string | undefined {
  const isPage = (file: string) =>
    isMarkdown(file) &&
    !passedOver.test(file) &&
    ignoredBy(config, file) === undefined;
  return (file) =>
    run.has(file) || isPage(file) ? readNow(join(root, file)) : undefined;
}
