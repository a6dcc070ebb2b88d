import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assemble } from "../../../pack/assemble.ts";

/**
 * Makes the package of this checkout below `node_modules/` of a folder, as npm lays
 * it out, and gives its command line: others are measured as they are installed, too.
 */
export async function installed(folder: string): Promise<string> {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const home = join(folder, "node_modules/guidepost");
  await assemble(root, { out: home });
  return join(home, "lib/cli.js");
}
