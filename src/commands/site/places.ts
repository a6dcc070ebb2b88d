import { join, relative } from "node:path";
import { filesIn, kindOf } from "../../files.ts";
import { strayBelow, strays } from "../../straying.ts";
import { UsageError } from "../../usage.ts";
import type { SiteOptions } from "./launcher.ts";

/** What every site has that was built, if only half before it was ended. */
const builtFolder = "_astro";

/**
 * A site is built into a folder, keeps files of its own, and publishes what lies in
 * `public/` and `content/`: none of them may be another place than it looks.
 * @throws {UsageError}
 */
export function refuseLinks({
  root,
  out,
}: Pick<SiteOptions, "root" | "out">): void {
  const own = ["site", "dev"].map((name) => join(root, ".guidepost", name));
  for (const place of [out, ...own])
    if (strays(place)) throw elsewhere(relative(root, place), "write");
  for (const shared of ["public", "content"]) {
    const stray = strayBelow(join(root, shared));
    if (stray !== undefined) throw elsewhere(relative(root, stray), "publish");
  }
}

/** A build empties its folder. @throws {UsageError} where that holds other work. */
export async function refuseOtherWork(out: string): Promise<void> {
  if ((await kindOf(out)) === "missing") return;
  const names = await filesIn(out);
  if (names.length === 0 || names.includes(builtFolder)) return;
  throw new UsageError(
    `Refused to build the site into \`${out}\`: it holds what no build wrote, and a build empties it`,
    "Name another folder, or empty this one",
  );
}

function elsewhere(path: string, verb: "write" | "publish"): UsageError {
  return new UsageError(
    `Refused to ${verb} \`${path}\`: a link leads out of the repository, or into \`.git\``,
    "Remove the link, or put what it leads to in its place",
  );
}
