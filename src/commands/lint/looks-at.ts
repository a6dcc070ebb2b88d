import { resolve } from "node:path";
import { ignoredBy, settingOf } from "../../config/effective.ts";
import { names } from "../../config/patterns.ts";
import type { Options } from "../command.ts";
import { wayTo, type Project } from "../project.ts";
import { isTyped } from "./typed.ts";

/**
 * Which pages a run would look at, were they there. One that is gone may have moved
 * to where a run of some pages does not look, so a baseline keeps what it knows of it.
 */
export function looksAt(
  { root, config }: Pick<Project, "root" | "config">,
  options: Options,
  { paths, cwd }: { readonly paths: readonly string[]; readonly cwd: string },
): (file: string) => boolean {
  const { changed, shard } = options;
  if (changed !== undefined || shard !== undefined || isTyped(options))
    return () => false;
  const fromRoot = (path: string) => wayTo(root, resolve(cwd, path));
  const included = settingOf(config, "include")?.value ?? ["."];
  const asked = paths.length > 0 ? paths.map(fromRoot) : included;
  const here = paths.length > 0 ? "." : fromRoot(".");
  return (file) =>
    names(asked, file) &&
    names([here], file) &&
    ignoredBy(config, file) === undefined;
}
