import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import type { Plugin } from "vite";

/** What Astro adds to the name of a picture that a page shows. */
const shown = /\?astroContentImageFlag/;

/**
 * Ends a build that would publish a picture from outside of the repository around
 * `root`: a page may be a stranger's, and name any that is on the machine. `refuse` is
 * told which.
 */
export function ownImages(
  root: string,
  refuse: (file: string) => void = () => {},
): Plugin {
  return {
    name: "guidepost-own-images",
    load: {
      order: "pre",
      filter: { id: shown },
      handler(id) {
        const [file = ""] = id.split("?");
        if (!isElsewhere(file, root)) return;
        refuse(file);
        this.error(
          `Refused to publish \`${file}\`, which a page shows: it lies outside of the repository`,
        );
      },
    },
  };
}

/** Whether a file lies outside of the repository around a folder, links followed, or is git's own. */
export function isElsewhere(file: string, root: string): boolean {
  if (!existsSync(file)) return false;
  const repository = repositoryAround(realpathSync(root));
  const way = relative(repository, realpathSync(file));
  const [first] = way.split(/[\\/]/);
  return first === ".." || first === ".git" || isAbsolute(way);
}

function repositoryAround(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return root;
  }
}
