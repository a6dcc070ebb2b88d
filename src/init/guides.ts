import { byDepth, fileOf, isForeign, type Repository } from "./repository.ts";

const page = /\.(?:md|mdx|markdown)$/i;
const name =
  /^(?:how-?to-?)?(?:upgrad(?:e|es|ing)|migrat(?:e|ion|ions|ing)|update|updating)(?:[-_. ].*)?$|(?:^|[-_.])(?:upgrade|upgrading|migration)[-_]?(?:guides?|notes?)?$/i;
const folder =
  /(?:^|\/)(?:upgrad(?:e|es|ing)|upgrade-guides?|migration-guides?)\//i;

/** Pages that tell operators how to upgrade, written before Guidepost came. */
export function findGuides({ paths }: Repository): string[] {
  return paths
    .filter(
      (path) =>
        page.test(path) && !isForeign(path) && !path.startsWith("content/"),
    )
    .filter((path) => {
      const title = fileOf(path).replace(page, "");
      return name.test(title) || folder.test(path);
    })
    .filter(
      (path) => !/(?:^|\/)(?:\.github|\.gitlab|node_modules)\//.test(path),
    )
    .toSorted(byDepth);
}
