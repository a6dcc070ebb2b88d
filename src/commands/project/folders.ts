import { resolve } from "node:path";
import type { LoadedConfig } from "../../config/loaded.ts";
import { problemsError } from "../../config/problems.ts";
import { kindOf } from "../../files.ts";
import type { MetadataProblem } from "../../release/source.ts";

/** Folders of specs that are not there. @throws {MetadataError} */
export async function checkFolders({ layers }: LoadedConfig): Promise<void> {
  for (const { data, source, folder } of layers) {
    const problems: MetadataProblem[] = [];
    const { specs = [] } = data;
    for (const [at, named] of [specs].flat().entries()) {
      if ((await kindOf(resolve(folder, named))) === "folder") continue;
      const path = Array.isArray(specs) ? ["specs", at] : ["specs"];
      const message = `Unexpected \`${named}\`, expected a folder of specs: \`guidepost harvest\` writes some`;
      problems.push(source.problemAt(path, message));
    }
    if (problems.length > 0) throw problemsError(problems);
  }
}
