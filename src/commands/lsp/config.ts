import { basename } from "node:path";
import type { Diagnostic } from "vscode-languageserver";
import { configNames } from "../../config/find.ts";
import { MetadataError } from "../../release/source.ts";
import { problemsIn } from "./checked.ts";

/** Whether a file is one that configures Guidepost. */
export function isConfig(path: string): boolean {
  return configNames.includes(basename(path));
}

/** What does not read of a configuration, unsaved; code is only read when it is run. */
export async function configProblems(
  path: string,
  text: string,
): Promise<Diagnostic[]> {
  const file = basename(path);
  if (!/\.(?:yaml|json)$/.test(file)) return [];
  const { readConfig } = await import("../../config/read.ts");
  try {
    readConfig({ file, text });
    return [];
  } catch (error) {
    if (error instanceof MetadataError)
      return problemsIn(error.problems, file, text);
    throw error;
  }
}
