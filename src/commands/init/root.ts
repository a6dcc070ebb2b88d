import { resolve } from "node:path";
import type { Checkout } from "../../checkout.ts";
import { realPathOf } from "../../files.ts";
import { UsageError } from "../../usage.ts";

/** CIs and `derive` begin at the root. @throws {UsageError} in a folder below. */
export async function requireRoot(
  cwd: string,
  git: Checkout | undefined,
): Promise<void> {
  if (git === undefined) return;
  const [root, here] = await Promise.all([
    realPathOf(resolve(git.root)),
    realPathOf(cwd),
  ]);
  if (root === here) return;
  throw new UsageError(
    `\`${cwd}\` lies in the repository of \`${git.root}\``,
    `Run it there: cd ${git.root}`,
    "Or make this folder a repository of its own: git init",
  );
}
