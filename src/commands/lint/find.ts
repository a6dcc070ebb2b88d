import { resolve } from "node:path";
import { ignoredBy, settingOf } from "../../config/effective.ts";
import { findFiles, isInside } from "../../files.ts";
import { UsageError } from "../../usage.ts";
import type { Options, Surroundings } from "../command.ts";
import { wayTo, type Project } from "../project.ts";

const pages = "**/*.{md,mdx,markdown}";

/**
 * The Markdown files that paths name, each once, in order; without paths those
 * that the configuration includes, or all, of this folder. What it ignores is
 * left out.
 */
export async function findPages(
  paths: readonly string[],
  { root, config }: Pick<Project, "root" | "config">,
  { allowEmpty = false }: Options,
  { cwd }: Pick<Surroundings, "cwd">,
): Promise<string[]> {
  const include = settingOf(config, "include");
  const included = include?.value ?? ["."];
  const namedBy = paths.length > 0 ? undefined : include?.origin;
  const asked =
    paths.length > 0
      ? paths.map((path) => ({ path, from: cwd }))
      : included.map((path) => ({ path, from: path === "." ? cwd : root }));
  const found = new Set<string>();
  for (const { path, from } of asked) {
    const all = await findFiles(path, { cwd: from, pattern: pages }).catch(
      (error: unknown) => {
        throw withOrigin(error, namedBy);
      },
    );
    const ignored = all.map((file) => ignoredBy(config, wayTo(root, file)));
    const files = all.filter((_, at) => ignored[at] === undefined);
    if (files.length === 0 && allowEmpty === false)
      throw withOrigin(nothingAt(path, ignored[0]), namedBy);
    for (const file of files)
      if (paths.length > 0 || isInside(file, resolve(cwd))) found.add(file);
  }
  return [...found].sort();
}

/** Nobody who named no path knows which one is meant. */
function withOrigin(error: unknown, origin: string | undefined): unknown {
  if (!(error instanceof UsageError) || origin === undefined) return error;
  return new UsageError(
    error.message,
    `\`include\` names it: \`${origin}\``,
    ...error.next,
  );
}

function nothingAt(path: string, ignoredBy: string | undefined): UsageError {
  return new UsageError(
    `Found no Markdown file at \`${path}\``,
    ignoredBy === undefined
      ? `Folders are searched for \`${pages}\`, \`node_modules\`, \`dist\` and \`.git\` left out`
      : `What is there is ignored: \`${ignoredBy}\``,
    "Pass `--allow-empty` where that is fine",
  );
}
