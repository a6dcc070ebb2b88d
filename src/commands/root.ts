import { dirname } from "node:path";
import { findConfig } from "../config/find.ts";
import type { Surroundings } from "./command.ts";

/**
 * Where `content/` lies: the folder of the configuration, of which nothing is read,
 * or the one that Guidepost runs in.
 */
export async function rootOf({
  cwd,
}: Pick<Surroundings, "cwd">): Promise<string> {
  const path = await findConfig(cwd);
  return path === undefined ? cwd : dirname(path);
}
